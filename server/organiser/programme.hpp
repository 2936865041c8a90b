// One session of an event's programme, as every import format yields it and as it is stored, compared and exported.
// Identity is (source, external_id) and never the title: the same pair is the same session after any edit.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "storage/records.hpp"

namespace beffroi::organiser {

using protocol::SessionKind;
using protocol::SessionStatus;
using protocol::TimeMs;
// `zone` is an IANA name and says in which zone the organiser thinks of the UTC times; `online_url` is http, https or
// empty; `language` is a code such as "fr", or empty. An import leaves `updated_at` to whoever stores the session.
using storage::ProgrammeSession;

// The text members that an import fills, by name, in the order they are shown and compared; the longest each may be, in
// bytes of UTF-8, so that a session always fits its place on the wire.
struct TextField {
  std::string_view name;
  std::string ProgrammeSession::* member;
  std::size_t longest;
};
const std::array<TextField, 13>& text_fields();

// A stable short id, [a-z0-9-]{1,40}: what can be read of the external id, then 60 bits of a SHA-256 over both keys,
// so that no partner can choose an external id that lands on another's session.
std::string session_id(std::string_view source, std::string_view external_id);

}  // namespace beffroi::organiser
