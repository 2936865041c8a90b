#include "room/ledger.hpp"

#include <set>
#include <string_view>

#include "protocol/codec.hpp"
#include "room/questions.hpp"
#include "room/rules.hpp"

namespace beffroi::room {

using protocol::AuditAct;
using protocol::AuditRecord;
using protocol::MessageState;
using protocol::QuestionState;
using protocol::Seq;
using protocol::TimeMs;
namespace fact = protocol::fact;

namespace {

constexpr std::size_t note_bytes = 1024;
constexpr TimeMs far_away_ms = 10LL * 365 * 24 * 3600 * 1000;

std::string step(std::string_view from, std::string_view to) {
  return std::string(from).append(" → ").append(to);
}

std::string length_of(TimeMs from, TimeMs until) {
  return until - from > far_away_ms ? "for good" : std::to_string((until - from) / 1000) + " s";
}

// The members of a flat JSON object, as they are written.
std::vector<std::string_view> members_of(std::string_view object) {
  std::vector<std::string_view> members;
  object = object.substr(1, object.size() - 2);
  while (!object.empty()) {
    const std::size_t end = object.find(',');
    members.push_back(object.substr(0, end));
    object = end == std::string_view::npos ? std::string_view() : object.substr(end + 1);
  }
  return members;
}

// "hold_messages":true,"slow_mode_s":30: the settings that have another value now.
std::string changed_settings(const protocol::RoomSettings& before, const protocol::RoomSettings& after) {
  const std::string was = protocol::encoded(before);
  const std::string is = protocol::encoded(after);
  const auto former = members_of(was);
  const std::set<std::string_view> known(former.begin(), former.end());
  std::string changed;
  for (const std::string_view member : members_of(is)) {
    if (known.contains(member)) continue;
    changed.append(changed.empty() ? "" : ",").append(member);
  }
  if (changed.size() > note_bytes) changed.resize(note_bytes);
  return changed;
}

// Says what an entry did, into a record that knows who and when.
struct Acts {
  const Room& room;
  AuditRecord& record;

  bool of_question(Seq id, AuditAct act) const {
    record.act = act;
    record.item = id;
    const AskedQuestion* question = look_up(room.questions.all, id);
    if (question) record.person = question->author.person;
    return true;
  }

  bool of_person(const std::string& person, AuditAct act) const {
    record.act = act;
    record.person = person;
    return true;
  }

  bool operator()(const fact::MessageReviewed& review) const {
    const ChatMessage* message = look_up(room.chat.messages, review.message);
    const MessageState was = message ? message->state : MessageState::visible;
    record.item = review.message;
    record.reason = review.reason;
    if (message) record.person = message->author.person;
    switch (review.to) {
      case MessageState::visible:
        if (was == MessageState::delayed) return false;
        record.act = was == MessageState::held ? AuditAct::approve : AuditAct::restore;
        return true;
      case MessageState::hidden:
        record.act = AuditAct::hide;
        return true;
      case MessageState::declined:
        record.act = AuditAct::decline;
        return true;
      case MessageState::removed:
        record.act = AuditAct::remove;
        return true;
      case MessageState::held:
      case MessageState::delayed:
        return false;
    }
    return false;
  }

  bool operator()(const fact::QuestionMoved& moved) const {
    const AskedQuestion* question = look_up(room.questions.all, moved.question);
    if (!question) return false;
    if (moved.to == QuestionState::declined) {
      record.reason = moved.reason;
      record.note = moved.note;
      return of_question(moved.question, AuditAct::decline);
    }
    // Leading the stage is no moderation.
    if (is_public(question->is.state) || !is_public(moved.to)) return false;
    return of_question(moved.question,
                       question->is.state == QuestionState::declined ? AuditAct::restore : AuditAct::approve);
  }

  bool operator()(const fact::QuestionEdited& edited) const { return of_question(edited.question, AuditAct::edit); }

  bool operator()(const fact::QuestionMerged& merged) const {
    record.note = "into " + std::to_string(merged.into);
    return of_question(merged.question, AuditAct::merge);
  }

  bool operator()(const fact::QuestionUndone& undone) const {
    const AskedQuestion* question = look_up(room.questions.all, undone.question);
    if (question && !question->undo.empty())
      record.note = step(protocol::to_string(question->is.state), protocol::to_string(question->undo.back().state));
    return of_question(undone.question, AuditAct::undo);
  }

