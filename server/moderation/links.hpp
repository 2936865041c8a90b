// Links in a text, also those that are written so as not to look like one (example[.]com, hxxps://, example point com
// is left alone: it is a sentence). Linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "moderation/wording.hpp"

namespace beffroi::moderation {

struct Link {
  Span span;
  std::string host;  // in small letters
};

// An address with a scheme or www., or a bare host with a well-known ending. Mail addresses are no links.
std::vector<Link> links_in(const Wording& wording);

// The host itself, or one below it.
bool is_within(std::string_view host, std::string_view allowed);

}  // namespace beffroi::moderation
