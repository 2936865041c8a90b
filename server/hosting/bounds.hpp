// Bounds of hosting that no client needs to know (those are in protocol/limits.hpp). Each says what happens when it is
// reached.
#pragma once

#include <cstddef>
#include <cstdint>

namespace beffroi::hosting::bounds {

// Bytes of answers that one slow connection may have waiting, beside what it shares with others; more closes it (slow).
inline constexpr std::size_t lane_bytes = 256U * 1024;
// Bytes of snapshots and replays that one slow connection may keep alive; another one behind so much closes it (slow).
// Whoever asks for rooms again and again without reading would hold a version of the room with each.
inline constexpr std::size_t lane_shared_bytes = 8U * 1024 * 1024;
// Pieces that may wait in one lane; more closes it (slow).
inline constexpr std::size_t lane_pieces = 4096;

// Members of a room that one turn of the loop serves; the others wait for the next turn.
inline constexpr std::size_t members_per_turn = 256;
// Bytes of flushes that are joined into one run for all who miss them; larger ones are written piece by piece.
inline constexpr std::size_t joined_bytes = 64U * 1024;
// Up to this many members on the fullest thread, entries go out at once. Above it, those of one tick go together, the
// first after a pause at once. A tick is long enough that a room's writes, at 6 microseconds each, take 0.6 of a
// thread.
inline constexpr std::size_t small_room = 500;
inline constexpr std::int64_t members_per_tick_ms = 100;
inline constexpr std::int64_t tick_min_ms = 2;
inline constexpr std::int64_t tick_max_ms = 250;

// Entries that one read of the log asks for.
inline constexpr std::size_t log_page = 500;
// A room without members is closed after this long.
inline constexpr std::int64_t idle_room_ms = 60'000;
// Commands that may wait for moderation, over all rooms; more are refused as busy.
inline constexpr std::size_t waiting_for_moderation = 4096;
// Joins that may wait for a room to open; more are refused as busy.
inline constexpr std::size_t waiting_joins = 65'536;
// Those who enter a conversation that is not open yet wait this long for its hall to open it.
inline constexpr std::int64_t hall_answer_ms = 3'000;
// Reads of older messages that may be under way in one room; more are refused as busy.
inline constexpr std::size_t reads_of_history = 64;
// Pages of the log that one answer to a history request may read in search of messages.
inline constexpr int pages_per_history = 20;
// Replays that are kept ready for others who come back from the same position.
inline constexpr std::size_t kept_replays = 16;

// Broken or refused messages that a connection may send before it is closed (abuse), refilled one per second.
inline constexpr std::int64_t broken_messages = 30;
// People whose recent chat or questions a room remembers for rate limits; the oldest are forgotten first.
inline constexpr std::size_t paced_people = 20'000;

// Lines a room has still to tell the records, over all it noted; past it, it reads its log again when these are
// written.
inline constexpr std::size_t ledger_lines = 20'000;
// Lines that go into one transaction; the others follow in the next.
inline constexpr std::size_t ledger_page = 500;
// From an entry to its lines in the records, at most, while the storage keeps up.
inline constexpr std::int64_t ledger_interval_ms = 250;
// Connections that may watch the desk of all rooms; more are refused as busy.
inline constexpr std::size_t desk_watchers = 200;
// Items that the desk keeps over all rooms; rooms beyond are asked again when there is space.
inline constexpr std::size_t desk_items_of_hub = 50'000;

// Somebody who writes in a conversation is shown as writing for this long.
inline constexpr std::int64_t typing_ms = 4'000;

}  // namespace beffroi::hosting::bounds
