// The name under which a hook knows a text, and which it gives back with a later verdict.
//
// It names room, author and command, sealed with a key derived from the hook's secret: the hook learns nothing from it,
// nobody can make one up, and the hub needs to remember nothing, so that a verdict is understood after a restart and on
// any node. The same text has the same name when its command is sent again. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "outgoing/signature.hpp"

namespace beffroi::moderation {

struct ItemName {
  std::string room;
  std::string person;
  std::string command;  // the client's id of it

  bool operator==(const ItemName&) const = default;
};

// Characters of base64url.
std::string seal(const outgoing::Secret& secret, const ItemName& item);
// Nothing for what was not sealed with one of the secrets.
std::optional<ItemName> unseal(const outgoing::Secrets& secrets, std::string_view reference);

// "p_..." for a person: the same for the same secret and person; says nothing about either.
std::string pseudonym(const outgoing::Secret& secret, std::string_view person);

}  // namespace beffroi::moderation
