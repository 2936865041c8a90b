// Generated from protocol/schema by protocol/generate.mjs. Do not edit.
// The types of the wire and of the log. Values; compared field by field.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/errors.hpp"

namespace beffroi::protocol {

using Seq = std::int64_t;     // position in a room's log, 1, 2, 3, ...; below 2^53
using TimeMs = std::int64_t;  // milliseconds since 1970-01-01 UTC

// Under which a person acts, strongest first.
enum class Role : std::uint8_t { organiser, partner_admin, moderator, speaker, recruiter, attendee, projector };

// What a role is granted for.
enum class Scope : std::uint8_t { hub, event, partner, session, room, booth };

// Kind of a programme session.
enum class SessionKind : std::uint8_t { masterclass, jobs_connect, visit, talk, workshop, other };

// State of a programme session.
enum class SessionStatus : std::uint8_t { confirmed, tentative, cancelled };

// What a room is for.
enum class RoomKind : std::uint8_t { session, hall, conversation };

// Which stream of frames a connection follows.
enum class Audience : std::uint8_t { public_, staff };

// Where in a room a message is written.
enum class Channel : std::uint8_t { room, backstage };

// Life of a chat message. delayed: accepted, shown to the public when the moderation delay is over. hidden: taken from everybody but its author, who is not told.
enum class MessageState : std::uint8_t { visible, held, declined, removed, delayed, hidden };

// Life of a question. delayed: accepted, shown to the public when the moderation delay is over.
enum class QuestionState : std::uint8_t { held, visible, shortlisted, next, now, answered, declined, merged, withdrawn, delayed };

// Why moderation declined, removed, muted or banned.
enum class Reason : std::uint8_t { off_topic, duplicate, offensive, personal_data, advertising, spam, hate, harassment, disinformation, unclear, no_time, other };

// What made the hub itself hold, rewrite or refuse a text: the kind of rule, the hook, its silence, or the room that holds everything.
enum class Cause : std::uint8_t { invalid_text, word, pattern, link, repetition, flood, mention, newcomer, disguise, hook, hook_silent, room };

// What a rule of moderation looks for. The parameters that each kind reads stand in RuleParameters.
enum class RuleKind : std::uint8_t { word, pattern, link, repetition, flood, mention, newcomer, disguise };

// What a rule does with a text: hold it for a moderator, rewrite it (what was found is masked), reject it, or nothing.
enum class RuleAction : std::uint8_t { hold, rewrite, reject, off };

// How well the hub knows who writes.
enum class Trust : std::uint8_t { staff, trusted, newcomer, anonymous };

// What the rules together say of a text.
enum class VerdictKind : std::uint8_t { allow, hold, rewrite, reject };

// What moderation decides about: a message, a question, the reports of an item, an author's objection, or what was decided about a person (a mute or a ban).
enum class ItemKind : std::uint8_t { message, question, report, contest, standing };

// Why somebody reports an item.
enum class ReportReason : std::uint8_t { abuse, hate, harassment, disinformation, spam, risk_to_life };

// Life of the reports of an item. dismissed: looked at, nothing to object to; acted: the item was taken away.
enum class ReportState : std::uint8_t { open, dismissed, acted };

// What became of an author's right to object. possible: not used yet; filed: another person of the team will look; upheld: the decision stays; reversed: it was taken back.
enum class ContestState : std::uint8_t { possible, filed, upheld, reversed };

// What the audit says was done: first what staff does in a room, then what concerns the hub.
enum class AuditAct : std::uint8_t { approve, decline, remove, restore, edit, merge, undo, hide, mute, ban, lift, settings, shield, report, contest, invite, withdraw_invitation, accept_invitation, take_role, end_sessions, programme, hub_settings, rules, hook, sanction, lift_sanction, note };

// mute: may read, not write. ban: may not enter.
enum class SanctionKind : std::uint8_t { mute, ban };

// How long: a number of seconds, to the end of this day or to the end of the event in its time zone.
enum class Lasting : std::uint8_t { seconds, day, event };

// Life of a poll.
enum class PollState : std::uint8_t { draft, open, closed, archived };

// When those who are not staff see the results of a poll.
enum class ResultsRule : std::uint8_t { live, after_vote, after_close };

// Who may write in the chat.
enum class Writers : std::uint8_t { everyone, staff, nobody };

// Order in which questions are shown.
enum class QuestionOrder : std::uint8_t { top, newest, fair };

// State of the stage.
enum class StageState : std::uint8_t { before, live, paused, ended };

// The five reactions.
enum class Reaction : std::uint8_t { applause, heart, laugh, wow, idea };

// Life of a place in a queue.
enum class TicketState : std::uint8_t { waiting, called, talking, done, missed, left };

// Life of a conversation.
enum class ConversationState : std::uint8_t { open, ended };

// How a joiner gets up to date.
enum class JoinMode : std::uint8_t { snapshot, replay };

// Why a position is no longer good.
enum class ResetWhy : std::uint8_t { epoch, lag, role };

// off: not asked; async: published at once, the answer may take it back; gate: waits for the answer.
enum class HookMode : std::uint8_t { off, async, gate };

// What becomes of a text when the hook is silent, fails or defers.
enum class HookFailure : std::uint8_t { publish, hold, reject };

// How well the hub knows an author.
enum class HookTrust : std::uint8_t { trusted, newcomer, anonymous };

// What was written.
enum class HookItem : std::uint8_t { message, question };

// What a hook may say.
enum class HookAnswer : std::uint8_t { allow, hold, rewrite, reject, defer };

// off: none is configured; working; failing: its circuit breaker is open, every text goes the way of `on_failure`.
enum class HookHealth : std::uint8_t { off, working, failing };

// Events of a room that webhooks may ask for.
enum class NoticeKind : std::uint8_t { question_asked, question_approved, question_answered, question_declined, question_held, message_held, message_removed, poll_opened, poll_closed };

// Who wrote or did something. An anonymous author has no person and an empty name, except for staff and for the author.
struct Author {
  std::optional<std::string> person;  // absent where the viewer may not know
  std::string name;  // display name, empty when anonymous
  Role role = Role::organiser;  // role at that moment
  std::optional<bool> anonymous;  // true when hidden from the room
  bool operator==(const Author&) const = default;
};

// Part of a text, in code points.
struct Span {
  std::int64_t from = 0;
  std::int64_t to = 0;  // one after the last
  bool operator==(const Span&) const = default;
};

// What a rule or the hook found in a text.
struct Judgement {
  Cause cause = Cause::invalid_text;
  std::optional<std::string> rule;  // the rule, or what the hook calls its own
  std::optional<std::int64_t> version;  // of the rule at that moment
  std::optional<std::vector<Span>> spans;  // where in the text
  std::optional<std::string> original;  // the text before it was rewritten
  bool operator==(const Judgement&) const = default;
};

// Statement of reasons, for the author alone: why their item waits, was reworded, declined or removed, and whether they may object.
struct Statement {
  std::optional<Reason> reason;  // given by a person of the team
  std::optional<Cause> cause;  // what the hub itself found
  bool automatic = false;  // true: no person has decided this yet
  TimeMs at = 0;  // of the decision
  std::optional<ContestState> contest;  // absent: nothing to object to
  bool operator==(const Statement&) const = default;
};

// Who last decided about an item, for staff.
struct Decided {
  std::optional<std::string> person;  // absent: the hub itself
  std::string name;  // empty: the hub itself
  TimeMs at = 0;
  bool operator==(const Decided&) const = default;
};

// A moderator looks at an item: until then nobody else may decide about it. For staff.
struct Claim {
  ItemKind kind = ItemKind::message;
  Seq item = 0;
  std::string person;
  std::string name;
  TimeMs until = 0;
  bool operator==(const Claim&) const = default;
};

// All reports of one item, for staff. Who reported is not told.
struct Report {
  Seq id = 0;  // sequence number of the first report's entry
  TimeMs at = 0;  // of the first report
  ItemKind kind = ItemKind::message;  // message or question
  Seq item = 0;
  std::optional<std::string> conversation;  // the private room it comes from; else it is of this room
  std::optional<Author> author;  // absent where the room no longer keeps the item; ask for the history
  std::optional<std::string> text;  // as reported; likewise
  std::int64_t count = 0;  // people who reported it
  std::map<std::string, std::int64_t> reasons;  // reason to people
  bool risk = false;  // somebody fears for a life: comes first
  std::vector<std::string> notes;  // what reporters wrote, the first report_notes
  ReportState state = ReportState::open;  // one that is no longer open leaves the list
  std::optional<Decided> decided;
  bool operator==(const Report&) const = default;
};

// The receipt of a report of mine.
struct MyReport {
  Seq id = 0;  // sequence number of its entry
  TimeMs at = 0;
  ItemKind kind = ItemKind::message;
  Seq item = 0;
  std::optional<std::string> conversation;  // the private room the item is in
  ReportReason reason = ReportReason::abuse;
  ReportState state = ReportState::open;  // what was decided
  std::optional<TimeMs> decided_at;
  bool operator==(const MyReport&) const = default;
};

// An author objects to a decision, for staff. Somebody else than who decided must look at it.
struct Contest {
  Seq id = 0;  // sequence number of its entry
  TimeMs at = 0;
  ItemKind kind = ItemKind::message;  // message, question or standing
  std::optional<Seq> item;  // absent for a standing
  Author author;  // whole
  std::optional<std::string> text;  // what the author says to it
  Decided against;  // the decision objected to
  ContestState state = ContestState::possible;  // one that is no longer filed leaves the list
  bool operator==(const Contest&) const = default;
};

// An objection of mine, and what came of it.
struct MyContest {
  Seq id = 0;  // sequence number of its entry
  TimeMs at = 0;
  ItemKind kind = ItemKind::message;
  std::optional<Seq> item;
  ContestState state = ContestState::possible;  // filed, upheld or reversed
  std::optional<std::string> note;  // a sentence from the team
  std::optional<TimeMs> decided_at;
  bool operator==(const MyContest&) const = default;
};

// What moderators can set in a room.
struct RoomSettings {
  bool questions_open = false;
  bool chat_open = false;
  Writers chat_writers = Writers::everyone;
  bool reactions_open = false;
  bool anonymous_allowed = false;
  bool hold_questions = false;  // questions wait for approval
  bool hold_messages = false;  // chat messages wait for approval
  std::int64_t slow_mode_s = 0;  // 0 is off, else slow_mode_min_s to slow_mode_max_s
  QuestionOrder question_order = QuestionOrder::top;  // the order screens start with
  std::int64_t delay_s = 0;  // moderation delay: 0, 2, 4 or 6; staff see at once, all others that much later unless it was removed meanwhile
  bool accounts_only = false;  // guests read and vote, but do not write
  bool newcomers_wait = false;  // guests of whom this room has shown nothing yet do not write
  bool emoji_only = false;  // the chat takes emoji alone; staff write as they like
  bool links_allowed = true;  // false: only staff write links
  bool operator==(const RoomSettings&) const = default;
};

// The shield is up: everything waits for approval, newcomers do not write, until it is lifted and the former settings come back.
struct Shield {
  TimeMs since = 0;
  std::vector<Scope> scopes;  // for what it was raised; it is lifted when all of them are
  std::optional<RoomSettings> saved;  // what comes back, for staff
  bool operator==(const Shield&) const = default;
};

// What moderation did with the questions of this room, as it stands now; anybody may count it again from the questions.
struct Tally {
  std::int64_t asked = 0;  // questions, without those that wait unseen or were withdrawn
  std::int64_t answered = 0;
  std::int64_t merged = 0;
  std::map<std::string, std::int64_t> declined;  // reason to questions
  std::optional<std::int64_t> held;  // for staff: messages and questions that wait for a decision
  std::optional<std::int64_t> hidden;  // for staff: how often a message was silently hidden
  bool operator==(const Tally&) const = default;
};

// A chat message as a viewer sees it.
struct Message {
  Seq id = 0;  // sequence number of its entry
  TimeMs at = 0;  // when it was accepted
  Channel channel = Channel::room;
  Author author;
  std::string text;  // empty once removed
  MessageState state = MessageState::visible;
  std::optional<Reason> reason;  // why it was declined or removed
  std::optional<Seq> question;  // the question it was turned into
  std::optional<TimeMs> visible_at;  // while delayed: when the public sees it; for staff and the author
  std::optional<std::string> original;  // the text before it was reworded; for staff and the author
  std::optional<Judgement> why;  // what a rule or the hook found; for staff
  std::optional<Decided> decided;  // for staff
  std::optional<Statement> statement;  // for the author
  bool operator==(const Message&) const = default;
};

// A question as a viewer sees it.
struct Question {
  Seq id = 0;  // sequence number of its entry
  TimeMs at = 0;  // when it was asked
  Author author;
  std::string text;
  std::optional<bool> edited;  // true when moderation edited the wording
  std::optional<std::string> original;  // the first wording, before moderation or a rule changed it; for staff and the author
  QuestionState state = QuestionState::held;
  std::int64_t votes = 0;  // votes at the time of this view, united with those of merged questions
  std::int64_t turn = 0;  // how many questions of this author had their turn before: fair order sorts by it first
  std::optional<Reason> reason;  // why it was declined
  std::optional<std::string> note;  // a sentence from moderation to the author
  std::optional<Seq> merged_into;  // the question it was united with
  std::optional<bool> can_undo;  // for staff: the last step can be undone
  std::optional<TimeMs> visible_at;  // while delayed: when the public sees it; for staff and the author
  std::optional<Judgement> why;  // what a rule or the hook found; for staff
  std::optional<Decided> decided;  // for staff
  std::optional<Statement> statement;  // for the author
  bool operator==(const Question&) const = default;
};

// One answer of a poll.
struct PollOption {
  std::string text;
  std::optional<std::int64_t> count;  // votes, where the viewer may see results
  bool operator==(const PollOption&) const = default;
};

// A poll as a viewer sees it.
struct Poll {
  Seq id = 0;  // sequence number of its entry
  TimeMs at = 0;
  std::string title;
  std::vector<PollOption> options;
  bool multiple = false;  // several answers allowed
  ResultsRule results = ResultsRule::live;
  PollState state = PollState::draft;
  std::optional<std::int64_t> voters;  // people who answered, where results may be seen
  bool operator==(const Poll&) const = default;
};

// The settings to change; those absent stay.
struct SettingsChange {
  std::optional<bool> questions_open;
  std::optional<bool> chat_open;
  std::optional<Writers> chat_writers;
  std::optional<bool> reactions_open;
  std::optional<bool> anonymous_allowed;
  std::optional<bool> hold_questions;
  std::optional<bool> hold_messages;
  std::optional<std::int64_t> slow_mode_s;
  std::optional<QuestionOrder> question_order;
  std::optional<std::int64_t> delay_s;
  std::optional<bool> accounts_only;
  std::optional<bool> newcomers_wait;
  std::optional<bool> emoji_only;
  std::optional<bool> links_allowed;
  bool operator==(const SettingsChange&) const = default;
};

// The stage of a room.
struct Stage {
  StageState state = StageState::before;
  std::optional<std::string> url;  // address of an HLS playlist
  std::optional<TimeMs> starts_at;  // when it is planned to begin
  bool operator==(const Stage&) const = default;
};

// The clock on the speaker's screen.
struct Timer {
  std::optional<TimeMs> ends_at;  // absent: no timer
  bool operator==(const Timer&) const = default;
};

// A job offer on a booth.
struct Offer {
  std::string title;
  std::optional<std::string> place;
  std::optional<std::string> contract;  // CDI, alternance, stage, ...
  std::optional<std::string> url;
  bool operator==(const Offer&) const = default;
};

// A recruiter of a booth.
struct Recruiter {
  std::string person;
  std::string name;
  bool operator==(const Recruiter&) const = default;
};

// A company's stand inside a jobs-connect session.
struct Booth {
  Seq id = 0;  // sequence number of its entry
  std::string name;
  std::string pitch;
  std::vector<Offer> offers;
  std::vector<Recruiter> recruiters;
  bool paused = false;  // takes nobody new
  std::int64_t waiting = 0;  // candidates in the queue
  std::int64_t talking = 0;  // conversations going on
  std::int64_t estimate_s = 0;  // honest wait estimate for somebody who joins now
  bool operator==(const Booth&) const = default;
};

// A candidate's place in a booth's queue.
struct Ticket {
  Seq id = 0;  // sequence number of its entry
  Seq booth = 0;
  std::string person;
  std::string name;
  std::optional<std::string> note;  // what the candidate wrote to the recruiter
  std::optional<std::string> original;  // the note before it was reworded; for the candidate
  std::optional<Statement> statement;  // why it was reworded; for the candidate
  TicketState state = TicketState::waiting;
  TimeMs at = 0;  // when the queue was joined
  std::optional<std::int64_t> position;  // 1 is the next, while waiting
  std::optional<std::int64_t> estimate_s;  // honest wait estimate, while waiting
  std::optional<Recruiter> recruiter;  // who called
  std::optional<TimeMs> until;  // while called: answer before
  std::optional<std::string> conversation;  // the private room
  bool operator==(const Ticket&) const = default;
};

// A private conversation of a candidate and a recruiter; its room.
struct Conversation {
  std::string room;
  std::string hall;  // the jobs-connect room it began in
  Seq ticket = 0;  // the place in the queue it came from
  std::string booth;  // name of the booth
  Recruiter candidate;
  Recruiter recruiter;
  ConversationState state = ConversationState::open;
  TimeMs ends_at = 0;
  bool extended = false;
  bool operator==(const Conversation&) const = default;
};

// What moderation decided about a person in this room.
struct Standing {
  std::string person;
  std::string name;
  std::optional<TimeMs> muted_until;
  std::optional<TimeMs> banned_until;  // far in the future: for good
  std::optional<Reason> reason;
  std::optional<Decided> decided;  // for staff
  std::optional<ContestState> contest;  // whether the person may object, or what came of it
  bool operator==(const Standing&) const = default;
};

// A person's own answer, with the results where the rule shows them after voting.
struct PollAnswer {
  Seq poll = 0;
  std::vector<std::int64_t> choices;  // indexes of the options
  std::optional<std::vector<std::int64_t>> counts;  // results by option
  std::optional<std::int64_t> voters;
  bool operator==(const PollAnswer&) const = default;
};

// The queue of a booth as its recruiters see it.
struct Queue {
  Seq booth = 0;
  std::vector<Ticket> tickets;  // waiting, called and talking, first come first
  bool operator==(const Queue&) const = default;
};

// What everybody of an audience sees of a room: the shared layer of a snapshot.
struct RoomView {
  RoomKind kind = RoomKind::session;
  std::string title;
  RoomSettings settings;
  Stage stage;
  Timer timer;
  std::vector<Message> messages;  // the newest room_window_messages, oldest first
  std::vector<Question> questions;  // oldest first
  std::vector<Poll> polls;  // oldest first
  std::vector<Booth> booths;  // oldest first
  std::optional<Conversation> conversation;  // in a conversation
  std::vector<Standing> standings;  // for staff: people muted or banned
  bool young_audience = false;  // minors are here: everything waits for approval, no private conversations, pseudonyms only
  std::optional<Shield> shield;  // while it is up
  Tally tally;
  std::vector<Claim> claims;  // for staff, in the order they began
  std::vector<Report> reports;  // for staff: open ones, oldest first
  std::vector<Contest> contests;  // for staff: filed ones, oldest first
  bool operator==(const RoomView&) const = default;
};

// What only this person sees: the personal layer of a snapshot.
struct MineView {
  std::vector<Question> questions;  // my questions, in every state
  std::vector<Seq> votes;  // questions I voted for
  std::vector<PollAnswer> answers;
  std::vector<Message> messages;  // my messages that others do not see as they are: held, delayed, declined, removed, reworded
  std::optional<Standing> standing;
  std::vector<Ticket> tickets;  // my places in queues
  std::vector<Queue> queues;  // for recruiters: the queues of my booths
  std::vector<Conversation> conversations;  // my conversations of this hall
  std::vector<MyReport> reports;  // oldest first
  std::vector<MyContest> contests;  // oldest first
  bool operator==(const MineView&) const = default;
};

// In the hall: an item of a private conversation that one of the two reported; nothing else of it is told.
struct ReportedTalk {
  std::string room;  // the conversation
  Author author;
  std::string text;
  Recruiter reporter;
  bool operator==(const ReportedTalk&) const = default;
};

// Results of a poll.
struct PollTally {
  std::vector<std::int64_t> counts;
  std::int64_t voters = 0;
  bool operator==(const PollTally&) const = default;
};

// The durable facts of a room, as the log keeps them. Clients see projections of them (updates), never entries.
namespace fact {

// First entry of a room.
struct RoomOpened {
  protocol::RoomKind kind = protocol::RoomKind::session;
  std::string title;
  std::optional<TimeMs> starts_at;
  std::optional<protocol::Conversation> conversation;
  protocol::RoomSettings settings;
  std::optional<bool> young_audience;
  bool operator==(const RoomOpened&) const = default;
};

// The programme gave the session another title, start or audience.
struct RoomRenamed {
  std::string title;
  std::optional<TimeMs> starts_at;
  std::optional<bool> young_audience;  // absent: as it was
  bool operator==(const RoomRenamed&) const = default;
};

struct MessagePosted {
  protocol::Channel channel = protocol::Channel::room;
  std::string text;
  std::optional<bool> anonymous;
  protocol::MessageState state = protocol::MessageState::visible;  // visible, held or delayed
  std::optional<protocol::Judgement> why;
  std::optional<TimeMs> visible_at;  // when delayed
  bool operator==(const MessagePosted&) const = default;
};

// Decided by the actor, or by a late verdict of the hub itself.
struct MessageReviewed {
  Seq message = 0;
  protocol::MessageState to = protocol::MessageState::visible;
  std::optional<protocol::Reason> reason;
  std::optional<protocol::Judgement> why;  // of a late verdict
  bool operator==(const MessageReviewed&) const = default;
};

struct QuestionAsked {
  protocol::Author author;  // whole, also when anonymous
  std::string text;
  protocol::QuestionState state = protocol::QuestionState::held;  // visible, held or delayed
  std::optional<Seq> from_message;
  std::optional<protocol::Judgement> why;
  std::optional<TimeMs> visible_at;  // when delayed
  bool operator==(const QuestionAsked&) const = default;
};

struct QuestionEdited {
  Seq question = 0;
  std::string text;
  bool operator==(const QuestionEdited&) const = default;
};

struct QuestionMoved {
  Seq question = 0;
  protocol::QuestionState to = protocol::QuestionState::held;
  std::optional<protocol::Reason> reason;
  std::optional<std::string> note;
  std::optional<protocol::Judgement> why;  // of a late verdict
  bool operator==(const QuestionMoved&) const = default;
};

// The moderation delay of these is over: from this entry on the public sees them.
struct DelayOver {
  std::vector<Seq> messages;
  std::vector<Seq> questions;
  bool operator==(const DelayOver&) const = default;
};

struct QuestionMerged {
  Seq question = 0;
  Seq into = 0;
  bool operator==(const QuestionMerged&) const = default;
};

// The last step of a question was taken back.
struct QuestionUndone {
  Seq question = 0;
  bool operator==(const QuestionUndone&) const = default;
};

struct VoteCast {
  Seq question = 0;
  bool on = false;
  bool operator==(const VoteCast&) const = default;
};

struct PollCreated {
  std::string title;
  std::vector<std::string> options;
  bool multiple = false;
  protocol::ResultsRule results = protocol::ResultsRule::live;
  bool operator==(const PollCreated&) const = default;
};

struct PollEdited {
  Seq poll = 0;
  std::string title;
  std::vector<std::string> options;
  bool multiple = false;
  protocol::ResultsRule results = protocol::ResultsRule::live;
  bool operator==(const PollEdited&) const = default;
};

struct PollMoved {
  Seq poll = 0;
  protocol::PollState to = protocol::PollState::draft;
  bool operator==(const PollMoved&) const = default;
};

struct PollAnswered {
  Seq poll = 0;
  std::vector<std::int64_t> choices;
  bool operator==(const PollAnswered&) const = default;
};

struct SettingsChanged {
  protocol::RoomSettings settings;  // all of them, after the change
  bool operator==(const SettingsChanged&) const = default;
};

struct StageSet {
  protocol::Stage stage;
  bool operator==(const StageSet&) const = default;
};

struct TimerSet {
  protocol::Timer timer;
  bool operator==(const TimerSet&) const = default;
};

struct PersonMuted {
  std::string person;
  std::string name;
  TimeMs until = 0;
  protocol::Reason reason = protocol::Reason::off_topic;
  bool operator==(const PersonMuted&) const = default;
};

struct PersonBanned {
  std::string person;
  std::string name;
  TimeMs until = 0;
  protocol::Reason reason = protocol::Reason::off_topic;
  bool operator==(const PersonBanned&) const = default;
};

struct PersonLifted {
  std::string person;
  bool operator==(const PersonLifted&) const = default;
};

// The actor looks at an item, or goes on looking.
struct ItemClaimed {
  protocol::ItemKind kind = protocol::ItemKind::message;  // message or question where the claim is about one of this room; else report or contest
  Seq item = 0;
  TimeMs until = 0;
  bool operator==(const ItemClaimed&) const = default;
};

// A claim ended by hand or by time. A decision ends it too, without this entry.
struct ItemReleased {
  protocol::ItemKind kind = protocol::ItemKind::message;
  Seq item = 0;
  bool operator==(const ItemReleased&) const = default;
};

struct ShieldRaised {
  protocol::Scope scope = protocol::Scope::hub;  // for what it was raised
  protocol::RoomSettings settings;  // the strict ones
  bool operator==(const ShieldRaised&) const = default;
};

struct ShieldLifted {
  protocol::Scope scope = protocol::Scope::hub;
  bool operator==(const ShieldLifted&) const = default;
};

struct ReportFiled {
  protocol::ItemKind kind = protocol::ItemKind::message;
  Seq item = 0;
  protocol::ReportReason reason = protocol::ReportReason::abuse;
  std::optional<std::string> note;
  std::optional<protocol::ReportedTalk> talk;  // in the hall, of a private conversation; then there is no actor
  bool operator==(const ReportFiled&) const = default;
};

struct ReportDecided {
  Seq report = 0;
  protocol::ReportState to = protocol::ReportState::open;  // dismissed or acted
  std::optional<protocol::Reason> reason;
  bool operator==(const ReportDecided&) const = default;
};

struct ContestFiled {
  protocol::ItemKind kind = protocol::ItemKind::message;
  std::optional<Seq> item;
  std::optional<std::string> text;
  bool operator==(const ContestFiled&) const = default;
};

struct ContestDecided {
  Seq contest = 0;
  protocol::ContestState to = protocol::ContestState::possible;  // upheld or reversed
  std::optional<std::string> note;
  bool operator==(const ContestDecided&) const = default;
};

struct BoothAdded {
  std::string name;
  std::string pitch;
  std::vector<protocol::Offer> offers;
  bool operator==(const BoothAdded&) const = default;
};

struct BoothEdited {
  Seq booth = 0;
  std::string name;
  std::string pitch;
  std::vector<protocol::Offer> offers;
  bool operator==(const BoothEdited&) const = default;
};

struct BoothStaffed {
  Seq booth = 0;
  std::string person;
  std::string name;
  bool on = false;
  bool operator==(const BoothStaffed&) const = default;
};

struct BoothPaused {
  Seq booth = 0;
  bool paused = false;
  bool operator==(const BoothPaused&) const = default;
};

struct QueueJoined {
  Seq booth = 0;
  std::optional<std::string> note;
  std::optional<protocol::Judgement> why;  // why the note was reworded
  bool operator==(const QueueJoined&) const = default;
};

struct QueueLeft {
  Seq ticket = 0;
  bool operator==(const QueueLeft&) const = default;
};

struct CandidateCalled {
  Seq ticket = 0;
  protocol::Recruiter recruiter;
  TimeMs until = 0;
  bool operator==(const CandidateCalled&) const = default;
};

// The ring ended without an answer.
struct CallMissed {
  Seq ticket = 0;
  bool operator==(const CallMissed&) const = default;
};

// In the hall: the call was answered; the private room is opened from this entry.
struct ConversationStarted {
  Seq ticket = 0;
  protocol::Conversation conversation;
  bool operator==(const ConversationStarted&) const = default;
};

// In the hall: the private room has ended.
struct ConversationFinished {
  Seq ticket = 0;
  bool operator==(const ConversationFinished&) const = default;
};

// In the conversation.
struct ConversationExtended {
  TimeMs ends_at = 0;
  bool operator==(const ConversationExtended&) const = default;
};

// In the conversation.
struct ConversationEnded {
  bool operator==(const ConversationEnded&) const = default;
};

}  // namespace fact

using Fact = std::variant<
    fact::RoomOpened,
    fact::RoomRenamed,
    fact::MessagePosted,
    fact::MessageReviewed,
    fact::QuestionAsked,
    fact::QuestionEdited,
    fact::QuestionMoved,
    fact::DelayOver,
    fact::QuestionMerged,
    fact::QuestionUndone,
    fact::VoteCast,
    fact::PollCreated,
    fact::PollEdited,
    fact::PollMoved,
    fact::PollAnswered,
    fact::SettingsChanged,
    fact::StageSet,
    fact::TimerSet,
    fact::PersonMuted,
    fact::PersonBanned,
    fact::PersonLifted,
    fact::ItemClaimed,
    fact::ItemReleased,
    fact::ShieldRaised,
    fact::ShieldLifted,
    fact::ReportFiled,
    fact::ReportDecided,
    fact::ContestFiled,
    fact::ContestDecided,
    fact::BoothAdded,
    fact::BoothEdited,
    fact::BoothStaffed,
    fact::BoothPaused,
    fact::QueueJoined,
    fact::QueueLeft,
    fact::CandidateCalled,
    fact::CallMissed,
    fact::ConversationStarted,
    fact::ConversationFinished,
    fact::ConversationExtended,
    fact::ConversationEnded>;

// A fact with its place in the log.
struct Entry {
  Seq seq = 0;  // 1, 2, 3, ... without holes within an epoch
  std::string id;  // never used twice; tells a fork from a repeat
  TimeMs at = 0;  // server clock; orders nothing
  std::optional<Author> actor;  // absent when the hub itself acted
  std::optional<std::string> cmd;  // the client's id of the command it came from
  Fact fact;
  bool operator==(const Entry&) const = default;
};

// What a viewer is told when an entry changes what they see. Objects come whole: replace the one with the same id. Shared updates change RoomView, those that begin with my_ change MineView; the two layers never mix, so repeating an update does no harm.
namespace change {

// A question appeared or changed.
struct Question {
  protocol::Question question;
  bool operator==(const Question&) const = default;
};

// This audience no longer sees the question.
struct QuestionRemoved {
  Seq question = 0;
  bool operator==(const QuestionRemoved&) const = default;
};

// A message appeared or changed.
struct Message {
  protocol::Message message;
  bool operator==(const Message&) const = default;
};

// This audience no longer sees the message.
struct MessageRemoved {
  Seq message = 0;
  bool operator==(const MessageRemoved&) const = default;
};

// A poll appeared or changed.
struct Poll {
  protocol::Poll poll;
  bool operator==(const Poll&) const = default;
};

// This audience no longer sees the poll.
struct PollRemoved {
  Seq poll = 0;
  bool operator==(const PollRemoved&) const = default;
};

struct Settings {
  protocol::RoomSettings settings;
  bool operator==(const Settings&) const = default;
};

struct Stage {
  protocol::Stage stage;
  bool operator==(const Stage&) const = default;
};

struct Timer {
  protocol::Timer timer;
  bool operator==(const Timer&) const = default;
};

// The room was renamed.
struct Title {
  std::string title;
  bool operator==(const Title&) const = default;
};

// A booth appeared or changed.
struct Booth {
  protocol::Booth booth;
  bool operator==(const Booth&) const = default;
};

// In a conversation: its state or its end changed.
struct Conversation {
  protocol::Conversation conversation;
  bool operator==(const Conversation&) const = default;
};

// For staff: a person was muted, banned or freed (neither date).
struct Standing {
  protocol::Standing standing;
  bool operator==(const Standing&) const = default;
};

// The programme says whether minors are here.
struct YoungAudience {
  bool on = false;
  bool operator==(const YoungAudience&) const = default;
};

// The shield went up, changed, or was lifted (absent).
struct Shield {
  std::optional<protocol::Shield> shield;
  bool operator==(const Shield&) const = default;
};

// For staff: somebody looks at an item.
struct Claim {
  protocol::Claim claim;
  bool operator==(const Claim&) const = default;
};

// For staff: nobody looks at it any more.
struct ClaimReleased {
  protocol::ItemKind kind = protocol::ItemKind::message;
  Seq item = 0;
  bool operator==(const ClaimReleased&) const = default;
};

// For staff: reports of an item; drop it once it is no longer open.
struct Report {
  protocol::Report report;
  bool operator==(const Report&) const = default;
};

// For staff: an objection; drop it once it is no longer filed.
struct Contest {
  protocol::Contest contest;
  bool operator==(const Contest&) const = default;
};

// My question, with what happened to it.
struct MyQuestion {
  protocol::Question question;
  bool operator==(const MyQuestion&) const = default;
};

struct MyVote {
  Seq question = 0;
  bool on = false;
  bool operator==(const MyVote&) const = default;
};

struct MyAnswer {
  protocol::PollAnswer answer;
  bool operator==(const MyAnswer&) const = default;
};

// My message, held, delayed, declined, removed, or visible like any other (then drop it from this layer).
struct MyMessage {
  protocol::Message message;
  bool operator==(const MyMessage&) const = default;
};

// My message, to be shown from this layer whatever its state.
struct MyMessageKept {
  protocol::Message message;
  bool operator==(const MyMessageKept&) const = default;
};

// The receipt of a report of mine, or what was decided.
struct MyReport {
  protocol::MyReport report;
  bool operator==(const MyReport&) const = default;
};

// An objection of mine, or what came of it.
struct MyContest {
  protocol::MyContest contest;
  bool operator==(const MyContest&) const = default;
};

struct MyStanding {
  protocol::Standing standing;
  bool operator==(const MyStanding&) const = default;
};

// My place in a queue.
struct MyTicket {
  protocol::Ticket ticket;
  bool operator==(const MyTicket&) const = default;
};

// For recruiters: the queue of a booth of mine.
struct MyQueue {
  protocol::Queue queue;
  bool operator==(const MyQueue&) const = default;
};

// I no longer staff this booth.
struct MyQueueClosed {
  Seq booth = 0;
  bool operator==(const MyQueueClosed&) const = default;
};

// A conversation of mine began, changed or ended.
struct MyConversation {
  protocol::Conversation conversation;
  bool operator==(const MyConversation&) const = default;
};

}  // namespace change

using Change = std::variant<
    change::Question,
    change::QuestionRemoved,
    change::Message,
    change::MessageRemoved,
    change::Poll,
    change::PollRemoved,
    change::Settings,
    change::Stage,
    change::Timer,
    change::Title,
    change::Booth,
    change::Conversation,
    change::Standing,
    change::YoungAudience,
    change::Shield,
    change::Claim,
    change::ClaimReleased,
    change::Report,
    change::Contest,
    change::MyQuestion,
    change::MyVote,
    change::MyAnswer,
    change::MyMessage,
    change::MyMessageKept,
    change::MyReport,
    change::MyContest,
    change::MyStanding,
    change::MyTicket,
    change::MyQueue,
    change::MyQueueClosed,
    change::MyConversation>;

// A change with the entry it comes from.
struct Update {
  Seq seq = 0;  // of the entry
  TimeMs at = 0;  // of the entry
  Change change;
  bool operator==(const Update&) const = default;
};

// Who this connection acts for.
struct Me {
  std::string person;
  std::string name;
  bool operator==(const Me&) const = default;
};

// People in the room now.
struct Viewers {
  std::int64_t count = 0;
  bool exact = false;  // false: rounded
  bool operator==(const Viewers&) const = default;
};

// Live, conflated, never stored; each field present replaces the last one of its kind; losing one does no harm.
struct Signal {
  std::optional<Viewers> viewers;
  std::optional<std::map<std::string, std::int64_t>> votes;  // question id to votes, those that changed
  std::optional<std::map<std::string, PollTally>> polls;  // poll id to results, those that changed
  std::optional<std::map<std::string, std::int64_t>> reactions;  // reaction to count since the last signal
  std::optional<Tally> tally;  // what moderation did with the questions
  std::optional<std::vector<std::string>> typing;  // names of those who write, in a conversation
  bool operator==(const Signal&) const = default;
};

// Something that waits for a moderator: exactly one of message, question, report and contest is there, as the staff of the room sees it.
struct DeskItem {
  std::string room;
  std::string title;  // of the room
  Seq item = 0;  // of the message, question, report or contest; with the room it names the item
  TimeMs at = 0;  // since when it waits
  std::optional<Message> message;  // held
  std::optional<Question> question;  // held
  std::optional<Report> report;  // open
  std::optional<Contest> contest;  // filed
  std::optional<Claim> claim;  // somebody looks at it
  bool operator==(const DeskItem&) const = default;
};

struct DeskKey {
  std::string room;
  Seq item = 0;
  bool operator==(const DeskKey&) const = default;
};

struct ImportProblem {
  std::int64_t line = 0;
  std::int64_t column = 0;
  std::string code;
  std::string message;
  bool warning = false;
  bool operator==(const ImportProblem&) const = default;
};

// Body of every refusal.
struct ErrorBody {
  ErrorCode code = ErrorCode::bad_message;
  std::string message;  // a sentence in English
  std::optional<std::int64_t> retry_ms;
  std::optional<std::vector<ImportProblem>> problems;  // for bad_import
  bool operator==(const ErrorBody&) const = default;
};

struct HubFacts {
  std::string name;  // name of this installation
  std::string event;  // name of the event
  std::string zone;  // IANA time zone of the event
  std::string version;
  bool sample = false;  // the programme is sample data
  std::optional<std::string> first_day;  // YYYY-MM-DD
  std::optional<std::string> last_day;
  bool operator==(const HubFacts&) const = default;
};

// A role and what it is for.
struct Grant {
  Role role = Role::organiser;
  Scope scope = Scope::hub;
  std::string scope_id;  // empty for hub; the partner's name, the session or room id, or room/booth for a booth
  bool operator==(const Grant&) const = default;
};

// Who this browser is.
struct Profile {
  std::string person;
  std::string name;
  std::vector<Grant> grants;
  bool guest = false;
  TimeMs expires_at = 0;
  bool operator==(const Profile&) const = default;
};

// A guest joins by code or by the link of a room. With a session already, the name is optional.
struct JoinRequest {
  std::optional<std::string> code;
  std::optional<std::string> room;
  std::optional<std::string> name;
  bool operator==(const JoinRequest&) const = default;
};

struct JoinAnswer {
  Profile profile;
  std::string room;
  bool operator==(const JoinAnswer&) const = default;
};

struct RenameRequest {
  std::string name;
  bool operator==(const RenameRequest&) const = default;
};

struct TicketAnswer {
  std::string ticket;  // first message of the WebSocket, once, within ticket_life_ms
  bool operator==(const TicketAnswer&) const = default;
};

// A session of the programme.
struct ProgrammeItem {
  std::string id;
  std::string title;
  std::string abstract;
  SessionKind kind = SessionKind::masterclass;
  std::string theme;
  std::string partner;
  std::string town;
  std::string place;
  std::string language;  // fr, en, ...
  TimeMs starts_at = 0;
  TimeMs ends_at = 0;
  std::vector<std::string> speakers;
  SessionStatus status = SessionStatus::confirmed;
  bool young_audience = false;
  std::optional<std::string> online_url;
  std::optional<std::string> code;  // room code, to staff of the session
  bool operator==(const ProgrammeItem&) const = default;
};

// What a door shows before one enters.
struct RoomFacts {
  std::string room;
  std::string title;
  std::string code;  // six characters
  RoomKind kind = RoomKind::session;
  std::optional<ProgrammeItem> session;
  bool operator==(const RoomFacts&) const = default;
};

struct Programme {
  std::vector<ProgrammeItem> sessions;  // in order of time
  bool operator==(const Programme&) const = default;
};

// Whether minors are in a session: an organiser's word goes before that of the programme file.
struct YoungAudience {
  bool on = false;
  bool operator==(const YoungAudience&) const = default;
};

struct InvitationRequest {
  Grant grant;
  std::string label;  // for whom, as the organiser notes it
  bool operator==(const InvitationRequest&) const = default;
};

struct Invitation {
  std::string id;
  Grant grant;
  std::string label;
  TimeMs created_at = 0;
  TimeMs expires_at = 0;
  std::optional<TimeMs> used_at;
  std::optional<TimeMs> revoked_at;
  std::optional<std::string> link;  // only in the answer that creates it
  bool operator==(const Invitation&) const = default;
};

struct InvitationList {
  std::vector<Invitation> invitations;
  bool operator==(const InvitationList&) const = default;
};

// What an invitation is for, before it is accepted.
struct InvitationFacts {
  Grant grant;
  std::string label;
  std::string title;  // of the session, if any
  bool operator==(const InvitationFacts&) const = default;
};

struct InvitationAcceptance {
  std::string token;  // from the link
  std::optional<std::string> name;  // needed without a session
  bool operator==(const InvitationAcceptance&) const = default;
};

struct InvitationToken {
  std::string token;
  bool operator==(const InvitationToken&) const = default;
};

// A person with roles.
struct PersonItem {
  std::string person;
  std::string name;
  std::vector<Grant> grants;
  TimeMs last_seen = 0;
  bool operator==(const PersonItem&) const = default;
};

struct People {
  std::vector<PersonItem> people;
  bool operator==(const People&) const = default;
};

// End all sessions of a person, open sockets included; or take one grant back.
struct RevokeRequest {
  std::string person;
  std::optional<Grant> grant;  // absent: end sessions
  bool operator==(const RevokeRequest&) const = default;
};

struct FieldChange {
  std::string field;
  std::string before;
  std::string after;
  bool operator==(const FieldChange&) const = default;
};

struct ChangedSession {
  std::string id;
  std::string title;
  std::vector<FieldChange> changes;
  bool operator==(const ChangedSession&) const = default;
};

// What an import would do.
struct ImportPlan {
  std::string plan;  // to apply it
  std::string source;
  std::string format;
  std::vector<ProgrammeItem> added;
  std::vector<ChangedSession> changed;
  std::vector<ProgrammeItem> cancelled;  // no longer in the file: marked, never deleted
  std::int64_t unchanged = 0;
  std::vector<ImportProblem> warnings;
  bool operator==(const ImportPlan&) const = default;
};

struct ApplyRequest {
  std::string plan;
  bool operator==(const ApplyRequest&) const = default;
};

struct ApplyAnswer {
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t cancelled = 0;
  bool operator==(const ApplyAnswer&) const = default;
};

struct HubSettings {
  std::string name;
  std::string event;
  bool hold_questions = false;  // new rooms start so
  bool hold_messages = false;
  bool anonymous_allowed = false;
  bool operator==(const HubSettings&) const = default;
};

// The log of a room as it is kept.
struct LogPage {
  std::string room;
  std::string epoch;
  std::vector<Entry> entries;
  bool more = false;
  bool operator==(const LogPage&) const = default;
};

// What a rule looks for; each kind reads its own and the others are absent. Lists are texts with one entry a line; empty lines and what follows a # count for nothing.
struct RuleParameters {
  std::optional<std::string> words;  // word: own words. 'mot' is a whole word (its plural in s or x too), 'mot*' a beginning, '*mot*' anywhere, 'deux mots' in a row. Case, accents, look-alike letters, leet, repeated letters and spacing make no difference. At most rule_words lines
  std::optional<std::vector<std::string>> lists;  // word: names of shipped lists, as in RuleList.lists
  std::optional<std::string> passes;  // word: words that are no hits though one stands in them, written like words
  std::optional<std::string> patterns;  // pattern: regular expressions (RE2), without regard to case
  std::optional<std::string> hosts;  // link: hosts that pass, with all their subdomains
  std::optional<bool> newcomers_only;  // link, mention: only newcomers and anonymous authors are looked at
  std::optional<std::int64_t> window_s;  // repetition: how far back, 5 to 600
  std::optional<std::int64_t> same_person;  // repetition: a person's so manieth text of the same letters and digits is found, 2 to 20; 0: not looked at
  std::optional<std::int64_t> people;  // repetition: found as soon as so many people of a room send the same or nearly the same text, 2 to 100; 0: not looked at
  std::optional<std::int64_t> least_length;  // repetition, flood: shorter texts (letters) are not looked at, 0 to 500
  std::optional<std::int64_t> capitals;  // flood: percent of the letters in capitals that is too much, 1 to 100; 0: not looked at
  std::optional<std::int64_t> symbols;  // flood: percent of characters that are neither letters, digits, spaces nor emoji, 1 to 100; 0: not looked at
  std::optional<std::int64_t> emoji;  // flood: more emoji than this, 1 to 500; 0: not looked at
  std::optional<std::int64_t> same_in_a_row;  // flood: more of one character in a row than this, 3 to 500; 0: not looked at
  std::optional<std::int64_t> mentions;  // mention: more @names than this, 0 to 50
  std::optional<std::int64_t> first;  // newcomer: so many first texts of a person in a room, 1 to 20
  std::optional<std::int64_t> younger_than_s;  // newcomer: of an identity younger than this, 10 to 86400
  std::optional<std::int64_t> marks;  // disguise: more combining marks in a row than this, 2 to 20; 0: not looked at
  std::optional<bool> hidden;  // disguise: bidirectional controls and invisible characters where no script needs them
  std::optional<bool> mixed_scripts;  // disguise: words that mix scripts that look alike
  bool operator==(const RuleParameters&) const = default;
};

// A rule of moderation, as data.
struct ModerationRule {
  std::string id;  // chosen by whoever makes it
  std::string title;  // what people read, also the author of a rejected text
  RuleKind kind = RuleKind::word;
  RuleAction action = RuleAction::hold;
  Scope scope = Scope::hub;  // hub, event, partner, session or room
  std::string scope_id;  // empty for hub and event; the partner's name, the session or room id
  std::vector<Role> exempt;  // roles that the rule does not look at
  RuleParameters parameters;
  bool operator==(const ModerationRule&) const = default;
};

// The shape of config/moderation/rules.json.
struct RuleFile {
  std::vector<ModerationRule> rules;
  bool operator==(const RuleFile&) const = default;
};

// A rule as it is kept.
struct RuleItem {
  ModerationRule rule;  // in lists without its words, passes and patterns
  std::int64_t version = 0;  // 1, 2, 3, ...; every change makes a new one
  TimeMs at = 0;  // of this version; 0: as shipped
  std::string by;  // name of whoever made this version; empty: as shipped
  bool shipped = false;  // a rule of this id came with the hub
  bool deleted = false;  // this version took the rule away
  std::int64_t entries = 0;  // words or patterns, with those of its lists
  bool may_change = false;  // by whoever asks
  bool operator==(const RuleItem&) const = default;
};

// A word list that came with the hub.
struct ShippedList {
  std::string name;
  std::int64_t entries = 0;
  bool operator==(const ShippedList&) const = default;
};

struct RuleList {
  std::vector<RuleItem> rules;  // newest version of each, by id
  std::vector<ShippedList> lists;
  std::int64_t revision = 0;  // grows with every change of any rule
  bool operator==(const RuleList&) const = default;
};

struct RuleVersions {
  std::vector<RuleItem> versions;  // newest first, at most 100
  bool operator==(const RuleVersions&) const = default;
};

struct RuleChange {
  ModerationRule rule;
  std::optional<std::int64_t> after;  // the version it was made from, 0 for a new rule; another is in force by now: wrong_state
  bool operator==(const RuleChange&) const = default;
};

// What one rule found in a text.
struct RuleFinding {
  std::string rule;
  std::string title;
  std::int64_t version = 0;  // 0 for a draft
  Cause cause = Cause::invalid_text;
  RuleAction action = RuleAction::hold;
  std::vector<Span> spans;  // in the text as it was sent, in code points; empty: all of it
  bool operator==(const RuleFinding&) const = default;
};

// A text to try, as somebody would send it.
struct RuleTest {
  std::string text;
  std::optional<std::string> room;  // absent: a room to which only rules of the hub and the event apply
  std::optional<Trust> trust;  // absent: trusted
  std::optional<std::vector<ModerationRule>> rules;  // drafts to add, in place of those with the same id
  std::optional<bool> alone;  // true: the drafts alone
  bool operator==(const RuleTest&) const = default;
};

struct RuleTestAnswer {
  VerdictKind verdict = VerdictKind::allow;
  std::string text;  // the text as it would stand
  std::vector<RuleFinding> findings;  // all rules that found something, the strongest first
  bool operator==(const RuleTestAnswer&) const = default;
};

// A dry run: what rules would have done.
struct RuleTrial {
  std::vector<ModerationRule> rules;  // drafts; none: the rules in force
  std::optional<bool> alone;  // true: the drafts alone; else with the others in force
  std::vector<std::string> rooms;  // 1 to rule_trial_rooms
  std::int64_t last = 0;  // newest messages and questions over all these rooms together, 1 to rule_trial_texts
  bool operator==(const RuleTrial&) const = default;
};

struct RuleCount {
  std::string rule;
  std::string title;
  std::int64_t texts = 0;  // in which it found something
  bool operator==(const RuleCount&) const = default;
};

struct TrialExample {
  std::string room;
  Seq entry = 0;  // the message or question
  TimeMs at = 0;
  bool question = false;
  std::optional<Author> author;
  std::string text;  // as it was written
  VerdictKind verdict = VerdictKind::allow;
  std::optional<std::string> would_be;  // with rewrite
  std::vector<RuleFinding> findings;
  bool operator==(const TrialExample&) const = default;
};

// What the rules would have done; nothing is changed.
struct RuleTrialAnswer {
  std::int64_t looked_at = 0;  // texts
  std::int64_t held = 0;
  std::int64_t rewritten = 0;
  std::int64_t rejected = 0;
  std::vector<RuleCount> by_rule;  // the most first
  std::vector<TrialExample> examples;  // newest first, at most rule_trial_examples
  bool complete = false;  // false: the rooms' logs go further back than was read
  bool operator==(const RuleTrialAnswer&) const = default;
};

// One act, never changed. Records form a chain: hash is the SHA-256, in hexadecimal, of the hash of the record before (nothing for the first), a line feed, and this record as JSON without its hash.
struct AuditRecord {
  std::int64_t id = 0;  // 1, 2, 3, ... in the order of insertion
  TimeMs at = 0;  // when it was done
  std::optional<std::string> actor;  // who; absent when the hub itself acted
  std::optional<std::string> name;  // of the actor at that moment
  std::optional<Role> role;  // under which
  AuditAct act = AuditAct::approve;
  std::optional<std::string> room;
  std::optional<Seq> item;  // the message, question or report in that room
  std::optional<std::string> person;  // whom it concerns
  std::optional<std::string> target;  // what else it concerns: an invitation, a source, a scope
  std::optional<Reason> reason;
  std::optional<std::string> note;  // in words; never the text of a message
  std::optional<std::string> partner;  // whose rooms it concerns
  std::optional<std::string> entry;  // the entry of the room's log it is derived from
  std::optional<std::string> hash;
  bool operator==(const AuditRecord&) const = default;
};

// Newest first.
struct AuditPage {
  std::vector<AuditRecord> records;
  std::map<std::string, std::string> names;  // person to name, of those the records concern and the hub still knows
  bool more = false;  // older ones exist: ask with before = the last id
  bool operator==(const AuditPage&) const = default;
};

// Whether the chain holds.
struct AuditCheck {
  std::int64_t records = 0;  // read
  std::string head;  // hash of the last record; note it elsewhere to prove later that nothing was cut off
  bool intact = false;
  std::optional<std::int64_t> broken;  // the first record that is not as it was written, or that is missing
  std::optional<std::string> why;  // in English
  bool operator==(const AuditCheck&) const = default;
};

// A mute or a ban across rooms.
struct SanctionRequest {
  std::string person;
  SanctionKind kind = SanctionKind::mute;
  Scope scope = Scope::hub;  // event, partner, session or room
  std::string scope_id;  // empty for event
  Lasting lasting = Lasting::seconds;
  std::optional<std::int64_t> seconds;  // with lasting = seconds: mute_min_s to mute_max_s
  Reason reason = Reason::off_topic;
  std::optional<std::string> note;  // for the audit
  bool operator==(const SanctionRequest&) const = default;
};

struct Sanction {
  std::string id;
  std::string person;
  std::string name;  // of the person now
  SanctionKind kind = SanctionKind::mute;
  Scope scope = Scope::hub;
  std::string scope_id;
  TimeMs at = 0;
  TimeMs until = 0;
  Reason reason = Reason::off_topic;
  std::optional<std::string> note;
  std::string by;
  std::string by_name;
  std::optional<TimeMs> lifted_at;
  bool operator==(const Sanction&) const = default;
};

struct SanctionList {
  std::vector<Sanction> sanctions;  // newest first
  bool operator==(const SanctionList&) const = default;
};

struct NoteRequest {
  Scope scope = Scope::hub;  // event, partner, session or room: moderators there may read it
  std::string scope_id;  // empty for event
  std::string text;
  bool operator==(const NoteRequest&) const = default;
};

// What a moderator wants others to know of a person.
struct PersonNote {
  std::string id;
  std::string person;
  TimeMs at = 0;
  std::string by;
  std::string by_name;
  Scope scope = Scope::hub;
  std::string scope_id;
  std::string text;
  bool operator==(const PersonNote&) const = default;
};

struct PersonNotes {
  std::vector<PersonNote> notes;  // newest first
  bool operator==(const PersonNotes&) const = default;
};

// Something a person wrote: exactly one of message and question is there.
struct Contribution {
  std::string room;
  std::string title;  // of the room
  std::optional<Message> message;
  std::optional<Question> question;  // its votes and its turn are not counted here
  bool operator==(const Contribution&) const = default;
};

struct Contributions {
  std::vector<Contribution> items;  // newest first
  std::optional<std::string> before;  // ask with it for older ones; absent: there are none
  bool operator==(const Contributions&) const = default;
};

struct ShieldRequest {
  Scope scope = Scope::hub;  // event, partner, session or room
  std::string scope_id;  // empty for event
  bool on = false;
  bool operator==(const ShieldRequest&) const = default;
};

struct ShieldState {
  Scope scope = Scope::hub;
  std::string scope_id;
  bool on = false;
  std::string by;
  std::string by_name;
  TimeMs at = 0;
  bool operator==(const ShieldState&) const = default;
};

struct ShieldList {
  std::vector<ShieldState> shields;  // the last switch of each scope, newest first
  bool operator==(const ShieldList&) const = default;
};

struct Done {
  bool operator==(const Done&) const = default;
};

struct HookMessage {
  std::string id;  // to give a later verdict; tells a repeat of the same command
  HookItem kind = HookItem::message;
  std::string text;  // as others would read it
  std::vector<std::string> links;  // addresses in the text
  bool operator==(const HookMessage&) const = default;
};

// No name and no address, ever.
struct HookAuthor {
  std::string ref;  // the same person has the same one in every check of this hook, and another one for other hooks
  HookTrust trust = HookTrust::trusted;
  bool anonymous = false;  // to the room
  std::int64_t age_s = 0;  // since this node first met the author
  std::int64_t sent = 0;  // texts of the author that went through here
  std::int64_t held = 0;
  std::int64_t rejected = 0;
  bool operator==(const HookAuthor&) const = default;
};

// An earlier text of the same room that the hook let through.
struct HookContext {
  std::string ref;
  std::string text;
  bool operator==(const HookContext&) const = default;
};

// Body of a call: event is message.check.
struct HookCheck {
  std::int64_t v = 0;  // 1
  std::string event;
  std::string room;
  HookMode mode = HookMode::off;
  HookMessage message;
  HookAuthor author;
  std::vector<HookContext> context;  // oldest first; empty unless configured
  std::int64_t deadline_ms = 0;  // an answer after it is not heard
  std::string callback;  // where a later verdict goes
  bool operator==(const HookCheck&) const = default;
};

// A sentence for the author.
struct HookWords {
  std::optional<std::string> fr;
  std::optional<std::string> en;
  bool operator==(const HookWords&) const = default;
};

// Answer to a HookCheck, with status 200 and at most 16 KB.
struct HookReply {
  HookAnswer verdict = HookAnswer::allow;  // defer: the room's fallback holds until a HookVerdict comes
  std::optional<std::string> reason;  // a name of Reason, or the hook's own
  std::optional<std::string> rule;  // what decided, as in model-x/2026-11
  std::optional<std::vector<Span>> spans;  // where in the text
  std::optional<std::string> text;  // with rewrite: what is said instead
  std::optional<HookWords> user_message;  // with reject
  bool operator==(const HookReply&) const = default;
};

// A later verdict, posted to the callback with a signature of the hook's own. It may reverse an earlier one; what a person decided stays.
struct HookVerdict {
  std::string message;  // id of the checked message
  HookAnswer verdict = HookAnswer::allow;  // allow, hold or reject; rewrite for a question
  std::optional<std::string> reason;
  std::optional<std::string> rule;
  std::optional<std::vector<Span>> spans;
  std::optional<std::string> text;  // with rewrite
  bool operator==(const HookVerdict&) const = default;
};

// How the moderation hook does, for moderators.
struct HookState {
  HookHealth state = HookHealth::off;
  std::optional<TimeMs> since;  // when it began to fail
  std::optional<std::string> why;  // the last failure
  std::int64_t asked = 0;  // calls since the start
  std::int64_t failed = 0;  // calls without an answer
  std::int64_t held = 0;  // texts that were held because of its silence
  bool operator==(const HookState&) const = default;
};

// Body of a webhook: something happened in a room, as the webhook's audience sees it. Signed, repeated until it is answered with 2xx: the same webhook-id tells a repeat.
struct Notice {
  std::int64_t v = 0;  // 1
  NoticeKind type = NoticeKind::question_asked;
  std::string room;
  Seq seq = 0;  // of the room's entry
  TimeMs at = 0;
  std::optional<Question> question;
  std::optional<Message> message;
  std::optional<Poll> poll;
  std::optional<Seq> item;  // which one, where the audience may not see it
  bool operator==(const Notice&) const = default;
};

// What a person may ask of a room. `who` lists the roles that may; each command also gives the errors of `always`.
namespace command {

// Write in the chat, or backstage among staff.
struct PostMessage {
  std::string text;
  protocol::Channel channel = protocol::Channel::room;
  std::optional<bool> anonymous;
  bool operator==(const PostMessage&) const = default;
};

// Approve or decline a held message, remove a visible or delayed one, or restore it. Organisers and partner admins may hide it silently.
struct ReviewMessage {
  Seq message = 0;
  protocol::MessageState to = protocol::MessageState::visible;  // visible, declined, removed or hidden
  std::optional<protocol::Reason> reason;
  std::optional<protocol::MessageState> from;  // as you saw it: when it has changed since, already_decided
  bool operator==(const ReviewMessage&) const = default;
};

// Make a question of a chat message; the author stays the author.
struct TurnIntoQuestion {
  Seq message = 0;
  bool operator==(const TurnIntoQuestion&) const = default;
};

// Ask a question.
struct AskQuestion {
  std::string text;
  std::optional<bool> anonymous;
  bool operator==(const AskQuestion&) const = default;
};

// Mend the wording; the author sees both.
struct EditQuestion {
  Seq question = 0;
  std::string text;
  bool operator==(const EditQuestion&) const = default;
};

// Take a question one step on: approve (visible), shortlist, next, now, answered, or back to visible. A question that takes the place of `now` makes the former answered; one that takes `next` makes the former shortlisted.
struct MoveQuestion {
  Seq question = 0;
  protocol::QuestionState to = protocol::QuestionState::held;  // visible, shortlisted, next, now or answered; from held only moderators
  std::optional<protocol::QuestionState> from;  // as you saw it: when it has changed since, already_decided
  bool operator==(const MoveQuestion&) const = default;
};

// Decline a question with a reason; the author reads both.
struct DeclineQuestion {
  Seq question = 0;
  protocol::Reason reason = protocol::Reason::off_topic;
  std::optional<std::string> note;
  std::optional<protocol::QuestionState> from;  // as you saw it: when it has changed since, already_decided
  bool operator==(const DeclineQuestion&) const = default;
};

// Unite a question with another that asks the same; votes are united, one per person.
struct MergeQuestion {
  Seq question = 0;
  Seq into = 0;
  bool operator==(const MergeQuestion&) const = default;
};

// Take one's own question back.
struct WithdrawQuestion {
  Seq question = 0;
  bool operator==(const WithdrawQuestion&) const = default;
};

// Undo the last step taken with a question.
struct UndoQuestion {
  Seq question = 0;
  bool operator==(const UndoQuestion&) const = default;
};

// Vote for a question, or take the vote back. One per person; repeating changes nothing.
struct VoteQuestion {
  Seq question = 0;
  bool on = false;
  bool operator==(const VoteQuestion&) const = default;
};

// Prepare a poll (draft).
struct CreatePoll {
  std::string title;
  std::vector<std::string> options;  // 2 to 10 different answers
  bool multiple = false;
  protocol::ResultsRule results = protocol::ResultsRule::live;
  bool operator==(const CreatePoll&) const = default;
};

// Change a draft.
struct EditPoll {
  Seq poll = 0;
  std::string title;
  std::vector<std::string> options;
  bool multiple = false;
  protocol::ResultsRule results = protocol::ResultsRule::live;
  bool operator==(const EditPoll&) const = default;
};

// draft → open → closed → archived; closed may open again.
struct MovePoll {
  Seq poll = 0;
  protocol::PollState to = protocol::PollState::draft;
  bool operator==(const MovePoll&) const = default;
};

// Answer an open poll; a later answer replaces the earlier one.
struct AnswerPoll {
  Seq poll = 0;
  std::vector<std::int64_t> choices;  // indexes of options; one when the poll is single
  bool operator==(const AnswerPoll&) const = default;
};

// Change settings of the room.
struct ChangeSettings {
  protocol::SettingsChange change;
  bool operator==(const ChangeSettings&) const = default;
};

// Say what is on the stage.
struct SetStage {
  protocol::Stage stage;
  bool operator==(const SetStage&) const = default;
};

// Set or clear the speaker's clock.
struct SetTimer {
  protocol::Timer timer;
  bool operator==(const SetTimer&) const = default;
};

// Pause a person's contributions in this room.
struct MutePerson {
  std::string person;
  std::int64_t seconds = 0;  // 10 to 604800
  protocol::Reason reason = protocol::Reason::off_topic;
  bool operator==(const MutePerson&) const = default;
};

// Close this room to a person; open connections leave it at once.
struct BanPerson {
  std::string person;
  std::optional<std::int64_t> seconds;  // absent: for good
  protocol::Reason reason = protocol::Reason::off_topic;
  bool operator==(const BanPerson&) const = default;
};

// Take a mute and a ban back.
struct LiftPerson {
  std::string person;
  bool operator==(const LiftPerson&) const = default;
};

// Look at an item for claim_ms: nobody else decides about it meanwhile. Again: for another claim_ms. Reports and objections about an item of this room are claimed with it.
struct ClaimItem {
  protocol::ItemKind kind = protocol::ItemKind::message;  // message, question, report or contest
  Seq item = 0;
  bool operator==(const ClaimItem&) const = default;
};

// Let an item go; organisers and partner admins also one that somebody else claimed.
struct ReleaseItem {
  protocol::ItemKind kind = protocol::ItemKind::message;
  Seq item = 0;
  bool operator==(const ReleaseItem&) const = default;
};

// Raise the shield: everything waits for approval, newcomers do not write, slow mode, no links, nobody anonymous, no reactions. Lifting it brings exactly the former settings back.
struct SetShield {
  bool on = false;
  bool operator==(const SetShield&) const = default;
};

// Tell moderation of a message or a question; once per person and item.
struct ReportItem {
  protocol::ItemKind kind = protocol::ItemKind::message;  // message or question
  Seq item = 0;
  protocol::ReportReason reason = protocol::ReportReason::abuse;
  std::optional<std::string> note;
  bool operator==(const ReportItem&) const = default;
};

// Decide about the reports of an item: dismissed, or acted: the item is removed or declined, its author told why.
struct DecideReport {
  Seq report = 0;
  protocol::ReportState to = protocol::ReportState::open;  // dismissed or acted
  std::optional<protocol::Reason> reason;  // for the author; absent: what most reporters say
  bool operator==(const DecideReport&) const = default;
};

// Object, once, to what was decided about my message, my question or myself.
struct ContestDecision {
  protocol::ItemKind kind = protocol::ItemKind::message;  // message, question or standing
  std::optional<Seq> item;  // absent for a standing
  std::optional<std::string> text;
  bool operator==(const ContestDecision&) const = default;
};

// Uphold or reverse what somebody else of the team decided.
struct DecideContest {
  Seq contest = 0;
  protocol::ContestState to = protocol::ContestState::possible;  // upheld or reversed
  std::optional<std::string> note;  // a sentence to the author
  bool operator==(const DecideContest&) const = default;
};

// Add a booth to a jobs-connect session.
struct AddBooth {
  std::string name;
  std::string pitch;
  std::vector<protocol::Offer> offers;
  bool operator==(const AddBooth&) const = default;
};

// Change the texts and offers of a booth: organisers, or its own recruiters.
struct EditBooth {
  Seq booth = 0;
  std::string name;
  std::string pitch;
  std::vector<protocol::Offer> offers;
  bool operator==(const EditBooth&) const = default;
};

// Put a recruiter on a booth, or take them off.
struct StaffBooth {
  Seq booth = 0;
  std::string person;
  std::string name;
  bool on = false;
  bool operator==(const StaffBooth&) const = default;
};

// Stop or go on taking new candidates; those who wait keep their place.
struct PauseBooth {
  Seq booth = 0;
  bool paused = false;
  bool operator==(const PauseBooth&) const = default;
};

// Stand in the queue of a booth.
struct JoinQueue {
  Seq booth = 0;
  std::optional<std::string> note;  // what the recruiter reads before the conversation
  bool operator==(const JoinQueue&) const = default;
};

// Give the place up, or turn a call down.
struct LeaveQueue {
  Seq ticket = 0;
  bool operator==(const LeaveQueue&) const = default;
};

// Call the first candidate of the queue; the call rings for call_ring_ms.
struct CallNext {
  Seq booth = 0;
  bool operator==(const CallNext&) const = default;
};

// Answer the call: a private conversation opens.
struct AcceptCall {
  Seq ticket = 0;
  bool operator==(const AcceptCall&) const = default;
};

// Extend once by conversation_extension_ms.
struct ExtendConversation {
  bool operator==(const ExtendConversation&) const = default;
};

// End the conversation for both.
struct EndConversation {
  bool operator==(const EndConversation&) const = default;
};

}  // namespace command

using Command = std::variant<
    command::PostMessage,
    command::ReviewMessage,
    command::TurnIntoQuestion,
    command::AskQuestion,
    command::EditQuestion,
    command::MoveQuestion,
    command::DeclineQuestion,
    command::MergeQuestion,
    command::WithdrawQuestion,
    command::UndoQuestion,
    command::VoteQuestion,
    command::CreatePoll,
    command::EditPoll,
    command::MovePoll,
    command::AnswerPoll,
    command::ChangeSettings,
    command::SetStage,
    command::SetTimer,
    command::MutePerson,
    command::BanPerson,
    command::LiftPerson,
    command::ClaimItem,
    command::ReleaseItem,
    command::SetShield,
    command::ReportItem,
    command::DecideReport,
    command::ContestDecision,
    command::DecideContest,
    command::AddBooth,
    command::EditBooth,
    command::StaffBooth,
    command::PauseBooth,
    command::JoinQueue,
    command::LeaveQueue,
    command::CallNext,
    command::AcceptCall,
    command::ExtendConversation,
    command::EndConversation>;

// The messages of a WebSocket: subprotocol beffroi.v1, one JSON object a text message, told apart by `t`.
namespace client {

// First message, within hello_deadline_ms.
struct Hello {
  std::string ticket;  // from POST /api/ticket, single use
  bool operator==(const Hello&) const = default;
};

// Follow a room. With a position: resume from there.
struct Join {
  std::string room;
  std::optional<std::string> epoch;
  std::optional<Seq> after;
  bool operator==(const Join&) const = default;
};

// Stop following a room.
struct Leave {
  std::string room;
  bool operator==(const Leave&) const = default;
};

// A command. Keep it until its ok or err came, and send it again, with the same id, after a reconnect.
struct Do {
  std::string id;  // made by the client, never used twice
  std::string room;
  protocol::Command cmd;
  bool operator==(const Do&) const = default;
};

// A reaction; no answer. Too many are dropped.
struct React {
  std::string room;
  protocol::Reaction reaction = protocol::Reaction::applause;
  bool operator==(const React&) const = default;
};

// In a conversation: I am writing.
struct Typing {
  std::string room;
  bool operator==(const Typing&) const = default;
};

// Older chat messages.
struct History {
  std::string id;
  std::string room;
  Seq before = 0;  // messages older than this one
  bool operator==(const History&) const = default;
};

// Answer to a beat.
struct Pong {
  bool operator==(const Pong&) const = default;
};

// Follow what waits for a decision in all rooms you may moderate: a whole desk comes, then changes. While you watch, `do` also works in rooms you moderate without following them; their ok and err come as usual.
struct WatchDesk {
  bool operator==(const WatchDesk&) const = default;
};

// Stop following the desk.
struct UnwatchDesk {
  bool operator==(const UnwatchDesk&) const = default;
};

}  // namespace client

using ClientMessage = std::variant<
    client::Hello,
    client::Join,
    client::Leave,
    client::Do,
    client::React,
    client::Typing,
    client::History,
    client::Pong,
    client::WatchDesk,
    client::UnwatchDesk>;

// The messages of a WebSocket: subprotocol beffroi.v1, one JSON object a text message, told apart by `t`.
namespace server {

// Answer to hello.
struct Welcome {
  protocol::Me me;
  TimeMs now = 0;  // the hub's clock
  std::int64_t heartbeat_ms = 0;
  bool operator==(const Welcome&) const = default;
};

// Answer to join. mode replay: the frames after your position follow. mode snapshot: a snap follows.
struct Joined {
  std::string room;
  std::string epoch;
  Seq seq = 0;  // head of the log now
  protocol::Role role = protocol::Role::organiser;  // your role in this room
  protocol::Audience audience = protocol::Audience::public_;
  protocol::JoinMode mode = protocol::JoinMode::snapshot;
  bool operator==(const Joined&) const = default;
};

// The whole room at a position; replaces everything.
struct Snap {
  std::string room;
  std::string epoch;
  Seq seq = 0;
  protocol::RoomView shared;
  protocol::MineView mine;
  bool operator==(const Snap&) const = default;
};

// All your audience may see of the entries after `after` up to `upto`. If `after` is ahead of your position, you missed something: join again with your position.
struct Up {
  std::string room;
  Seq after = 0;
  Seq upto = 0;
  std::vector<protocol::Update> u;
  bool operator==(const Up&) const = default;
};

// What only you may see. Comes before the up that covers it; may be repeated after a resume.
struct Mine {
  std::string room;
  std::vector<protocol::Update> u;
  bool operator==(const Mine&) const = default;
};

// Signals of a room.
struct Sig {
  std::string room;
  protocol::Signal s;
  bool operator==(const Sig&) const = default;
};

// Heartbeat of a room with the head of its log: a head beyond your position means a lost frame: join again with your position.
struct Beat {
  std::string room;
  std::string epoch;
  Seq seq = 0;
  TimeMs now = 0;
  bool operator==(const Beat&) const = default;
};

// The command is durable.
struct Ok {
  std::string id;
  std::string room;
  Seq seq = 0;  // position at or after its last entry
  bool operator==(const Ok&) const = default;
};

// A refusal. Without id: of a message that was no command.
struct Err {
  std::optional<std::string> id;
  std::optional<std::string> room;
  protocol::ErrorCode code = protocol::ErrorCode::bad_message;
  std::string message;  // a sentence in English; clients show their own text of the code
  std::optional<std::int64_t> retry_ms;  // the same try can succeed after this
  bool operator==(const Err&) const = default;
};

// Answer to history, oldest first; fewer than asked: that was the beginning.
struct Page {
  std::string id;
  std::string room;
  std::vector<protocol::Message> messages;
  bool more = false;  // older ones exist
  bool operator==(const Page&) const = default;
};

// You no longer follow this room: banned, or it closed.
struct Gone {
  std::string room;
  protocol::ErrorCode code = protocol::ErrorCode::bad_message;
  bool operator==(const Gone&) const = default;
};

// Your position is no longer good; a snap follows.
struct Reset {
  std::string room;
  protocol::ResetWhy why = protocol::ResetWhy::epoch;
  bool operator==(const Reset&) const = default;
};

// What waits in the rooms you moderate, at most four times a second. Items are whole: each replaces the one with the same room and item.
struct Desk {
  bool whole = false;  // true: replaces everything you had
  std::vector<protocol::DeskItem> items;  // new or changed; sort by at, then room and item
  std::vector<protocol::DeskKey> gone;  // items that wait no longer, or that others came before
  std::int64_t more = 0;  // further items that wait: only the oldest desk_items are told, and these follow as those go
  bool operator==(const Desk&) const = default;
};

// The hub will close this connection; come back after a random time within the window.
struct Bye {
  std::int64_t code = 0;  // close code to come
  std::int64_t retry_from_ms = 0;
  std::int64_t retry_to_ms = 0;
  bool operator==(const Bye&) const = default;
};

}  // namespace server

using ServerMessage = std::variant<
    server::Welcome,
    server::Joined,
    server::Snap,
    server::Up,
    server::Mine,
    server::Sig,
    server::Beat,
    server::Ok,
    server::Err,
    server::Page,
    server::Gone,
    server::Reset,
    server::Desk,
    server::Bye>;

}  // namespace beffroi::protocol
