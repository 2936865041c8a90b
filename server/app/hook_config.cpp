#include "app/hook_config.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

#include "app/config_section.hpp"
#include "moderation/hook/bounds.hpp"
#include "protocol/codec.hpp"

namespace beffroi::app {

using moderation::HookFailure;
using moderation::HookMode;
using moderation::HookPolicy;
using moderation::LevelPolicy;

namespace {

constexpr std::size_t kWebhooks = 8;
constexpr std::size_t kNameBytes = 32;

using Expected = std::optional<std::string>;

constexpr const char* kText = "a text in quotes";
constexpr const char* kModes = "one of \"off\" \"async\" \"gate\"";
constexpr const char* kFailures = "one of \"publish\" \"hold\" \"reject\"";

Expected take_text(const toml::node& node, std::string& out) {
  const auto value = node.value_exact<std::string>();
  if (!value) return kText;
  out = *value;
  return std::nullopt;
}

Expected take_flag(const toml::node& node, bool& out) {
  const auto value = node.value_exact<bool>();
  if (!value) return "true or false";
  out = *value;
  return std::nullopt;
}

Expected take_number(const toml::node& node, std::int64_t& out, std::int64_t least, std::int64_t most) {
  const auto value = node.value_exact<std::int64_t>();
  if (!value || *value < least || *value > most)
    return "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  out = *value;
  return std::nullopt;
}

Expected take_ports(const toml::node& node, std::vector<std::int64_t>& out) {
  constexpr const char* expected = "a list of ports, as in [8443]";
  const toml::array* list = node.as_array();
  if (list == nullptr) return expected;
  out.clear();
  for (const toml::node& item : *list) {
    if (take_number(item, out.emplace_back(), 1, 65535)) return expected;
  }
  return std::nullopt;
}

// "trusted" or "trusted_on_failure"; nothing for other names.
struct PolicyKey {
  LevelPolicy HookPolicy::* level;
  bool failure;
};
std::optional<PolicyKey> policy_key(std::string_view key) {
  constexpr std::string_view suffix = "_on_failure";
  const bool failure = key.ends_with(suffix);
  if (failure) key.remove_suffix(suffix.size());
  if (key == "trusted") return PolicyKey{&HookPolicy::trusted, failure};
  if (key == "newcomer") return PolicyKey{&HookPolicy::newcomer, failure};
  if (key == "anonymous") return PolicyKey{&HookPolicy::anonymous, failure};
  return std::nullopt;
}

Expected take_policy(const PolicyKey& key, std::string_view word, HookPolicy& policy) {
  LevelPolicy& level = policy.*key.level;
  if (key.failure) {
    const auto failure = protocol::parse_hook_failure(word);
    if (!failure) return kFailures;
    level.on_failure = *failure;
  } else {
    const auto mode = protocol::parse_hook_mode(word);
    if (!mode) return kModes;
    level.mode = *mode;
  }
  return std::nullopt;
}

Expected take_rooms(const toml::node& node, Config& config) {
  const toml::table* rooms = node.as_table();
  if (rooms == nullptr) return "tables of rooms, as in [hook.rooms.ROOM]";
  for (const auto& [id, settings] : *rooms) {
    const toml::table* table = settings.as_table();
    if (table == nullptr) return "tables of rooms, as in [hook.rooms.ROOM]";
    PolicyChanges& changes = config.hook.rooms[std::string(id.str())];
    for (const auto& [name, value] : *table) {
      const auto key = policy_key(name.str());
      if (!key) return "tables with trusted, newcomer, anonymous and their _on_failure; not " + std::string(name.str());
      HookPolicy trial;
      const std::string word = value.value_exact<std::string>().value_or("");
      if (const auto expected = take_policy(*key, word, trial))
        return "tables in which " + std::string(name.str()) + " is " + *expected;
      changes[std::string(name.str())] = word;
    }
  }
  return std::nullopt;
}

// Settings that every service has; nothing for other names.
std::optional<Expected> take_of_service(std::string_view key, const toml::node& node, ServiceConfig& service) {
  if (key == "url") return take_text(node, service.url);
  if (key == "secret") return take_text(node, service.secret);
  if (key == "secret_file") return take_text(node, service.secret_file);
  if (key == "former_secret") return take_text(node, service.former_secret);
  if (key == "former_secret_file") return take_text(node, service.former_secret_file);
  if (key == "ca_file") return take_text(node, service.ca_file);
  if (key == "allow_private") return take_flag(node, service.allow_private);
  if (key == "ports") return take_ports(node, service.ports);
  return std::nullopt;
}

constexpr const char* kServiceKeys[] = {"url",           "secret", "secret_file", "former_secret", "former_secret_file",
                                        "allow_private", "ports",  "ca_file"};

bool is_name(std::string_view name) {
  const auto is_good = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return !name.empty() && name.size() <= kNameBytes && std::ranges::all_of(name, is_good);
}

Expected take_events(const toml::node& node, std::vector<std::string>& out) {
  const toml::array* list = node.as_array();
  if (list == nullptr) return "a list of events, as in [\"question_approved\"]";
  out.clear();
  for (const toml::node& item : *list) {
    const std::string name = item.value_exact<std::string>().value_or("");
    if (!protocol::parse_notice_kind(name)) return "a list of events; \"" + name + "\" is none";
    out.push_back(name);
  }
  return std::nullopt;
}

std::string check_policy(const HookPolicy& policy, const std::string& where) {
  for (const LevelPolicy* level : {&policy.trusted, &policy.newcomer, &policy.anonymous}) {
    if (level->mode == HookMode::async && level->on_failure != HookFailure::publish) {
      return where + ": async publishes at once, so its _on_failure must be \"publish\". Use gate, or leave it out.";
    }
  }
  return {};
}

std::string check_service(const ServiceConfig& service, const std::string& where) {
  const auto to = outgoing::parse_destination(service.url, service.rules());
  if (!to) return where + ".url is not good: " + to.error() + ".";
  if (service.secret.empty() == service.secret_file.empty()) {
    return where + " needs secret or secret_file, one of them. Make one with: echo whsec_$(openssl rand -base64 32)";
  }
  if (!service.former_secret.empty() && !service.former_secret_file.empty()) {
    return where + ": former_secret and former_secret_file say the same. Keep one of them.";
  }
  return {};
}

Result<outgoing::Secret, std::string> secret_of(const std::string& text, const std::string& file,
                                                const std::string& setting) {
  std::string found = text;
  if (found.empty()) {
    const std::ifstream stream(file);
    if (!stream) return Failure{setting + "_file: " + file + " cannot be read."};
    std::stringstream content;
    content << stream.rdbuf();
    found = content.str();
  }
  auto secret = outgoing::Secret::parse(found);
  if (!secret) return Failure{setting + " is not good: " + secret.error() + "."};
  return std::move(secret).value();
}

}  // namespace

outgoing::DestinationRules ServiceConfig::rules() const {
  outgoing::DestinationRules rules{.allow_private = allow_private};
  for (const std::int64_t port : ports) rules.ports.push_back(static_cast<std::uint16_t>(port));
  return rules;
}

HookPolicy HookConfig::policy_of(const std::string& room) const {
  HookPolicy changed = policy;
  const auto found = rooms.find(room);
  if (found == rooms.end()) return changed;
  for (const auto& [key, word] : found->second) take_policy(*policy_key(key), word, changed);
  return changed;
}

Section hook_section() {
  using namespace moderation::bounds;
  Section section;
  for (const char* key : kServiceKeys) {
    section[key] = [key](const toml::node& node, Config& config) { return *take_of_service(key, node, config.hook); };
  }
  section["deadline_ms"] = [](const toml::node& node, Config& config) {
    return take_number(node, config.hook.deadline_ms, deadline_least_ms, deadline_most_ms);
  };
  section["context"] = [](const toml::node& node, Config& config) {
    return take_number(node, config.hook.context, 0, context_texts);
  };
  section["newcomer_minutes"] = [](const toml::node& node, Config& config) {
    return take_number(node, config.hook.newcomer_minutes, 0, 1440);
  };
  for (const std::string level : {"trusted", "newcomer", "anonymous"}) {
    for (const std::string& key : {level, level + "_on_failure"}) {
      section[key] = [key](const toml::node& node, Config& config) {
        return take_policy(*policy_key(key), node.value_exact<std::string>().value_or(""), config.hook.policy);
      };
    }
  }
  section["rooms"] = take_rooms;
  return section;
}

Expected take_webhook(const std::string& name, const toml::node& node, Config& config) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return "a table, as in [webhooks.NAME]";
  if (!is_name(name)) return "named with at most 32 letters, digits, - and _";
  if (config.webhooks.size() >= kWebhooks) return "one of at most 8 webhooks";
  WebhookConfig webhook;
  webhook.name = name;
  for (const auto& [key, value] : *table) {
    Expected expected;
    if (const auto taken = take_of_service(key.str(), value, webhook)) {
      expected = *taken;
    } else if (key.str() == "events") {
      expected = take_events(value, webhook.events);
    } else if (key.str() == "staff") {
      expected = take_flag(value, webhook.staff);
    } else {
      return "a table with url, secret, secret_file, events, staff and the other settings of a service; \"" +
             std::string(key.str()) + "\" is none";
    }
    if (expected) return "a table in which " + std::string(key.str()) + " is " + *expected;
  }
  config.webhooks.push_back(std::move(webhook));
  return std::nullopt;
}

