// The room core: a room is the fold of its log, and everything a room does is one of the pure functions below.
// Values in, values out: no clock, no randomness, no input or output. Same log, same state, same answers, everywhere.
//
//   a command  → remembered()?  → decide() → facts → (made durable as entries by the caller) → apply() each
//   an entry   → apply() → project() with the state after it → updates per audience and per personal channel
//   a joiner   → may_enter() → shared_view() and my_view(), channels_of() for what follows
//   time       → next_due() says when to look again; due() gives the facts that are then to be appended by the hub
//   a restart  → pending_effects() repeats what may have been cut off; all effects are idempotent
//
// Thread: none of it keeps anything; a State may be read from several threads while nobody applies to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "protocol/messages.hpp"
#include "result.hpp"
#include "room/state.hpp"

namespace beffroi::room {

// Who asks. `role` is the strongest the person holds in this room; in a conversation the room itself knows its two
// people and the role is not looked at. `booths`: booths granted to a recruiter elsewhere than by booth_staffed; mostly
// empty.
struct Actor {
  std::string person;
  std::string name;
  protocol::Role role = protocol::Role::attendee;
  std::vector<protocol::Seq> booths;
  bool guest = false;                                // came by a code or a link, without an invitation
  std::optional<protocol::TimeMs> muted_until = {};  // by moderation across rooms
};

// What moderation said about the text of a command, as data. A judge that will answer later (defer) says meanwhile what
// its room's policy for that is.
struct Verdict {
  enum class Kind : std::uint8_t { allow, hold, rewrite, reject };
  Kind kind = Kind::allow;
  std::string reason;                      // for the sender, with reject
  std::string text;                        // with rewrite: what is said instead
  std::optional<protocol::Judgement> why;  // with all but allow
};

struct Context {
  protocol::TimeMs now = 0;
  Verdict verdict;
};

struct Refusal {
  protocol::ErrorCode code = protocol::ErrorCode::bad_message;
  std::optional<std::int64_t> retry_ms;  // the same try can succeed after this
  std::string detail;                    // fills {detail} of the sentence
  std::optional<std::int64_t> limit;     // fills {limit}
  bool operator==(const Refusal&) const = default;
};

// No facts: the command asks for what is so already; the answer is ok at the head.
using Decision = Result<std::vector<protocol::Fact>, Refusal>;

Decision decide(const State& state, const Actor& actor, const protocol::Command& command, const Context& context);

// The only mutation. Total: entries that decide made always fit; what does not fit (history of another version) is
// passed over. Precondition: entry.seq == state.head() + 1, or a gap the caller answers for.
void apply(State& state, const protocol::Entry& entry);

// The answer of a command that came before: the position of its last entry. Bounded by limits::remembered_commands.
std::optional<protocol::Seq> remembered(const State& state, const std::string& person, const std::string& command_id);

// The author of entries that come from a command of this actor.
protocol::Author author_of(const State& state, const Actor& actor);

// ---- who may be here, and what they follow
// ----------------------------------------------------------------------------

// Why the actor may not enter (banned with retry_ms, forbidden for strangers of a conversation, unknown_room before the
// first entry), or nothing.
std::optional<Refusal> refusal_to_enter(const State& state, const Actor& actor, protocol::TimeMs now);
bool may_enter(const State& state, const Actor& actor, protocol::TimeMs now);

// The role the actor acts under here: their own, or in a conversation the one the conversation gives.
protocol::Role role_in(const State& state, const Actor& actor);
protocol::Audience audience_of(protocol::Role role);

// Personal streams: "p:<person>" one person, "b:<booth>" the recruiters of a booth, "v:<poll>" those who answered a
// poll whose results show after voting.
using ChannelKey = std::string;
ChannelKey person_channel(const std::string& person);
ChannelKey booth_channel(protocol::Seq booth);
ChannelKey voters_channel(protocol::Seq poll);
std::vector<ChannelKey> channels_of(const State& state, const Actor& actor);

// What the log has still to say because the actor comes: a booth that was granted to them names them as its recruiter,
// so that the hall counts with them. Nothing when it does already.
std::vector<protocol::Fact> facts_on_entering(const State& state, const Actor& actor);

// ---- what they see
// ----------------------------------------------------------------------------------------------------

struct PersonalChange {
  ChannelKey channel;
  protocol::Change change;
  bool operator==(const PersonalChange&) const = default;
};

// An entry gives a person a channel, or takes it. Takes effect before the entry's own changes.
struct Grant {
  std::string person;
  ChannelKey channel;
  bool on = true;
  bool operator==(const Grant&) const = default;
};

struct Projection {
  std::vector<protocol::Change> shared_public;
  std::vector<protocol::Change> shared_staff;
  std::vector<PersonalChange> personal;  // in order; my_* changes only
  std::vector<Grant> grants;
};

// What an entry changes for whom. `after` is the state just after this very entry.
Projection project(const State& after, const protocol::Entry& entry);

protocol::RoomView shared_view(const State& state, protocol::Audience audience);
protocol::MineView my_view(const State& state, const Actor& actor);

// A page of history is made of message_posted entries; each one as this audience may see it today, or nothing.
std::optional<protocol::Message> message_view(const State& state, const protocol::Entry& posted,
                                              protocol::Audience audience);
// As this very person may see it: what was silently hidden is still there for its author.
std::optional<protocol::Message> message_view(const State& state, const protocol::Entry& posted, const Actor& actor);

// ---- tallies: signals, never in the log
// -------------------------------------------------------------------------------

struct Touched {
  std::vector<protocol::Seq> questions;  // whose votes changed
  std::vector<protocol::Seq> polls;      // whose results changed
  bool tally = false;                    // of what moderation did
};
Touched touched_by(const State& after, const protocol::Entry& entry);

std::int64_t votes_of(const State& state, protocol::Seq question);     // united; 0 for none
protocol::PollTally tally_of(const State& state, protocol::Seq poll);  // empty for none
protocol::Tally moderation_tally(const State& state, protocol::Audience audience);
bool shows_votes(const State& state, protocol::Seq question, protocol::Audience audience);
bool shows_tally(const State& state, protocol::Seq poll, protocol::Audience audience);
// The channel whose members see the results while the public does not yet.
std::optional<ChannelKey> tally_channel(const State& state, protocol::Seq poll);

// ---- time, and the world outside
// --------------------------------------------------------------------------------------

std::vector<protocol::Fact> due(const State& state, protocol::TimeMs now);
std::optional<protocol::TimeMs> next_due(const State& state);

// Open the private room's log with this fact, unless it has entries already.
struct OpenConversation {
  std::string room;
  protocol::fact::RoomOpened fact;
  bool operator==(const OpenConversation&) const = default;
};
// Append finishing_facts(state of `hall`, ticket) to the hall.
struct FinishInHall {
  std::string hall;
  protocol::Seq ticket = 0;
  bool operator==(const FinishInHall&) const = default;
};
// Every connection of the person leaves this room: gone{banned}.
struct EvictPerson {
  std::string person;
  bool operator==(const EvictPerson&) const = default;
};
// Append reported_facts(state of `hall`, fact) to the hall: one of the two reported something of their conversation.
struct ReportToHall {
  std::string hall;
  protocol::fact::ReportFiled fact;
  bool operator==(const ReportToHall&) const = default;
};
// Append facts_of_verdict(state of the conversation, ...) to it: the hall's moderation decided about such a report.
struct DecideInConversation {
  std::string room;
  protocol::ItemKind kind = protocol::ItemKind::message;
  protocol::Seq item = 0;
  protocol::ReportState to = protocol::ReportState::open;
  std::optional<protocol::Reason> reason;
  bool operator==(const DecideInConversation&) const = default;
};
using Effect = std::variant<OpenConversation, FinishInHall, EvictPerson, ReportToHall, DecideInConversation>;

std::vector<Effect> effects_of(const State& after, const protocol::Entry& entry);
std::vector<Effect> pending_effects(const State& state);
// conversation_finished while the ticket is talking, else nothing: repeating is harmless.
std::vector<protocol::Fact> finishing_facts(const State& hall, protocol::Seq ticket);
// Nothing when the hall knows of it: repeating is harmless.
std::vector<protocol::Fact> reported_facts(const State& hall, const protocol::fact::ReportFiled& reported);
// Nothing when the conversation knows of it.
std::vector<protocol::Fact> facts_of_hall_decision(const State& conversation, const DecideInConversation& decision);

// Raises or lifts the shield for a scope (the room itself, or its partner, event or hub), as a hub turn of every room
// concerned. Nothing when it stands so already, and for conversations. The former settings come back, exactly, when the
// last scope is lifted.
std::vector<protocol::Fact> shield_facts(const State& state, protocol::Scope scope, bool on);

// Settings a room starts with.
protocol::RoomSettings opening_settings(protocol::RoomKind kind);

}  // namespace beffroi::room
