// Who got which message when. A message carries its number as "@m=NUMBER~" in its text, whatever protocol it comes
// wrapped in, and several may come at once. Each receiver must get each publisher's messages once and in order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "load/histogram.hpp"

namespace bench {

class Tally {
 public:
  Tally(std::size_t receivers, std::size_t publishers)
      : publishers_(publishers), next_(receivers * publishers), received_(receivers) {}

  // A message that was due then is on its way; returns its number. The publishers send in turn: number modulo
  // publishers.
  std::size_t send(std::int64_t due_us);
  void give_up(std::size_t number);  // the server refused it

  // Every mark in the text has arrived. `whole`: the text is a view of the whole room, which may repeat what came
  // before.
  void receive(std::size_t receiver, std::string_view text, bool whole, std::int64_t now_us);

  // From the next message on, figures are of a new phase.
  void begin_phase();

  static std::string text_of(std::size_t number, std::size_t size);

  std::size_t sent() const { return due_.size(); }
  std::size_t sent_in_phase() const { return due_.size() - phase_first_; }
  std::size_t in_flight() const { return due_.size() - complete_; }
  std::uint32_t received(std::size_t receiver) const { return received_[receiver]; }
  std::uint64_t deliveries() const { return deliveries_; }  // of this phase
  const Histogram& latency() const { return latency_; }
  const Histogram& completion() const { return completion_; }  // until the last receiver had it
  std::uint64_t missing() const;                               // of all phases, at this moment
  std::uint64_t doubled() const { return doubled_; }
  std::uint64_t disordered() const { return disordered_; }
  std::uint64_t refused() const { return refused_; }

 private:
  void arrived(std::size_t receiver, std::size_t number, bool may_repeat, std::int64_t now_us);

  const std::size_t publishers_;
  std::vector<std::int64_t> due_;        // by message
  std::vector<std::uint32_t> got_;       // by message: receivers that have it
  std::vector<std::uint32_t> next_;      // by receiver and publisher: its next one
  std::vector<std::uint32_t> received_;  // by receiver
  std::size_t complete_ = 0;
  std::size_t phase_first_ = 0;
  std::uint64_t deliveries_ = 0;
  std::uint64_t skipped_ = 0;  // passed over, and not come late
  std::uint64_t doubled_ = 0;
  std::uint64_t disordered_ = 0;
  std::uint64_t refused_ = 0;
  Histogram latency_;
  Histogram completion_;
};

}  // namespace bench