std::string check_hook(const HookConfig& hook) {
  if (hook.url.empty()) {
    return hook.secret.empty() && hook.secret_file.empty() ? std::string() : "hook.secret is given, but no hook.url.";
  }
  if (std::string problem = check_service(hook, "hook"); !problem.empty()) return problem;
  if (std::string problem = check_policy(hook.policy, "hook"); !problem.empty()) return problem;
  for (const auto& [room, changes] : hook.rooms) {
    if (std::string problem = check_policy(hook.policy_of(room), "hook.rooms." + room); !problem.empty())
      return problem;
  }
  return {};
}

std::string check_webhook(const WebhookConfig& webhook) {
  return check_service(webhook, "webhooks." + webhook.name);
}

Result<outgoing::Secrets, std::string> secrets_of(const ServiceConfig& service, const std::string& name) {
  outgoing::Secrets secrets;
  auto secret = secret_of(service.secret, service.secret_file, name + ".secret");
  if (!secret) return Failure{secret.error()};
  secrets.push_back(std::move(secret).value());
  if (service.former_secret.empty() && service.former_secret_file.empty()) return secrets;
  auto former = secret_of(service.former_secret, service.former_secret_file, name + ".former_secret");
  if (!former) return Failure{former.error()};
  secrets.push_back(std::move(former).value());
  return secrets;
}

}  // namespace beffroi::app
