#include "room/jobs.hpp"

#include <algorithm>

#include "protocol/limits.hpp"
#include "room/rules.hpp"

namespace beffroi::room {

using protocol::Seq;
using protocol::TicketState;
namespace fact = protocol::fact;
namespace limits = protocol::limits;

namespace {

// Ends a ticket that has a place at its booth, waiting or busy.
void end_ticket(Room& room, QueueTicket& ticket, TicketState state) {
  Stand& booth = room.jobs.booths.at(ticket.booth);
  std::erase(booth.waiting, ticket.id);
  std::erase(booth.busy, ticket.id);
  ticket.state = state;
  ticket.until.reset();
  room.jobs.ended.push_back(ticket.id);
}

void forget_oldest_ended(Room& room) {
  if (room.jobs.ended.size() <= static_cast<std::size_t>(limits::remembered_tickets)) return;
  const auto oldest = room.jobs.tickets.find(room.jobs.ended.front());
  room.jobs.ended.pop_front();
  const QueueTicket& ticket = oldest->second;
  if (const auto candidate = room.people.find(ticket.person)) std::erase(room.people.at(*candidate).tickets, ticket.id);
  const auto recruiter = ticket.recruiter ? room.people.find(ticket.recruiter->person) : std::nullopt;
  if (recruiter) std::erase(room.people.at(*recruiter).conversations, ticket.id);
  room.jobs.tickets.erase(oldest);
}

QueueTicket* ticket_in(Room& room, Seq id, TicketState state) {
  QueueTicket* ticket = look_up(room.jobs.tickets, id);
  return ticket && ticket->state == state ? ticket : nullptr;
}

}  // namespace

bool is_listed(const Stand& booth, const std::string& person) {
  return std::any_of(booth.recruiters.begin(), booth.recruiters.end(),
                     [&](const protocol::Recruiter& recruiter) { return recruiter.person == person; });
}

bool serves(const Stand& booth, const Actor& actor) {
  const auto& off = booth.taken_off;
  if (!recruits(actor.role) || std::find(off.begin(), off.end(), actor.person) != off.end()) return false;
  return is_listed(booth, actor.person) ||
         std::find(actor.booths.begin(), actor.booths.end(), booth.id) != actor.booths.end();
}

std::int64_t estimate_s(const Stand& booth, std::int64_t position) {
  const auto recruiters = std::max<std::int64_t>(1, static_cast<std::int64_t>(booth.recruiters.size()));
  const auto busy = static_cast<std::int64_t>(booth.busy.size());
  const std::int64_t free = std::max<std::int64_t>(0, recruiters - busy);
  if (position <= free) return 0;
  // The planned length counts as one conversation, so that the first short one does not promise too much.
  const std::int64_t mean_ms = (limits::conversation_ms + booth.finished_ms) / (1 + booth.finished);
  // Conversations going on are half over, on the average; after that one ends every mean / recruiters.
  const std::int64_t half_steps = 2 * (position - free) - 1;
  return mean_ms * half_steps / (2 * recruiters) / 1000;
}

void fold(Room& room, const protocol::Entry& entry, const fact::BoothAdded& added) {
  room.jobs.booths[entry.seq] =
      Stand{.id = entry.seq, .name = added.name, .pitch = added.pitch, .offers = added.offers};
}

void fold(Room& room, const protocol::Entry&, const fact::BoothEdited& edited) {
  Stand* booth = look_up(room.jobs.booths, edited.booth);
  if (!booth) return;
  booth->name = edited.name;
  booth->pitch = edited.pitch;
  booth->offers = edited.offers;
}

void fold(Room& room, const protocol::Entry&, const fact::BoothStaffed& staffed) {
  Stand* booth = look_up(room.jobs.booths, staffed.booth);
  if (!booth) return;
  std::erase_if(booth->recruiters, [&](const auto& recruiter) { return recruiter.person == staffed.person; });
  std::erase(booth->taken_off, staffed.person);
  if (staffed.on) {
    booth->recruiters.push_back({.person = staffed.person, .name = staffed.name});
  } else {
    booth->taken_off.push_back(staffed.person);
  }
}

void fold(Room& room, const protocol::Entry&, const fact::BoothPaused& paused) {
  if (Stand* booth = look_up(room.jobs.booths, paused.booth)) booth->paused = paused.paused;
}

void fold(Room& room, const protocol::Entry& entry, const fact::QueueJoined& joined) {
  Stand* booth = look_up(room.jobs.booths, joined.booth);
  if (!booth || !entry.actor || !entry.actor->person) return;
  const std::string& id = *entry.actor->person;
  room.jobs.tickets[entry.seq] = QueueTicket{.id = entry.seq,
                                             .booth = joined.booth,
                                             .person = id,
                                             .name = entry.actor->name,
                                             .note = joined.note,
                                             .why = joined.why,
                                             .at = entry.at};
  booth->waiting.push_back(entry.seq);
  if (const auto candidate = room.people.find(id)) room.people.at(*candidate).tickets.push_back(entry.seq);
}

void fold(Room& room, const protocol::Entry&, const fact::QueueLeft& left) {
  QueueTicket* ticket = look_up(room.jobs.tickets, left.ticket);
  if (!ticket || (ticket->state != TicketState::waiting && ticket->state != TicketState::called)) return;
  end_ticket(room, *ticket, TicketState::left);
  forget_oldest_ended(room);
}

void fold(Room& room, const protocol::Entry&, const fact::CandidateCalled& called) {
  QueueTicket* ticket = ticket_in(room, called.ticket, TicketState::waiting);
  if (!ticket) return;
  Stand& booth = room.jobs.booths.at(ticket->booth);
  std::erase(booth.waiting, ticket->id);
  booth.busy.push_back(ticket->id);
  ticket->state = TicketState::called;
  ticket->recruiter = called.recruiter;
  ticket->until = called.until;
}

void fold(Room& room, const protocol::Entry&, const fact::CallMissed& missed) {
  QueueTicket* ticket = ticket_in(room, missed.ticket, TicketState::called);
  if (!ticket) return;
  end_ticket(room, *ticket, TicketState::missed);
  forget_oldest_ended(room);
}

void fold(Room& room, const protocol::Entry& entry, const fact::ConversationStarted& started) {
  QueueTicket* ticket = ticket_in(room, started.ticket, TicketState::called);
  if (!ticket) return;
  ticket->state = TicketState::talking;
  ticket->until.reset();
  ticket->conversation = started.conversation;
  ticket->started = entry.seq;
  ticket->started_at = entry.at;
  const protocol::Recruiter& recruiter = started.conversation.recruiter;
  const auto known = room.people.find(recruiter.person);
  const PersonIndex index =
      known ? *known : room.people.meet(recruiter.person, recruiter.name, protocol::Role::recruiter);
  room.people.at(index).conversations.push_back(ticket->id);
}

void fold(Room& room, const protocol::Entry& entry, const fact::ConversationFinished& finished) {
  QueueTicket* ticket = ticket_in(room, finished.ticket, TicketState::talking);
  if (!ticket) return;
  Stand& booth = room.jobs.booths.at(ticket->booth);
  constexpr std::int64_t longest = limits::conversation_ms + limits::conversation_extension_ms;
  booth.finished += 1;
  booth.finished_ms += std::clamp<std::int64_t>(entry.at - ticket->started_at, 0, longest);
  ticket->conversation->state = protocol::ConversationState::ended;
  end_ticket(room, *ticket, TicketState::done);
  forget_oldest_ended(room);
}

}  // namespace beffroi::room
