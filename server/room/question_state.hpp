// What a room remembers of its questions.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "room/people.hpp"

namespace beffroi::room {

// All of a question that steps change and undo restores.
struct Condition {
  protocol::QuestionState state = protocol::QuestionState::held;
  std::string text;
  std::optional<std::string> original;  // the first wording, once edited
  std::optional<protocol::Reason> reason;
  std::optional<std::string> note;
  std::optional<protocol::Seq> merged_into;
  bool operator==(const Condition&) const = default;
};

struct AskedQuestion {
  protocol::Seq id = 0;
  protocol::TimeMs at = 0;
  protocol::Author author;  // whole, also when anonymous
  PersonIndex by = 0;
  // Questions of the same author, named or anonymous like this one, that were alive or answered when it was asked.
  // Fixed: were it moved by later steps, the public could tell which anonymous questions share an author.
  std::int64_t turn = 0;
  Condition is;
  std::vector<Condition> undo;  // oldest first; at most undo_steps
  std::optional<protocol::Judgement> why;
  std::optional<protocol::TimeMs> visible_at;     // while delayed
  std::optional<protocol::Decided> decided;       // the last decision of moderation about it
  std::optional<protocol::ContestState> contest;  // the author's objection to it
  PersonSet voters;                               // this question's own; united ones are counted over `merged`
  std::vector<protocol::Seq> merged;              // questions merged into this one
  bool by_hand = false;  // a person took a step with it: a later verdict of the hook changes nothing
  // Before the last step: what project() needs to know of the past.
  protocol::QuestionState was = protocol::QuestionState::held;
  std::optional<protocol::Seq> was_into;
  bool operator==(const AskedQuestion&) const = default;
};

struct Questions {
  std::map<protocol::Seq, AskedQuestion> all;
  std::optional<protocol::Seq> now;   // the one in state now
  std::optional<protocol::Seq> next;  // the one in state next
  bool operator==(const Questions&) const = default;
};

}  // namespace beffroi::room
