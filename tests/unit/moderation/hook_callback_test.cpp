#include "moderation/hook/hook_callback.hpp"

#include <gtest/gtest.h>

namespace beffroi::moderation {
namespace {

using outgoing::SignatureFault;

const outgoing::Secret secret = outgoing::Secret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").value();
const outgoing::Secret fresh = outgoing::Secret::parse("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=").value();
constexpr std::int64_t kNow = 1'800'000'000;

std::string verdict(const std::string& more, const std::string& message = seal(secret, {"r-1", "p-ana", "c-1"})) {
  return R"({"message":")" + message + R"(",)" + more + "}";
}

struct ACallback : ::testing::Test {
  HookCallback callback{{fresh, secret}};

  HookCallback::Outcome send(const std::string& body, const std::string& id = "verdict_1", std::int64_t at = kNow,
                             const outgoing::Secret& with = secret) {
    const std::string time = std::to_string(at);
    const std::string signature = outgoing::sign({with}, id, at, body);
    return callback.take({.id = id, .timestamp = time, .signature = signature, .body = body}, kNow);
  }
  template <class T>
  T as(const HookCallback::Outcome& outcome) {
    EXPECT_TRUE(std::holds_alternative<T>(outcome)) << outcome.index();
    return std::holds_alternative<T>(outcome) ? std::get<T>(outcome) : T{};
  }
};

TEST_F(ACallback, AGoodVerdictNamesItsItem) {
  const auto late = as<LateItem>(send(verdict(R"("verdict":"reject","reason":"spam","rule":"model-x/8")")));
  EXPECT_EQ(late.item, (ItemName{"r-1", "p-ana", "c-1"}));
  EXPECT_EQ(late.late.verdict.kind, room::Verdict::Kind::reject);
  EXPECT_EQ(late.late.reason, protocol::Reason::spam);
  EXPECT_EQ(late.late.verdict.why->rule, "model-x/8");
}

TEST_F(ACallback, EitherSecretIsGoodWhileOneChanges) {
  as<LateItem>(send(verdict(R"("verdict":"allow")"), "verdict_1", kNow, fresh));
  as<LateItem>(send(verdict(R"("verdict":"allow")"), "verdict_2", kNow, secret));
}

TEST_F(ACallback, AReplayIsRefused) {
  const std::string body = verdict(R"("verdict":"allow")");
  as<LateItem>(send(body));
  EXPECT_EQ(as<SignatureFault>(send(body)), SignatureFault::replayed);
  as<LateItem>(send(body, "verdict_2"));
}

TEST_F(ACallback, WhatIsNotSignedIsNotRead) {
  const auto stranger = outgoing::Secret::parse("whsec_" + outgoing::base64(std::string(32, 'x'))).value();
  EXPECT_EQ(as<SignatureFault>(send("not even JSON", "v", kNow, stranger)), SignatureFault::wrong);
  EXPECT_EQ(as<SignatureFault>(send(verdict(R"("verdict":"allow")"), "v", kNow - 301)), SignatureFault::too_old);
  EXPECT_EQ(as<SignatureFault>(callback.take({.body = "{}"}, kNow)), SignatureFault::incomplete);
  // Nothing of it was remembered: the good one with this id passes.
  as<LateItem>(send(verdict(R"("verdict":"allow")"), "v"));
}

TEST_F(ACallback, AVerdictThatDecidesNothingIsRefused) {
  int id = 0;
  for (const std::string& body : {std::string("{}"), std::string("[]"), verdict(R"("verdict":"defer")"),
                                  verdict(R"("verdict":"rewrite")"), verdict(R"("verdict":"maybe")")}) {
    EXPECT_EQ(as<protocol::DecodeError>(send(body, "v" + std::to_string(++id))).code, protocol::ErrorCode::bad_message)
        << body;
  }
}

TEST_F(ACallback, AnItemItWasNeverAskedAboutIsUnknown) {
  as<UnknownItem>(send(verdict(R"("verdict":"reject")", "r-1")));
  const auto stranger = outgoing::Secret::parse("whsec_" + outgoing::base64(std::string(32, 'x'))).value();
  as<UnknownItem>(send(verdict(R"("verdict":"reject")", seal(stranger, {"r-1", "p-ana", "c-1"})), "v2"));
}

}  // namespace
}  // namespace beffroi::moderation
