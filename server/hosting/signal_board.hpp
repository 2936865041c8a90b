// What is live in a room and never stored: viewers, tallies, reactions, who is typing. Changes are collected and sent
// together, at most once in limits::signal_interval_ms (reactions: reaction_signal_interval_ms); the latest value wins.
// Each audience gets only what it may see; results that show after voting go to those who voted.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "hosting/flush.hpp"
#include "hosting/presence.hpp"
#include "room/room.hpp"

namespace beffroi::hosting {

class SignalBoard {
 public:
  explicit SignalBoard(std::string room) : room_(std::move(room)) {}

  void touch(const room::Touched& touched);
  void viewers_changed() { viewers_dirty_ = true; }
  void react(protocol::Reaction reaction) { ++reactions_[reaction]; }
  void typing(const std::string& name, std::int64_t now_ms);

  // When take() next has something to send, by the steady clock; nothing: not before something changes.
  std::optional<std::int64_t> next_at() const;

  // The signals that are due, or nothing. Time by the steady clock.
  FreshFlush take(const room::State& state, const Presence& presence, std::int64_t now_ms);

  // For one who enters or comes back: the viewers now, and the tallies that changed meanwhile.
  std::string for_one(const room::State& state, const Presence& presence, const room::Touched& touched,
                      protocol::Audience audience, const std::vector<ChannelName>& channels);

 private:
  protocol::Signal tallies(const room::State& state, protocol::Audience audience) const;
  void add_hidden_tallies(const room::State& state, Flush& flush) const;
  void add_moderation(const room::State& state, protocol::Audience audience, protocol::Signal& signal);
  void add_viewers(const Presence& presence, protocol::Audience audience, protocol::Signal& signal);
  void add_reactions(protocol::Signal& signal) const;
  bool add_typing(std::int64_t now_ms, std::vector<std::string>& names);

  const std::string room_;
  std::set<protocol::Seq> questions_;
  std::set<protocol::Seq> polls_;
  bool viewers_dirty_ = false;
  std::array<std::optional<protocol::Viewers>, 2> told_viewers_;
  bool moderation_dirty_ = false;
  // By audience; nothing: not everybody was told the same.
  std::array<std::optional<protocol::Tally>, 2> told_moderation_{protocol::Tally{},
                                                                 protocol::Tally{.held = 0, .hidden = 0}};
  std::map<protocol::Reaction, std::int64_t> reactions_;
  std::map<std::string, std::int64_t> typing_until_;
  bool typing_dirty_ = false;
  std::int64_t sent_at_ = 0;
  std::int64_t reactions_sent_at_ = 0;
};

}  // namespace beffroi::hosting
