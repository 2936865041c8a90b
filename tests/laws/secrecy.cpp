#include "laws/secrecy.hpp"

#include <map>

namespace beffroi::laws {

using protocol::Channel;
using protocol::MessageState;
using protocol::QuestionState;
namespace fact = protocol::fact;

namespace {

constexpr std::size_t shortest_marker = 6;  // shorter texts are found in anything

bool question_is_public(QuestionState state) {
  return state != QuestionState::held && state != QuestionState::delayed && state != QuestionState::declined &&
         state != QuestionState::merged && state != QuestionState::withdrawn;
}

// Text → whether this actor may see it. A text written twice may be seen where either may.
std::map<std::string, bool> texts_for(const room::Actor& actor, const room::State& state) {
  std::map<std::string, bool> texts;
  const room::Room& room = state.room();
  const bool in_conversation = room.conversation.has_value();
  for (const auto& [id, message] : room.chat.messages) {
    const bool visible = message.state == MessageState::visible && message.channel == Channel::room;
    const bool open = in_conversation ? message.state == MessageState::visible : visible;
    const bool own = message.author.person == actor.person;
    texts[message.text] |= open || own;
    if (message.why && message.why->original) texts[*message.why->original] |= own;
  }
  for (const auto& [id, question] : room.questions.all) {
    const bool own = question.author.person == actor.person;
    texts[question.is.text] |= question_is_public(question.is.state) || own;
    if (question.why && question.why->original) texts[*question.why->original] |= own;
  }
  for (const auto& [id, reports] : room.desk.reports) {
    for (const std::string& note : reports.notes) texts[note] |= false;
    if (reports.conversation && reports.text) texts[*reports.text] |= false;
  }
  for (const auto& [id, ticket] : room.jobs.tickets)
    if (ticket.why && ticket.why->original) texts[*ticket.why->original] |= ticket.person == actor.person;
  for (const auto& [id, poll] : room.polls.all) {
    const bool open = poll.state == protocol::PollState::open || poll.state == protocol::PollState::closed;
    texts[poll.title] |= open;
  }
  return texts;
}

bool is_recruiter_of_any(const room::Actor& actor, const room::State& state) {
  for (const auto& [id, booth] : state.room().jobs.booths) {
    for (const auto& recruiter : booth.recruiters)
      if (recruiter.person == actor.person) return true;
    for (const Seq ticket : booth.busy)
      if (state.room().jobs.tickets.at(ticket).recruiter->person == actor.person) return true;
  }
  return actor.role == protocol::Role::recruiter;
}

}  // namespace

Secrets::Secrets(const LiveRoom& live) {
  std::map<std::string, std::string> met;
  std::set<std::string> named;
  for (const auto& entry : live.log) {
    if (entry.actor && entry.actor->person) met[*entry.actor->person] = entry.actor->name;
    if (const auto* posted = std::get_if<fact::MessagePosted>(&entry.fact); posted && entry.actor)
      if (!posted->anonymous) named.insert(*entry.actor->person);
    if (const auto* asked = std::get_if<fact::QuestionAsked>(&entry.fact))
      if (!asked->author.anonymous) named.insert(*asked->author.person);
    if (const auto* staffed = std::get_if<fact::BoothStaffed>(&entry.fact)) named.insert(staffed->person);
  }
  if (live.state.room().conversation) return;
  for (const auto& [id, name] : met) {
    if (named.contains(id)) continue;
    nameless_.insert(id);
  }
}

std::string Secrets::leak_in(const std::string& bytes, const room::Actor& actor, const room::State& state) const {
  if (room::audience_of(room::role_in(state, actor)) == protocol::Audience::staff) return "";
  // What only staff may know, whoever it is about: what a rule found, who decided, who looks, who is silently hidden.
  for (const char* word : {"\"why\":", "\"decided\":", "\"rule\":", "\"spans\":", "\"state\":\"hidden\"",
                           "\"state\":\"shortlisted\"", "\"claim\":", "\"saved\":"})
    if (bytes.find(word) != std::string::npos) return std::string("staff only: ") + word;
  for (const auto& [text, open] : texts_for(actor, state))
    if (!open && text.size() >= shortest_marker && bytes.find(text) != std::string::npos) return "text: " + text;
  if (is_recruiter_of_any(actor, state)) return "";
  for (const auto& id : nameless_)
    if (id != actor.person && bytes.find("\"" + id + "\"") != std::string::npos) return "person: " + id;
  return "";
}

}  // namespace beffroi::laws
