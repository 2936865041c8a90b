// Rows of a running query as values.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "storage/limits.hpp"
#include "storage/sqlite/database.hpp"

namespace beffroi::storage::sqlite {

inline constexpr auto row_limit = static_cast<std::int64_t>(limits::rows_per_list);

template <class Read>
auto all_of(Cursor& rows, Read read) {
  std::vector<decltype(read(rows))> list;
  while (rows.next()) list.push_back(read(rows));
  return list;
}

template <class Read>
auto first_of(Cursor& rows, Read read) {
  return rows.next() ? std::optional(read(rows)) : std::nullopt;
}

}  // namespace beffroi::storage::sqlite
