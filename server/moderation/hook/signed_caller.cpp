#include "moderation/hook/signed_caller.hpp"

#include <utility>

namespace beffroi::moderation {

using outgoing::CallFault;

namespace {

Result<std::string, HookSilence> body_or_silence(Result<outgoing::Reply, CallFault> outcome) {
  constexpr int ok = 200;
  if (!outcome.ok()) {
    const CallFault fault = outcome.error();
    const bool own = fault == CallFault::busy || fault == CallFault::stopped;
    return Failure{HookSilence{std::string(outgoing::words_for(fault)), !own}};
  }
  if (outcome->status != ok) return Failure{HookSilence{"status " + std::to_string(outcome->status)}};
  return std::move(outcome->body);
}

}  // namespace

SignedCaller::SignedCaller(outgoing::Client& client, outgoing::Secrets secrets, std::function<std::int64_t()> wall)
    : client_(client), secrets_(std::move(secrets)), wall_(std::move(wall)) {}

void SignedCaller::call(std::string id, std::string body, std::chrono::milliseconds deadline, OnReply done) {
  constexpr std::int64_t ms = 1000;
  outgoing::Call call{.fields = outgoing::signed_fields(secrets_, id, wall_() / ms, body), .deadline = deadline};
  call.body = std::move(body);
  client_.call(std::move(call), [done = std::move(done)](Result<outgoing::Reply, CallFault> outcome) {
    done(body_or_silence(std::move(outcome)));
  });
}

}  // namespace beffroi::moderation
