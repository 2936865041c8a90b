#include "app/app.hpp"

#include <algorithm>
#include <chrono>
#include <future>
#include <utility>

#include "app/api.hpp"
#include "app/api_rules.hpp"
#include "app/demo.hpp"
#include "app/entrance.hpp"
#include "app/file_import.hpp"
#include "app/hook_parts.hpp"
#include "app/hook_routes.hpp"
#include "app/hub_clock.hpp"
#include "app/import_options.hpp"
#include "app/metrics_list.hpp"
#include "app/open_storage.hpp"
#include "app/operator_routes.hpp"
#include "app/rooms_behind.hpp"
#include "app/rule_book.hpp"
#include "app/wait_for.hpp"
#include "app/webhook_parts.hpp"
#include "bus/local/local_bus.hpp"
#include "hosting/gateway.hpp"
#include "identity/accounts.hpp"
#include "identity/address.hpp"
#include "identity/attempts.hpp"
#include "identity/entrance.hpp"
#include "identity/invitations.hpp"
#include "identity/tickets.hpp"
#include "moderation/pipeline.hpp"
#include "net/io_threads.hpp"
#include "net/ktls.hpp"
#include "net/listener.hpp"
#include "net/static_files.hpp"
#include "observe/log.hpp"
#include "observe/metrics.hpp"
#include "storage/storage.hpp"

namespace beffroi::app {
namespace {

constexpr std::chrono::milliseconds drain_limit{5000};
constexpr hosting::RetryWindow restart_window{500, 5000};

std::string refresh_names(storage::Storage& storage) {
  const auto done = wait_for_records(storage, [](storage::HubRecords& records) {
    identity::refresh_skeletons(records);
    return true;
  });
  return done ? std::string() : "The names of the team could not be read: " + done.error().reason;
}

// The log without names, texts or tokens says what was imported at start.
std::string import_at_start(storage::Storage& storage, const Config& config) {
  if (config.import_file.empty()) return {};
  const auto imported = import_if_changed(storage, config.import_file, import_options_of(config, config.import_source));
  if (!imported) return imported.error();
  if (imported.value()) {
    const protocol::ApplyAnswer& counts = imported.value()->counts;
    observe::log::info("programme_imported", {{"added", std::to_string(counts.added)},
                                              {"changed", std::to_string(counts.changed)},
                                              {"cancelled", std::to_string(counts.cancelled)}});
  }
  return config.sample ? furnish_demo_hall(storage) : std::string();
}

Result<std::vector<identity::Network>, std::string> venues_of(const Config& config) {
  std::vector<identity::Network> venues;
  for (const std::string& text : config.venues) {
    const auto network = identity::Network::parse(text);
    if (!network) return Failure{"listen.venues: \"" + text + "\" is not a network. Write it as in 192.0.2.0/24."};
    venues.push_back(*network);
  }
  return venues;
}

// A whole school behind one address may knock more often; a proxy and this machine knock for everybody.
net::Arrivals::SourceOf source_of(const Config& config, std::vector<identity::Network> venues) {
  constexpr std::size_t venue_factor = 5;
  return [venues = std::move(venues), proxies = config.trusted_proxies](const std::string& text) -> net::Source {
    const auto address = identity::Address::parse(text);
    const bool is_proxy = std::ranges::find(proxies, text) != proxies.end();
    if (!address || is_proxy || text == "::1" || text.starts_with("127.")) return {text, 0};
    const auto is_in = [&](const identity::Network& network) { return network.contains(*address); };
    return {address->bucket(), net::kArrivalsPerSource * (std::ranges::any_of(venues, is_in) ? venue_factor : 1)};
  };
}

Result<std::shared_ptr<const net::TlsContext>, std::string> tls_of(const Config& config) {
  if (config.certificate.empty()) return std::shared_ptr<const net::TlsContext>();
  const std::string reason = net::why_no_ktls();
  if (reason.empty()) {
    observe::log::info("tls_records", {{"by", "kernel"}});
  } else {
    observe::log::info("tls_records", {{"by", "hub"}, {"reason", reason}});
  }
  return net::TlsContext::load(config.certificate, config.key, reason.empty());
}

// What the kernel allows of what was asked for.
net::Sends sends_of(const Config& config) {
  if (config.sends == net::Sends::send) return net::Sends::send;
  const std::string reason = net::why_no_ring();
  if (reason.empty()) {
    observe::log::info("sends", {{"by", "io_uring"}});
    return net::Sends::io_uring;
  }
  const auto level = config.sends == net::Sends::io_uring ? observe::Level::warning : observe::Level::info;
  observe::log::write(level, "sends", {{"by", "send"}, {"reason", reason}});
  return net::Sends::send;
}

bool is_https(const Config& config) {
  return !config.certificate.empty() || config.public_url.starts_with("https://");
}

}  // namespace

// In the order data meets them; each outlives those below it.
struct App::Parts {
  Parts(Config settings, std::unique_ptr<storage::Storage> store, std::vector<identity::Network> venues,
        net::StaticFiles files)
      : config(std::move(settings)),
        storage(std::move(store)),
        source(source_of(config, venues)),
        attempts(identity::AttemptLimits{}, std::move(venues)),
        visitors(*storage, tickets, [this] { return clock.wall_ms(); }),
        entrance(*storage, visitors),
        book(*storage, rules),
        judge(rules),
        threads(config.threads, net::steady_seconds, sends_of(config)),
        gateway({*storage, bus, entrance, hook, clock, threads.loops(),
                 [this](const std::string& room) { webhooks.room_grew(room); }}),
        web(std::move(files)) {}

