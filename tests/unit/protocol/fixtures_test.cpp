// The message fixtures that both languages run: what is valid is read and written again the same, what is not is
// refused by name.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "protocol/codec.hpp"

namespace beffroi::protocol {
namespace {

namespace json = boost::json;

json::array fixture(const std::string& name) {
  std::ifstream file(std::string(BEFFROI_SOURCE_DIR) + "/protocol/fixtures/messages/" + name);
  std::stringstream text;
  text << file.rdbuf();
  return json::parse(text.str()).as_array();
}

template <class T>
std::string again(const Decoded<T>& decoded) {
  if (!decoded) return decoded.error().where + ": " + decoded.error().detail;
  return encoded(decoded.value());
}

std::string read_and_write(std::string_view type, std::string_view text) {
  if (type == "ClientMessage") return again(decode_client_message(text));
  if (type == "ServerMessage") return again(decode_server_message(text));
  if (type == "Command") return again(decode_command(text));
  if (type == "Fact") return again(decode_fact(text));
  if (type == "Change") return again(decode_change(text));
  if (type == "Entry") return again(decode_entry(text));
  return "no such type";
}

TEST(Fixtures, ValidMessagesAreReadAndWrittenAgainTheSame) {
  const json::array samples = fixture("valid.json");
  ASSERT_GT(samples.size(), 100U);
  for (const json::value& sample : samples) {
    const std::string text = json::serialize(sample.at("value"));
    const std::string type(sample.at("type").as_string());
    const std::string written = read_and_write(type, text);
    json::error_code error;
    const json::value back = json::parse(written, error);
    ASSERT_FALSE(error) << sample.at("name").as_string() << ": " << written;
    EXPECT_EQ(back, sample.at("value")) << sample.at("name").as_string();
  }
}

TEST(Fixtures, InvalidMessagesAreRefusedByName) {
  for (const json::value& sample : fixture("invalid.json")) {
    const std::string name(sample.at("name").as_string());
    const auto decoded = decode_client_message(sample.at("text").as_string());
    ASSERT_FALSE(decoded.ok()) << name;
    EXPECT_EQ(info(decoded.error().code).name, std::string_view(sample.at("code").as_string())) << name;
    EXPECT_EQ(decoded.error().where, std::string_view(sample.at("where").as_string())) << name;
    EXPECT_FALSE(decoded.error().detail.empty()) << name;
    if (const json::value* id = sample.as_object().if_contains("id")) {
      EXPECT_EQ(decoded.error().id, std::string_view(id->as_string())) << name;
    }
  }
}

TEST(Codec, UnknownFieldsArePassedOver) {
  const auto decoded = decode_client_message(R"({"t":"pong","later":{"a":[1,2]}})");
  ASSERT_TRUE(decoded.ok());
  EXPECT_TRUE(std::holds_alternative<client::Pong>(decoded.value()));
}

TEST(Codec, LengthIsCountedInCodePoints) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "é";
  const std::string message = R"({"k":"ask_question","text":")" + text + R"("})";
  EXPECT_TRUE(decode_command(message).ok());
}

}  // namespace
}  // namespace beffroi::protocol
