// Which object a shared change is about. Changes carry whole objects, so a later change of the same object says all
// that an earlier one said; and once an object was removed, its text must not be told again to anybody who comes back.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "protocol/messages.hpp"

namespace beffroi::hosting {

struct ObjectKey {
  enum class Kind : std::uint8_t {
    question,
    message,
    poll,
    settings,
    stage,
    timer,
    title,
    booth,
    conversation,
    young_audience,
    shield,
    report,
    contest,
    claim_on_message,
    claim_on_question,
    claim_on_report,
    claim_on_contest
  };
  Kind kind;
  protocol::Seq id;  // 0 where a room has one

  auto operator<=>(const ObjectKey&) const = default;
};

// Nothing for changes that do not replace each other by a number: those stay as they are.
std::optional<ObjectKey> object_of(const protocol::Change& change);

}  // namespace beffroi::hosting
