#include "moderation/pipeline.hpp"

#include <unicode/utf8.h>

#include <cstdint>
#include <utility>
#include <variant>

#include "protocol/limits.hpp"
#include "room/text.hpp"

namespace beffroi::moderation {

namespace {

bool is_noncharacter(UChar32 c) {
  return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

}  // namespace

std::optional<std::string_view> text_of(const protocol::Command& command) {
  if (const auto* message = std::get_if<protocol::command::PostMessage>(&command)) {
    return message->text;
  }
  if (const auto* question = std::get_if<protocol::command::AskQuestion>(&command)) {
    return question->text;
  }
  const auto* queue = std::get_if<protocol::command::JoinQueue>(&command);
  if (queue != nullptr && queue->note) {
    return *queue->note;
  }
  return std::nullopt;
}

Pipeline::Pipeline(std::vector<std::unique_ptr<const Rule>> rules) : rules_(std::move(rules)) {}

Pipeline::Pipeline(RulesInForce& rules) {
  rules_.push_back(std::make_unique<BuiltInRules>(rules));
}

void Pipeline::judge(const Submission& submission, OnVerdict done) {
  done(looked_at(submission));
}

room::Verdict Pipeline::looked_at(const Submission& submission) const {
  using Kind = room::Verdict::Kind;
  const std::optional<std::string_view> typed = text_of(submission.command);
  if (!typed) return {};
  room::Verdict verdict = ValidText().look_at(submission, *typed);
  if (verdict.kind == Kind::reject) return verdict;
  // What the room does not take at all it refuses with a better reason than a rule has.
  const auto text =
      room::cleaned(*typed, {.length = protocol::limits::message_length, .lines = protocol::limits::text_lines});
  if (!text) return verdict;
  for (const auto& rule : rules_) {
    room::Verdict said = rule->look_at(submission, text.value());
    if (said.kind == Kind::reject) return said;
    const bool stronger = said.kind == Kind::hold ? verdict.kind != Kind::hold : verdict.kind == Kind::allow;
    if (stronger) verdict = std::move(said);
  }
  return verdict;
}

room::Verdict ValidText::look_at(const Submission&, std::string_view text) const {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (c <= 0 || is_noncharacter(c)) {
      return room::Verdict{.kind = room::Verdict::Kind::reject,
                           .reason = "it contains characters that are not text",
                           .text = {},
                           .why = protocol::Judgement{.cause = protocol::Cause::invalid_text}};
    }
  }
  return {};
}

}  // namespace beffroi::moderation
