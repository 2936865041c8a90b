// Enumerations of the protocol as the file keeps them: by name. A name that this version does not know is an error of
// the storage, not a default.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/codec.hpp"
#include "storage/records.hpp"

namespace beffroi::storage::sqlite {

template <class Enum>
Enum known(std::optional<Enum> value, const std::string& name) {
  if (!value) throw RecordsError("the database holds the unknown name '" + name + "'");
  return *value;
}

inline protocol::Role role_named(const std::string& name) {
  return known(protocol::parse_role(name), name);
}
inline protocol::Scope scope_named(const std::string& name) {
  return known(protocol::parse_scope(name), name);
}
inline protocol::RoomKind room_kind_named(const std::string& name) {
  return known(protocol::parse_room_kind(name), name);
}
inline protocol::SessionKind session_kind_named(const std::string& name) {
  return known(protocol::parse_session_kind(name), name);
}
inline protocol::SessionStatus session_status_named(const std::string& name) {
  return known(protocol::parse_session_status(name), name);
}

}  // namespace beffroi::storage::sqlite
