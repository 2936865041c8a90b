#include "webhooks/notice.hpp"

#include <utility>
#include <variant>
#include <vector>

#include "room/questions.hpp"

namespace beffroi::webhooks {

using protocol::MessageState;
using protocol::NoticeKind;
using protocol::QuestionState;
using protocol::Seq;
namespace change = protocol::change;
namespace fact = protocol::fact;

namespace {

using Kind = std::optional<NoticeKind>;

Kind kind_of_step(QuestionState from, QuestionState to) {
  if (from == to) return std::nullopt;
  if (to == QuestionState::answered) return NoticeKind::question_answered;
  if (to == QuestionState::declined) return NoticeKind::question_declined;
  if (to == QuestionState::held) return NoticeKind::question_held;
  if (!room::is_public(from) && room::is_public(to)) return NoticeKind::question_approved;
  return std::nullopt;
}

Kind kind_of_step(const room::State& after, Seq id) {
  const auto& questions = after.room().questions.all;
  const auto found = questions.find(id);
  return found == questions.end() ? std::nullopt : kind_of_step(found->second.was, found->second.is.state);
}

struct KindOf {
  const room::State& after;

  Kind operator()(const fact::QuestionAsked& asked) const {
    return asked.state == QuestionState::held ? NoticeKind::question_held : NoticeKind::question_asked;
  }
  Kind operator()(const fact::QuestionMoved& moved) const { return kind_of_step(after, moved.question); }
  Kind operator()(const fact::QuestionUndone& undone) const { return kind_of_step(after, undone.question); }
  Kind operator()(const fact::MessagePosted& posted) const {
    return posted.state == MessageState::held ? Kind(NoticeKind::message_held) : std::nullopt;
  }
  Kind operator()(const fact::MessageReviewed& review) const {
    if (review.to == MessageState::removed) return NoticeKind::message_removed;
    return review.to == MessageState::held ? Kind(NoticeKind::message_held) : std::nullopt;
  }
  Kind operator()(const fact::PollMoved& moved) const {
    if (moved.to == protocol::PollState::open) return NoticeKind::poll_opened;
    return moved.to == protocol::PollState::closed ? Kind(NoticeKind::poll_closed) : std::nullopt;
  }
  template <class Other>
  Kind operator()(const Other&) const {
    return std::nullopt;
  }
};

void hide_anonymous(protocol::Author& author) {
  if (!author.anonymous.value_or(false)) return;
  author.person.reset();
  author.name.clear();
}

// The first change that shows the audience the item of the event, or that it is gone.
struct ShownIn {
  protocol::Notice& notice;

  bool operator()(const change::Question& shown) const {
    notice.question = shown.question;
    hide_anonymous(notice.question->author);
    return true;
  }
  bool operator()(const change::Message& shown) const {
    notice.message = shown.message;
    hide_anonymous(notice.message->author);
    return true;
  }
  bool operator()(const change::Poll& shown) const {
    notice.poll = shown.poll;
    return true;
  }
  bool operator()(const change::QuestionRemoved& gone) const {
    notice.item = gone.question;
    return true;
  }
  bool operator()(const change::MessageRemoved& gone) const {
    notice.item = gone.message;
    return true;
  }
  template <class Other>
  bool operator()(const Other&) const {
    return false;
  }
};

// For those who do not see held messages, one that was taken back to be held is one that is gone.
NoticeKind as_seen(NoticeKind kind, const protocol::Notice& notice) {
  return kind == NoticeKind::message_held && notice.item ? NoticeKind::message_removed : kind;
}

}  // namespace

std::optional<protocol::Notice> notice_of(const room::State& after, const protocol::Entry& entry,
                                          protocol::Audience audience) {
  const Kind kind = std::visit(KindOf{after}, entry.fact);
  if (!kind || after.kind() == protocol::RoomKind::conversation) return std::nullopt;
  protocol::Notice notice{.v = 1, .room = after.id(), .seq = entry.seq, .at = entry.at};
  const room::Projection projection = room::project(after, entry);
  const auto& shared = audience == protocol::Audience::staff ? projection.shared_staff : projection.shared_public;
  for (const protocol::Change& change : shared) {
    if (!std::visit(ShownIn{notice}, change)) continue;
    notice.type = as_seen(*kind, notice);
    return notice;
  }
  return std::nullopt;
}

}  // namespace beffroi::webhooks
