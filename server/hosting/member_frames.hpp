// Which frames of a flush a member of a room gets, by its audience and its channels, and how channels change. A member
// is anything with the fields `audience`, `person`, `own_channel` and `more_channels` of LocalRoom's.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hosting/flush.hpp"

namespace beffroi::hosting {

inline constexpr std::string_view own_prefix = "p:";

inline bool is_own(std::string_view key, std::string_view person) {
  return key.size() == own_prefix.size() + person.size() && key.starts_with(own_prefix) && key.ends_with(person);
}

inline std::unique_ptr<std::vector<ChannelName>> without_own(std::vector<ChannelName> channels) {
  std::erase_if(channels, [](const ChannelName& channel) { return channel.key.starts_with(own_prefix); });
  return channels.empty() ? nullptr : std::make_unique<std::vector<ChannelName>>(std::move(channels));
}

inline const PersonalFrame* find_hash(const Flush& flush, std::uint64_t hash) {
  const auto found =
      std::ranges::lower_bound(flush.personal, hash, {}, [](const PersonalFrame& frame) { return frame.channel.hash; });
  return found == flush.personal.end() || found->channel.hash != hash ? nullptr : &*found;
}

// Calls `use` with the bytes of every frame of the flush that a member gets, in order.
template <class Member, class Use>
void each_frame(const Member& member, const Flush& flush, Use use) {
  bool personal = false;
  const PersonalFrame* const last = flush.personal.data() + flush.personal.size();
  const auto find = [&](std::uint64_t hash, auto matches) {
    const PersonalFrame* frame = find_hash(flush, hash);
    for (; frame != nullptr && frame != last && frame->channel.hash == hash; ++frame) {
      if (matches(frame->channel.key)) {
        personal = true;
        use(std::string_view(frame->bytes));
      }
    }
  };
  if (!flush.personal.empty()) {
    find(member.own_channel, [&](const std::string& key) { return is_own(key, *member.person); });
    if (member.more_channels) {
      for (const ChannelName& channel : *member.more_channels) {
        find(channel.hash, [&](const std::string& key) { return key == channel.key; });
      }
    }
  }
  const std::size_t audience = index_of(member.audience);
  if (!flush.frames[audience].empty() && (personal || !flush.quiet[audience])) {
    use(std::string_view(flush.frames_for(audience, member.compressed)));
  }
}

template <class Member>
bool concerns(const Member& member, const Flush& flush) {
  return std::ranges::any_of(flush.channels,
                             [&](const ChannelChange& change) { return change.person == *member.person; });
}

template <class Member>
void apply_channels(Member& member, const Flush& flush) {
  for (const ChannelChange& change : flush.channels) {
    if (change.person != *member.person || change.channel.key.starts_with(own_prefix)) {
      continue;
    }
    if (!member.more_channels) {
      member.more_channels = std::make_unique<std::vector<ChannelName>>();
    }
    std::erase(*member.more_channels, change.channel);
    if (change.on) {
      member.more_channels->push_back(change.channel);
    }
    if (member.more_channels->empty()) {
      member.more_channels.reset();
    }
  }
}

}  // namespace beffroi::hosting
