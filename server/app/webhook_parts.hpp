// The webhooks of a hub, wired: for each a client and a courier, all on one thread of their own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/hook_config.hpp"
#include "hosting/io_loop.hpp"
#include "observe/metrics.hpp"
#include "storage/storage.hpp"

namespace beffroi::app {

class WebhookParts {
 public:
  // Both outlive it.
  WebhookParts(storage::Storage& storage, const hosting::Clock& clock);
  ~WebhookParts();
  WebhookParts(const WebhookParts&) = delete;
  WebhookParts& operator=(const WebhookParts&) = delete;

  // Once, before rooms grow. Gives a sentence that begins with the setting's name, or nothing when all is well.
  std::string open(const std::vector<WebhookConfig>& webhooks);
  // Delivers what a former run left behind, and what comes from now on.
  void start();

  // From any thread, while it runs.
  void room_grew(const std::string& room);

  void list_figures(observe::Metrics& metrics) const;  // this outlives the metrics

  // Ends calls under way; what was not delivered is after the next start. Repeating it does nothing.
  void stop();

 private:
  struct Webhook;
  struct Running;

  std::string open_one(const WebhookConfig& config);

  // Constant after open().
  storage::Storage& storage_;
  const hosting::Clock& clock_;
  std::unique_ptr<Running> running_;  // null without webhooks
};

}  // namespace beffroi::app
