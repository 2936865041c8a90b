#include "app/arguments.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace beffroi::app {
namespace {

TEST(Arguments, TheCommandLineGoesOverTheFile) {
  const std::string file = testing::TempDir() + "beffroi_arguments_test.toml";
  std::ofstream(file) << "[listen]\nport = 9090\n[storage]\ndata = \"elsewhere\"\n";
  const auto read = read_arguments({"serve", "--port", "9191", "--config", file});
  ASSERT_TRUE(read.ok()) << read.error();
  EXPECT_EQ(read->config.port, 9191);
  EXPECT_EQ(read->config.data, "elsewhere");
}

TEST(Arguments, ServeIsWhatHappensWithoutAVerb) {
  const auto read = read_arguments({"--port", "0", "--links"});
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->verb, Verb::serve);
  EXPECT_TRUE(read->links);
}

TEST(Arguments, ASampleIsMarkedAsOne) {
  const auto read = read_arguments({"serve", "--sample", "week.csv"});
  ASSERT_TRUE(read.ok());
  EXPECT_TRUE(read->config.sample);
  EXPECT_EQ(read->config.import_file, "week.csv");
}

TEST(Arguments, WhatIsOffIsNamed) {
  const auto problem = [](const std::vector<std::string>& words) {
    const auto read = read_arguments(words);
    return read ? std::string("none") : read.error();
  };
  EXPECT_NE(problem({"serve", "--prot", "1"}).find("\"--prot\" is not an option"), std::string::npos);
  EXPECT_NE(problem({"serve", "--port", "80x"}).find("\"80x\""), std::string::npos);
  EXPECT_NE(problem({"serve", "--port"}).find("--port needs a value"), std::string::npos);
  EXPECT_NE(problem({"plan"}).find("plan needs a file"), std::string::npos);
  EXPECT_NE(problem({"serve", "--config", "/none.toml"}).find("does not exist"), std::string::npos);
}

}  // namespace
}  // namespace beffroi::app
