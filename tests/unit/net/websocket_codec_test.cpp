#include "net/websocket_codec.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "unit/net/websocket_frames.hpp"

namespace beffroi::net {
namespace {

using testing::bytes_of;
using testing::client_frame;
using testing::close_payload;
using testing::continuation;
using testing::control;
using testing::text_frame;
using Kind = WebSocketEvent::Kind;

// What a parser says about a stream, as text: "text(abc) ping(x) close(1000,bye) error(1002)".
std::string read_in_pieces(std::string stream, std::size_t piece, std::size_t limit = kMessageBytes) {
  WebSocketParser parser(limit);
  std::string story;
  for (std::size_t at = 0; at < stream.size(); at += piece) {
    std::string chunk = stream.substr(at, piece);  // its own buffer: an overrun is seen by the sanitizer
    auto input = bytes_of(chunk);
    for (auto event = parser.next(input, 0); event.kind != Kind::need_more; event = parser.next(input, 0)) {
      if (!story.empty()) story += ' ';
      const std::string payload(event.payload);
      switch (event.kind) {
        case Kind::text:
          story += "text(" + payload + ")";
          break;
        case Kind::ping:
          story += "ping(" + payload + ")";
          break;
        case Kind::pong:
          story += "pong(" + payload + ")";
          break;
        case Kind::close:
          story += "close(" + std::to_string(event.code) + "," + payload + ")";
          break;
        case Kind::error:
          story += "error(" + std::to_string(event.code) + ")";
          break;
        case Kind::deflated:
          story += "deflated";  // never: it was not allowed
          break;
        case Kind::need_more:
          break;
      }
    }
    EXPECT_TRUE(input.empty());
  }
  return story;
}

struct Case {
  std::string name;  // numbered as the groups of the Autobahn suite; the RFC section after it
  std::string stream;
  std::string expected;
};

std::vector<Case> framing_cases() {  // groups 1 to 5
  const std::string s125(125, '*'), s126(126, '*'), s65535(65535, '*');
  const std::string ping = control(9, "p");
  return {
      {"1.1.1 empty text, 5.6", text_frame(""), "text()"},
      {"1.1.2 125 bytes, 5.2", text_frame(s125), "text(" + s125 + ")"},
      {"1.1.3 126 bytes, 5.2", text_frame(s126), "text(" + s126 + ")"},
      {"1.1.6 over the limit", text_frame(s65535), "error(1009)"},
      {"1.2.1 binary", client_frame({.opcode = 2, .payload = "x"}), "error(1003)"},
      {"2.1 empty ping, 5.5.2", control(9), "ping()"},
      {"2.4 ping of 125", control(9, s125), "ping(" + s125 + ")"},
      {"2.5 ping of 126, 5.5", control(9, s126), "error(1002)"},
      {"2.7 pong unasked, 5.5.3", control(10, "u"), "pong(u)"},
      {"2.10 ten pings", ping + ping + ping, "ping(p) ping(p) ping(p)"},
      {"3.1 RSV 1, 5.2", client_frame({.payload = "a", .reserved = 1}), "error(1002)"},
      {"3.2 RSV 2 after text", text_frame("a") + client_frame({.payload = "b", .reserved = 2}), "text(a) error(1002)"},
      {"3.4 RSV 4", client_frame({.payload = "a", .reserved = 4}), "error(1002)"},
      {"3.7 RSV on close", client_frame({.opcode = 8, .reserved = 7}), "error(1002)"},
      {"4.1.1 opcode 3", client_frame({.opcode = 3}), "error(1002)"},
      {"4.1.5 opcode 7", client_frame({.opcode = 7, .payload = "x"}), "error(1002)"},
      {"4.2.1 opcode 11", client_frame({.opcode = 11}), "error(1002)"},
      {"4.2.5 opcode 15", client_frame({.opcode = 15}), "error(1002)"},
      {"5.1 ping in fragments, 5.4", client_frame({.opcode = 9, .payload = "a", .final = false}), "error(1002)"},
      {"5.2 pong in fragments", client_frame({.opcode = 10, .payload = "a", .final = false}), "error(1002)"},
      {"5.3 text in two", text_frame("ab", false) + continuation("cd", true), "text(abcd)"},
      {"5.6 ping between", text_frame("ab", false) + ping + continuation("cd", true), "ping(p) text(abcd)"},
      {"5.9 continuation first", continuation("a", true), "error(1002)"},
      {"5.11 continuation not final first", continuation("a", false), "error(1002)"},
      {"5.15 continuation after end", text_frame("a", false) + continuation("b", true) + continuation("c", false),
       "text(ab) error(1002)"},
      {"5.18 text inside text", text_frame("a", false) + text_frame("b"), "error(1002)"},
      {"5.19 five pieces, two pings",
       text_frame("1", false) + continuation("2", false) + ping + continuation("3", false) + continuation("", false) +
           ping + continuation("5", true),
       "ping(p) ping(p) text(1235)"},
      {"10.1 two messages in a read", text_frame("a") + text_frame("b"), "text(a) text(b)"},
  };
}

std::vector<Case> utf8_cases() {  // group 6, RFC 6455 8.1
  const std::string kosme = "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5";
  return {
      {"6.1.1 empty pieces", text_frame("", false) + continuation("", false) + continuation("", true), "text()"},
      {"6.2.1 valid", text_frame(kosme), "text(" + kosme + ")"},
      {"6.2.3 cut inside characters", text_frame(kosme.substr(0, 3), false) + continuation(kosme.substr(3), true),
       "text(" + kosme + ")"},
      {"6.3.1 surrogate", text_frame(kosme + "\xed\xa0\x80" + "edited"), "error(1007)"},
      {"6.4.1 fail fast in a fragment", text_frame(kosme, false) + continuation("\xf4\x90", false), "error(1007)"},
      {"6.6.1 cut at the end", text_frame("\xce"), "error(1007)"},
      {"6.6.2 cut at the end of fragments", text_frame("a\xe1", false) + continuation("\xbd", true), "error(1007)"},
      {"6.8.1 five bytes", text_frame("\xf8\x88\x80\x80\x80"), "error(1007)"},
      {"6.9.4 four bytes, highest", text_frame("\xf4\x8f\xbf\xbf"), "text(\xf4\x8f\xbf\xbf)"},
      {"6.12.1 lone continuation", text_frame("\x80"), "error(1007)"},
      {"6.14.1 lead then space", text_frame("\xc3 "), "error(1007)"},
      {"6.18.1 overlong slash", text_frame("\xc0\xaf"), "error(1007)"},
      {"6.18.2 overlong three", text_frame("\xe0\x80\xaf"), "error(1007)"},
      {"6.18.3 overlong four", text_frame("\xf0\x80\x80\xaf"), "error(1007)"},
      {"6.20.1 lowest surrogate", text_frame("\xed\xa0\x80"), "error(1007)"},
      {"6.20.7 highest surrogate", text_frame("\xed\xbf\xbf"), "error(1007)"},
      {"6.22.1 U+FFFE", text_frame("\xef\xbf\xbe"), "text(\xef\xbf\xbe)"},
      {"6.23 zero byte", text_frame(std::string_view("a\0b", 3)), std::string("text(a\0b)", 9)},
  };
}

std::vector<Case> closing_cases() {  // group 7, RFC 6455 5.5.1 and 7.4
  std::vector<Case> cases = {
      {"7.1.2 nothing after close", control(8, close_payload(1000)) + text_frame("x"), "close(1000,)"},
      {"7.1.5 close inside a message", text_frame("a", false) + control(8, close_payload(1000)), "close(1000,)"},
      {"7.3.1 empty", control(8), "close(1005,)"},
      {"7.3.2 one byte", control(8, "a"), "error(1002)"},
      {"7.3.4 reason", control(8, close_payload(1000, "au revoir")), "close(1000,au revoir)"},
      {"7.3.5 reason of 123", control(8, close_payload(1000, std::string(123, '*'))),
       "close(1000," + std::string(123, '*') + ")"},
      {"7.3.6 reason of 124", control(8, close_payload(1000, std::string(124, '*'))), "error(1002)"},
      {"7.5.1 reason not UTF-8", control(8, close_payload(1000, "\xce\xba\xe1")), "error(1007)"},
  };
  for (int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999}) {
    const auto text = std::to_string(code);
    cases.push_back({"7.7 code " + text, control(8, close_payload(code)), "close(" + text + ",)"});
  }
  for (int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535}) {
    cases.push_back({"7.9 code " + std::to_string(code), control(8, close_payload(code)), "error(1002)"});
  }
  return cases;
}

