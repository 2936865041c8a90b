// How settings are read from TOML: for the files of app/ that read some.
#pragma once

#include <toml++/toml.h>

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "app/config.hpp"

namespace beffroi::app {

// One setting: takes a value into the config, or answers what it should have been ("a text in quotes").
using Take = std::function<std::optional<std::string>(const toml::node&, Config&)>;
using Section = std::map<std::string, Take>;

// [hook], with [hook.rooms.ROOM] for those that differ.
Section hook_section();

// [webhooks.NAME]: each key is a name, its value a table.
std::optional<std::string> take_webhook(const std::string& name, const toml::node& node, Config& config);

}  // namespace beffroi::app
