#include "app/rooms_behind.hpp"

#include <map>
#include <utility>
#include <vector>

namespace beffroi::app {
namespace {

using Unavailable = storage::Unavailable;

std::vector<storage::RoomLedger> ledgers_of_rooms(const storage::HubRecords& records) {
  std::map<std::string, storage::RoomLedger> known;
  for (storage::RoomLedger& ledger : records.ledgers()) known.emplace(ledger.room, ledger);
  std::vector<storage::RoomLedger> all;
  for (const storage::RoomRecord& room : records.rooms()) {
    const auto ledger = known.find(room.id);
    all.push_back(ledger == known.end() ? storage::RoomLedger{room.id, 0, 0} : ledger->second);
  }
  return all;
}

}  // namespace

void find_rooms_behind(storage::Storage& storage, std::function<void(const std::string& room)> wake) {
  using Ledgers = Result<std::vector<storage::RoomLedger>, Unavailable>;
  storage::look(storage, ledgers_of_rooms, [&storage, wake = std::move(wake)](Ledgers ledgers) {
    if (!ledgers) return;
    for (const storage::RoomLedger& ledger : ledgers.value()) {
      if (ledger.waiting > 0) {
        wake(ledger.room);
        continue;
      }
      storage.read_after(ledger.room, ledger.upto, 1,
                         [wake, room = ledger.room](Result<std::vector<storage::LogEntry>, Unavailable> more) {
                           if (more.ok() && !more->empty()) wake(room);
                         });
    }
  });
}

}  // namespace beffroi::app
