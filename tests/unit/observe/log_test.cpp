#include "observe/log.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace beffroi::observe {
namespace {

TEST(Log, WritesOneJsonLineAnEventWithEscapes) {
  const std::string file = testing::TempDir() + "beffroi_log_test.json";
  std::remove(file.c_str());
  start_log({Level::info, Form::json, file});
  log::debug("too_small");
  log::info("room_opened", {{"room", "a\"b\n"}});
  stop_log();
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  EXPECT_NE(text.str().find(R"("level":"info","event":"room_opened","room":"a\"b\u000a"})"), std::string::npos)
      << text.str();
  EXPECT_EQ(text.str().find("too_small"), std::string::npos);
}

TEST(Log, SaysWhatToDoWhenTheFileCannotBeWritten) {
  EXPECT_THROW(start_log({Level::info, Form::json, "/proc/none/beffroi.log"}), std::runtime_error);
  stop_log();
}

}  // namespace
}  // namespace beffroi::observe
