#include "hosting/object_key.hpp"

#include <type_traits>

namespace beffroi::hosting {
namespace {

using Kind = ObjectKey::Kind;
using Key = std::optional<ObjectKey>;
namespace change = protocol::change;

Key key_of_claim(protocol::ItemKind kind, protocol::Seq item) {
  switch (kind) {
    case protocol::ItemKind::message:
      return ObjectKey{Kind::claim_on_message, item};
    case protocol::ItemKind::question:
      return ObjectKey{Kind::claim_on_question, item};
    case protocol::ItemKind::report:
      return ObjectKey{Kind::claim_on_report, item};
    case protocol::ItemKind::contest:
      return ObjectKey{Kind::claim_on_contest, item};
    case protocol::ItemKind::standing:
      return std::nullopt;
  }
  return std::nullopt;
}

struct KeyOf {
  Key operator()(const change::Question& c) const { return ObjectKey{Kind::question, c.question.id}; }
  Key operator()(const change::QuestionRemoved& c) const { return ObjectKey{Kind::question, c.question}; }
  Key operator()(const change::Message& c) const { return ObjectKey{Kind::message, c.message.id}; }
  Key operator()(const change::MessageRemoved& c) const { return ObjectKey{Kind::message, c.message}; }
  Key operator()(const change::Poll& c) const { return ObjectKey{Kind::poll, c.poll.id}; }
  Key operator()(const change::PollRemoved& c) const { return ObjectKey{Kind::poll, c.poll}; }
  Key operator()(const change::Booth& c) const { return ObjectKey{Kind::booth, c.booth.id}; }
  Key operator()(const change::Settings&) const { return ObjectKey{Kind::settings, 0}; }
  Key operator()(const change::Stage&) const { return ObjectKey{Kind::stage, 0}; }
  Key operator()(const change::Timer&) const { return ObjectKey{Kind::timer, 0}; }
  Key operator()(const change::Title&) const { return ObjectKey{Kind::title, 0}; }
  Key operator()(const change::Conversation&) const { return ObjectKey{Kind::conversation, 0}; }
  Key operator()(const change::YoungAudience&) const { return ObjectKey{Kind::young_audience, 0}; }
  Key operator()(const change::Shield&) const { return ObjectKey{Kind::shield, 0}; }
  Key operator()(const change::Report& c) const { return ObjectKey{Kind::report, c.report.id}; }
  Key operator()(const change::Contest& c) const { return ObjectKey{Kind::contest, c.contest.id}; }
  Key operator()(const change::Claim& c) const { return key_of_claim(c.claim.kind, c.claim.item); }
  Key operator()(const change::ClaimReleased& c) const { return key_of_claim(c.kind, c.item); }
  template <class Other>
  Key operator()(const Other&) const {
    return std::nullopt;
  }
};

}  // namespace

std::optional<ObjectKey> object_of(const protocol::Change& change) {
  return std::visit(KeyOf{}, change);
}

}  // namespace beffroi::hosting
