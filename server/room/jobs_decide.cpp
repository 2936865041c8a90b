#include <algorithm>

#include "protocol/limits.hpp"
#include "room/jobs.hpp"
#include "room/judgement.hpp"
#include "room/rules.hpp"
#include "room/text.hpp"

namespace beffroi::room {

using protocol::ErrorCode;
using protocol::Fact;
using protocol::Role;
using protocol::Seq;
using protocol::TicketState;
using protocol::TimeMs;
namespace command = protocol::command;
namespace fact = protocol::fact;
namespace limits = protocol::limits;

namespace {

using Facts = std::vector<Fact>;

struct BoothTexts {
  std::string name;
  std::string pitch;
  std::vector<protocol::Offer> offers;
};

Result<std::optional<std::string>, Refusal> cleaned_line(const std::optional<std::string>& text, std::int64_t length) {
  if (!text) return std::optional<std::string>();
  auto line = cleaned(*text, {.length = length, .may_be_empty = true});
  if (!line) return Failure{line.error()};
  if (line->empty()) return std::optional<std::string>();
  return std::optional(std::move(line).value());
}

// Only addresses a page may link to; anything else is left out.
std::optional<std::string> cleaned_link(const std::optional<std::string>& url) {
  if (!url || url->size() > static_cast<std::size_t>(limits::url_length)) return std::nullopt;
  if (!url->starts_with("https://") && !url->starts_with("http://")) return std::nullopt;
  const bool plain =
      std::all_of(url->begin(), url->end(), [](char c) { return static_cast<unsigned char>(c) > ' ' && c != 0x7F; });
  return plain ? url : std::nullopt;
}

Result<protocol::Offer, Refusal> cleaned_offer(const protocol::Offer& offer) {
  auto title = cleaned(offer.title, {.length = limits::title_length});
  if (!title) return Failure{title.error()};
  auto place = cleaned_line(offer.place, limits::title_length);
  if (!place) return Failure{place.error()};
  auto contract = cleaned_line(offer.contract, limits::title_length);
  if (!contract) return Failure{contract.error()};
  return protocol::Offer{.title = std::move(title).value(),
                         .place = std::move(place).value(),
                         .contract = std::move(contract).value(),
                         .url = cleaned_link(offer.url)};
}

Result<BoothTexts, Refusal> cleaned_texts(const std::string& name, const std::string& pitch,
                                          const std::vector<protocol::Offer>& offers) {
  auto clean_name = cleaned(name, {.length = limits::title_length});
  if (!clean_name) return Failure{clean_name.error()};
  auto clean_pitch =
      cleaned(pitch, {.length = limits::pitch_length, .lines = limits::text_lines, .may_be_empty = true});
  if (!clean_pitch) return Failure{clean_pitch.error()};
  if (offers.size() > static_cast<std::size_t>(limits::offers_per_booth)) return refuse_full(limits::offers_per_booth);
  BoothTexts texts{.name = std::move(clean_name).value(), .pitch = std::move(clean_pitch).value()};
  for (const protocol::Offer& offer : offers) {
    auto clean = cleaned_offer(offer);
    if (!clean) return Failure{clean.error()};
    texts.offers.push_back(std::move(clean).value());
  }
  return texts;
}

// Organisers govern every booth, a recruiter their own.
bool governs(const Stand& booth, const Actor& actor) {
  return actor.role != Role::recruiter || serves(booth, actor);
}

bool has_a_chair(const Stand& booth) {
  return booth.recruiters.size() < static_cast<std::size_t>(limits::recruiters_per_booth);
}

std::int64_t places_of(const Room& room, const std::string& person, std::initializer_list<TicketState> states) {
  const Person* candidate = room.people.get(person);
  if (!candidate) return 0;
  return std::count_if(candidate->tickets.begin(), candidate->tickets.end(), [&](Seq id) {
    return std::find(states.begin(), states.end(), room.jobs.tickets.at(id).state) != states.end();
  });
}

bool stands_at(const Room& room, const Stand& booth, const std::string& person) {
  const auto is_theirs = [&](Seq id) { return room.jobs.tickets.at(id).person == person; };
  return std::any_of(booth.waiting.begin(), booth.waiting.end(), is_theirs) ||
         std::any_of(booth.busy.begin(), booth.busy.end(), is_theirs);
}

template <class Visitor>
void for_each_busy(const Room& room, Visitor visit) {
  for (const auto& [id, booth] : room.jobs.booths)
    for (const Seq ticket : booth.busy) visit(room.jobs.tickets.at(ticket));
}

std::int64_t conversations_of(const Room& room, const std::string& recruiter) {
  std::int64_t count = 0;
  for_each_busy(room, [&](const QueueTicket& ticket) { count += ticket.recruiter->person == recruiter ? 1 : 0; });
  return count;
}

// The first who is free to be called; whoever is called or talking elsewhere keeps the place and is passed over.
const QueueTicket* first_free(const Room& room, const Stand& booth) {
  for (const Seq id : booth.waiting) {
    const QueueTicket& ticket = room.jobs.tickets.at(id);
    if (places_of(room, ticket.person, {TicketState::called, TicketState::talking}) == 0) return &ticket;
  }
  return nullptr;
}

const QueueTicket* own_ticket(const Room& room, const Actor& actor, Seq id) {
  const QueueTicket* ticket = look_up(room.jobs.tickets, id);
  return ticket && ticket->person == actor.person ? ticket : nullptr;
}

// When the hall takes a step with a ticket that is called or talking.
TimeMs end_of(const QueueTicket& ticket) {
  if (ticket.state == TicketState::called) return *ticket.until;
  return ticket.conversation->ends_at + limits::conversation_extension_ms + limits::finish_margin_ms;
}

}  // namespace

Decision decide_on(const Room& room, const Actor&, const command::AddBooth& add, const Context&) {
  if (room.kind != protocol::RoomKind::hall) return refuse(ErrorCode::wrong_state);
  auto texts = cleaned_texts(add.name, add.pitch, add.offers);
  if (!texts) return Failure{texts.error()};
  if (room.jobs.booths.size() >= static_cast<std::size_t>(limits::booths_per_room))
    return refuse_full(limits::booths_per_room);
  return Facts{fact::BoothAdded{.name = texts->name, .pitch = texts->pitch, .offers = texts->offers}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::EditBooth& edit, const Context&) {
  const Stand* booth = look_up(room.jobs.booths, edit.booth);
  if (!booth) return refuse(ErrorCode::unknown_item);
  if (!governs(*booth, actor)) return refuse(ErrorCode::forbidden);
  auto texts = cleaned_texts(edit.name, edit.pitch, edit.offers);
  if (!texts) return Failure{texts.error()};
  return Facts{
      fact::BoothEdited{.booth = edit.booth, .name = texts->name, .pitch = texts->pitch, .offers = texts->offers}};
}

Decision decide_on(const Room& room, const Actor&, const command::StaffBooth& staff, const Context&) {
  const Stand* booth = look_up(room.jobs.booths, staff.booth);
  if (!booth || staff.person.empty()) return refuse(ErrorCode::unknown_item);
  if (is_listed(*booth, staff.person) == staff.on) return Facts{};
  if (staff.on && !has_a_chair(*booth)) return refuse_full(limits::recruiters_per_booth);
  auto name = cleaned(staff.name, {.length = limits::name_length, .may_be_empty = true});
  if (!name) return Failure{name.error()};
  const Person* known = room.people.get(staff.person);
  if (name->empty() && known) name.value() = known->name;
  return Facts{fact::BoothStaffed{
      .booth = staff.booth, .person = staff.person, .name = std::move(name).value(), .on = staff.on}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::PauseBooth& pause, const Context&) {
  const Stand* booth = look_up(room.jobs.booths, pause.booth);
  if (!booth) return refuse(ErrorCode::unknown_item);
  if (!governs(*booth, actor)) return refuse(ErrorCode::forbidden);
  if (booth->paused == pause.paused) return Facts{};
  return Facts{fact::BoothPaused{.booth = pause.booth, .paused = pause.paused}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::JoinQueue& join, const Context& context) {
  const Stand* booth = look_up(room.jobs.booths, join.booth);
  if (!booth) return refuse(ErrorCode::unknown_item);
  if (room.young_audience) return refuse(ErrorCode::young_audience);
  if (auto refusal = muted(room, actor, context.now)) return Failure{*refusal};
  if (stands_at(room, *booth, actor.person)) return refuse(ErrorCode::already_queued);
  if (booth->paused) return refuse(ErrorCode::booth_paused);
  if (booth->waiting.size() >= static_cast<std::size_t>(limits::queue_length))
    return refuse_full(limits::queue_length, ErrorCode::queue_full);
  if (places_of(room, actor.person, {TicketState::waiting, TicketState::called}) >= limits::queues_per_person)
    return refuse_full(limits::queues_per_person, ErrorCode::too_many_queues);
  auto note = cleaned_line(join.note, limits::note_length);
  if (!note) return Failure{note.error()};
  if (!note.value()) return Facts{fact::QueueJoined{.booth = join.booth}};
  auto said = heard(room, *note.value(), {.length = limits::note_length}, context.verdict, false);
  if (!said) return Failure{said.error()};
  // Nobody could approve a note that is held.
  if (said->hold) return refuse_because(ErrorCode::rejected, context.verdict.reason);
  return Facts{fact::QueueJoined{.booth = join.booth, .note = std::move(said->text), .why = std::move(said->why)}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::LeaveQueue& leave, const Context&) {
  const QueueTicket* ticket = own_ticket(room, actor, leave.ticket);
  if (!ticket) return refuse(ErrorCode::unknown_item);
  if (ticket->state == TicketState::left) return Facts{};
  if (ticket->state != TicketState::waiting && ticket->state != TicketState::called)
    return refuse(ErrorCode::wrong_state);
  return Facts{fact::QueueLeft{leave.ticket}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::CallNext& call, const Context& context) {
  const Stand* booth = look_up(room.jobs.booths, call.booth);
  if (!booth) return refuse(ErrorCode::unknown_item);
  if (!serves(*booth, actor)) return refuse(ErrorCode::forbidden);
  if (room.young_audience) return refuse(ErrorCode::young_audience);
  if (conversations_of(room, actor.person) >= limits::conversations_per_recruiter)
    return refuse_full(limits::conversations_per_recruiter, ErrorCode::too_many_conversations);
  const QueueTicket* ticket = first_free(room, *booth);
  if (!ticket) return refuse(ErrorCode::queue_empty);
  return Facts{fact::CandidateCalled{.ticket = ticket->id,
                                     .recruiter = {.person = actor.person, .name = actor.name},
                                     .until = context.now + limits::call_ring_ms}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::AcceptCall& accept, const Context& context) {
  const QueueTicket* ticket = own_ticket(room, actor, accept.ticket);
  if (!ticket) return refuse(ErrorCode::unknown_item);
  if (room.young_audience) return refuse(ErrorCode::young_audience);
  if (ticket->state != TicketState::called || *ticket->until <= context.now) return refuse(ErrorCode::wrong_state);
  return Facts{fact::ConversationStarted{.ticket = ticket->id,
                                         .conversation = {.room = "c-" + room.id + "-" + std::to_string(ticket->id),
                                                          .hall = room.id,
                                                          .ticket = ticket->id,
                                                          .booth = room.jobs.booths.at(ticket->booth).name,
                                                          .candidate = {.person = ticket->person, .name = ticket->name},
                                                          .recruiter = *ticket->recruiter,
                                                          .state = protocol::ConversationState::open,
                                                          .ends_at = context.now + limits::conversation_ms,
                                                          .extended = false}}};
}

std::vector<Fact> facts_on_entering(const State& state, const Actor& actor) {
  Facts facts;
  for (const Seq id : actor.booths) {
    const Stand* booth = look_up(state.room().jobs.booths, id);
    if (booth && serves(*booth, actor) && !is_listed(*booth, actor.person) && has_a_chair(*booth))
      facts.push_back(fact::BoothStaffed{.booth = id, .person = actor.person, .name = actor.name, .on = true});
  }
  return facts;
}

std::vector<Fact> due_in_hall(const Room& room, TimeMs now) {
  Facts facts;
  for_each_busy(room, [&](const QueueTicket& ticket) {
    if (end_of(ticket) > now) return;
    if (ticket.state == TicketState::called) {
      facts.push_back(fact::CallMissed{ticket.id});
    } else {
      facts.push_back(fact::ConversationFinished{ticket.id});
    }
  });
  return facts;
}

std::optional<TimeMs> next_due_in_hall(const Room& room) {
  std::optional<TimeMs> next;
  for_each_busy(room,
                [&](const QueueTicket& ticket) { next = std::min(next.value_or(end_of(ticket)), end_of(ticket)); });
  return next;
}

}  // namespace beffroi::room