  void open_routes(const std::string& address);
  std::string open_hook();  // empty: good
  std::string address() const;
  Result<std::unique_ptr<net::Listener>, std::string> listen(std::shared_ptr<const net::TlsContext> tls);

  Config config;
  HubClock clock;
  std::unique_ptr<storage::Storage> storage;
  net::Arrivals::SourceOf source;
  bus::LocalBus bus;
  identity::Tickets tickets;
  identity::Attempts attempts;
  identity::Entrance visitors;
  Entrance entrance;
  moderation::RulesInForce rules;
  RuleBook book;
  moderation::Pipeline judge;
  HookParts hook{judge, clock};
  WebhookParts webhooks{*storage, clock};
  net::IoThreads threads;
  hosting::Gateway gateway;
  net::StaticFiles web;
  observe::Metrics metrics;
  std::unique_ptr<Api> api;
  std::unique_ptr<RuleApi> rule_api;
  net::Router router;
  std::unique_ptr<net::Listener> listener;
  Readiness readiness;
};

void App::Parts::open_routes(const std::string& address) {
  const ApiSettings settings{
      {config.name, config.event},  config.zone, BEFFROI_VERSION, config.sample, address, is_https(config),
      event_week_of(config).value()};  // check_config() found it good
  api = std::make_unique<Api>(
      *storage, tickets, attempts, [this] { return clock.wall_ms(); }, settings,
      ApiNews{[this](const std::string& person) { gateway.revoke(person); },
              [this](const std::string& person) { gateway.refresh(person); },
              [this](const std::vector<storage::RoomRecord>& rooms) {
                for (const storage::RoomRecord& room : rooms) gateway.programme_changed(room.id);
              },
              [this](const std::string& person) { gateway.reconsider(person); }, [this] { gateway.shields_changed(); },
              [this](const std::string& room, bool on) { gateway.shield_room(room, on); }});
  api->add_routes(router);
  rule_api = std::make_unique<RuleApi>(*storage, book, [this] { return clock.wall_ms(); }, settings.secure);
  rule_api->add_routes(router);
  metrics.add_process_figures();
  list_hosting_figures(metrics, gateway);
  list_edge_figures(metrics, threads);
  metrics.gauge("beffroi_not_upgraded_connections", "Connections that are no WebSocket yet.",
                [arrivals = listener->arrivals()] { return static_cast<double>(arrivals->count()); });
  hook.list_figures(metrics);
  webhooks.list_figures(metrics);
  add_hook_routes(
      router, *storage, hook,
      {[this] { return clock.wall_ms(); }, [this](const net::Request& request) { return api->token_of(request); }});
  add_operator_routes(router, metrics, readiness, config.public_metrics);
  router.upgrade("/ws", "beffroi.v1");
  router.fallback([this](net::Request request, net::Respond respond) { respond(web.answer(request)); });
}

// A verdict that comes late is the hub's own turn in the room of its item.
std::string App::Parts::open_hook() {
  return hook.open(
      config.hook,
      [this](const moderation::ItemName& item, const room::LateVerdict& late) {
        gateway.tell(item.room, hosting::HubTurn{[item, late](const room::State& state, protocol::TimeMs) {
                       return room::verdict_facts(state, item.person, item.command, late);
                     }});
      },
      [this] { return address(); });
}

std::string App::Parts::address() const {
  if (!config.public_url.empty()) return config.public_url;
  return std::string(config.certificate.empty() ? "http" : "https") +
         "://localhost:" + std::to_string(listener->port());
}

Result<std::unique_ptr<net::Listener>, std::string> App::Parts::listen(std::shared_ptr<const net::TlsContext> tls) {
  net::ListenerOptions options;
  options.address = config.address;
  options.port = config.port;
  options.tls = std::move(tls);
  options.origins.allowed = config.allowed_origins;
  if (!config.allowed_origins.empty()) options.origins.allowed.push_back(config.public_url);
  options.is_https = is_https(config);
  options.media_origins = config.media_origins;
  options.trusted_proxies = config.trusted_proxies;
  options.compression = config.compression;
  options.accepts_per_second = config.accepts_per_second;
  options.source_of = source;
  return net::Listener::open(threads, router, gateway, options);
}

Result<std::unique_ptr<App>, std::string> App::open(Config config) {
  auto venues = venues_of(config);
  if (!venues) return Failure{venues.error()};
  if (std::string problem = check_config(config); !problem.empty()) return Failure{problem};
  auto tls = tls_of(config);
  if (!tls) return Failure{tls.error()};
  auto web = net::StaticFiles::load(config.web);
  if (!web) return Failure{web.error() + " Build the web client (./run does), or name its folder with --web."};
  auto storage = open_storage(config);
  if (!storage) return Failure{storage.error()};
  if (std::string problem = import_at_start(*storage.value(), config); !problem.empty()) return Failure{problem};

  auto parts = std::make_unique<Parts>(std::move(config), std::move(storage).value(), std::move(venues).value(),
                                       std::move(web).value());
  if (std::string problem = refresh_names(*parts->storage); !problem.empty()) return Failure{problem};
  if (std::string problem = parts->book.load(); !problem.empty()) return Failure{problem};
  if (std::string problem = parts->open_hook(); !problem.empty()) return Failure{problem};
  if (std::string problem = parts->webhooks.open(parts->config.webhooks); !problem.empty()) return Failure{problem};
  auto listener = parts->listen(std::move(tls).value());
  if (!listener) return Failure{listener.error()};
  parts->listener = std::move(listener).value();
  auto app = std::unique_ptr<App>(new App(std::move(parts)));
  app->parts_->open_routes(app->address());
  return app;
}

App::App(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

App::~App() {
  stop();
}

void App::start() {
  parts_->threads.start();
  find_rooms_behind(*parts_->storage, [this](const std::string& room) { parts_->gateway.wake(room); });
  parts_->webhooks.start();
  parts_->readiness.set(true);
}

std::uint16_t App::port() const {
  return parts_->listener->port();
}

std::string App::address() const {
  return parts_->address();
}

Result<App::Links, std::string> App::make_links() {
  return make_demo_links(*parts_->storage, address());
}

Result<std::optional<std::string>, std::string> App::first_organiser_link() {
  using Link = std::optional<std::string>;
  const auto made = wait_for_records(*parts_->storage, [this](storage::HubRecords& records) {
    return identity::bootstrap(records, parts_->clock.wall_ms());
  });
  if (!made) return Failure{"The organiser's link could not be made: " + made.error().reason};
  return made.value() ? Link(identity::invitation_link(address(), made.value()->token)) : Link();
}

void App::stop() {
  if (!parts_->listener) return;
  parts_->readiness.set(false);
  parts_->listener->stop();
  auto settled = std::make_shared<std::promise<void>>();  // may outlive the wait
  auto when_settled = settled->get_future();
  parts_->gateway.stop(restart_window, [settled] { settled->set_value(); });
  when_settled.wait_for(drain_limit);
  parts_->hook.stop();
  parts_->webhooks.stop();
  parts_->listener.reset();
  parts_->threads.stop(drain_limit);
  parts_->storage->close();
}

}  // namespace beffroi::app
