// The bounds of the moderation hook, each with its unit. Those of the calls themselves stand in outgoing/limits.hpp.
#pragma once

#include <cstddef>
#include <cstdint>

namespace beffroi::moderation::bounds {

inline constexpr int failures_in_a_row = 5;                // open the circuit breaker
inline constexpr std::int64_t failure_window_ms = 20'000;  // so does more than half of the calls in it,
inline constexpr std::size_t failure_window_least = 10;    // if there were so many
inline constexpr std::size_t failure_window_most = 1'024;  // calls that are remembered
inline constexpr std::int64_t breaker_open_ms = 30'000;    // then one call tries again

inline constexpr std::size_t remembered_authors = 50'000;  // the one met first is forgotten
inline constexpr std::size_t context_texts = 5;            // of a room
inline constexpr std::size_t context_rooms = 1'000;        // the one that began first is forgotten

inline constexpr std::size_t links_in_check = 16;  // of a text; more are not listed
inline constexpr std::size_t spans_in_reply = 64;  // more: no valid reply
inline constexpr std::int64_t deadline_least_ms = 100;
inline constexpr std::int64_t deadline_most_ms = 3'000;

}  // namespace beffroi::moderation::bounds
