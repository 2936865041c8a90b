// The settings of a hub: built-in defaults, then the file, then the command line. config/beffroi.example.toml lists
// them all.
//
// A key that is not known, a value of the wrong type or out of bounds is refused with the file, the line and what to
// write.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/hook_config.hpp"
#include "net/volleys.hpp"
#include "observe/log.hpp"
#include "result.hpp"

namespace beffroi::app {

enum class StorageKind { sqlite, memory };

struct Config {
  // [hub]
  std::string name = "Beffroi";
  std::string event = "Semaine du Numérique (données d’exemple)";
  std::string zone = "Europe/Paris";
  std::string public_url;  // empty: http://localhost:<port>
  // [listen]
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free one
  std::uint32_t threads = 0;  // 0: one per processor
  bool compression = false;   // permessage-deflate
  std::uint32_t accepts_per_second = 2000;
  net::Sends sends = net::Sends::automatic;
  std::string certificate;  // both or neither
  std::string key;
  std::vector<std::string> allowed_origins;  // besides the hub's own
  std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For is believed
  std::vector<std::string> venues;           // networks (CIDR) that many people share: wider limits
  // [storage]
  StorageKind storage = StorageKind::sqlite;
  std::string data = "data";  // folder
  // [programme]
  std::string import_file;  // imported at every start, when it changed
  std::string import_source = "programme";
  std::string first_day;  // of the event, YYYY-MM-DD; both or neither
  std::string last_day;
  bool sample = false;  // say on the screens that it is sample data
  // [web]
  std::string web = "web-client/dist";     // folder of the built client
  std::vector<std::string> media_origins;  // where live streams may come from, besides the hub
  // [log]
  observe::LogSettings log;
  // [metrics]
  bool public_metrics = false;  // false: /metrics answers to this machine only
  // [hook] and [webhooks.NAME]
  HookConfig hook;
  std::vector<WebhookConfig> webhooks;
};

// The error is one sentence or several lines, each with file, line and what to do.
Result<Config, std::string> load_config(const std::string& file, Config defaults);

// What load_config checks of values; also for settings of the command line.
std::string check_config(const Config& config);  // empty: good

}  // namespace beffroi::app