std::vector<Case> masking_and_length_cases() {  // RFC 6455 5.1, 5.2
  std::string fragments = text_frame("", false), flood;
  for (unsigned i = 1; i < kMessageFragments; ++i) fragments += continuation("", false);
  for (unsigned i = 0; i < kControlFrames; ++i) flood += control(10);
  std::string high_bit = client_frame({.length_bytes = 8});
  high_bit[2] = static_cast<char>(0x80);
  const std::string whole(kMessageBytes, 'm');
  return {
      {"5.1 not masked", client_frame({.payload = "a", .masked = false}), "error(1002)"},
      {"5.1 ping not masked", client_frame({.opcode = 9, .masked = false}), "error(1002)"},
      {"5.2 length of 125 in two bytes",
       client_frame({.payload = std::string_view(whole).substr(0, 125), .length_bytes = 2}), "error(1002)"},
      {"5.2 length of 200 in eight bytes",
       client_frame({.payload = std::string_view(whole).substr(0, 200), .length_bytes = 8}), "error(1002)"},
      {"5.2 highest bit", high_bit, "error(1002)"},
      {"9.1 the limit", text_frame(whole), "text(" + whole + ")"},
      {"9.1 one more", text_frame(whole + "m"), "error(1009)"},
      {"9.3 sum over the limit", text_frame(whole, false) + continuation("m", true), "error(1009)"},
      {"limit: fragments", fragments + continuation("x", true), "error(4429)"},
      {"limit: control frames", flood,
       [] {
         std::string all = "pong()";
         for (unsigned i = 1; i < kControlFrames; ++i) all += " pong()";
         return all;
       }()},
      {"limit: one control frame more", flood + control(9),
       [] {
         std::string all;
         for (unsigned i = 0; i < kControlFrames; ++i) all += "pong() ";
         return all + "error(4429)";
       }()},
  };
}

