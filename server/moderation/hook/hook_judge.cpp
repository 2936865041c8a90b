#include "moderation/hook/hook_judge.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "moderation/hook/bounds.hpp"
#include "protocol/codec.hpp"

namespace beffroi::moderation {

using protocol::Cause;
using protocol::HookAnswer;
using protocol::HookItem;
using Kind = room::Verdict::Kind;

namespace {

// Conversations are private: c-<hall>-<ticket>.
constexpr std::string_view kPrivateRoom = "c-";
constexpr std::string_view kRefusedWords = "the moderation service of this event refuses it";

bool is_exempt(protocol::Role role) {
  using protocol::Role;
  return role != Role::attendee && role != Role::recruiter;
}

struct Written {
  HookItem kind;
  const std::string& text;
  bool anonymous;
};

std::optional<Written> written_by(const protocol::Command& command) {
  if (const auto* post = std::get_if<protocol::command::PostMessage>(&command)) {
    if (post->channel != protocol::Channel::room) return std::nullopt;
    return Written{HookItem::message, post->text, post->anonymous.value_or(false)};
  }
  if (const auto* ask = std::get_if<protocol::command::AskQuestion>(&command)) {
    return Written{HookItem::question, ask->text, ask->anonymous.value_or(false)};
  }
  return std::nullopt;
}

std::vector<std::string> links_in(const std::string& text) {
  std::vector<std::string> links;
  std::size_t at = 0;
  while (links.size() < bounds::links_in_check && (at = text.find("http", at)) != std::string::npos) {
    const std::string_view rest = std::string_view(text).substr(at);
    const std::size_t end = std::min(rest.find_first_of(" \t\n<>\"'"), rest.size());
    if (rest.starts_with("http://") || rest.starts_with("https://")) links.emplace_back(rest.substr(0, end));
    at += std::max<std::size_t>(end, 1);
  }
  return links;
}

protocol::Judgement judgement_of(const protocol::HookReply& reply) {
  return {.cause = Cause::hook, .rule = reply.rule ? reply.rule : reply.reason, .spans = reply.spans};
}

}  // namespace

room::Verdict verdict_of(const protocol::HookReply& reply, const std::string& text) {
  room::Verdict verdict;
  if (reply.verdict == HookAnswer::allow) return verdict;
  verdict.why = judgement_of(reply);
  if (reply.verdict == HookAnswer::reject) {
    verdict.kind = Kind::reject;
    const protocol::HookWords words = reply.user_message.value_or(protocol::HookWords{});
    verdict.reason = words.en ? *words.en : words.fr.value_or(std::string(kRefusedWords));
  } else if (reply.verdict == HookAnswer::rewrite) {
    verdict.kind = Kind::rewrite;
    verdict.text = reply.text.value_or("");
    verdict.why->original = text;
  } else {
    verdict.kind = Kind::hold;
  }
  return verdict;
}

room::LateVerdict late_verdict_of(const protocol::HookReply& reply, const std::string& text) {
  return {verdict_of(reply, text), protocol::parse_reason(reply.reason.value_or("")).value_or(protocol::Reason::other)};
}

HookJudge::HookJudge(Judge& rules, HookLine& line, OnLate late, HookSettings settings, outgoing::Secret secret)
    : rules_(rules), line_(line), late_(std::move(late)), settings_(std::move(settings)), secret_(std::move(secret)) {}

void HookJudge::judge(const Submission& submission, OnVerdict done) {
  std::optional<Asked> asked = concern(submission);
  if (!asked) return rules_.judge(submission, std::move(done));
  rules_.judge(submission, [this, asked = std::move(*asked), done = std::move(done)](room::Verdict ruled) {
    go_on(asked, std::move(ruled), done);
  });
}

// What an author writes anonymously in a room is tied together, but never to what they write under their name: the room
// shows the names, and whoever reads both would know.
std::string HookJudge::author_key(const Asked& asked) {
  return asked.anonymous ? "anonymous\n" + asked.item.room + "\n" + asked.item.person : asked.item.person;
}

std::optional<HookJudge::Asked> HookJudge::concern(const Submission& submission) {
  if (is_exempt(submission.author.role) || submission.room.starts_with(kPrivateRoom)) return std::nullopt;
  const std::optional<Written> written = written_by(submission.command);
  if (!written || submission.command_id.empty()) return std::nullopt;
  Asked asked{.item = {submission.room, submission.author.person, std::string(submission.command_id)},
              .kind = written->kind,
              .anonymous = written->anonymous,
              .now = submission.now};
  if (written->anonymous) {
    asked.trust = HookTrust::anonymous;
  } else {
    const std::lock_guard lock(mutex_);
    const AuthorRecord& author = authors_.meet(author_key(asked), asked.now);
    const bool is_new = author.sent == 0 || asked.now - author.met_at < settings_.newcomer_ms;
    asked.trust = is_new ? HookTrust::newcomer : HookTrust::trusted;
  }
  asked.policy = settings_.policy_of(submission.room).at(asked.trust);
  if (asked.policy.mode == HookMode::off) return std::nullopt;
  asked.text = written->text;
  return asked;
}

void HookJudge::go_on(Asked asked, room::Verdict ruled, const OnVerdict& done) {
  if (ruled.kind == Kind::reject || ruled.kind == Kind::hold) {
    remember(asked, ruled.kind);
    return done(std::move(ruled));
  }
  if (ruled.kind == Kind::rewrite) asked.text = ruled.text;
  if (asked.policy.mode == HookMode::gate) return gate(asked, std::move(ruled), done);
  done(std::move(ruled));  // first: what follows concerns an item that is on its way to the log
  ask_behind(asked);
}

void HookJudge::gate(const Asked& asked, room::Verdict ruled, const OnVerdict& done) {
  line_.ask(check_for(asked), [this, asked, ruled = std::move(ruled), done](std::optional<protocol::HookReply> reply) {
    room::Verdict verdict;
    if (!reply || reply->verdict == HookAnswer::defer) {
      verdict = fallback(asked, reply ? Cause::hook : Cause::hook_silent, ruled);
    } else {
      verdict = reply->verdict == HookAnswer::allow ? ruled : verdict_of(*reply, asked.text);
    }
    remember(asked, verdict.kind);
    done(std::move(verdict));
  });
}

void HookJudge::ask_behind(const Asked& asked) {
  line_.ask(check_for(asked), [this, asked](std::optional<protocol::HookReply> reply) {
    const bool stays = !reply || reply->verdict == HookAnswer::allow || reply->verdict == HookAnswer::defer;
    remember(asked, stays ? Kind::allow : verdict_of(*reply, asked.text).kind);
    if (!stays) late_(asked.item, late_verdict_of(*reply, asked.text));
  });
}

void HookJudge::ask_about(const ItemName& item, HookItem kind, const std::string& text, TimeMs now,
                          HookLine::OnReply done) {
  Asked asked{.item = item, .kind = kind, .text = text, .now = now};
  asked.policy = {HookMode::gate, protocol::HookFailure::hold};
  line_.ask(check_for(asked), std::move(done));
}

room::Verdict HookJudge::fallback(const Asked& asked, Cause cause, room::Verdict ruled) {
  if (asked.policy.on_failure == protocol::HookFailure::publish) return ruled;
  const bool rejects = asked.policy.on_failure == protocol::HookFailure::reject;
  if (cause == Cause::hook_silent && !rejects) {
    const std::lock_guard lock(mutex_);
    ++held_by_silence_;
  }
  ruled.kind = rejects ? Kind::reject : Kind::hold;
  ruled.reason = rejects ? "it cannot be checked at the moment; try again in a minute" : "";
  ruled.text.clear();
  ruled.why = protocol::Judgement{.cause = cause};
  return ruled;
}

protocol::HookCheck HookJudge::check_for(const Asked& asked) {
  protocol::HookCheck check{
      .v = 1,
      .event = "message.check",
      .room = asked.item.room,
      .mode = asked.policy.mode,
      .message = {.id = seal(secret_, asked.item),
                  .kind = asked.kind,
                  .text = asked.text,
                  .links = links_in(asked.text)},
      .author = {.ref = pseudonym(secret_, author_key(asked)), .trust = asked.trust, .anonymous = asked.anonymous},
      .deadline_ms = settings_.deadline_ms,
      .callback = settings_.callback()};
  const std::lock_guard lock(mutex_);
  const AuthorRecord& author = authors_.meet(author_key(asked), asked.now);
  check.author.age_s = std::max<TimeMs>(0, asked.now - author.met_at) / 1000;
  check.author.sent = author.sent;
  check.author.held = author.held;
  check.author.rejected = author.rejected;
  check.context = recent_.of(asked.item.room, settings_.context);
  return check;
}

void HookJudge::remember(const Asked& asked, Kind kind) {
  const std::lock_guard lock(mutex_);
  AuthorRecord& author = authors_.meet(author_key(asked), asked.now);
  const bool shown = kind == Kind::allow || kind == Kind::rewrite;
  ++(shown ? author.sent : kind == Kind::hold ? author.held : author.rejected);
  if (!shown || settings_.context == 0) return;
  recent_.add(asked.item.room, {.ref = pseudonym(secret_, author_key(asked)), .text = asked.text});
}

std::int64_t HookJudge::held_by_silence() const {
  const std::lock_guard lock(mutex_);
  return held_by_silence_;
}

}  // namespace beffroi::moderation
