// A plain count over the log, that knows nothing of how the room core counts.
#include <algorithm>
#include <map>
#include <set>

#include "laws/laws.hpp"
#include "protocol/codec.hpp"
#include "protocol/limits.hpp"

namespace beffroi::laws {

namespace fact = protocol::fact;

namespace {

struct Count {
  std::map<Seq, std::set<std::string>> voters;
  std::map<Seq, std::map<std::string, std::set<std::int64_t>>> answers;
  std::map<Seq, std::vector<Seq>> queues;
  std::map<Seq, Seq> booth_of;

  void leave(Seq ticket) { std::erase(queues[booth_of[ticket]], ticket); }

  void take(const protocol::Entry& entry) {
    const std::string person = entry.actor ? entry.actor->person.value_or("") : "";
    if (const auto* vote = std::get_if<fact::VoteCast>(&entry.fact)) {
      if (vote->on) {
        voters[vote->question].insert(person);
      } else {
        voters[vote->question].erase(person);
      }
    } else if (const auto* answer = std::get_if<fact::PollAnswered>(&entry.fact)) {
      answers[answer->poll][person] = {answer->choices.begin(), answer->choices.end()};
    } else if (const auto* joined = std::get_if<fact::QueueJoined>(&entry.fact)) {
      queues[joined->booth].push_back(entry.seq);
      booth_of[entry.seq] = joined->booth;
    } else if (const auto* left = std::get_if<fact::QueueLeft>(&entry.fact)) {
      leave(left->ticket);
    } else if (const auto* called = std::get_if<fact::CandidateCalled>(&entry.fact)) {
      leave(called->ticket);
    }
  }
};

// Voters of all questions that end up in `id` by following where they were merged.
std::set<std::string> united(const Count& count, const protocol::RoomView& staff, Seq id) {
  std::map<Seq, Seq> into;
  for (const auto& question : staff.questions)
    if (question.merged_into) into[question.id] = *question.merged_into;
  std::set<std::string> all;
  for (const auto& [question, voters] : count.voters) {
    Seq at = question;
    while (at != id && into.contains(at)) at = into[at];
    if (at == id) all.insert(voters.begin(), voters.end());
  }
  return all;
}

}  // namespace

namespace {

// The tally of moderation, from the log alone: states by the facts, undo by a stack of states.
struct ModerationCount {
  struct Asked {
    protocol::QuestionState state;
    std::optional<protocol::Reason> reason;
  };
  std::map<Seq, std::vector<Asked>> questions;
  std::map<Seq, protocol::MessageState> messages;
  std::int64_t hidden = 0;

  void step(Seq question, Asked to) {
    auto& steps = questions[question];
    if (steps.back().state == protocol::QuestionState::delayed) steps.back() = {protocol::QuestionState::visible, {}};
    steps.push_back(to);
    if (steps.size() > static_cast<std::size_t>(protocol::limits::undo_steps) + 1) steps.erase(steps.begin());
  }

  void take(const protocol::Entry& entry) {
    if (const auto* posted = std::get_if<fact::MessagePosted>(&entry.fact)) {
      messages[entry.seq] = posted->state;
    } else if (const auto* review = std::get_if<fact::MessageReviewed>(&entry.fact)) {
      messages[review->message] = review->to;
      hidden += review->to == protocol::MessageState::hidden ? 1 : 0;
    } else if (const auto* asked = std::get_if<fact::QuestionAsked>(&entry.fact)) {
      questions[entry.seq] = {{asked->state, {}}};
    } else if (const auto* edited = std::get_if<fact::QuestionEdited>(&entry.fact)) {
      const Asked same = questions[edited->question].back();
      auto& steps = questions[edited->question];
      step(edited->question, same);
      steps.back() = same;
    } else if (const auto* moved = std::get_if<fact::QuestionMoved>(&entry.fact)) {
      step(moved->question, {moved->to, moved->reason});
    } else if (const auto* merged = std::get_if<fact::QuestionMerged>(&entry.fact)) {
      step(merged->question, {protocol::QuestionState::merged, {}});
    } else if (const auto* undone = std::get_if<fact::QuestionUndone>(&entry.fact)) {
      questions[undone->question].pop_back();
    } else if (const auto* over = std::get_if<fact::DelayOver>(&entry.fact)) {
      for (const Seq id : over->questions)
        if (questions[id].back().state == protocol::QuestionState::delayed)
          questions[id].back().state = protocol::QuestionState::visible;
    }
  }

  protocol::Tally tally() const {
    using protocol::QuestionState;
    protocol::Tally tally{.held = 0, .hidden = hidden};
    for (const auto& [id, state] : messages) *tally.held += state == protocol::MessageState::held ? 1 : 0;
    for (const auto& [id, steps] : questions) {
      const QuestionState state = steps.back().state;
      *tally.held += state == QuestionState::held ? 1 : 0;
      const bool unseen = state == QuestionState::held || state == QuestionState::delayed;
      tally.asked += unseen || state == QuestionState::withdrawn ? 0 : 1;
      tally.answered += state == QuestionState::answered ? 1 : 0;
      tally.merged += state == QuestionState::merged ? 1 : 0;
      if (state == QuestionState::declined)
        ++tally.declined[std::string(protocol::to_string(steps.back().reason.value_or(protocol::Reason::other)))];
    }
    return tally;
  }
};

std::string tally_breach(const LiveRoom& live) {
  ModerationCount count;
  for (const auto& entry : live.log) count.take(entry);
  protocol::Tally recounted = count.tally();
  if (room::moderation_tally(live.state, protocol::Audience::staff) != recounted)
    return "the tally of moderation is not the recount: " + protocol::encoded(recounted);
  recounted.held.reset();
  recounted.hidden.reset();
  if (room::moderation_tally(live.state, protocol::Audience::public_) != recounted)
    return "the public tally of moderation is not the recount";
  return "";
}

}  // namespace

std::string recount_breach(const LiveRoom& live) {
  if (const std::string breach = tally_breach(live); !breach.empty()) return breach;
  Count count;
  for (const auto& entry : live.log) count.take(entry);
  const auto staff = room::shared_view(live.state, protocol::Audience::staff);
  for (const auto& question : staff.questions)
    if (question.votes != static_cast<std::int64_t>(united(count, staff, question.id).size()))
      return "votes of question " + std::to_string(question.id) + " are not the recount";
  for (const auto& poll : staff.polls) {
    const auto& answers = count.answers[poll.id];
    if (poll.voters != static_cast<std::int64_t>(answers.size())) return "voters of a poll are not the recount";
    for (std::size_t option = 0; option < poll.options.size(); ++option) {
      const auto chosen = std::count_if(answers.begin(), answers.end(), [&](const auto& answer) {
        return answer.second.contains(static_cast<std::int64_t>(option));
      });
      if (poll.options[option].count != chosen) return "results of a poll are not the recount";
    }
  }
  for (const auto& [id, booth] : live.state.room().jobs.booths)
    if (booth.waiting != count.queues[id]) return "the queue of booth " + std::to_string(id) + " is not the recount";
  return "";
}

}  // namespace beffroi::laws
