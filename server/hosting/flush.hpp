// What goes to all members of a room at once: made by the room's home thread, posted to each I/O thread that has
// members, and written from there without a copy. Immutable once made.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/messages.hpp"

namespace beffroi::hosting {

// For whom a personal frame is: "p:<person>" for one person, "b:<booth>" for its recruiters, "v:<poll>" for those who
// answered. The hash makes looking cheap; the key decides.
struct ChannelName {
  std::string key;
  std::uint64_t hash = 0;

  ChannelName() = default;
  explicit ChannelName(std::string name) : key(std::move(name)), hash(std::hash<std::string_view>{}(key)) {}
  bool operator==(const ChannelName& other) const { return hash == other.hash && key == other.key; }
};

inline ChannelName channel_of_person(std::string_view person) {
  std::string key = "p:";
  key.append(person);
  return ChannelName(std::move(key));
}

// From this flush on the person does (on) or does not get the channel's frames.
struct ChannelChange {
  std::string person;
  ChannelName channel;
  bool on = true;
};

struct PersonalFrame {
  ChannelName channel;
  std::string bytes;
};

struct Flush {
  // By audience: frames for each member of it. Empty: nothing for them. A quiet one holds an `up` without updates,
  // which only those need who get a personal frame of the same flush; the others learn of the range with the next one.
  std::array<std::string, 2> frames;
  // The same for those who negotiated compression; empty: they get `frames`.
  std::array<std::string, 2> compressed;
  std::array<bool, 2> quiet{false, false};
  std::vector<PersonalFrame> personal;  // sorted by the channels' hash; go before the audience's frames
  std::vector<ChannelChange> channels;  // apply before the personal frames
  bool is_signal = false;               // live values, no entries: a later one may take its place

  // What a member of the audience gets, as it takes frames.
  const std::string& frames_for(std::size_t audience, bool compressible) const {
    return compressible && !compressed[audience].empty() ? compressed[audience] : frames[audience];
  }

  std::size_t bytes() const {
    std::size_t sum = sizeof(Flush) + frames[0].size() + frames[1].size() + compressed[0].size() + compressed[1].size();
    for (const PersonalFrame& frame : personal) {
      sum += sizeof(PersonalFrame) + frame.bytes.size();
    }
    return sum;
  }
};

using FlushPtr = std::shared_ptr<const Flush>;
// Before it is given to the members' threads.
using FreshFlush = std::shared_ptr<Flush>;

// What is left of a signal when a newer one has come before everybody had it.
inline bool is_superseded(const Flush& flush) {
  return flush.is_signal && flush.frames[0].empty() && flush.frames[1].empty() && flush.personal.empty();
}

constexpr std::size_t index_of(protocol::Audience audience) {
  return static_cast<std::size_t>(audience);
}

}  // namespace beffroi::hosting
