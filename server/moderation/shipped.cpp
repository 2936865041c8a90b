#include "moderation/shipped.hpp"

#include <map>
#include <stdexcept>
#include <string>
#include <utility>

#include "moderation/word_list.hpp"
#include "protocol/codec.hpp"

namespace beffroi::moderation {
namespace {

constexpr std::string_view passes_name = "passes";
constexpr std::string_view rules_name = "rules";

// Tests hold the shipped files to this, so that it does not throw in a hub.
std::vector<WordForm> words_in(const ShippedFile& file) {
  auto words = read_word_list(file.text);
  if (words) return std::move(words).value();
  throw std::runtime_error("config/moderation/" + std::string(file.name) + ".txt, line " +
                           std::to_string(words.error().line) + ": " + words.error().what);
}

const std::map<std::string, std::vector<WordForm>, std::less<>>& all_lists() {
  static const auto lists = [] {
    std::map<std::string, std::vector<WordForm>, std::less<>> read;
    for (const ShippedFile& file : shipped_files()) {
      if (file.name != rules_name) read.emplace(file.name, words_in(file));
    }
    return read;
  }();
  return lists;
}

std::vector<protocol::ModerationRule> rules_in(std::string_view text) {
  auto file = protocol::decode_rule_file(text);
  if (file) return std::move(file.value().rules);
  throw std::runtime_error("config/moderation/rules.json: " + file.error().where + ": " + file.error().detail);
}

}  // namespace

const std::vector<WordForm>* shipped_list(std::string_view name) {
  const auto found = all_lists().find(name);
  return found == all_lists().end() || name == passes_name ? nullptr : &found->second;
}

std::vector<std::string_view> shipped_list_names() {
  std::vector<std::string_view> names;
  for (const auto& [name, words] : all_lists()) {
    if (name != passes_name) names.emplace_back(name);
  }
  return names;
}

const std::vector<WordForm>& shipped_passes() {
  return all_lists().find(passes_name)->second;
}

const std::vector<protocol::ModerationRule>& shipped_rules() {
  static const std::vector<protocol::ModerationRule> rules = [] {
    for (const ShippedFile& file : shipped_files()) {
      if (file.name == rules_name) return rules_in(file.text);
    }
    return std::vector<protocol::ModerationRule>();
  }();
  return rules;
}

}  // namespace beffroi::moderation
