#include "storage/append_check.hpp"

#include "storage/limits.hpp"

namespace beffroi::storage {

std::optional<std::string> fault_of(const Append& append) {
  if (append.entries.empty()) return "an append without entries";
  if (append.entries.size() > limits::entries_per_append) return "an append of too many entries";
  Seq expected = append.expected;
  for (const LogEntry& entry : append.entries) {
    if (entry.seq != ++expected) return "an append whose entries are not numbered from the expected head on";
  }
  return std::nullopt;
}

std::size_t bytes_of(const Append& append) {
  std::size_t bytes = append.room.size() + append.epoch.size();
  for (const LogEntry& entry : append.entries) bytes += sizeof(LogEntry) + entry.id.size() + entry.body.size();
  return bytes;
}

}  // namespace beffroi::storage
