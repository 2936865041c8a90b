#include "moderation/hook/hook_line.hpp"

#include <algorithm>
#include <utility>

#include "moderation/hook/bounds.hpp"
#include "observe/log.hpp"
#include "protocol/codec.hpp"

namespace beffroi::moderation {

namespace {

std::int64_t code_points(std::string_view utf8) {
  return std::ranges::count_if(utf8, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
}

bool lie_in(const std::vector<protocol::Span>& spans, std::int64_t length) {
  return spans.size() <= bounds::spans_in_reply && std::ranges::all_of(spans, [&](const protocol::Span& span) {
           return span.from >= 0 && span.from < span.to && span.to <= length;
         });
}

}  // namespace

Result<protocol::HookReply, std::string> read_reply(std::string_view body, std::string_view text) {
  auto reply = protocol::decode_hook_reply(body);
  if (!reply.ok()) return Failure{"bad reply: " + reply.error().where + " " + reply.error().detail};
  if (reply->verdict == protocol::HookAnswer::rewrite && reply->text.value_or("").empty()) {
    return Failure{std::string("bad reply: rewrite without text")};
  }
  if (reply->spans && !lie_in(*reply->spans, code_points(text))) {
    return Failure{std::string("bad reply: spans outside the text")};
  }
  return std::move(reply).value();
}

HookLine::HookLine(HookCaller& caller, Clock steady, Clock wall)
    : caller_(caller), steady_(std::move(steady)), wall_(std::move(wall)) {}

void HookLine::ask(const protocol::HookCheck& check, OnReply done) {
  if (!begin_call()) return done(std::nullopt);
  caller_.call(check.message.id, protocol::encoded(check), std::chrono::milliseconds(check.deadline_ms),
               [this, text = check.message.text, done = std::move(done)](Result<std::string, HookSilence> outcome) {
                 done(take(std::move(outcome), text));
               });
}

bool HookLine::begin_call() {
  const std::lock_guard lock(mutex_);
  const bool goes = breaker_.lets_through(steady_());
  ++(goes ? figures_.asked : figures_.passed_over);
  return goes;
}

std::optional<protocol::HookReply> HookLine::take(Result<std::string, HookSilence> outcome, const std::string& text) {
  if (!outcome.ok()) {
    note(outcome.error().counts ? Called::failed : Called::in_vain, outcome.error().why);
    return std::nullopt;
  }
  auto reply = read_reply(outcome.value(), text);
  note(reply.ok() ? Called::answered : Called::failed, reply.ok() ? std::string() : reply.error());
  if (!reply.ok()) return std::nullopt;
  return std::move(reply).value();
}

void HookLine::note(Called how, const std::string& why) {
  bool opened = false;
  bool closed = false;
  {
    const std::lock_guard lock(mutex_);
    const Breaker::State before = breaker_.state();
    how == Called::in_vain ? breaker_.abandon(steady_()) : breaker_.note(how == Called::answered, steady_());
    if (how != Called::answered) {
      ++figures_.failed;
      figures_.why = why;
    }
    opened = before == Breaker::State::closed && breaker_.state() == Breaker::State::open;
    closed = before != Breaker::State::closed && breaker_.state() == Breaker::State::closed;
    if (opened) figures_.failing_since = wall_();
    if (closed) figures_.failing_since.reset();
  }
  if (opened) observe::log::warning("moderation_hook_fails", {{"why", why}});
  if (closed) observe::log::info("moderation_hook_works_again");
}

HookLine::Figures HookLine::figures() const {
  const std::lock_guard lock(mutex_);
  Figures figures = figures_;
  figures.breaker = breaker_.state();
  return figures;
}

}  // namespace beffroi::moderation
