#include <variant>

#include "moderation/rule.hpp"

namespace beffroi::moderation {

using protocol::Role;
using protocol::Trust;

const Surroundings& Surroundings::unknown() {
  static const Surroundings nothing;
  return nothing;
}

bool is_anonymous(const protocol::Command& command) {
  if (const auto* message = std::get_if<protocol::command::PostMessage>(&command)) {
    return message->anonymous.value_or(false);
  }
  const auto* question = std::get_if<protocol::command::AskQuestion>(&command);
  return question != nullptr && question->anonymous.value_or(false);
}

Trust trust_of(Role role, bool anonymous, bool guest, std::int64_t age_ms) {
  if (role <= Role::speaker) return Trust::staff;
  if (anonymous) return Trust::anonymous;
  const bool known = role == Role::recruiter || !guest || age_ms >= newcomer_s * 1000;
  return known ? Trust::trusted : Trust::newcomer;
}

Trust trust_of(const Submission& submission) {
  return trust_of(submission.author.role, is_anonymous(submission.command), submission.known.guest,
                  submission.now - submission.known.since);
}

}  // namespace beffroi::moderation
