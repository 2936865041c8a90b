#include "moderation/hook/hook_callback.hpp"

#include <optional>
#include <utility>

namespace beffroi::moderation {

using outgoing::SignatureFault;
using protocol::HookAnswer;

namespace {

protocol::DecodeError wrong_field(std::string where, std::string detail) {
  return {.code = protocol::ErrorCode::bad_message, .where = std::move(where), .detail = std::move(detail)};
}

}  // namespace

HookCallback::HookCallback(outgoing::Secrets secrets) : secrets_(std::move(secrets)) {}

HookCallback::Outcome HookCallback::take(const outgoing::SignedMessage& message, std::int64_t now_s) {
  SignatureFault fault = outgoing::look_at(secrets_, message, now_s);
  if (fault == SignatureFault::none) {
    const std::lock_guard lock(mutex_);
    fault = seen_.take(message.id, now_s);
  }
  if (fault != SignatureFault::none) return fault;
  auto said = protocol::decode_hook_verdict(message.body);
  if (!said.ok()) return said.error();
  if (said->verdict == HookAnswer::defer) return wrong_field("verdict", "a later verdict must decide");
  if (said->verdict == HookAnswer::rewrite && said->text.value_or("").empty()) {
    return wrong_field("text", "rewrite needs it");
  }
  std::optional<ItemName> item = unseal(secrets_, said->message);
  if (!item) return UnknownItem{};
  const protocol::HookReply reply{
      .verdict = said->verdict, .reason = said->reason, .rule = said->rule, .spans = said->spans, .text = said->text};
  return LateItem{std::move(*item), late_verdict_of(reply, "")};
}

}  // namespace beffroi::moderation
