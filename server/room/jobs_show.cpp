#include <algorithm>

#include "protocol/limits.hpp"
#include "room/jobs.hpp"
#include "room/rules.hpp"

namespace beffroi::room {

using protocol::Seq;
using protocol::TicketState;
namespace change = protocol::change;
namespace fact = protocol::fact;

namespace {

protocol::Booth booth_view(const Room& room, const Stand& booth) {
  const auto talking = std::count_if(booth.busy.begin(), booth.busy.end(),
                                     [&](Seq id) { return room.jobs.tickets.at(id).state == TicketState::talking; });
  const auto waiting = static_cast<std::int64_t>(booth.waiting.size());
  return {.id = booth.id,
          .name = booth.name,
          .pitch = booth.pitch,
          .offers = booth.offers,
          .recruiters = booth.recruiters,
          .paused = booth.paused,
          .waiting = waiting,
          .talking = talking,
          .estimate_s = estimate_s(booth, waiting + 1)};
}

// position: 1 is the next; 0 for a ticket that does not wait.
protocol::Ticket ticket_view(const Stand& booth, const QueueTicket& ticket, std::int64_t position) {
  protocol::Ticket view{.id = ticket.id,
                        .booth = ticket.booth,
                        .person = ticket.person,
                        .name = ticket.name,
                        .note = ticket.note,
                        .state = ticket.state,
                        .at = ticket.at,
                        .recruiter = ticket.recruiter,
                        .until = ticket.until};
  if (ticket.conversation) view.conversation = ticket.conversation->room;
  if (position == 0) return view;
  view.position = position;
  view.estimate_s = estimate_s(booth, position);
  return view;
}

protocol::Ticket ticket_view(const Room& room, const QueueTicket& ticket) {
  const Stand& booth = room.jobs.booths.at(ticket.booth);
  const auto place = std::find(booth.waiting.begin(), booth.waiting.end(), ticket.id);
  const std::int64_t position = place == booth.waiting.end() ? 0 : place - booth.waiting.begin() + 1;
  return ticket_view(booth, ticket, position);
}

// As the candidate sees it: with the note as it was written.
protocol::Ticket own_view(const Room& room, const QueueTicket& ticket) {
  protocol::Ticket view = ticket_view(room, ticket);
  if (!ticket.why || !ticket.why->original) return view;
  view.original = ticket.why->original;
  view.statement = protocol::Statement{.cause = ticket.why->cause, .automatic = true, .at = ticket.at};
  return view;
}

protocol::Queue queue_view(const Room& room, const Stand& booth) {
  protocol::Queue queue{.booth = booth.id};
  for (const Seq id : booth.busy) queue.tickets.push_back(ticket_view(booth, room.jobs.tickets.at(id), 0));
  std::int64_t position = 0;
  for (const Seq id : booth.waiting) queue.tickets.push_back(ticket_view(booth, room.jobs.tickets.at(id), ++position));
  return queue;
}

void show_booth(const Room& room, const Stand& booth, Projection& out) {
  out.shared_public.push_back(change::Booth{booth_view(room, booth)});
  out.shared_staff.push_back(out.shared_public.back());
}

void show_ticket(const Room& room, const QueueTicket& ticket, Projection& out) {
  out.personal.push_back({person_channel(ticket.person), change::MyTicket{own_view(room, ticket)}});
}

// Places and estimates of all who wait.
void show_waiting(const Room& room, const Stand& booth, Projection& out) {
  for (const Seq id : booth.waiting) show_ticket(room, room.jobs.tickets.at(id), out);
}

void show_queue(const Room& room, const Stand& booth, Projection& out) {
  out.personal.push_back({booth_channel(booth.id), change::MyQueue{queue_view(room, booth)}});
}

// A place of the queue was given up or taken: to its candidate, to all behind, to the recruiters, and in figures to
// all.
void show_moved_queue(const Room& room, Seq ticket_id, Projection& out) {
  const QueueTicket* ticket = look_up(room.jobs.tickets, ticket_id);
  if (!ticket) return;
  const Stand& booth = room.jobs.booths.at(ticket->booth);
  show_booth(room, booth, out);
  show_ticket(room, *ticket, out);
  show_waiting(room, booth, out);
  show_queue(room, booth, out);
}

void show_conversation(const Room& room, Seq ticket_id, Projection& out) {
  const QueueTicket* ticket = look_up(room.jobs.tickets, ticket_id);
  if (!ticket || !ticket->conversation) return;
  for (const protocol::Recruiter& one : {ticket->conversation->candidate, ticket->conversation->recruiter})
    out.personal.push_back({person_channel(one.person), change::MyConversation{*ticket->conversation}});
}

}  // namespace

void show(const Room& room, const protocol::Entry& entry, const fact::BoothAdded&, Projection& out) {
  if (const Stand* booth = look_up(room.jobs.booths, entry.seq)) show_booth(room, *booth, out);
}

void show(const Room& room, const protocol::Entry&, const fact::BoothEdited& edited, Projection& out) {
  if (const Stand* booth = look_up(room.jobs.booths, edited.booth)) show_booth(room, *booth, out);
}

void show(const Room& room, const protocol::Entry&, const fact::BoothStaffed& staffed, Projection& out) {
  const Stand* booth = look_up(room.jobs.booths, staffed.booth);
  if (!booth) return;
  show_booth(room, *booth, out);
  out.grants.push_back({staffed.person, booth_channel(booth->id), staffed.on});
  show_waiting(room, *booth, out);
  show_queue(room, *booth, out);
  if (!staffed.on) out.personal.push_back({person_channel(staffed.person), change::MyQueueClosed{booth->id}});
}

void show(const Room& room, const protocol::Entry&, const fact::BoothPaused& paused, Projection& out) {
  if (const Stand* booth = look_up(room.jobs.booths, paused.booth)) show_booth(room, *booth, out);
}

void show(const Room& room, const protocol::Entry& entry, const fact::QueueJoined& joined, Projection& out) {
  const QueueTicket* ticket = look_up(room.jobs.tickets, entry.seq);
  if (!ticket) return;
  const Stand& booth = room.jobs.booths.at(joined.booth);
  show_booth(room, booth, out);
  show_ticket(room, *ticket, out);
  show_queue(room, booth, out);
}

void show(const Room& room, const protocol::Entry&, const fact::QueueLeft& left, Projection& out) {
  show_moved_queue(room, left.ticket, out);
}

void show(const Room& room, const protocol::Entry&, const fact::CandidateCalled& called, Projection& out) {
  show_moved_queue(room, called.ticket, out);
}

void show(const Room& room, const protocol::Entry&, const fact::CallMissed& missed, Projection& out) {
  show_moved_queue(room, missed.ticket, out);
}

void show(const Room& room, const protocol::Entry&, const fact::ConversationStarted& started, Projection& out) {
  show_moved_queue(room, started.ticket, out);
  show_conversation(room, started.ticket, out);
}

void show(const Room& room, const protocol::Entry&, const fact::ConversationFinished& finished, Projection& out) {
  show_moved_queue(room, finished.ticket, out);
  show_conversation(room, finished.ticket, out);
}

std::vector<protocol::Booth> booths_for(const Room& room) {
  std::vector<protocol::Booth> views;
  for (const auto& [id, booth] : room.jobs.booths) views.push_back(booth_view(room, booth));
  return views;
}

std::vector<protocol::Ticket> my_tickets(const Room& room, const Person& person) {
  std::vector<protocol::Ticket> views;
  for (const Seq id : person.tickets) views.push_back(own_view(room, room.jobs.tickets.at(id)));
  return views;
}

std::vector<protocol::Queue> my_queues(const Room& room, const Actor& actor) {
  std::vector<protocol::Queue> queues;
  for (const auto& [id, booth] : room.jobs.booths)
    if (serves(booth, actor)) queues.push_back(queue_view(room, booth));
  return queues;
}

std::vector<protocol::Conversation> my_conversations(const Room& room, const Person& person) {
  std::vector<Seq> ids = person.conversations;
  ids.insert(ids.end(), person.tickets.begin(), person.tickets.end());
  const auto started = [&](Seq id) { return room.jobs.tickets.at(id).started; };
  std::sort(ids.begin(), ids.end(), [&](Seq a, Seq b) { return started(a) < started(b); });
  std::vector<protocol::Conversation> views;
  for (const Seq id : ids) {
    const QueueTicket& ticket = room.jobs.tickets.at(id);
    if (ticket.conversation) views.push_back(*ticket.conversation);
  }
  return views;
}

Effect opening_of(const QueueTicket& ticket) {
  constexpr auto kind = protocol::RoomKind::conversation;
  return OpenConversation{.room = ticket.conversation->room,
                          .fact = {.kind = kind,
                                   .title = ticket.conversation->booth,
                                   .conversation = ticket.conversation,
                                   .settings = opening_settings(kind)}};
}

}  // namespace beffroi::room
