#include "laws/random_history.hpp"

#include <algorithm>
#include <iterator>

#include "protocol/permissions.hpp"

namespace beffroi::laws {

using protocol::Command;
using protocol::Role;
namespace command = protocol::command;

namespace {

protocol::RoomKind kind_for(std::uint64_t seed) {
  return seed % 2 ? protocol::RoomKind::hall : protocol::RoomKind::session;
}

bool is_theirs(const room::State& state, const room::Actor& actor, const command::ContestDecision& contest) {
  if (!contest.item) return true;
  const auto& messages = state.room().chat.messages;
  const auto& questions = state.room().questions.all;
  const auto message = messages.find(*contest.item);
  if (message != messages.end()) return message->second.author.person == actor.person;
  const auto question = questions.find(*contest.item);
  return question != questions.end() && question->second.author.person == actor.person;
}

// The ghost only ever writes anonymously: neither name may be in anybody else's bytes.
const std::string ghost = "p-ghost";

}  // namespace

RandomHistory::RandomHistory(std::uint64_t seed, std::size_t commands)
    : random_(seed), hub_("room-1", kind_for(seed), "Histoire " + std::to_string(seed), seed % 10 == 0) {
  const std::pair<const char*, Role> people[] = {
      {"oscar", Role::organiser}, {"mina", Role::moderator}, {"sam", Role::speaker},    {"rita", Role::recruiter},
      {"remi", Role::recruiter},  {"ana", Role::attendee},   {"ben", Role::attendee},   {"cleo", Role::attendee},
      {"dora", Role::attendee},   {"ghost", Role::attendee}, {"ecran", Role::projector}};
  for (const auto& [name, role] : people)
    actors_.push_back({.person = "p-" + std::string(name), .name = std::string(name) + "-name", .role = role});
  for (room::Actor& actor : actors_) actor.guest = actor.person == "p-ben" || actor.person == "p-dora";
  for (std::size_t i = 0; i < commands; ++i) {
    if (once_in(6)) hub_.pass(static_cast<TimeMs>(below(90'000)));
    auto room = std::next(hub_.rooms().begin(), static_cast<std::ptrdiff_t>(below(hub_.rooms().size())));
    if (once_in(2)) room = hub_.rooms().find(hub_.first());
    const room::Actor& first_choice = actors_[below(actors_.size())];
    const room::Verdict verdict = any_verdict();
    const Command chosen = any_command(room->second->state, first_choice);
    const room::Actor& actor = once_in(4) ? first_choice : somebody_for(room->second->state, chosen, first_choice);
    // Some commands come twice, as after a reconnect.
    for (int times = once_in(10) ? 2 : 1; times > 0; --times)
      accepted_ += hub_.send(room->first, actor, chosen, "c" + std::to_string(i), verdict).ok() ? 1 : 0;
  }
}

std::string RandomHistory::marked() {
  const std::string number = std::to_string(100'000 + ++marks_);
  return "mark" + number + (once_in(3) ? "\nwith \"quotes\"" : " plain");
}

template <class Map>
Seq RandomHistory::one_of(const Map& items) {
  if (items.empty() || once_in(25)) return static_cast<Seq>(below(60));
  return std::next(items.begin(), static_cast<std::ptrdiff_t>(below(items.size())))->first;
}

// Who might well send it: most of what people do is allowed.
const room::Actor& RandomHistory::somebody_for(const room::State& state, const Command& chosen,
                                               const room::Actor& first_choice) {
  const auto& jobs = state.room().jobs;
  const auto is_of_ticket = [&](const room::Actor& actor, Seq id) {
    const auto ticket = jobs.tickets.find(id);
    return ticket != jobs.tickets.end() && ticket->second.person == actor.person;
  };
  const auto fits = [&](const room::Actor& actor) {
    if (actor.person == ghost) return first_choice.person == ghost;
    if (!protocol::may(room::role_in(state, actor), chosen)) return false;
    if (const auto* accept = std::get_if<command::AcceptCall>(&chosen)) return is_of_ticket(actor, accept->ticket);
    if (const auto* contest = std::get_if<command::ContestDecision>(&chosen)) return is_theirs(state, actor, *contest);
    if (const auto* call = std::get_if<command::CallNext>(&chosen)) {
      const auto booth = jobs.booths.find(call->booth);
      return booth != jobs.booths.end() && std::ranges::any_of(booth->second.recruiters, [&](const auto& recruiter) {
               return recruiter.person == actor.person;
             });
    }
    return true;
  };
  std::vector<const room::Actor*> fitting;
  for (const room::Actor& actor : actors_)
    if (fits(actor)) fitting.push_back(&actor);
  return fitting.empty() ? first_choice : *fitting[below(fitting.size())];
}

Command RandomHistory::any_command(const room::State& room, const room::Actor& actor) {
  if (room.kind() == protocol::RoomKind::conversation) return conversation(actor);
  const std::size_t part = below(room.kind() == protocol::RoomKind::hall ? 15 : 11);
  if (part < 3) return chat_or_question(room, actor);
  if (part < 6) return about_a_question(room);
  if (part < 8) return poll_or_room(room);
  if (part < 10) return desk(room);
  if (part < 11) return once_in(3) ? room_tools() : chat_or_question(room, actor);
  return jobs(room);
}

Command RandomHistory::conversation(const room::Actor&) {
  switch (below(8)) {
    case 0:
      return command::EndConversation{};
    case 1:
      return command::ExtendConversation{};
    case 2:
      return command::AskQuestion{.text = marked()};
    case 3:
      return command::ReportItem{.kind = protocol::ItemKind::message,
                                 .item = static_cast<Seq>(2 + below(5)),
                                 .reason = protocol::ReportReason::harassment};
    default:
      return command::PostMessage{.text = marked()};
  }
}

Command RandomHistory::chat_or_question(const room::State& state, const room::Actor& actor) {
  const auto& room = state.room();
  const auto anonymous = actor.person == ghost || once_in(4) ? std::optional(true) : std::nullopt;
  switch (below(7)) {
    case 0:
    case 1:
      return command::PostMessage{.text = marked(), .anonymous = anonymous};
    case 2:
      return command::PostMessage{.text = marked(), .channel = protocol::Channel::backstage};
    case 3: {
      const auto to = static_cast<protocol::MessageState>(below(6));
      return command::ReviewMessage{.message = one_of(room.chat.messages), .to = to, .reason = protocol::Reason::spam};
    }
    case 4:
      return command::TurnIntoQuestion{one_of(room.chat.messages)};
    default:
      return command::AskQuestion{.text = marked(), .anonymous = anonymous};
  }
}

Command RandomHistory::about_a_question(const room::State& state) {
  const auto& questions = state.room().questions.all;
  const Seq id = one_of(questions);
  switch (below(12)) {
    case 0:
      return command::EditQuestion{.question = id, .text = marked()};
    case 1:
      return command::DeclineQuestion{.question = id, .reason = protocol::Reason::off_topic, .note = "une note"};
    case 2:
    case 3:
      return command::MergeQuestion{.question = id, .into = one_of(questions)};
    case 4:
      return command::WithdrawQuestion{id};
    case 5:
    case 6:
      return command::UndoQuestion{id};
    case 7:
    case 8:
      return command::MoveQuestion{.question = id, .to = static_cast<protocol::QuestionState>(below(10))};
    default:
      return command::VoteQuestion{.question = id, .on = !once_in(4)};
  }
}

Command RandomHistory::poll_or_room(const room::State& state) {
  const auto& polls = state.room().polls.all;
  const auto rule = static_cast<protocol::ResultsRule>(below(3));
  switch (below(11)) {
    case 0:
      return command::CreatePoll{
          .title = marked(), .options = {"a", "b", "c"}, .multiple = once_in(2), .results = rule};
    case 1:
      return command::EditPoll{.poll = one_of(polls), .title = marked(), .options = {"d", "e"}, .results = rule};
    case 2:
    case 3:
      return command::MovePoll{.poll = one_of(polls), .to = static_cast<protocol::PollState>(below(4))};
    case 4:
    case 5:
    case 6:
      return command::AnswerPoll{.poll = one_of(polls), .choices = {static_cast<std::int64_t>(below(3))}};
    case 7: {
      protocol::SettingsChange change;
      if (once_in(2)) change.hold_messages = once_in(2);
      if (once_in(2)) change.hold_questions = once_in(2);
      if (once_in(8)) change.slow_mode_s = 3;
      if (once_in(4)) change.chat_writers = once_in(5) ? protocol::Writers::staff : protocol::Writers::everyone;
      return command::ChangeSettings{change};
    }
    case 8:
      return command::SetTimer{{.ends_at = hub_.now() + 60'000}};
    case 9:
      if (once_in(4))
        return command::BanPerson{.person = some_person(), .seconds = 60, .reason = protocol::Reason::other};
      return command::MutePerson{.person = some_person(), .seconds = 10, .reason = protocol::Reason::spam};
    default:
      return command::LiftPerson{some_person()};
  }
}

// Rewrites keep the text as written in another marker, which only staff and the author may ever read.
room::Verdict RandomHistory::any_verdict() {
  const protocol::Judgement why{.cause = protocol::Cause::word,
                                .rule = "liste-1",
                                .version = 3,
                                .spans = std::vector<protocol::Span>{{.from = 0, .to = 4}}};
  if (once_in(9)) return {.kind = room::Verdict::Kind::hold, .why = why};
  if (once_in(12)) return {.kind = room::Verdict::Kind::rewrite, .text = marked(), .why = why};
  return {};
}

Command RandomHistory::desk(const room::State& state) {
  const room::Room& room = state.room();
  const bool message = once_in(2);
  const auto kind = message ? protocol::ItemKind::message : protocol::ItemKind::question;
  const Seq item = message ? one_of(room.chat.messages) : one_of(room.questions.all);
  const auto reason = static_cast<protocol::ReportReason>(below(6));
  switch (below(10)) {
    case 0:
    case 1:
      return command::ClaimItem{.kind = kind, .item = item};
    case 2:
      return command::ReleaseItem{.kind = kind, .item = item};
    case 3:
    case 4:
      return command::ReportItem{
          .kind = kind, .item = item, .reason = reason, .note = once_in(2) ? std::optional(marked()) : std::nullopt};
    case 5:
      return command::ClaimItem{.kind = protocol::ItemKind::report, .item = one_of(room.desk.reports)};
    case 6:
      return command::DecideReport{.report = one_of(room.desk.reports),
                                   .to = once_in(2) ? protocol::ReportState::acted : protocol::ReportState::dismissed};
    case 7:
      return command::DecideContest{
          .contest = one_of(room.desk.contests),
          .to = once_in(2) ? protocol::ContestState::upheld : protocol::ContestState::reversed,
          .note = "une note"};
    default:
      if (once_in(5)) return command::ContestDecision{.kind = protocol::ItemKind::standing};
      return command::ContestDecision{.kind = kind, .item = item, .text = "Je conteste"};
  }
}

Command RandomHistory::room_tools() {
  protocol::SettingsChange change;
  switch (below(7)) {
    case 0:
    case 1:
      return command::SetShield{once_in(2)};
    case 2:
    case 3:
      change.delay_s = 2 * static_cast<std::int64_t>(below(4));
      break;
    case 4:
      change.accounts_only = once_in(3);
      break;
    case 5:
      change.newcomers_wait = once_in(3);
      break;
    default:
      change.links_allowed = !once_in(3);
      break;
  }
  return command::ChangeSettings{change};
}

Command RandomHistory::jobs(const room::State& state) {
  const auto& jobs = state.room().jobs;
  const std::string recruiter = once_in(2) ? "rita" : "remi";
  switch (below(14)) {
    case 0:
      return command::AddBooth{.name = "Stand exemple", .pitch = "Bonjour", .offers = {{.title = "Offre"}}};
    case 1:
    case 2:
      return command::StaffBooth{
          .booth = one_of(jobs.booths), .person = "p-" + recruiter, .name = recruiter + "-name", .on = !once_in(4)};
    case 3:
      return command::PauseBooth{.booth = one_of(jobs.booths), .paused = once_in(3)};
    case 4:
      return command::EditBooth{.booth = one_of(jobs.booths), .name = "Stand exemple", .pitch = "Autre"};
    case 5:
    case 6:
    case 7:
      return command::JoinQueue{.booth = one_of(jobs.booths),
                                .note = once_in(2) ? std::optional(marked()) : std::nullopt};
    case 8:
      return command::LeaveQueue{one_of(jobs.tickets)};
    case 9:
    case 10:
      return command::CallNext{one_of(jobs.booths)};
    default: {
      for (const auto& [id, ticket] : jobs.tickets)
        if (ticket.state == protocol::TicketState::called && once_in(2)) return command::AcceptCall{id};
      return command::AcceptCall{one_of(jobs.tickets)};
    }
  }
}

}  // namespace beffroi::laws
