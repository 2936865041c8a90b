// Later verdicts of the hook: checks that they come from it, are new, and concern something it was asked about.
// From any thread.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <variant>

#include "moderation/hook/hook_judge.hpp"
#include "moderation/hook/item_reference.hpp"
#include "outgoing/signature.hpp"
#include "protocol/codec.hpp"
#include "room/verdicts.hpp"

namespace beffroi::moderation {

struct LateItem {
  ItemName item;
  room::LateVerdict late;
};

struct UnknownItem {};

class HookCallback {
 public:
  using Outcome = std::variant<LateItem, outgoing::SignatureFault, protocol::DecodeError, UnknownItem>;

  explicit HookCallback(outgoing::Secrets secrets);

  // The signature comes first: of what is not signed nothing is read.
  Outcome take(const outgoing::SignedMessage& message, std::int64_t now_s);

 private:
  const outgoing::Secrets secrets_;

  std::mutex mutex_;  // guards seen_
  outgoing::RememberedIds seen_;
};

}  // namespace beffroi::moderation
