#include "app/config.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <sstream>

#include "app/config_section.hpp"
#include "app/import_options.hpp"

namespace beffroi::app {
namespace {

Take text(std::string Config::* member) {
  return [member](const toml::node& node, Config& config) -> std::optional<std::string> {
    const auto value = node.value_exact<std::string>();
    if (!value) return "a text in quotes";
    config.*member = *value;
    return std::nullopt;
  };
}

Take flag(bool Config::* member) {
  return [member](const toml::node& node, Config& config) -> std::optional<std::string> {
    const auto value = node.value_exact<bool>();
    if (!value) return "true or false";
    config.*member = *value;
    return std::nullopt;
  };
}

template <class Number>
Take number(Number Config::* member, std::int64_t least, std::int64_t most) {
  return [=](const toml::node& node, Config& config) -> std::optional<std::string> {
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < least || *value > most) {
      return "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    }
    config.*member = static_cast<Number>(*value);
    return std::nullopt;
  };
}

Take texts(std::vector<std::string> Config::* member) {
  return [member](const toml::node& node, Config& config) -> std::optional<std::string> {
    constexpr const char* expected = "a list of texts, as in [\"a\", \"b\"]";
    const toml::array* list = node.as_array();
    if (list == nullptr) return expected;
    (config.*member).clear();
    for (const toml::node& item : *list) {
      const auto value = item.value_exact<std::string>();
      if (!value) return expected;
      (config.*member).push_back(*value);
    }
    return std::nullopt;
  };
}

template <class Value>
Take one_of(std::map<std::string, Value> names, std::function<void(Config&, Value)> set) {
  return [names = std::move(names), set = std::move(set)](const toml::node& node,
                                                          Config& config) -> std::optional<std::string> {
    const auto value = node.value_exact<std::string>();
    const auto found = value ? names.find(*value) : names.end();
    if (found != names.end()) {
      set(config, found->second);
      return std::nullopt;
    }
    std::string expected = "one of";
    for (const auto& [name, unused] : names) expected += " \"" + name + "\"";
    return expected;
  };
}

Section log_section() {
  using observe::Form;
  using observe::Level;
  return {
      {"level",
       one_of<Level>(
           {{"debug", Level::debug}, {"info", Level::info}, {"warning", Level::warning}, {"error", Level::error}},
           [](Config& config, Level level) { config.log.level = level; })},
      {"form", one_of<Form>({{"json", Form::json}, {"text", Form::text}},
                            [](Config& config, Form form) { config.log.form = form; })},
      {"file",
       [](const toml::node& node, Config& config) -> std::optional<std::string> {
         const auto value = node.value_exact<std::string>();
         if (!value) return "a text in quotes";
         config.log.file = *value;
         return std::nullopt;
       }},
  };
}

const std::map<std::string, Section>& sections() {
  static const std::map<std::string, Section> all = {
      {"hub",
       {{"name", text(&Config::name)},
        {"event", text(&Config::event)},
        {"zone", text(&Config::zone)},
        {"public_url", text(&Config::public_url)}}},
      {"listen",
       {{"address", text(&Config::address)},
        {"port", number(&Config::port, 0, 65535)},
        {"threads", number(&Config::threads, 0, 256)},
        {"compression", flag(&Config::compression)},
        {"accepts_per_second", number(&Config::accepts_per_second, 1, 1'000'000)},
        {"sends", one_of<net::Sends>(
                      {{"auto", net::Sends::automatic}, {"send", net::Sends::send}, {"io_uring", net::Sends::io_uring}},
                      [](Config& config, net::Sends sends) { config.sends = sends; })},
        {"certificate", text(&Config::certificate)},
        {"key", text(&Config::key)},
        {"allowed_origins", texts(&Config::allowed_origins)},
        {"trusted_proxies", texts(&Config::trusted_proxies)},
        {"venues", texts(&Config::venues)}}},
      {"storage",
       {{"kind", one_of<StorageKind>({{"sqlite", StorageKind::sqlite}, {"memory", StorageKind::memory}},
                                     [](Config& config, StorageKind kind) { config.storage = kind; })},
        {"data", text(&Config::data)}}},
      {"programme",
       {{"file", text(&Config::import_file)},
        {"source", text(&Config::import_source)},
        {"first_day", text(&Config::first_day)},
        {"last_day", text(&Config::last_day)},
        {"sample", flag(&Config::sample)}}},
      {"web", {{"folder", text(&Config::web)}, {"media_origins", texts(&Config::media_origins)}}},
      {"log", log_section()},
      {"metrics", {{"public", flag(&Config::public_metrics)}}},
      {"hook", hook_section()},
  };
  return all;
}

std::string names_of(const auto& map) {
  std::string names;
  for (const auto& [name, unused] : map) names += (names.empty() ? "" : ", ") + name;
  return names;
}

class Reading {
 public:
  Reading(std::string file, Config& config) : file_(std::move(file)), config_(config) {}

