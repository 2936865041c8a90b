#include "room/contests.hpp"

#include <algorithm>

#include "protocol/limits.hpp"
#include "room/chat.hpp"
#include "room/claims.hpp"
#include "room/moderation.hpp"
#include "room/questions.hpp"
#include "room/rules.hpp"
#include "room/text.hpp"

namespace beffroi::room {

using protocol::ContestState;
using protocol::ErrorCode;
using protocol::Fact;
using protocol::ItemKind;
using protocol::MessageState;
using protocol::QuestionState;
using protocol::Seq;
using protocol::TimeMs;
namespace command = protocol::command;
namespace fact = protocol::fact;
namespace change = protocol::change;
namespace limits = protocol::limits;

namespace {

using Facts = std::vector<Fact>;
using ClosingFacts = Result<Facts, Refusal>;

// What an objection is about: whether it is taken away, who decided, and whether somebody objected before.
struct Restriction {
  bool stands = false;
  const std::optional<protocol::Decided>* decided = nullptr;
  const std::optional<ContestState>* contest = nullptr;
};

bool is_restricted(const Person& person, TimeMs now) {
  return person.muted_until.value_or(0) > now || person.banned_until.value_or(0) > now;
}

// Nothing for what is not this person's own.
std::optional<Restriction> restriction_of(const Room& room, const Actor& actor, const command::ContestDecision& contest,
                                          TimeMs now) {
  const Seq item = contest.item.value_or(0);
  if (contest.kind == ItemKind::message) {
    const ChatMessage* message = look_up(room.chat.messages, item);
    if (!message || message->author.person != actor.person) return std::nullopt;
    const bool stands = message->state == MessageState::declined || message->state == MessageState::removed;
    return Restriction{stands, &message->decided, &message->contest};
  }
  if (contest.kind == ItemKind::question) {
    const AskedQuestion* question = look_up(room.questions.all, item);
    if (!question || question->author.person != actor.person) return std::nullopt;
    return Restriction{question->is.state == QuestionState::declined, &question->decided, &question->contest};
  }
  const Person* person = contest.kind == ItemKind::standing ? room.people.get(actor.person) : nullptr;
  if (!person) return std::nullopt;
  return Restriction{is_restricted(*person, now), &person->decided, &person->contest};
}

Result<std::optional<std::string>, Refusal> cleaned_note(const std::optional<std::string>& note) {
  if (!note) return std::optional<std::string>();
  auto text = cleaned(*note, {.length = limits::note_length, .may_be_empty = true});
  if (!text) return Failure{text.error()};
  return text->empty() ? std::optional<std::string>() : std::optional(std::move(text).value());
}

// What is taken back; nothing where it came back already.
Facts reversing(const Room& room, const Objection& objection) {
  const Seq item = objection.item.value_or(0);
  switch (objection.kind) {
    case ItemKind::message: {
      const ChatMessage* message = look_up(room.chat.messages, item);
      const bool gone =
          message && (message->state == MessageState::declined || message->state == MessageState::removed);
      if (!gone) return {};
      return {fact::MessageReviewed{.message = item, .to = MessageState::visible}};
    }
    case ItemKind::question:
      if (room.questions.all.at(item).is.state != QuestionState::declined) return {};
      return {fact::QuestionMoved{.question = item, .to = QuestionState::visible}};
    case ItemKind::standing: {
      const Person* person = room.people.get(objection.author.person.value_or(""));
      if (!person || (!person->muted_until && !person->banned_until)) return {};
      return {fact::PersonLifted{person->id}};
    }
    case ItemKind::report:
    case ItemKind::contest:
      return {};
  }
  return {};
}

ClosingFacts closing(const Objection* objection, const Actor& actor) {
  if (!objection) return Facts{};
  if (objection->against.person == actor.person) return refuse(ErrorCode::own_decision);
  return Facts{fact::ContestDecided{.contest = objection->id, .to = ContestState::reversed}};
}

// On the item itself.
void note_state(Room& room, const Objection& objection) {
  if (objection.kind == ItemKind::message) note_contest(room, *objection.item, objection.state);
  if (objection.kind == ItemKind::question)
    if (AskedQuestion* question = look_up(room.questions.all, *objection.item)) question->contest = objection.state;
  if (objection.kind == ItemKind::standing)
    if (const auto person = room.people.find(objection.author.person.value_or("")))
      room.people.at(*person).contest = objection.state;
}

const std::optional<protocol::Decided>* decided_about(const Room& room, const fact::ContestFiled& filed,
                                                      const Person& author) {
  if (filed.kind == ItemKind::standing) return &author.decided;
  const Seq item = filed.item.value_or(0);
  if (filed.kind == ItemKind::question) {
    const AskedQuestion* question = look_up(room.questions.all, item);
    return question ? &question->decided : nullptr;
  }
  const ChatMessage* message = look_up(room.chat.messages, item);
  return message ? &message->decided : nullptr;
}

protocol::Contest staff_view(const Objection& objection) {
  return {.id = objection.id,
          .at = objection.at,
          .kind = objection.kind,
          .item = objection.item,
          .author = objection.author,
          .text = objection.text,
          .against = objection.against,
          .state = objection.state};
}

protocol::MyContest author_view(const Objection& objection) {
  return {.id = objection.id,
          .at = objection.at,
          .kind = objection.kind,
          .item = objection.item,
          .state = objection.state,
          .note = objection.note,
          .decided_at = objection.decided ? std::optional(objection.decided->at) : std::nullopt};
}

void show_objection(const Room& room, const Objection& objection, Projection& out) {
  out.shared_staff.push_back(change::Contest{staff_view(objection)});
  const std::string author = objection.author.person.value_or("");
  out.personal.push_back({person_channel(author), change::MyContest{author_view(objection)}});
  if (objection.kind == ItemKind::message) show_contest_of_message(room, *objection.item, out);
  if (objection.kind == ItemKind::question) show_contest_of_question(room, *objection.item, out);
  if (objection.kind == ItemKind::standing) show_standing(room, author, out);
}

}  // namespace

const Objection* filed_contest(const Room& room, ItemKind kind, Seq item) {
  for (const auto& [id, objection] : room.desk.contests)
    if (objection.state == ContestState::filed && objection.kind == kind && objection.item == item) return &objection;
  return nullptr;
}

const Objection* filed_contest_of(const Room& room, const std::string& person) {
  for (const auto& [id, objection] : room.desk.contests)
    if (objection.state == ContestState::filed && objection.kind == ItemKind::standing &&
        objection.author.person == person)
      return &objection;
  return nullptr;
}

ClosingFacts closing_contest(const Room& room, const Actor& actor, ItemKind kind, Seq item) {
  return closing(filed_contest(room, kind, item), actor);
}

ClosingFacts closing_contest_of(const Room& room, const Actor& actor, const std::string& person) {
  return closing(filed_contest_of(room, person), actor);
}

Decision decide_on(const Room& room, const Actor& actor, const command::ContestDecision& contest,
                   const Context& context) {
  const auto restriction = restriction_of(room, actor, contest, context.now);
  if (!restriction) return refuse(ErrorCode::unknown_item);
  if (*restriction->contest) return refuse(ErrorCode::already_contested);
  if (!restriction->stands) return refuse(ErrorCode::wrong_state);
  if (room.desk.contests.size() >= static_cast<std::size_t>(limits::contests_per_room))
    return refuse_full(limits::contests_per_room);
  auto text = cleaned_note(contest.text);
  if (!text) return Failure{text.error()};
  const auto item = contest.kind == ItemKind::standing ? std::nullopt : contest.item;
  return Facts{fact::ContestFiled{.kind = contest.kind, .item = item, .text = std::move(text).value()}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::DecideContest& decide, const Context& context) {
  const Objection* objection = look_up(room.desk.contests, decide.contest);
  if (!objection) return refuse(ErrorCode::unknown_item);
  if (objection->state != ContestState::filed) return refuse_decided(objection->decided);
  if (decide.to != ContestState::upheld && decide.to != ContestState::reversed) return refuse(ErrorCode::wrong_state);
  if (objection->against.person == actor.person) return refuse(ErrorCode::own_decision);
  if (auto refusal = held_by_other(room, actor, *key_of(room, ItemKind::contest, decide.contest), context.now))
    return Failure{*refusal};
  auto note = cleaned_note(decide.note);
  if (!note) return Failure{note.error()};
  Facts facts;
  if (decide.to == ContestState::reversed) facts = reversing(room, *objection);
  facts.push_back(fact::ContestDecided{.contest = decide.contest, .to = decide.to, .note = std::move(note).value()});
  return facts;
}

void fold(Room& room, const protocol::Entry& entry, const fact::ContestFiled& filed) {
  const auto by = entry.actor && entry.actor->person ? room.people.find(*entry.actor->person) : std::nullopt;
  const auto* decided = by ? decided_about(room, filed, room.people.at(*by)) : nullptr;
  if (!decided) return;
  Objection objection{.id = entry.seq,
                      .at = entry.at,
                      .kind = filed.kind,
                      .item = filed.item,
                      .author = *entry.actor,
                      .text = filed.text,
                      .against = decided->value_or(protocol::Decided{.name = "", .at = entry.at})};
  note_state(room, objection);
  room.people.at(*by).contests.push_back(entry.seq);
  room.desk.contests.emplace(entry.seq, std::move(objection));
}

void fold(Room& room, const protocol::Entry& entry, const fact::ContestDecided& decided) {
  Objection* objection = look_up(room.desk.contests, decided.contest);
  if (!objection) return;
  objection->state = decided.to;
  objection->note = decided.note;
  objection->decided = decided_by(entry);
  note_state(room, *objection);
  if (const auto key = key_of(room, ItemKind::contest, decided.contest)) end_claim(room, *key);
}

void show(const Room& room, const protocol::Entry& entry, const fact::ContestFiled&, Projection& out) {
  if (const Objection* objection = look_up(room.desk.contests, entry.seq)) show_objection(room, *objection, out);
}

void show(const Room& room, const protocol::Entry&, const fact::ContestDecided& decided, Projection& out) {
  if (const Objection* objection = look_up(room.desk.contests, decided.contest)) show_objection(room, *objection, out);
}

std::vector<protocol::Contest> contests_for_staff(const Room& room) {
  std::vector<protocol::Contest> views;
  for (const auto& [id, objection] : room.desk.contests)
    if (objection.state == ContestState::filed) views.push_back(staff_view(objection));
  return views;
}

std::vector<protocol::MyContest> my_contests(const Room& room, const Person& person) {
  std::vector<protocol::MyContest> views;
  for (const Seq id : person.contests) views.push_back(author_view(room.desk.contests.at(id)));
  return views;
}

}  // namespace beffroi::room
