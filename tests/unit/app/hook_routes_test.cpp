// The doors of the moderation hook: later verdicts need its signature and nothing else, its state a moderator's
// session.
#include "app/hook_routes.hpp"

#include <gtest/gtest.h>

#include "api_hub.hpp"
#include "moderation/pipeline.hpp"

namespace beffroi::app {
namespace {

constexpr const char* kSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
constexpr const char* kFormer = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

struct StillClock final : hosting::Clock {
  explicit StillClock(const protocol::TimeMs& at) : now(at) {}
  std::int64_t wall_ms() const override { return now; }
  std::int64_t steady_ms() const override { return now; }
  const protocol::TimeMs& now;
};

struct HookDoors : ::testing::Test {
  ApiHub hub;
  StillClock clock{hub.now};
  moderation::Pipeline rules;
  HookParts hook{rules, clock};
  std::vector<moderation::ItemName> late;
  Browser nobody;
  int ids = 0;

  HookDoors() {
    add_hook_routes(
        hub.router, hub.storage, hook,
        {[this] { return hub.now; }, [this](const net::Request& request) { return hub.api.token_of(request); }});
  }
  void configure() {
    HookConfig config;
    config.url = "https://hook.example/check";
    config.secret = kSecret;
    config.former_secret = kFormer;
    const std::string problem = hook.open(
        config, [this](const moderation::ItemName& item, const room::LateVerdict&) { late.push_back(item); },
        [] { return std::string("https://hub.example"); });
    ASSERT_EQ(problem, "");
  }
  std::string send(const std::string& body, const std::string& id, const char* secret = kSecret) {
    const std::int64_t at = hub.now / 1000;
    const outgoing::Secrets secrets{outgoing::Secret::parse(secret).value()};
    std::vector<net::Field> fields;
    for (auto& [name, value] : outgoing::signed_fields(secrets, id, at, body)) fields.push_back({name, value});
    return ApiHub::told(hub.send(nobody, "POST", "/hooks/verdict", body, fields));
  }
  std::string send(const std::string& body) { return send(body, "v" + std::to_string(++ids)); }
  static std::string verdict() {
    const auto reference = moderation::seal(outgoing::Secret::parse(kSecret).value(), {"r-1", "p-ana", "c-1"});
    return R"({"message":")" + reference + R"(","verdict":"allow"})";
  }
};

TEST_F(HookDoors, AnHubWithoutAHookTakesNoVerdicts) {
  EXPECT_EQ(send(verdict()), "404 not_found");
  Browser organiser = hub.organiser();
  const auto state = hub.send(organiser, "GET", "/api/moderation/hook");
  EXPECT_EQ(protocol::decode_hook_state(ApiHub::text(state)).value().state, protocol::HookHealth::off);
}

TEST_F(HookDoors, ASignedVerdictGoesToItsItemOnce) {
  configure();
  EXPECT_EQ(send(verdict(), "once"), "200");
  EXPECT_EQ(late, (std::vector<moderation::ItemName>{{"r-1", "p-ana", "c-1"}}));
  EXPECT_EQ(send(verdict(), "once"), "401 bad_signature");
  EXPECT_EQ(send(verdict(), "with the former secret", kFormer), "200");
  EXPECT_EQ(late.size(), 2U);
}

TEST_F(HookDoors, WhatIsNotSignedOrNotKnownIsRefused) {
  configure();
  EXPECT_EQ(ApiHub::told(hub.send(nobody, "POST", "/hooks/verdict", verdict())), "401 bad_signature");
  Browser organiser = hub.organiser();
  EXPECT_EQ(ApiHub::told(hub.send(organiser, "POST", "/hooks/verdict", verdict())), "401 bad_signature");
  EXPECT_EQ(send("{}"), "400 bad_message");
  EXPECT_EQ(send(R"({"message":"r-1","verdict":"allow"})"), "404 unknown_item");
  EXPECT_TRUE(late.empty());
}

TEST_F(HookDoors, ItsStateIsForModerators) {
  configure();
  hub.import_sample();
  EXPECT_EQ(ApiHub::told(hub.send(nobody, "GET", "/api/moderation/hook")), "401 unauthorised");
  Browser guest = hub.guest("Ana Exemple");
  EXPECT_EQ(ApiHub::told(hub.send(guest, "GET", "/api/moderation/hook")), "403 forbidden");
  Browser speaker = hub.staff({protocol::Role::speaker, protocol::Scope::room, hub.room("t1").id}, "Oratrice Exemple");
  EXPECT_EQ(ApiHub::told(hub.send(speaker, "GET", "/api/moderation/hook")), "403 forbidden");
  Browser moderator = hub.staff({protocol::Role::moderator, protocol::Scope::room, hub.room("t1").id}, "Modo Exemple");
  const auto state = hub.send(moderator, "GET", "/api/moderation/hook");
  EXPECT_EQ(protocol::decode_hook_state(ApiHub::text(state)).value().state, protocol::HookHealth::working);
}

TEST_F(HookDoors, ASecretFileThatIsMissingIsSaid) {
  HookConfig config;
  config.url = "https://hook.example/check";
  config.secret_file = "/does/not/exist";
  const std::string problem = hook.open(config, {}, {});
  EXPECT_NE(problem.find("hook.secret_file: /does/not/exist cannot be read"), std::string::npos) << problem;
}

}  // namespace
}  // namespace beffroi::app
