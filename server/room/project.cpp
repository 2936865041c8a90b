// From an entry to the feature that shows it; snapshots, channels, tallies and effects from all features together.
#include "room/chat.hpp"
#include "room/claims.hpp"
#include "room/contests.hpp"
#include "room/conversation.hpp"
#include "room/delay.hpp"
#include "room/jobs.hpp"
#include "room/moderation.hpp"
#include "room/polls.hpp"
#include "room/questions.hpp"
#include "room/reports.hpp"
#include "room/rules.hpp"
#include "room/settings.hpp"
#include "room/shield.hpp"
#include "room/tally.hpp"

namespace beffroi::room {

using protocol::Audience;
using protocol::Seq;
namespace fact = protocol::fact;

ChannelKey person_channel(const std::string& person) {
  return "p:" + person;
}
ChannelKey booth_channel(Seq booth) {
  return "b:" + std::to_string(booth);
}
ChannelKey voters_channel(Seq poll) {
  return "v:" + std::to_string(poll);
}

std::vector<ChannelKey> channels_of(const State& state, const Actor& actor) {
  const Room& room = state.room();
  std::vector<ChannelKey> channels{person_channel(actor.person)};
  for (const auto& [id, booth] : room.jobs.booths)
    if (serves(booth, actor)) channels.push_back(booth_channel(id));
  if (const auto person = room.people.find(actor.person))
    for (const Seq poll : polls_opened_by_vote(room, *person)) channels.push_back(voters_channel(poll));
  return channels;
}

Projection project(const State& after, const protocol::Entry& entry) {
  Projection out;
  std::visit([&](const auto& fact) { show(after.room(), entry, fact, out); }, entry.fact);
  if (const auto& ended = after.room().desk.claim_ended)
    out.shared_staff.push_back(protocol::change::ClaimReleased{.kind = ended->kind, .item = ended->item});
  return out;
}

protocol::RoomView shared_view(const State& state, Audience audience) {
  const Room& room = state.room();
  protocol::RoomView view{
      .kind = room.kind, .title = room.title, .settings = room.settings, .stage = room.stage, .timer = room.timer};
  view.messages = messages_for(room, audience);
  view.questions = questions_for(room, audience);
  view.polls = polls_for(room, audience);
  view.booths = booths_for(room);
  view.conversation = room.conversation;
  view.young_audience = room.young_audience;
  view.shield = shield_for(room, audience);
  view.tally = tally_for(room, audience);
  if (audience != Audience::staff) return view;
  view.standings = standings_for_staff(room);
  view.claims = room.desk.claims;
  view.reports = reports_for_staff(room);
  view.contests = contests_for_staff(room);
  return view;
}

protocol::MineView my_view(const State& state, const Actor& actor) {
  const Room& room = state.room();
  protocol::MineView view;
  view.queues = my_queues(room, actor);
  view.messages = my_messages(room, actor.person);
  const auto index = room.people.find(actor.person);
  if (!index) return view;
  const Person& person = room.people.at(*index);
  view.questions = my_questions(room, person);
  view.votes = my_votes(room, *index);
  view.answers = my_answers(room, *index);
  view.standing = my_standing(person);
  view.tickets = my_tickets(room, person);
  view.conversations = my_conversations(room, person);
  view.reports = my_reports(room, *index);
  view.contests = my_contests(room, person);
  return view;
}

Touched touched_by(const State& after, const protocol::Entry& entry) {
  Touched touched{.tally = changes_tally(entry.fact)};
  if (const auto* vote = std::get_if<fact::VoteCast>(&entry.fact)) {
    touched.questions = merge_chain(after.room().questions, vote->question);
  } else if (const auto* answered = std::get_if<fact::PollAnswered>(&entry.fact)) {
    touched.polls.push_back(answered->poll);
  }
  return touched;
}

protocol::Tally moderation_tally(const State& state, Audience audience) {
  return tally_for(state.room(), audience);
}

std::vector<Effect> effects_of(const State& after, const protocol::Entry& entry) {
  const Room& room = after.room();
  if (const auto* banned = std::get_if<fact::PersonBanned>(&entry.fact)) return {EvictPerson{banned->person}};
  std::optional<Effect> told;
  if (const auto* filed = std::get_if<fact::ReportFiled>(&entry.fact)) told = effect_of(room, entry, *filed);
  if (const auto* decided = std::get_if<fact::ReportDecided>(&entry.fact)) told = effect_of(room, *decided);
  if (told) return {std::move(*told)};
  if (const auto* started = std::get_if<fact::ConversationStarted>(&entry.fact)) {
    const QueueTicket* ticket = look_up(room.jobs.tickets, started->ticket);
    if (ticket && ticket->conversation) return {opening_of(*ticket)};
  }
  if (std::holds_alternative<fact::ConversationEnded>(entry.fact)) return pending_effects(after);
  return {};
}

std::vector<Effect> pending_effects(const State& state) {
  const Room& room = state.room();
  std::vector<Effect> effects = pending_report_effects(room);
  if (room.conversation && room.conversation->state == protocol::ConversationState::ended)
    effects.push_back(FinishInHall{.hall = room.conversation->hall, .ticket = room.conversation->ticket});
  for (const auto& [id, booth] : room.jobs.booths) {
    for (const Seq busy : booth.busy) {
      const QueueTicket& ticket = room.jobs.tickets.at(busy);
      if (ticket.state == protocol::TicketState::talking) effects.push_back(opening_of(ticket));
    }
  }
  return effects;
}

std::vector<protocol::Fact> finishing_facts(const State& hall, Seq ticket) {
  const QueueTicket* found = look_up(hall.room().jobs.tickets, ticket);
  if (!found || found->state != protocol::TicketState::talking) return {};
  return {fact::ConversationFinished{ticket}};
}

}  // namespace beffroi::room
