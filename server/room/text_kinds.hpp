// What kind of text it is, where a room takes only some kinds. Pure; linear in the length.
#pragma once

#include <string_view>

namespace beffroi::room {

// Emoji, with what joins them and the space between them, and nothing else; at least one.
bool is_emoji_only(std::string_view text);

// An address somebody could follow or type: with a scheme, beginning with www., or a name under a common top level.
bool has_link(std::string_view text);

}  // namespace beffroi::room