  void read(const toml::table& root) {
    for (const auto& [key, node] : root) {
      const std::string name(key.str());
      const auto section = sections().find(name);
      if (name == "webhooks" && node.is_table()) {
        read_webhooks(*node.as_table());
      } else if (section == sections().end()) {
        problem(key.source(), "\"" + name + "\" is not known here. Sections: " + names_of(sections()) + ", webhooks.");
      } else if (const toml::table* table = node.as_table()) {
        read_section(name, section->second, *table);
      } else {
        problem(node.source(), "\"" + name + "\" is a section: write [" + name + "] and its settings below.");
      }
    }
  }

  const std::string& problems() const { return problems_; }

 private:
  void read_section(const std::string& section, const Section& settings, const toml::table& table) {
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      const auto setting = settings.find(name);
      if (setting == settings.end()) {
        problem(key.source(), "\"" + section + "." + name + "\" is not a setting. Settings of [" + section +
                                  "]: " + names_of(settings) + ".");
      } else if (const auto expected = setting->second(node, config_)) {
        problem(node.source(), "\"" + section + "." + name + "\" must be " + *expected + ".");
      }
    }
  }

  void read_webhooks(const toml::table& table) {
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      if (const auto expected = take_webhook(name, node, config_)) {
        problem(node.source(), "\"webhooks." + name + "\" must be " + *expected + ".");
      }
    }
  }

  void problem(const toml::source_region& where, const std::string& sentence) {
    if (!problems_.empty()) problems_ += '\n';
    problems_ += file_ + ":" + std::to_string(where.begin.line) + ": " + sentence;
  }

  std::string file_;
  Config& config_;
  std::string problems_;
};

}  // namespace

std::string check_config(const Config& config) {
  if (config.name.empty()) return "hub.name is empty. Give the hub a name.";
  if (config.certificate.empty() != config.key.empty()) {
    return "listen.certificate and listen.key go together. Give both files, or neither for plain HTTP behind a proxy.";
  }
  if (config.data.empty() && config.storage == StorageKind::sqlite)
    return "storage.data is empty. Name a folder for the database.";
  const std::string& url = config.public_url;
  if (!url.empty() && !url.starts_with("http://") && !url.starts_with("https://")) {
    return "hub.public_url must begin with http:// or https://, as in https://direct.example.org.";
  }
  if (url.empty() && !config.allowed_origins.empty()) {
    return "listen.allowed_origins needs hub.public_url: with a list, the hub's own pages count only by that address.";
  }
  if (url.ends_with('/')) return "hub.public_url must not end with a slash.";
  if (std::string problem = check_hook(config.hook); !problem.empty()) return problem;
  for (const WebhookConfig& webhook : config.webhooks) {
    if (std::string problem = check_webhook(webhook); !problem.empty()) return problem;
  }
  const auto week = event_week_of(config);
  return week ? std::string() : week.error();
}

Result<Config, std::string> load_config(const std::string& file, Config defaults) {
  if (!std::filesystem::exists(file))
    return Failure{"The configuration file " + file + " does not exist. Check --config."};
  try {
    const toml::table root = toml::parse_file(file);
    Reading reading(file, defaults);
    reading.read(root);
    if (!reading.problems().empty()) return Failure{reading.problems()};
  } catch (const toml::parse_error& error) {
    return Failure{file + ":" + std::to_string(error.source().begin.line) +
                   ": this is not TOML: " + std::string(error.description()) + "."};
  }
  if (std::string problem = check_config(defaults); !problem.empty()) return Failure{file + ": " + problem};
  return defaults;
}

}  // namespace beffroi::app
