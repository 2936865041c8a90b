// The bounds of storage, each with its unit and with what happens when it is reached.
#pragma once

#include <chrono>
#include <cstddef>

namespace beffroi::storage::limits {

inline constexpr std::size_t queued_operations = 65'536;          // more: refused with Unavailable "queue full"
inline constexpr std::size_t queued_bytes = 256U * 1024 * 1024;   // of entries that wait; more: the same
inline constexpr std::size_t operations_per_transaction = 4'096;  // more: they go into the next transaction
inline constexpr std::size_t bytes_per_transaction = 16U * 1024 * 1024;
inline constexpr std::size_t entries_per_append = 16'384;  // more: refused, a caller splits
inline constexpr std::size_t entries_per_read = 10'000;    // a larger limit counts as this one
inline constexpr std::size_t rows_per_list = 100'000;      // of hub records; a list stops there
inline constexpr std::chrono::microseconds linger{2'000};  // longest wait of a busy transaction for company

}  // namespace beffroi::storage::limits
