// The hub as main() has it: what happens when it opens.
#include "app/app.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace beffroi::app {
namespace {

namespace fs = std::filesystem;

struct OpenedApp : testing::Test {
  fs::path folder = fs::path(testing::TempDir()) / "beffroi_app_test";
  Config config;

  void SetUp() override {
    fs::remove_all(folder);
    fs::create_directories(folder / "web");
    std::ofstream(folder / "web" / "index.html") << "<!doctype html><title>Beffroi</title>";
    config.web = folder / "web";
    config.data = folder / "data";
    config.port = 0;
    config.threads = 1;
  }
  void TearDown() override { fs::remove_all(folder); }

  void write_programme(const std::string& title) {
    config.import_file = folder / "programme.csv";
    std::ofstream(config.import_file) << "id;titre;date;début;fin;type;lieu;langue\n"
                                      << "a1;" << title << ";20/03/2027;9h30;11h;masterclass;Lille;fr\n";
  }

  std::unique_ptr<App> open() {
    auto opened = App::open(config);
    EXPECT_TRUE(opened.ok()) << (opened.ok() ? "" : opened.error());
    if (!opened) return nullptr;
    opened.value()->start();
    return std::move(opened).value();
  }
};

TEST_F(OpenedApp, AHubThatNobodyOrganisesHasALinkToBecomeItsOrganiser) {
  const auto app = open();
  ASSERT_TRUE(app);
  const auto link = app->first_organiser_link();
  ASSERT_TRUE(link.ok()) << link.error();
  ASSERT_TRUE(link.value());
  EXPECT_TRUE(link.value()->starts_with(app->address() + "/i#")) << *link.value();
  EXPECT_NE(*app->first_organiser_link().value(), *link.value());  // and the former is void
}

TEST_F(OpenedApp, ImportsItsProgrammeWhenItChangedAndOnlyThen) {
  write_programme("Première");
  const auto title_of_the_demo_room = [&] {
    const auto app = open();
    return app ? app->make_links().value().title : "";
  };
  EXPECT_EQ(title_of_the_demo_room(), "Première");
  const auto log_of = [&] {
    observe::start_log({observe::Level::info, observe::Form::json, (folder / "log").string()});
    open();
    observe::stop_log();
    std::stringstream text;
    text << std::ifstream(folder / "log").rdbuf();
    fs::remove(folder / "log");
    return text.str();
  };
  EXPECT_EQ(log_of().find("programme_imported"), std::string::npos);
  write_programme("Seconde");
  EXPECT_NE(log_of().find("programme_imported"), std::string::npos);
  EXPECT_EQ(title_of_the_demo_room(), "Seconde");
}

TEST_F(OpenedApp, SettingsThatCannotBeAreSaidInASentence) {
  config.zone = "Europe/Lyon";
  const auto opened = App::open(config);
  ASSERT_FALSE(opened.ok());
  EXPECT_NE(opened.error().find("is not a time zone"), std::string::npos);
}

}  // namespace
}  // namespace beffroi::app
