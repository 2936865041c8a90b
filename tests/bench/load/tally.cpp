#include "load/tally.hpp"

#include <charconv>

#include "load/clock.hpp"

namespace bench {

namespace {

constexpr std::string_view mark = "@m=";

}  // namespace

std::string Tally::text_of(std::size_t number, std::size_t size) {
  std::string text = std::string(mark) + std::to_string(number) + "~";
  if (text.size() < size) text.append(size - text.size(), 'x');
  return text;
}

std::size_t Tally::send(std::int64_t due_us) {
  due_.push_back(due_us);
  got_.push_back(0);
  return due_.size() - 1;
}

void Tally::give_up(std::size_t number) {
  ++refused_;
  if (number < got_.size() && got_[number] == 0) ++complete_;
}

void Tally::begin_phase() {
  phase_first_ = due_.size();
  deliveries_ = 0;
  latency_ = {};
  completion_ = {};
}

void Tally::receive(std::size_t receiver, std::string_view text, bool whole, std::int64_t now_us) {
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at)) {
    at += mark.size();
    std::size_t number = 0;
    const auto end = std::from_chars(text.data() + at, text.data() + text.size(), number);
    if (end.ec == std::errc() && number < due_.size()) arrived(receiver, number, whole, now_us);
  }
}

void Tally::arrived(std::size_t receiver, std::size_t number, bool may_repeat, std::int64_t now_us) {
  std::uint32_t& next = next_[receiver * publishers_ + number % publishers_];
  const auto place = static_cast<std::uint32_t>(number / publishers_);
  if (place < next && (may_repeat || skipped_ == 0)) {
    doubled_ += may_repeat ? 0 : 1;
    return;
  }
  if (place < next) {
    ++disordered_;
    --skipped_;
  } else {
    skipped_ += place - next;
    next = place + 1;
  }
  ++received_[receiver];
  const std::int64_t took = now_us - due_[number];
  if (number >= phase_first_) {
    ++deliveries_;
    latency_.add(took);
  }
  if (++got_[number] == received_.size()) {
    ++complete_;
    completion_.add(took);
  }
}

std::uint64_t Tally::missing() const {
  std::uint64_t wanted = 0;
  for (std::size_t publisher = 0; publisher < publishers_; ++publisher) {
    wanted += (due_.size() + publishers_ - 1 - publisher) / publishers_ * received_.size();
  }
  std::uint64_t have = 0;
  for (const std::uint32_t count : received_) have += count;
  return wanted - have;
}

}  // namespace bench
