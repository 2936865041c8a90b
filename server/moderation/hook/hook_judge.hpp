// The judge with a hook: the rules first, and what they let through is shown to the hook, as the room's policy says.
//
//   the rules reject or hold  so it is, and the hook is not asked
//   off                       so is what the rules said
//   gate                      the verdict waits for the hook; silence and `defer` become the policy's on_failure
//   async                     the rules' verdict at once; what the hook says against it comes as a late verdict
//
// From any thread. Every judge() is answered exactly once: within the call where nobody is asked, else on the hook's
// thread. Names and addresses never leave: a person is a pseudonym of this hook.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "moderation/hook/author_memory.hpp"
#include "moderation/hook/hook_line.hpp"
#include "moderation/hook/item_reference.hpp"
#include "moderation/hook/settings.hpp"
#include "moderation/rule.hpp"
#include "room/verdicts.hpp"

namespace beffroi::moderation {

// Has the room take a late verdict. From any thread.
using OnLate = std::function<void(const ItemName& item, const room::LateVerdict& late)>;

// What a hook says, for the room. Precondition: neither defer nor allow of a text that needs no word.
room::Verdict verdict_of(const protocol::HookReply& reply, const std::string& text);
room::LateVerdict late_verdict_of(const protocol::HookReply& reply, const std::string& text);

class HookJudge final : public Judge {
 public:
  // The references outlive the last answer.
  HookJudge(Judge& rules, HookLine& line, OnLate late, HookSettings settings, outgoing::Secret secret);

  void judge(const Submission& submission, OnVerdict done) override;

  // Asks about a text whatever the policy: for what one of the two people of a private conversation reports.
  void ask_about(const ItemName& item, protocol::HookItem kind, const std::string& text, TimeMs now,
                 HookLine::OnReply done);

  std::int64_t held_by_silence() const;

 private:
  struct Asked {
    ItemName item;
    protocol::HookItem kind = protocol::HookItem::message;
    std::string text;
    bool anonymous = false;
    HookTrust trust = HookTrust::trusted;
    LevelPolicy policy;
    TimeMs now = 0;
  };

  static std::string author_key(const Asked& asked);
  // Nothing: the hook is not concerned.
  std::optional<Asked> concern(const Submission& submission);
  void go_on(Asked asked, room::Verdict ruled, const OnVerdict& done);
  void gate(const Asked& asked, room::Verdict ruled, const OnVerdict& done);
  void ask_behind(const Asked& asked);
  room::Verdict fallback(const Asked& asked, protocol::Cause cause, room::Verdict ruled);
  protocol::HookCheck check_for(const Asked& asked);
  void remember(const Asked& asked, room::Verdict::Kind kind);

  // Constant after construction.
  Judge& rules_;
  HookLine& line_;
  const OnLate late_;
  const HookSettings settings_;
  const outgoing::Secret secret_;

  mutable std::mutex mutex_;  // guards those below
  AuthorMemory authors_;
  RoomContexts recent_;
  std::int64_t held_by_silence_ = 0;
};

}  // namespace beffroi::moderation
