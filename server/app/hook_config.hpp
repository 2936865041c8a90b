// Settings of the moderation hook and of webhooks: what stands in [hook] and [webhooks.NAME].
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "moderation/hook/settings.hpp"
#include "outgoing/destination.hpp"
#include "outgoing/signature.hpp"
#include "result.hpp"

namespace beffroi::app {

// Another service that the hub calls.
struct ServiceConfig {
  std::string url;
  std::string secret;       // "whsec_...", or in a file
  std::string secret_file;  //
  std::string former_secret;
  std::string former_secret_file;
  bool allow_private = false;
  std::vector<std::int64_t> ports;  // besides 443 and 80
  std::string ca_file;

  outgoing::DestinationRules rules() const;
};

// "newcomer" = "gate", "newcomer_on_failure" = "reject": what a room has otherwise than the hub.
using PolicyChanges = std::map<std::string, std::string>;

struct HookConfig : ServiceConfig {  // url empty: no hook
  std::int64_t deadline_ms = 800;
  std::int64_t context = 0;
  std::int64_t newcomer_minutes = 10;
  moderation::HookPolicy policy;
  std::map<std::string, PolicyChanges> rooms;

  moderation::HookPolicy policy_of(const std::string& room) const;
};

struct WebhookConfig : ServiceConfig {
  std::string name;
  std::vector<std::string> events;  // empty: all
  bool staff = false;               // sees what staff see, held texts too; false: what the public sees
};

// Empty: good; otherwise a sentence that begins with the setting's name. Secrets are not read from files here.
std::string check_hook(const HookConfig& hook);
std::string check_webhook(const WebhookConfig& webhook);

// The secret and the former one. `name`: of the section, for the sentence.
Result<outgoing::Secrets, std::string> secrets_of(const ServiceConfig& service, const std::string& name);

}  // namespace beffroi::app
