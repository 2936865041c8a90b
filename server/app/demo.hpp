// What ./run shows a newcomer: a demo masterclass, and a demo hall with a few booths, all marked as sample data.
#pragma once

#include <optional>
#include <string>

#include "app/app.hpp"
#include "result.hpp"
#include "storage/storage.hpp"

namespace beffroi::app {

// Puts sample booths into the demo hall, if its log has not begun. Before the hub serves. The error is a sentence.
std::string furnish_demo_hall(storage::Storage& storage);

// Single-use links of each role for the demo rooms, made by the hub itself.
Result<App::Links, std::string> make_demo_links(storage::Storage& storage, const std::string& address);

}  // namespace beffroi::app
