#include "hosting/requests.hpp"

#include <string_view>
#include <utility>

#include "protocol/errors.hpp"

namespace beffroi::hosting {

namespace {

void fill(std::string& sentence, std::string_view name, const std::string& value) {
  const std::size_t at = sentence.find(name);
  if (at != std::string::npos) {
    sentence.replace(at, name.size(), value);
  }
}

}  // namespace

std::string refusal_frame(std::optional<std::string> id, std::optional<std::string> room, const room::Refusal& why) {
  std::string sentence(protocol::info(why.code).en);
  fill(sentence, "{detail}", why.detail);
  fill(sentence, "{limit}", std::to_string(why.limit.value_or(0)));
  fill(sentence, "{seconds}", std::to_string((why.retry_ms.value_or(0) + 999) / 1000));
  return framed(protocol::server::Err{std::move(id), std::move(room), why.code, std::move(sentence), why.retry_ms});
}

HubTurn shield_turn(const ShieldSwitch& to) {
  return HubTurn{[to](const room::State& state, protocol::TimeMs) {
    return state.opened() ? room::shield_facts(state, to.scope, to.on) : std::vector<protocol::Fact>{};
  }};
}

}  // namespace beffroi::hosting