void run(const std::vector<Case>& cases) {
  for (const Case& test : cases) {
    for (std::size_t piece : {test.stream.size(), std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}}) {
      EXPECT_EQ(read_in_pieces(test.stream, piece), test.expected) << test.name << " in pieces of " << piece;
    }
  }
}

TEST(WebSocketCodec, framing) {
  run(framing_cases());
}
TEST(WebSocketCodec, utf8) {
  run(utf8_cases());
}
TEST(WebSocketCodec, closing) {
  run(closing_cases());
}
TEST(WebSocketCodec, masking_and_lengths) {
  run(masking_and_length_cases());
}

TEST(WebSocketCodec, wrong_utf8_fails_before_the_frame_ends) {
  WebSocketParser parser;
  std::string stream = text_frame("abc\xff and much more that never has to arrive");
  std::string begun = stream.substr(0, 2 + 4 + 4);
  auto input = bytes_of(begun);
  EXPECT_EQ(parser.next(input, 0).code, close_code::not_utf8);
}

TEST(WebSocketCodec, whole_messages_are_delivered_from_the_input) {
  WebSocketParser parser;
  std::string stream = text_frame("bonjour") + text_frame("encore");
  const std::string_view place = stream;
  auto input = bytes_of(stream);
  for (std::string_view expected : {"bonjour", "encore"}) {
    const auto event = parser.next(input, 0);
    EXPECT_EQ(event.payload, expected);
    EXPECT_TRUE(event.payload.data() > place.data() && event.payload.data() < place.data() + place.size());
    EXPECT_TRUE(parser.idle());
  }
}

TEST(WebSocketCodec, holds_memory_only_for_something_incomplete) {
  WebSocketParser parser;
  std::string stream = text_frame("bonjour");
  std::string first = stream.substr(0, 9), rest = stream.substr(9);
  auto input = bytes_of(first);
  EXPECT_EQ(parser.next(input, 0).kind, Kind::need_more);
  EXPECT_FALSE(parser.idle());
  input = bytes_of(rest);
  EXPECT_EQ(parser.next(input, 0).payload, "bonjour");
  EXPECT_EQ(parser.next(input, 0).kind, Kind::need_more);
  EXPECT_TRUE(parser.idle());
}

TEST(WebSocketCodec, control_frames_are_counted_per_window) {
  WebSocketParser parser;
  for (std::uint32_t window = 0; window < 3; ++window) {
    for (unsigned i = 0; i < kControlFrames; ++i) {
      std::string ping = control(9);
      auto input = bytes_of(ping);
      EXPECT_EQ(parser.next(input, window * kControlWindowSeconds).kind, Kind::ping);
    }
  }
}

TEST(WebSocketCodec, staff_limit) {
  WebSocketParser parser;
  parser.set_message_limit(kStaffMessageBytes);
  std::string stream = text_frame(std::string(kStaffMessageBytes, 's'));
  auto input = bytes_of(stream);
  EXPECT_EQ(parser.next(input, 0).payload.size(), kStaffMessageBytes);
}

TEST(WebSocketCodec, encodes_the_shortest_length) {
  for (std::size_t size : {0UL, 125UL, 126UL, 65535UL, 65536UL}) {
    const std::string frame = encode_frame(Opcode::text, std::string(size, 'x'));
    EXPECT_EQ(frame.size(), size + (size < 126 ? 2 : size < 65536 ? 4 : 10));
    EXPECT_EQ(static_cast<unsigned char>(frame[0]), 0x81);
    EXPECT_EQ(frame[1] & 0x80, 0) << "a server does not mask";
  }
  EXPECT_EQ(encode_frame(Opcode::text, std::string(300, 'x')).substr(0, 4), "\x81\x7e\x01\x2c");
}

TEST(WebSocketCodec, close_reason_is_cut_at_a_character) {
  const std::string reason(122, 'a');
  EXPECT_EQ(encode_close_frame(1001, reason + "\xc3\xa9"), encode_close_frame(1001, reason));
  EXPECT_EQ(encode_close_frame(close_code::no_status, "x"), std::string_view("\x88\0", 2));
}

}  // namespace
}  // namespace beffroi::net
