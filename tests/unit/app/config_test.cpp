#include "app/config.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace beffroi::app {
namespace {

std::string file_with(const std::string& text) {
  const std::string name = testing::TempDir() + "beffroi_config_test.toml";
  std::ofstream(name) << text;
  return name;
}

std::string problem_of(const std::string& text) {
  const auto loaded = load_config(file_with(text), Config{});
  return loaded ? "none" : loaded.error();
}

TEST(Config, TheFileGoesOverTheDefaults) {
  const auto loaded =
      load_config(file_with("[hub]\npublic_url = \"https://b.example\"\n[listen]\nport = 9090\nallowed_origins = "
                            "[\"https://a.example\"]\n[log]\nform = \"text\"\n"),
                  Config{});
  ASSERT_TRUE(loaded.ok()) << loaded.error();
  EXPECT_EQ(loaded->port, 9090);
  EXPECT_EQ(loaded->allowed_origins, std::vector<std::string>{"https://a.example"});
  EXPECT_EQ(loaded->log.form, observe::Form::text);
  EXPECT_EQ(loaded->zone, "Europe/Paris");
}

TEST(Config, AnUnknownKeyIsNamedWithItsLineAndWhatExists) {
  const std::string problem = problem_of("[listen]\nport = 80\nprot = 81\n");
  EXPECT_NE(problem.find(":3: \"listen.prot\" is not a setting"), std::string::npos) << problem;
  EXPECT_NE(problem.find("threads"), std::string::npos) << problem;
}

TEST(Config, AnUnknownSectionIsNamed) {
  EXPECT_NE(problem_of("[lisen]\nport = 80\n").find("\"lisen\" is not known"), std::string::npos);
}

TEST(Config, AllProblemsComeAtOnce) {
  const std::string problem = problem_of("[listen]\nport = \"80\"\nthreads = 1000\n[storage]\nkind = \"oracle\"\n");
  EXPECT_NE(problem.find("\"listen.port\" must be a whole number from 0 to 65535"), std::string::npos) << problem;
  EXPECT_NE(problem.find("\"listen.threads\""), std::string::npos) << problem;
  EXPECT_NE(problem.find("\"memory\" \"sqlite\""), std::string::npos) << problem;
}

TEST(Config, SendsAreOneOfThree) {
  const auto loaded = load_config(file_with("[listen]\nsends = \"io_uring\"\n"), Config{});
  ASSERT_TRUE(loaded.ok()) << loaded.error();
  EXPECT_EQ(loaded->sends, net::Sends::io_uring);
  EXPECT_NE(problem_of("[listen]\nsends = \"writev\"\n").find("\"auto\" \"io_uring\" \"send\""), std::string::npos);
}

TEST(Config, BrokenTomlIsSaidWithItsLine) {
  EXPECT_NE(problem_of("[listen\nport = 80\n").find(":1: this is not TOML"), std::string::npos);
}

TEST(Config, ACertificateNeedsItsKey) {
  EXPECT_NE(problem_of("[listen]\ncertificate = \"a.pem\"\n").find("go together"), std::string::npos);
}

constexpr const char* kHook =
    "[hook]\nurl = \"https://hook.example/check\"\nsecret = \"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"\n";

TEST(Config, RoomsTakeTheHooksPolicyAndNameWhatDiffers) {
  const auto loaded = load_config(
      file_with(std::string(kHook) + "trusted = \"off\"\nnewcomer_on_failure = \"reject\"\ndeadline_ms = 300\n"
                                     "[hook.rooms.r-1]\nnewcomer = \"off\"\n[hook.rooms.r-2]\ntrusted = \"gate\"\n"),
      Config{});
  ASSERT_TRUE(loaded.ok()) << loaded.error();
  using protocol::HookFailure;
  using protocol::HookMode;
  const HookConfig& hook = loaded->hook;
  EXPECT_EQ(hook.deadline_ms, 300);
  EXPECT_EQ(hook.policy.trusted.mode, HookMode::off);
  EXPECT_EQ(hook.policy_of("r-1").newcomer, (moderation::LevelPolicy{HookMode::off, HookFailure::reject}));
  EXPECT_EQ(hook.policy_of("r-1").trusted.mode, HookMode::off);
  EXPECT_EQ(hook.policy_of("r-2").trusted.mode, HookMode::gate);
  EXPECT_EQ(hook.policy_of("r-3"), hook.policy);
}

TEST(Config, AHookThatCannotBeIsSaidInASentence) {
  const auto says = [](const std::string& text, const std::string& part) {
    const std::string problem = problem_of(text);
    EXPECT_NE(problem.find(part), std::string::npos) << problem;
  };
  says("[hook]\nurl = \"https://hook.example/\"\n", "hook needs secret or secret_file");
  says("[hook]\nsecret = \"whsec_x\"\n", "no hook.url");
  says("[hook]\nurl = \"https://127.0.0.1/\"\nsecret = \"x\"\n", "hook.url is not good: its address is not a global");
  says(std::string(kHook) + "deadline_ms = 50\n", "a whole number from 100 to 3000");
  says(std::string(kHook) + "trusted = \"maybe\"\n", "\"hook.trusted\" must be one of \"off\" \"async\" \"gate\"");
  says(std::string(kHook) + "trusted_on_failure = \"hold\"\n", "async publishes at once");
  says(std::string(kHook) + "ports = [0]\n", "a list of ports");
  says(std::string(kHook) + "[hook.rooms.r-1]\ncolour = \"red\"\n", "not colour");
  says(std::string(kHook) + "[hook.rooms.r-1]\nnewcomer = \"async\"\n", "hook.rooms.r-1: async publishes at once");
}

TEST(Config, WebhooksHaveNamesAndKnownEvents) {
  const std::string service = "url = \"https://wall.example/\"\nsecret_file = \"/run/secret\"\n";
  const auto loaded = load_config(
      file_with("[webhooks.wall]\n" + service + "events = [\"poll_opened\"]\nstaff = true\n[webhooks.b]\n" + service),
      Config{});
  ASSERT_TRUE(loaded.ok()) << loaded.error();
  ASSERT_EQ(loaded->webhooks.size(), 2U);
  EXPECT_EQ(loaded->webhooks[1].name, "wall");
  EXPECT_TRUE(loaded->webhooks[1].staff);
  EXPECT_NE(problem_of("[webhooks.wall]\n" + service + "events = [\"noise\"]\n").find("\"noise\" is none"),
            std::string::npos);
  EXPECT_NE(problem_of("[webhooks.wall]\n" + service + "uri = \"x\"\n").find("\"uri\" is none"), std::string::npos);
  EXPECT_NE(problem_of("[webhooks.\"a b\"]\n" + service).find("letters, digits"), std::string::npos);
  EXPECT_NE(problem_of("[webhooks.wall]\nurl = \"https://wall.example/\"\n").find("webhooks.wall needs secret"),
            std::string::npos);
}

TEST(Config, TheExampleFileIsTheDefaults) {
  const auto loaded = load_config(std::string(BEFFROI_SOURCE_DIR) + "/config/beffroi.example.toml", Config{});
  ASSERT_TRUE(loaded.ok()) << loaded.error();
  const Config defaults;
  EXPECT_EQ(loaded->name, defaults.name);
  EXPECT_EQ(loaded->port, defaults.port);
  EXPECT_EQ(loaded->data, defaults.data);
  EXPECT_EQ(loaded->web, defaults.web);
  EXPECT_EQ(loaded->compression, defaults.compression);
  EXPECT_EQ(loaded->accepts_per_second, defaults.accepts_per_second);
  EXPECT_EQ(loaded->hook.policy, defaults.hook.policy);
  EXPECT_EQ(loaded->hook.deadline_ms, defaults.hook.deadline_ms);
  EXPECT_EQ(loaded->hook.newcomer_minutes, defaults.hook.newcomer_minutes);
}

TEST(Config, TheAcceptRateIsNeverNothing) {
  EXPECT_NE(problem_of("[listen]\naccepts_per_second = 0\n").find("from 1 to 1000000"), std::string::npos);
}

}  // namespace
}  // namespace beffroi::app
