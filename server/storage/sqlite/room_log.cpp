#include "storage/sqlite/room_log.hpp"

#include <algorithm>

#include "storage/limits.hpp"

namespace beffroi::storage::sqlite {
namespace {

LogHead head_of(Database& database, const std::string& room) {
  auto row = database.query("SELECT epoch, head FROM room_logs WHERE room = ?", {room});
  return row.next() ? LogHead{row.text(0), row.number(1)} : LogHead{};
}

std::vector<LogEntry> collected(Cursor& rows) {
  std::vector<LogEntry> entries;
  while (rows.next()) entries.push_back({rows.number(0), rows.text(1), rows.number(2), rows.text(3)});
  return entries;
}

std::int64_t bounded(std::size_t limit) {
  return static_cast<std::int64_t>(std::min(limit, limits::entries_per_read));
}

}  // namespace

std::variant<Committed, Conflict> append_to_log(Database& database, const Append& append) {
  const Seq head = append.entries.back().seq;
  std::int64_t log = 0;
  {
    auto row = database.query("UPDATE room_logs SET head = ? WHERE room = ? AND epoch = ? AND head = ? RETURNING id",
                              {head, append.room, append.epoch, append.expected});
    if (row.next()) log = row.number(0);
    while (log != 0 && row.next()) {
    }
  }
  if (log == 0) return Conflict{head_of(database, append.room)};
  for (const LogEntry& entry : append.entries) {
    database.run("INSERT INTO log_entries (log, seq, id, at, body) VALUES (?, ?, ?, ?, ?)",
                 {log, entry.seq, entry.id, entry.at, entry.body});
  }
  return Committed{{append.epoch, head}};
}

LogHead open_room_log(Database& database, const std::string& room, const std::string& fresh_epoch) {
  database.run("INSERT INTO room_logs (room, epoch, head) VALUES (?, ?, 0) ON CONFLICT (room) DO NOTHING",
               {room, fresh_epoch});
  return head_of(database, room);
}

std::vector<LogEntry> entries_after(Database& database, const std::string& room, Seq after, std::size_t limit) {
  auto rows = database.query(
      "SELECT seq, id, at, body FROM log_entries WHERE log = (SELECT id FROM room_logs WHERE room = ?) AND seq > ? "
      "ORDER BY seq LIMIT ?",
      {room, after, bounded(limit)});
  return collected(rows);
}

std::vector<LogEntry> entries_before(Database& database, const std::string& room, Seq before, std::size_t limit) {
  auto rows = database.query(
      "SELECT seq, id, at, body FROM log_entries WHERE log = (SELECT id FROM room_logs WHERE room = ?) AND seq < ? "
      "ORDER BY seq DESC LIMIT ?",
      {room, before, bounded(limit)});
  auto entries = collected(rows);
  std::ranges::reverse(entries);
  return entries;
}

}  // namespace beffroi::storage::sqlite
