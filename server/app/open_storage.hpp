// The storage that the configuration names, opened and checked.
#pragma once

#include <memory>
#include <string>

#include "app/config.hpp"
#include "result.hpp"
#include "storage/storage.hpp"

namespace beffroi::app {

// Makes the data folder if need be. The error is a sentence that says what to do.
Result<std::unique_ptr<storage::Storage>, std::string> open_storage(const Config& config);

}  // namespace beffroi::app
