#include "room/reports.hpp"

#include <algorithm>

#include "protocol/limits.hpp"
#include "room/claims.hpp"
#include "room/questions.hpp"
#include "room/rules.hpp"
#include "room/text.hpp"

namespace beffroi::room {

using protocol::Channel;
using protocol::ErrorCode;
using protocol::Fact;
using protocol::ItemKind;
using protocol::MessageState;
using protocol::QuestionState;
using protocol::Reason;
using protocol::ReportReason;
using protocol::ReportState;
using protocol::Seq;
namespace command = protocol::command;
namespace fact = protocol::fact;
namespace limits = protocol::limits;

namespace {

using Facts = std::vector<Fact>;

// Nothing for messages the room does not keep whole: then their words are in the log alone.
struct Reported {
  const protocol::Author* author = nullptr;
  const std::string* text = nullptr;
};

bool may_have_been_shown(const Chat& chat, Seq id) {
  const bool older = !chat.room_window.empty() && id > 0 && id < chat.room_window.front();
  return older && id > chat.forgotten && !chat.hidden.contains(id);
}

// The item as this person may see it; a failure for what they cannot know of.
Result<Reported, Refusal> seen_by(const Room& room, const Actor& actor, ItemKind kind, Seq id) {
  const bool staff = is_staff(actor.role);
  if (kind == ItemKind::message) {
    const ChatMessage* message = look_up(room.chat.messages, id);
    if (!message && may_have_been_shown(room.chat, id)) return Reported{};
    const bool shown = message && message->channel == Channel::room && message->state == MessageState::visible;
    if (!message || (!shown && !staff)) return refuse(ErrorCode::unknown_item);
    return Reported{.author = &message->author, .text = &message->text};
  }
  const AskedQuestion* question = kind == ItemKind::question ? look_up(room.questions.all, id) : nullptr;
  if (!question || (!is_public(question->is.state) && !staff)) return refuse(ErrorCode::unknown_item);
  return Reported{.author = &question->author, .text = &question->is.text};
}

bool has_reported(const Room& room, const Person& person, ItemKind kind, Seq item) {
  return std::any_of(person.reports.begin(), person.reports.end(), [&](Seq id) {
    const ReportCase& found = room.desk.reports.at(id);
    return !found.conversation && found.kind == kind && found.item == item;
  });
}

bool is_full(const Room& room) {
  return room.desk.reports.size() >= static_cast<std::size_t>(limits::reports_per_room);
}

Reason reason_like(ReportReason reason) {
  switch (reason) {
    case ReportReason::abuse:
      return Reason::offensive;
    case ReportReason::hate:
      return Reason::hate;
    case ReportReason::harassment:
      return Reason::harassment;
    case ReportReason::disinformation:
      return Reason::disinformation;
    case ReportReason::spam:
      return Reason::spam;
    case ReportReason::risk_to_life:
      return Reason::other;
  }
  return Reason::other;
}

// What most reporters say.
Reason reason_of(const ReportCase& reports) {
  std::map<ReportReason, int> counts;
  for (const auto& [by, receipt] : reports.reporters) ++counts[receipt.reason];
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? Reason::other : reason_like(most->first);
}

// Takes the item away, if it is not gone.
Facts taking_away(const Room& room, const ReportCase& reports, Reason reason) {
  if (reports.conversation) return {};
  if (reports.kind == ItemKind::question) {
    const QuestionState state = room.questions.all.at(reports.item).is.state;
    if (!is_public(state) && !is_waiting(state)) return {};
    return {fact::QuestionMoved{.question = reports.item, .to = QuestionState::declined, .reason = reason}};
  }
  const ChatMessage* message = look_up(room.chat.messages, reports.item);
  if (!message && room.chat.hidden.contains(reports.item)) return {};
  if (message && (message->state == MessageState::declined || message->state == MessageState::removed)) return {};
  const bool held = message && message->state == MessageState::held;
  return {fact::MessageReviewed{
      .message = reports.item, .to = held ? MessageState::declined : MessageState::removed, .reason = reason}};
}

ReportCase* case_for(Room& room, const std::optional<std::string>& conversation, ItemKind kind, Seq item) {
  const auto found = std::find_if(room.desk.reports.begin(), room.desk.reports.end(), [&](const auto& each) {
    const ReportCase& reports = each.second;
    return reports.state == ReportState::open && reports.kind == kind && reports.item == item &&
           reports.conversation == conversation;
  });
  return found == room.desk.reports.end() ? nullptr : &found->second;
}

ReportCase& new_case(Room& room, const protocol::Entry& entry, const fact::ReportFiled& filed) {
  ReportCase fresh{.id = entry.seq, .at = entry.at, .kind = filed.kind, .item = filed.item};
  if (filed.talk) {
    fresh.conversation = filed.talk->room;
    fresh.author = filed.talk->author;
    fresh.text = filed.talk->text;
  } else if (const ChatMessage* message =
                 filed.kind == ItemKind::message ? look_up(room.chat.messages, filed.item) : nullptr) {
    fresh.author = message->author;
    fresh.text = message->text;
  } else if (const AskedQuestion* question =
                 filed.kind == ItemKind::question ? look_up(room.questions.all, filed.item) : nullptr) {
    fresh.author = question->author;
    fresh.text = question->is.text;
  }
  return room.desk.reports.emplace(entry.seq, std::move(fresh)).first->second;
}

std::optional<PersonIndex> reporter_of(Room& room, const protocol::Entry& entry, const fact::ReportFiled& filed) {
  if (filed.talk) {
    const protocol::Recruiter& reporter = filed.talk->reporter;
    const auto known = room.people.find(reporter.person);
    return known ? known : room.people.meet(reporter.person, reporter.name, protocol::Role::attendee);
  }
  return entry.actor && entry.actor->person ? room.people.find(*entry.actor->person) : std::nullopt;
}

}  // namespace

const ReportCase* open_case(const Room& room, ItemKind kind, Seq item) {
  for (const auto& [id, reports] : room.desk.reports)
    if (reports.state == ReportState::open && !reports.conversation && reports.kind == kind && reports.item == item)
      return &reports;
  return nullptr;
}

std::vector<Fact> closing_reports(const Room& room, ItemKind kind, Seq item, const std::optional<Reason>& reason) {
  const ReportCase* reports = open_case(room, kind, item);
  if (!reports) return {};
  return {fact::ReportDecided{.report = reports->id, .to = ReportState::acted, .reason = reason}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::ReportItem& report, const Context&) {
  auto item = seen_by(room, actor, report.kind, report.item);
  if (!item) return Failure{item.error()};
  if (item->author && item->author->person == actor.person) return refuse(ErrorCode::wrong_state);
  if (const Person* person = room.people.get(actor.person)) {
    if (has_reported(room, *person, report.kind, report.item)) return refuse(ErrorCode::already_reported);
    if (person->reports.size() >= static_cast<std::size_t>(limits::reports_per_person))
      return refuse_full(limits::reports_per_person, ErrorCode::too_many_reports);
  }
  if (!open_case(room, report.kind, report.item) && is_full(room)) return refuse_full(limits::reports_per_room);
  std::optional<std::string> note;
  if (report.note) {
    auto text = cleaned(*report.note, {.length = limits::note_length, .may_be_empty = true});
    if (!text) return Failure{text.error()};
    if (!text->empty()) note = std::move(text).value();
  }
  return Facts{
      fact::ReportFiled{.kind = report.kind, .item = report.item, .reason = report.reason, .note = std::move(note)}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::DecideReport& decide, const Context& context) {
  const ReportCase* reports = look_up(room.desk.reports, decide.report);
  if (!reports) return refuse(ErrorCode::unknown_item);
  if (reports->state != ReportState::open) return refuse_decided(reports->decided);
  if (decide.to == ReportState::open) return refuse(ErrorCode::wrong_state);
  if (auto refusal = held_by_other(room, actor, *key_of(room, ItemKind::report, decide.report), context.now))
    return Failure{*refusal};
  Facts facts;
  std::optional<Reason> reason;
  if (decide.to == ReportState::acted) {
    reason = decide.reason.value_or(reason_of(*reports));
    facts = taking_away(room, *reports, *reason);
  }
  facts.push_back(fact::ReportDecided{.report = decide.report, .to = decide.to, .reason = reason});
  return facts;
}

void fold(Room& room, const protocol::Entry& entry, const fact::ReportFiled& filed) {
  const auto by = reporter_of(room, entry, filed);
  if (!by) return;
  const auto conversation = filed.talk ? std::optional(filed.talk->room) : std::nullopt;
  ReportCase* reports = case_for(room, conversation, filed.kind, filed.item);
  if (!reports) reports = &new_case(room, entry, filed);
  reports->reporters[*by] = {.id = entry.seq, .at = entry.at, .reason = filed.reason};
  if (filed.note && reports->notes.size() < static_cast<std::size_t>(limits::report_notes))
    reports->notes.push_back(*filed.note);
  room.people.at(*by).reports.push_back(reports->id);
}

void fold(Room& room, const protocol::Entry& entry, const fact::ReportDecided& decided) {
  ReportCase* reports = look_up(room.desk.reports, decided.report);
  if (!reports) return;
  reports->state = decided.to;
  reports->reason = decided.reason;
  reports->decided = decided_by(entry);
  if (const auto key = key_of(room, ItemKind::report, decided.report)) end_claim(room, *key);
}

std::vector<Fact> reported_facts(const State& hall, const fact::ReportFiled& reported) {
  const Room& room = hall.room();
  if (!reported.talk || !room.opened || is_full(room)) return {};
  const auto reporter = room.people.find(reported.talk->reporter.person);
  for (const auto& [id, known] : room.desk.reports)
    if (known.conversation == reported.talk->room && known.kind == reported.kind && known.item == reported.item &&
        reporter && known.reporters.contains(*reporter))
      return {};
  return {reported};
}

std::vector<Fact> facts_of_hall_decision(const State& conversation, const DecideInConversation& decision) {
  const Room& room = conversation.room();
  const ReportCase* reports = open_case(room, decision.kind, decision.item);
  if (!reports) return {};
  Facts facts;
  if (decision.to == ReportState::acted) facts = taking_away(room, *reports, decision.reason.value_or(Reason::other));
  facts.push_back(fact::ReportDecided{.report = reports->id, .to = decision.to, .reason = decision.reason});
  return facts;
}

}  // namespace beffroi::room
