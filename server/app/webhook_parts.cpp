#include "app/webhook_parts.hpp"

#include <atomic>
#include <random>
#include <utility>

#include "outgoing/client.hpp"
#include "outgoing/loop.hpp"
#include "protocol/codec.hpp"
#include "webhooks/courier.hpp"

namespace beffroi::app {

namespace {

constexpr std::chrono::seconds kDeadline{15};

webhooks::CourierSettings settings_of(const WebhookConfig& config) {
  webhooks::CourierSettings settings{
      .name = config.name, .audience = config.staff ? protocol::Audience::staff : protocol::Audience::public_};
  for (const std::string& event : config.events) settings.events.insert(*protocol::parse_notice_kind(event));
  return settings;
}

}  // namespace

struct WebhookParts::Webhook {
  std::string name;
  outgoing::Secrets secrets;
  std::unique_ptr<outgoing::Client> client;
  std::unique_ptr<webhooks::Courier> courier;
};

struct WebhookParts::Running {
  outgoing::Loop loop;
  std::mt19937_64 chance{std::random_device{}()};  // on the loop
  std::atomic<std::int64_t> delivered{0};
  std::atomic<std::int64_t> failed{0};
  std::vector<std::unique_ptr<Webhook>> webhooks;
};

WebhookParts::WebhookParts(storage::Storage& storage, const hosting::Clock& clock) : storage_(storage), clock_(clock) {}

WebhookParts::~WebhookParts() {
  stop();
}

std::string WebhookParts::open(const std::vector<WebhookConfig>& webhooks) {
  if (webhooks.empty()) return {};
  running_ = std::make_unique<Running>();
  for (const WebhookConfig& config : webhooks) {
    if (std::string problem = open_one(config); !problem.empty()) return problem;
  }
  return {};
}

std::string WebhookParts::open_one(const WebhookConfig& config) {
  const std::string where = "webhooks." + config.name;
  auto secrets = secrets_of(config, where);
  if (!secrets) return secrets.error();
  auto to = outgoing::parse_destination(config.url, config.rules());
  if (!to) return where + ".url is not good: " + to.error() + ".";
  auto client = outgoing::Client::open(running_->loop, {.to = std::move(to).value(),
                                                        .allow_private = config.allow_private,
                                                        .ca_file = config.ca_file,
                                                        .agent = "Beffroi/" BEFFROI_VERSION});
  if (!client) return where + ".ca_file: " + client.error() + ".";
  auto webhook = std::make_unique<Webhook>();
  webhook->name = config.name;
  webhook->secrets = std::move(secrets).value();
  webhook->client = std::move(client).value();
  const auto send = [this, to = webhook.get()](const std::string& id, std::string body, std::function<void(int)> done) {
    constexpr std::int64_t ms = 1000;
    outgoing::Call call{.fields = outgoing::signed_fields(to->secrets, id, clock_.wall_ms() / ms, body),
                        .deadline = kDeadline};
    call.body = std::move(body);
    to->client->call(std::move(call), [this, done = std::move(done)](Result<outgoing::Reply, outgoing::CallFault> got) {
      const int status = got.ok() ? got->status : 0;
      ++(status / 100 == 2 ? running_->delivered : running_->failed);
      done(status);
    });
  };
  webhook->courier = std::make_unique<webhooks::Courier>(
      settings_of(config),
      webhooks::CourierPorts{
          .storage = storage_,
          .post = [this](std::function<void()> task) { running_->loop.post(std::move(task)); },
          .after = [this](std::chrono::milliseconds delay,
                          std::function<void()> task) { running_->loop.after(delay, std::move(task)); },
          .send = send,
          .now_ms = [this] { return clock_.steady_ms(); },
          .chance = [this] { return std::uniform_real_distribution<>()(running_->chance); }});
  running_->webhooks.push_back(std::move(webhook));
  return {};
}

void WebhookParts::start() {
  if (!running_) return;
  for (const auto& webhook : running_->webhooks) {
    running_->loop.post([courier = webhook->courier.get()] { courier->start(); });
  }
}

void WebhookParts::room_grew(const std::string& room) {
  if (!running_) return;
  for (const auto& webhook : running_->webhooks) webhook->courier->room_grew(room);
}

void WebhookParts::list_figures(observe::Metrics& metrics) const {
  if (!running_) return;
  metrics.counter("beffroi_webhook_delivered_total", "Notices that webhooks took.",
                  [this] { return static_cast<double>(running_->delivered); });
  metrics.counter("beffroi_webhook_failed_total", "Deliveries to webhooks that failed; they are tried again.",
                  [this] { return static_cast<double>(running_->failed); });
}

void WebhookParts::stop() {
  if (!running_) return;
  for (const auto& webhook : running_->webhooks) webhook->client->stop();
  running_->loop.stop();
}

}  // namespace beffroi::app
