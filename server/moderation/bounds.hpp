// The bounds of the built-in rules, each with its unit and with what happens when it is reached. What clients may rely
// on stands in protocol/schema/limits.json.
#pragma once

#include <cstddef>
#include <cstdint>

namespace beffroi::moderation::bounds {

// ---- a rule set
inline constexpr std::size_t entries = 250'000;          // words of all rules together; more: bad_rule
inline constexpr std::size_t entries_per_form = 512;     // words of all rules that fold to one form; more: bad_rule
inline constexpr std::size_t patterns = 1'000;           // of all rules together; more: bad_rule
inline constexpr std::int64_t pattern_memory = 1 << 20;  // bytes of one compiled pattern; more: bad_rule
inline constexpr std::int64_t pattern_set_memory = 64 << 20;  // bytes of all; more: they are tried one by one
inline constexpr std::size_t hosts = 1'000;                   // lines of one rule; more: bad_rule

// ---- one text
inline constexpr std::size_t hits_per_reading = 256;  // words found; further ones are passed over
inline constexpr std::size_t spans_per_finding = 32;  // further ones are passed over; all of them are masked

// ---- what is remembered of recent texts, per process
inline constexpr std::size_t rooms_remembered = 4'096;    // the one that was silent longest is forgotten
inline constexpr std::size_t texts_per_room = 64;         // the oldest is forgotten
inline constexpr std::size_t people_remembered = 65'536;  // and room: the oldest is forgotten
inline constexpr std::size_t memory_parts = 16;           // each with its own lock

}  // namespace beffroi::moderation::bounds
