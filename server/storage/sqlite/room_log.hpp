// The room logs in SQL. Called inside a transaction of the writer, or on the reader.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "storage/sqlite/database.hpp"
#include "storage/storage.hpp"

namespace beffroi::storage::sqlite {

// Inside a savepoint: an error leaves it half done.
std::variant<Committed, Conflict> append_to_log(Database& database, const Append& append);

LogHead open_room_log(Database& database, const std::string& room, const std::string& fresh_epoch);

std::vector<LogEntry> entries_after(Database& database, const std::string& room, Seq after, std::size_t limit);
std::vector<LogEntry> entries_before(Database& database, const std::string& room, Seq before, std::size_t limit);

}  // namespace beffroi::storage::sqlite
