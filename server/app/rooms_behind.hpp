// At start: rooms whose log says more than the records were told (the hub was cut off in between), and rooms in which
// something waits for a moderator, are opened once, so that the audit is whole and the desk for all rooms is full.
#pragma once

#include <functional>
#include <string>

#include "storage/storage.hpp"

namespace beffroi::app {

// Calls `wake` for each such room, from a thread of the storage, in its own time.
void find_rooms_behind(storage::Storage& storage, std::function<void(const std::string& room)> wake);

}  // namespace beffroi::app
