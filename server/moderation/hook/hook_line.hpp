// The line to the moderation hook: one check out, one reply or none back. Knows nothing of rooms and policies.
//
// From any thread. Each ask() is answered exactly once, perhaps within the call, else on the caller's thread. Only a
// reply with status 200 that reads as HookReply is one; all else is a failure, and counts for the circuit breaker.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "moderation/hook/breaker.hpp"
#include "protocol/messages.hpp"
#include "result.hpp"

namespace beffroi::moderation {

// Why there is no reply.
struct HookSilence {
  std::string why;
  bool counts = true;  // false: the hub's own doing (stopping, too many calls wait)
};

// Carries a signed call to the hook. From any thread; answers exactly once, not later than the deadline but for the
// time a thread needs to wake.
class HookCaller {
 public:
  using OnReply = std::function<void(Result<std::string, HookSilence>)>;  // body of a reply with status 200

  virtual ~HookCaller() = default;
  virtual void call(std::string id, std::string body, std::chrono::milliseconds deadline, OnReply done) = 0;
};

// The reply, or the words on what is wrong with it. `text`: what was asked about, for the spans.
Result<protocol::HookReply, std::string> read_reply(std::string_view body, std::string_view text);

class HookLine {
 public:
  using OnReply = std::function<void(std::optional<protocol::HookReply>)>;
  using Clock = std::function<std::int64_t()>;  // milliseconds, from any thread

  struct Figures {
    std::int64_t asked = 0;
    std::int64_t failed = 0;
    std::int64_t passed_over = 0;  // not asked: the breaker was open
    Breaker::State breaker = Breaker::State::closed;
    std::optional<std::int64_t> failing_since;  // wall clock
    std::string why;                            // the last failure
  };

  HookLine(HookCaller& caller, Clock steady, Clock wall);

  void ask(const protocol::HookCheck& check, OnReply done);
  Figures figures() const;

 private:
  enum class Called { answered, failed, in_vain };

  bool begin_call();
  std::optional<protocol::HookReply> take(Result<std::string, HookSilence> outcome, const std::string& text);
  void note(Called how, const std::string& why);

  // Constant after construction.
  HookCaller& caller_;
  const Clock steady_;
  const Clock wall_;

  mutable std::mutex mutex_;  // guards those below
  Breaker breaker_;
  Figures figures_;
};

}  // namespace beffroi::moderation
