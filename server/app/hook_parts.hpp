// The moderation hook of a hub, wired: the rules before it, the client that calls it, its later verdicts.
// Without hook.url the rules alone judge, and nothing else exists.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "app/hook_config.hpp"
#include "hosting/io_loop.hpp"
#include "moderation/hook/hook_callback.hpp"
#include "moderation/hook/hook_judge.hpp"
#include "observe/metrics.hpp"
#include "result.hpp"

namespace beffroi::app {

class HookParts final : public moderation::Judge {
 public:
  // Both outlive it.
  HookParts(moderation::Judge& rules, const hosting::Clock& clock);
  ~HookParts() override;
  HookParts(const HookParts&) = delete;
  HookParts& operator=(const HookParts&) = delete;

  // Before the first text is judged. `address`: of the hub for others, asked while it runs. Gives a sentence that
  // begins with the setting's name, or nothing when all is well.
  std::string open(const HookConfig& config, moderation::OnLate late, std::function<std::string()> address);

  void judge(const moderation::Submission& submission, OnVerdict done) override;

  bool is_configured() const { return wired_ != nullptr; }
  // A message to the callback. Precondition: is_configured(). A good verdict is with its room when this returns.
  moderation::HookCallback::Outcome take_late(const outgoing::SignedMessage& message);

  protocol::HookState state() const;
  void list_figures(observe::Metrics& metrics) const;  // this outlives the metrics

  // Answers what waits. Called before the threads stop that take the answers.
  void stop();

 private:
  struct Wired;

  // Constant after open().
  moderation::Judge& rules_;
  const hosting::Clock& clock_;
  moderation::OnLate late_;
  std::unique_ptr<Wired> wired_;
};

}  // namespace beffroi::app
