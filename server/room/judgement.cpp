#include "room/judgement.hpp"

#include "room/rules.hpp"
#include "room/text_kinds.hpp"

namespace beffroi::room {

using protocol::Cause;
using protocol::ContestState;
using protocol::ErrorCode;
using protocol::TimeMs;

Result<Heard, Refusal> heard(const Room& room, std::string_view written, TextRule rule, const Verdict& verdict,
                             bool hold_all) {
  auto text = cleaned(written, rule);
  if (!text) return Failure{text.error()};
  Heard heard{.text = std::move(text).value()};
  if (verdict.kind == Verdict::Kind::reject) return refuse_because(ErrorCode::rejected, verdict.reason);
  if (verdict.kind != Verdict::Kind::allow) heard.why = verdict.why.value_or(protocol::Judgement{});
  heard.hold = verdict.kind == Verdict::Kind::hold;
  if (verdict.kind == Verdict::Kind::rewrite) {
    auto instead = cleaned(verdict.text, rule);
    heard.hold = !instead;  // nothing fit to be said instead: a person decides
    if (instead) {
      heard.why->original = std::move(heard.text);
      heard.text = std::move(instead).value();
    }
  }
  if (hold_all && !heard.hold) {
    heard.hold = true;
    if (!heard.why) heard.why = protocol::Judgement{.cause = Cause::room};
  }
  if (heard.hold && room.conversation) return refuse_because(ErrorCode::rejected, verdict.reason);
  return heard;
}

std::optional<TimeMs> visible_at(const Room& room, TimeMs now) {
  if (room.settings.delay_s == 0 || room.conversation) return std::nullopt;
  return now + room.settings.delay_s * 1000;
}

bool holds_messages_of(const Room& room, const Actor& actor) {
  return (room.settings.hold_messages || room.young_audience) && !is_staff(actor.role);
}

bool holds_questions_of(const Room& room, const Actor& actor) {
  return (room.settings.hold_questions || room.young_audience) && !is_staff(actor.role);
}

std::optional<Refusal> may_not_take_part(const Room& room, const Actor& actor) {
  if (!actor.guest || is_staff(actor.role) || room.conversation) return std::nullopt;
  if (room.settings.accounts_only) return refuse(ErrorCode::accounts_only).error;
  const Person* person = room.people.get(actor.person);
  if (room.settings.newcomers_wait && !(person && person->shown)) return refuse(ErrorCode::newcomers_wait).error;
  return std::nullopt;
}

std::optional<Refusal> unwelcome_text(const Room& room, const Actor& actor, std::string_view text, bool chat) {
  if (is_staff(actor.role) || room.conversation) return std::nullopt;
  if (chat && room.settings.emoji_only && !is_emoji_only(text)) return refuse(ErrorCode::emoji_only).error;
  if (!room.settings.links_allowed && has_link(text)) return refuse(ErrorCode::links_not_allowed).error;
  return std::nullopt;
}

std::optional<protocol::Statement> statement_of(const Item& item, bool may_contest) {
  if (!item.waits && !item.taken_away && !item.reworded) return std::nullopt;
  const std::optional<Cause> cause = item.why ? std::optional(item.why->cause) : std::nullopt;
  if (!item.taken_away) return protocol::Statement{.cause = cause, .automatic = true, .at = item.at};
  const bool by_person = (item.decided && item.decided->person) || item.reason;
  protocol::Statement statement{.reason = item.reason, .automatic = !by_person, .at = item.at};
  if (!by_person) statement.cause = cause;
  if (item.decided) statement.at = item.decided->at;
  if (may_contest) statement.contest = item.contest.value_or(ContestState::possible);
  return statement;
}

}  // namespace beffroi::room
