#include "room/polls.hpp"

#include <algorithm>

#include "protocol/limits.hpp"
#include "room/rules.hpp"
#include "room/text.hpp"

namespace beffroi::room {

using protocol::Audience;
using protocol::ErrorCode;
using protocol::Fact;
using protocol::PollState;
using protocol::ResultsRule;
using protocol::Seq;
namespace command = protocol::command;
namespace fact = protocol::fact;
namespace change = protocol::change;
namespace limits = protocol::limits;

namespace {

using Facts = std::vector<Fact>;

static_assert(limits::poll_options_max <= 8 * sizeof(ChoiceBits));

struct PollTexts {
  std::string title;
  std::vector<std::string> options;
};

Result<PollTexts, Refusal> cleaned_texts(const std::string& title, const std::vector<std::string>& options) {
  const auto count = static_cast<std::int64_t>(options.size());
  if (count < limits::poll_options_min || count > limits::poll_options_max) return refuse(ErrorCode::bad_poll);
  auto clean_title = cleaned(title, {.length = limits::poll_title_length});
  if (!clean_title) return Failure{clean_title.error()};
  PollTexts texts{.title = std::move(clean_title).value()};
  for (const std::string& option : options) {
    auto text = cleaned(option, {.length = limits::poll_option_length});
    if (!text) return Failure{text.error()};
    if (std::find(texts.options.begin(), texts.options.end(), text.value()) != texts.options.end())
      return refuse(ErrorCode::bad_poll);
    texts.options.push_back(std::move(text).value());
  }
  return texts;
}

bool step_allowed(PollState from, PollState to) {
  switch (from) {
    case PollState::draft:
      return to == PollState::open || to == PollState::archived;
    case PollState::open:
      return to == PollState::closed;
    case PollState::closed:
      return to == PollState::open || to == PollState::archived;
    case PollState::archived:
      return false;
  }
  return false;
}

// The choices as bits; nothing where they are none of this poll's.
std::optional<ChoiceBits> bits_of(const AskedPoll& poll, const std::vector<std::int64_t>& choices) {
  if (choices.empty() || (!poll.multiple && choices.size() != 1)) return std::nullopt;
  unsigned bits = 0;
  for (const std::int64_t choice : choices) {
    if (choice < 0 || choice >= static_cast<std::int64_t>(poll.options.size()) || (bits >> choice & 1U))
      return std::nullopt;
    bits |= 1U << choice;
  }
  return static_cast<ChoiceBits>(bits);
}

std::vector<std::int64_t> choices_of(ChoiceBits bits) {
  std::vector<std::int64_t> choices;
  for (std::int64_t i = 0; i < limits::poll_options_max; ++i)
    if (bits >> i & 1) choices.push_back(i);
  return choices;
}

void count(AskedPoll& poll, ChoiceBits bits, std::int64_t by) {
  for (const std::int64_t choice : choices_of(bits)) poll.counts[static_cast<std::size_t>(choice)] += by;
}

bool is_public(PollState state) {
  return state == PollState::open || state == PollState::closed;
}

bool results_are_public(const AskedPoll& poll) {
  return poll.state == PollState::closed || (poll.state == PollState::open && poll.results == ResultsRule::live);
}

protocol::Poll view_of(const AskedPoll& poll, bool with_results) {
  protocol::Poll view{.id = poll.id,
                      .at = poll.at,
                      .title = poll.title,
                      .multiple = poll.multiple,
                      .results = poll.results,
                      .state = poll.state};
  for (std::size_t i = 0; i < poll.options.size(); ++i)
    view.options.push_back(
        {.text = poll.options[i], .count = with_results ? std::optional(poll.counts[i]) : std::nullopt});
  if (with_results) view.voters = static_cast<std::int64_t>(poll.answers.size());
  return view;
}

protocol::PollAnswer answer_view(const AskedPoll& poll, ChoiceBits bits) {
  protocol::PollAnswer answer{.poll = poll.id, .choices = choices_of(bits)};
  if (poll.results != ResultsRule::after_vote) return answer;
  answer.counts = poll.counts;
  answer.voters = static_cast<std::int64_t>(poll.answers.size());
  return answer;
}

void show_poll(const AskedPoll* poll, Projection& out) {
  if (!poll) return;
  out.shared_staff.push_back(change::Poll{view_of(*poll, true)});
  if (is_public(poll->state)) {
    out.shared_public.push_back(change::Poll{view_of(*poll, results_are_public(*poll))});
  } else if (is_public(poll->was)) {
    out.shared_public.push_back(change::PollRemoved{poll->id});
  }
}

}  // namespace

Decision decide_on(const Room& room, const Actor&, const command::CreatePoll& create, const Context&) {
  auto texts = cleaned_texts(create.title, create.options);
  if (!texts) return Failure{texts.error()};
  if (room.polls.all.size() >= static_cast<std::size_t>(limits::polls_per_room))
    return refuse_full(limits::polls_per_room);
  return Facts{fact::PollCreated{
      .title = texts->title, .options = texts->options, .multiple = create.multiple, .results = create.results}};
}

Decision decide_on(const Room& room, const Actor&, const command::EditPoll& edit, const Context&) {
  const AskedPoll* poll = look_up(room.polls.all, edit.poll);
  if (!poll) return refuse(ErrorCode::unknown_item);
  if (poll->state != PollState::draft) return refuse(ErrorCode::wrong_state);
  auto texts = cleaned_texts(edit.title, edit.options);
  if (!texts) return Failure{texts.error()};
  return Facts{fact::PollEdited{.poll = edit.poll,
                                .title = texts->title,
                                .options = texts->options,
                                .multiple = edit.multiple,
                                .results = edit.results}};
}

Decision decide_on(const Room& room, const Actor&, const command::MovePoll& move, const Context&) {
  const AskedPoll* poll = look_up(room.polls.all, move.poll);
  if (!poll) return refuse(ErrorCode::unknown_item);
  if (poll->state == move.to) return Facts{};
  if (!step_allowed(poll->state, move.to)) return refuse(ErrorCode::wrong_state);
  return Facts{fact::PollMoved{.poll = move.poll, .to = move.to}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::AnswerPoll& answer, const Context& context) {
  const AskedPoll* poll = look_up(room.polls.all, answer.poll);
  if (!poll || (!is_public(poll->state) && !is_staff(actor.role))) return refuse(ErrorCode::unknown_item);
  if (poll->state != PollState::open) return refuse(ErrorCode::poll_not_open);
  const auto bits = bits_of(*poll, answer.choices);
  if (!bits) return refuse(ErrorCode::bad_choice);
  if (auto refusal = muted(room, actor, context.now)) return Failure{*refusal};
  if (const auto voter = room.people.find(actor.person)) {
    const auto former = poll->answers.find(*voter);
    if (former != poll->answers.end() && former->second == *bits) return Facts{};
  }
  return Facts{fact::PollAnswered{.poll = answer.poll, .choices = choices_of(*bits)}};
}

void fold(Room& room, const protocol::Entry& entry, const fact::PollCreated& created) {
  room.polls.all[entry.seq] = AskedPoll{.id = entry.seq,
                                        .at = entry.at,
                                        .title = created.title,
                                        .options = created.options,
                                        .multiple = created.multiple,
                                        .results = created.results,
                                        .counts = std::vector<std::int64_t>(created.options.size())};
}

void fold(Room& room, const protocol::Entry&, const fact::PollEdited& edited) {
  AskedPoll* poll = look_up(room.polls.all, edited.poll);
  if (!poll || !poll->answers.empty()) return;
  poll->title = edited.title;
  poll->options = edited.options;
  poll->multiple = edited.multiple;
  poll->results = edited.results;
  poll->counts.assign(edited.options.size(), 0);
  poll->was = poll->state;
}

void fold(Room& room, const protocol::Entry&, const fact::PollMoved& moved) {
  AskedPoll* poll = look_up(room.polls.all, moved.poll);
  if (!poll) return;
  poll->was = poll->state;
  poll->state = moved.to;
}

void fold(Room& room, const protocol::Entry& entry, const fact::PollAnswered& answered) {
  AskedPoll* poll = look_up(room.polls.all, answered.poll);
  if (!poll || !entry.actor || !entry.actor->person) return;
  const auto voter = room.people.find(*entry.actor->person);
  const auto bits = bits_of(*poll, answered.choices);
  if (!voter || !bits) return;
  const auto [place, is_first] = poll->answers.try_emplace(*voter, *bits);
  if (!is_first) {
    count(*poll, place->second, -1);
    place->second = *bits;
  }
  count(*poll, *bits, +1);
}

void show(const Room& room, const protocol::Entry& entry, const fact::PollCreated&, Projection& out) {
  show_poll(look_up(room.polls.all, entry.seq), out);
}

void show(const Room& room, const protocol::Entry&, const fact::PollEdited& edited, Projection& out) {
  show_poll(look_up(room.polls.all, edited.poll), out);
}

void show(const Room& room, const protocol::Entry&, const fact::PollMoved& moved, Projection& out) {
  show_poll(look_up(room.polls.all, moved.poll), out);
}

void show(const Room& room, const protocol::Entry& entry, const fact::PollAnswered& answered, Projection& out) {
  const AskedPoll* poll = look_up(room.polls.all, answered.poll);
  if (!poll || !entry.actor || !entry.actor->person) return;
  const std::string& person = *entry.actor->person;
  const auto voter = room.people.find(person);
  const auto own = voter ? poll->answers.find(*voter) : poll->answers.end();
  if (own == poll->answers.end()) return;
  if (poll->results == ResultsRule::after_vote) out.grants.push_back({person, voters_channel(poll->id), true});
  out.personal.push_back({person_channel(person), change::MyAnswer{answer_view(*poll, own->second)}});
}

std::vector<protocol::Poll> polls_for(const Room& room, Audience audience) {
  std::vector<protocol::Poll> views;
  for (const auto& [id, poll] : room.polls.all) {
    if (audience == Audience::staff) {
      views.push_back(view_of(poll, true));
    } else if (is_public(poll.state)) {
      views.push_back(view_of(poll, results_are_public(poll)));
    }
  }
  return views;
}

std::vector<protocol::PollAnswer> my_answers(const Room& room, PersonIndex person) {
  std::vector<protocol::PollAnswer> answers;
  for (const auto& [id, poll] : room.polls.all) {
    const auto own = poll.answers.find(person);
    if (own != poll.answers.end()) answers.push_back(answer_view(poll, own->second));
  }
  return answers;
}

std::vector<Seq> polls_opened_by_vote(const Room& room, PersonIndex person) {
  std::vector<Seq> polls;
  for (const auto& [id, poll] : room.polls.all)
    if (poll.results == ResultsRule::after_vote && poll.answers.contains(person)) polls.push_back(id);
  return polls;
}

protocol::PollTally tally_of(const State& state, Seq poll) {
  const AskedPoll* found = look_up(state.room().polls.all, poll);
  if (!found) return {};
  return {.counts = found->counts, .voters = static_cast<std::int64_t>(found->answers.size())};
}

bool shows_tally(const State& state, Seq poll, Audience audience) {
  const AskedPoll* found = look_up(state.room().polls.all, poll);
  return found && (audience == Audience::staff || results_are_public(*found));
}

std::optional<ChannelKey> tally_channel(const State& state, Seq poll) {
  const AskedPoll* found = look_up(state.room().polls.all, poll);
  if (!found || found->results != ResultsRule::after_vote || found->state != PollState::open) return std::nullopt;
  return voters_channel(poll);
}

}  // namespace beffroi::room
