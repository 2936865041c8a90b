#include "app/hook_parts.hpp"

#include <utility>
#include <variant>

#include "moderation/hook/signed_caller.hpp"
#include "outgoing/client.hpp"
#include "outgoing/loop.hpp"

namespace beffroi::app {

namespace {

constexpr moderation::TimeMs kMinute = 60'000;
constexpr std::string_view kCallbackPath = "/hooks/verdict";

moderation::HookSettings settings_of(const HookConfig& config, std::function<std::string()> address) {
  moderation::HookSettings settings{
      .policy = config.policy,
      .deadline_ms = config.deadline_ms,
      .context = static_cast<std::size_t>(config.context),
      .newcomer_ms = config.newcomer_minutes * kMinute,
      .callback = [address = std::move(address)] { return address() + std::string(kCallbackPath); }};
  for (const auto& [room, changes] : config.rooms) settings.rooms[room] = config.policy_of(room);
  return settings;
}

}  // namespace

// In the order a check meets them; each outlives those below it.
struct HookParts::Wired {
  explicit Wired(const outgoing::Secrets& secrets) : callback(secrets) {}

  outgoing::Loop loop;
  std::unique_ptr<outgoing::Client> client;
  std::unique_ptr<moderation::SignedCaller> caller;
  std::unique_ptr<moderation::HookLine> line;
  std::unique_ptr<moderation::HookJudge> judge;
  moderation::HookCallback callback;
};

HookParts::HookParts(moderation::Judge& rules, const hosting::Clock& clock) : rules_(rules), clock_(clock) {}

HookParts::~HookParts() {
  stop();
}

std::string HookParts::open(const HookConfig& config, moderation::OnLate late, std::function<std::string()> address) {
  if (config.url.empty()) return {};
  auto secrets = secrets_of(config, "hook");
  if (!secrets) return secrets.error();
  auto to = outgoing::parse_destination(config.url, config.rules());
  if (!to) return "hook.url is not good: " + to.error() + ".";
  auto wired = std::make_unique<Wired>(secrets.value());
  auto client = outgoing::Client::open(wired->loop, {.to = std::move(to).value(),
                                                     .allow_private = config.allow_private,
                                                     .ca_file = config.ca_file,
                                                     .agent = "Beffroi/" BEFFROI_VERSION});
  if (!client) return "hook.ca_file: " + client.error() + ".";
  const auto wall = [this] { return clock_.wall_ms(); };
  late_ = std::move(late);
  wired->client = std::move(client).value();
  wired->caller = std::make_unique<moderation::SignedCaller>(*wired->client, secrets.value(), wall);
  wired->line = std::make_unique<moderation::HookLine>(*wired->caller, [this] { return clock_.steady_ms(); }, wall);
  wired->judge = std::make_unique<moderation::HookJudge>(
      rules_, *wired->line, late_, settings_of(config, std::move(address)), secrets.value().front());
  wired_ = std::move(wired);
  return {};
}

void HookParts::judge(const moderation::Submission& submission, OnVerdict done) {
  wired_ ? wired_->judge->judge(submission, std::move(done)) : rules_.judge(submission, std::move(done));
}

moderation::HookCallback::Outcome HookParts::take_late(const outgoing::SignedMessage& message) {
  constexpr std::int64_t ms = 1000;
  auto outcome = wired_->callback.take(message, clock_.wall_ms() / ms);
  if (const auto* late = std::get_if<moderation::LateItem>(&outcome)) late_(late->item, late->late);
  return outcome;
}

protocol::HookState HookParts::state() const {
  protocol::HookState state;
  if (!wired_) return state;
  const moderation::HookLine::Figures figures = wired_->line->figures();
  const bool works = figures.breaker == moderation::Breaker::State::closed;
  state.state = works ? protocol::HookHealth::working : protocol::HookHealth::failing;
  state.since = figures.failing_since;
  if (!figures.why.empty()) state.why = figures.why;
  state.asked = figures.asked;
  state.failed = figures.failed;
  state.held = wired_->judge->held_by_silence();
  return state;
}

void HookParts::list_figures(observe::Metrics& metrics) const {
  if (!wired_) return;
  const auto figure = [this](auto read) { return [this, read] { return static_cast<double>(read(*wired_)); }; };
  metrics.counter("beffroi_hook_asked_total", "Texts shown to the moderation hook.",
                  figure([](const Wired& wired) { return wired.line->figures().asked; }));
  metrics.counter("beffroi_hook_failed_total", "Calls of the moderation hook without a valid reply.",
                  figure([](const Wired& wired) { return wired.line->figures().failed; }));
  metrics.counter("beffroi_hook_passed_over_total", "Texts not shown to the hook while its circuit breaker was open.",
                  figure([](const Wired& wired) { return wired.line->figures().passed_over; }));
  metrics.counter("beffroi_hook_silent_holds_total", "Texts held because the moderation hook was silent.",
                  figure([](const Wired& wired) { return wired.judge->held_by_silence(); }));
  metrics.gauge("beffroi_hook_failing", "1 while the circuit breaker of the moderation hook is open.",
                figure([](const Wired& wired) {
                  return wired.line->figures().breaker == moderation::Breaker::State::closed ? 0 : 1;
                }));
}

void HookParts::stop() {
  if (wired_) wired_->client->stop();
}

}  // namespace beffroi::app
