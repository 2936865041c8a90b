// The precondition of Storage::append(), checked alike by every implementation.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "storage/storage.hpp"

namespace beffroi::storage {

// Why the storage refuses this append, whatever the log holds; nothing: it is well formed.
std::optional<std::string> fault_of(const Append& append);

// Bytes that this append holds while it waits.
std::size_t bytes_of(const Append& append);

}  // namespace beffroi::storage
