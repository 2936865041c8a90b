#include "room/moderation.hpp"

#include <algorithm>

#include "protocol/limits.hpp"
#include "room/contests.hpp"
#include "room/rules.hpp"

namespace beffroi::room {

using protocol::ErrorCode;
using protocol::Fact;
using protocol::TimeMs;
namespace command = protocol::command;
namespace fact = protocol::fact;
namespace change = protocol::change;
namespace limits = protocol::limits;

namespace {

using Facts = std::vector<Fact>;

constexpr TimeMs for_good = 253402300799000;  // the last second of the year 9999

bool length_allowed(std::int64_t seconds) {
  return seconds >= limits::mute_min_s && seconds <= limits::mute_max_s;
}

// Staff are not muted or banned from within a room: their role is taken away instead, by those who gave it.
std::optional<Refusal> untouchable(const Person* person) {
  if (!person) return refuse(ErrorCode::unknown_item).error;
  if (is_staff(person->role)) return refuse(ErrorCode::forbidden).error;
  return std::nullopt;
}

bool is_free(const Person& person) {
  return !person.muted_until && !person.banned_until;
}

protocol::Standing standing_of(const Person& person) {
  return {.person = person.id,
          .name = person.name,
          .muted_until = person.muted_until,
          .banned_until = person.banned_until,
          .reason = person.reason,
          .contest = is_free(person) ? std::nullopt
                                     : std::optional(person.contest.value_or(protocol::ContestState::possible))};
}

protocol::Standing standing_for_staff(const Person& person) {
  protocol::Standing standing = standing_of(person);
  standing.decided = person.decided;
  return standing;
}

bool is_judged(const Room& room, PersonIndex person) {
  return std::find(room.standings.begin(), room.standings.end(), person) != room.standings.end();
}

Person& person_judged(Room& room, const std::string& id, const std::string& name) {
  const auto known = room.people.find(id);
  const PersonIndex index = known ? *known : room.people.meet(id, name, protocol::Role::attendee);
  if (!is_judged(room, index)) room.standings.push_back(index);
  return room.people.at(index);
}

void note_decision(Person& person, const protocol::Entry& entry) {
  person.decided = decided_by(entry);
  person.contest.reset();
}

}  // namespace

void show_standing(const Room& room, const std::string& id, Projection& out) {
  const Person* person = room.people.get(id);
  if (!person) return;
  out.shared_staff.push_back(change::Standing{standing_for_staff(*person)});
  out.personal.push_back({person_channel(id), change::MyStanding{standing_of(*person)}});
}

Decision decide_on(const Room& room, const Actor&, const command::MutePerson& mute, const Context& context) {
  const Person* person = room.people.get(mute.person);
  if (auto refusal = untouchable(person)) return Failure{*refusal};
  if (!length_allowed(mute.seconds)) return refuse_because(ErrorCode::bad_setting, "seconds");
  return Facts{fact::PersonMuted{
      .person = person->id, .name = person->name, .until = context.now + mute.seconds * 1000, .reason = mute.reason}};
}

Decision decide_on(const Room& room, const Actor&, const command::BanPerson& ban, const Context& context) {
  const Person* person = room.people.get(ban.person);
  if (auto refusal = untouchable(person)) return Failure{*refusal};
  if (ban.seconds && !length_allowed(*ban.seconds)) return refuse_because(ErrorCode::bad_setting, "seconds");
  const TimeMs until = ban.seconds ? context.now + *ban.seconds * 1000 : for_good;
  Facts facts{fact::PersonBanned{.person = person->id, .name = person->name, .until = until, .reason = ban.reason}};
  // Whoever may not enter must not be called either.
  for (const protocol::Seq id : person->tickets) {
    const protocol::TicketState state = room.jobs.tickets.at(id).state;
    if (state == protocol::TicketState::waiting || state == protocol::TicketState::called)
      facts.push_back(fact::QueueLeft{id});
  }
  return facts;
}

Decision decide_on(const Room& room, const Actor& actor, const command::LiftPerson& lift, const Context&) {
  const auto person = room.people.find(lift.person);
  if (!person || !is_judged(room, *person)) return refuse(ErrorCode::unknown_item);
  auto facts = closing_contest_of(room, actor, lift.person);
  if (facts) facts.value().insert(facts.value().begin(), fact::PersonLifted{lift.person});
  return facts;
}

void fold(Room& room, const protocol::Entry& entry, const fact::PersonMuted& muted) {
  Person& person = person_judged(room, muted.person, muted.name);
  person.muted_until = muted.until;
  person.reason = muted.reason;
  note_decision(person, entry);
}

void fold(Room& room, const protocol::Entry& entry, const fact::PersonBanned& banned) {
  Person& person = person_judged(room, banned.person, banned.name);
  person.banned_until = banned.until;
  person.reason = banned.reason;
  note_decision(person, entry);
}

void fold(Room& room, const protocol::Entry& entry, const fact::PersonLifted& lifted) {
  const auto index = room.people.find(lifted.person);
  if (!index) return;
  std::erase(room.standings, *index);
  Person& person = room.people.at(*index);
  person.muted_until.reset();
  person.banned_until.reset();
  person.reason.reset();
  note_decision(person, entry);
}

void show(const Room& room, const protocol::Entry&, const fact::PersonMuted& muted, Projection& out) {
  show_standing(room, muted.person, out);
}

void show(const Room& room, const protocol::Entry&, const fact::PersonBanned& banned, Projection& out) {
  show_standing(room, banned.person, out);
}

void show(const Room& room, const protocol::Entry&, const fact::PersonLifted& lifted, Projection& out) {
  show_standing(room, lifted.person, out);
}

std::vector<protocol::Standing> standings_for_staff(const Room& room) {
  std::vector<protocol::Standing> standings;
  for (const PersonIndex person : room.standings) standings.push_back(standing_for_staff(room.people.at(person)));
  return standings;
}

std::optional<protocol::Standing> my_standing(const Person& person) {
  if (is_free(person)) return std::nullopt;
  return standing_of(person);
}

}  // namespace beffroi::room
