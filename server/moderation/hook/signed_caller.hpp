// The hook at the other end of an HTTP client: signs what goes out.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "moderation/hook/hook_line.hpp"
#include "outgoing/client.hpp"
#include "outgoing/signature.hpp"

namespace beffroi::moderation {

class SignedCaller final : public HookCaller {
 public:
  // The client outlives the last answer. `wall`: milliseconds since 1970, from any thread.
  SignedCaller(outgoing::Client& client, outgoing::Secrets secrets, std::function<std::int64_t()> wall);

  void call(std::string id, std::string body, std::chrono::milliseconds deadline, OnReply done) override;

 private:
  outgoing::Client& client_;
  const outgoing::Secrets secrets_;
  const std::function<std::int64_t()> wall_;
};

}  // namespace beffroi::moderation
