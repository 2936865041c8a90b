// What comes with the hub, from config/moderation: word lists and the default rules. Part of the program, so that a hub
// without any file is moderated. Rules kept in the records take the place of shipped ones with the same id.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "moderation/word_search.hpp"
#include "protocol/messages.hpp"

namespace beffroi::moderation {

// The files themselves, by name without ending ("fr", "en", ...); made by config/moderation/embed.cmake.
struct ShippedFile {
  std::string_view name;
  std::string_view text;
};
std::span<const ShippedFile> shipped_files();

// Lists that a rule may name: all but "passes". Null: there is none of that name.
const std::vector<WordForm>* shipped_list(std::string_view name);
std::vector<std::string_view> shipped_list_names();

// What is no hit of a shipped list though a word of one stands in it.
const std::vector<WordForm>& shipped_passes();

const std::vector<protocol::ModerationRule>& shipped_rules();

}  // namespace beffroi::moderation