  bool operator()(const fact::SettingsChanged& changed) const {
    record.act = AuditAct::settings;
    record.note = changed_settings(room.settings, changed.settings);
    return true;
  }

  bool operator()(const fact::PersonMuted& muted) const {
    record.reason = muted.reason;
    record.note = length_of(record.at, muted.until);
    return of_person(muted.person, AuditAct::mute);
  }

  bool operator()(const fact::PersonBanned& banned) const {
    record.reason = banned.reason;
    record.note = length_of(record.at, banned.until);
    return of_person(banned.person, AuditAct::ban);
  }

  bool operator()(const fact::PersonLifted& lifted) const { return of_person(lifted.person, AuditAct::lift); }

  bool operator()(const fact::ShieldRaised&) const { return of_shield("on"); }
  bool operator()(const fact::ShieldLifted&) const { return of_shield("off"); }

  bool operator()(const fact::ReportDecided& decided) const {
    record.act = AuditAct::report;
    record.item = decided.report;
    record.reason = decided.reason;
    record.note = protocol::to_string(decided.to);
    const ReportCase* reported = look_up(room.desk.reports, decided.report);
    if (reported && reported->author) record.person = reported->author->person;
    return true;
  }

  bool operator()(const fact::ContestDecided& decided) const {
    record.act = AuditAct::contest;
    record.item = decided.contest;
    record.note = std::string(protocol::to_string(decided.to)) + (decided.note ? ": " + *decided.note : "");
    const Objection* objection = look_up(room.desk.contests, decided.contest);
    if (objection) record.person = objection->author.person;
    return true;
  }

  bool of_shield(const char* position) const {
    record.act = AuditAct::shield;
    record.note = position;
    return true;
  }

  template <class Other>
  bool operator()(const Other&) const {
    return false;
  }
};

struct Telling {
  const Room& room;
  const protocol::Entry& entry;
  std::vector<Told>& told;

  void of_question(Seq id) const {
    const AskedQuestion* question = look_up(room.questions.all, id);
    if (!question) return;
    Told now{.item = id, .question = question->is.state};
    if (question->is.original) now.text = question->is.text;
    told.push_back(std::move(now));
  }

  void operator()(const fact::MessagePosted& posted) const {
    if (!entry.actor || !entry.actor->person) return;
    told.push_back({.item = entry.seq, .person = entry.actor->person, .at = entry.at, .message = posted.state});
  }
  void operator()(const fact::MessageReviewed& review) const {
    told.push_back({.item = review.message, .message = review.to});
  }
  void operator()(const fact::QuestionAsked& asked) const {
    if (!asked.author.person) return;
    told.push_back({.item = entry.seq, .person = asked.author.person, .at = entry.at, .question = asked.state});
  }
  void operator()(const fact::QuestionEdited& edited) const { of_question(edited.question); }
  void operator()(const fact::QuestionMoved& moved) const { of_question(moved.question); }
  void operator()(const fact::DelayOver& over) const {
    for (const Seq message : over.messages) told.push_back({.item = message, .message = MessageState::visible});
    for (const Seq question : over.questions) of_question(question);
  }
  void operator()(const fact::QuestionMerged& merged) const { of_question(merged.question); }
  void operator()(const fact::QuestionUndone& undone) const { of_question(undone.question); }
  template <class Other>
  void operator()(const Other&) const {}
};

}  // namespace

std::optional<AuditRecord> act_of(const State& before, const protocol::Entry& entry) {
  if (!entry.actor || !entry.actor->person || !is_staff(entry.actor->role)) return std::nullopt;
  AuditRecord record;
  record.at = entry.at;
  record.actor = entry.actor->person;
  record.name = entry.actor->name;
  record.role = entry.actor->role;
  record.room = before.id();
  record.entry = entry.id;
  if (!std::visit(Acts{before.room(), record}, entry.fact)) return std::nullopt;
  return record;
}

std::vector<Told> told_by(const State& after, const protocol::Entry& entry) {
  std::vector<Told> told;
  std::visit(Telling{after.room(), entry, told}, entry.fact);
  return told;
}

}  // namespace beffroi::room
