// Names for people who are not to appear under their own.
#pragma once

#include <string>
#include <string_view>

namespace beffroi::room {

// The same for the same room and person, wherever and whenever it is asked; two people seldom get the same one.
std::string pseudonym(std::string_view room, std::string_view person);

}  // namespace beffroi::room
