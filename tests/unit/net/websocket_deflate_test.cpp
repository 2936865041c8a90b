// permessage-deflate by the sections of RFC 7692: what is agreed, what a compressed message may look like, what is in
// it.
#include <gtest/gtest.h>
#include <zlib.h>

#include <array>
#include <string>
#include <vector>

#include "net/inflater.hpp"
#include "net/websocket_codec.hpp"
#include "net/websocket_extensions.hpp"
#include "unit/net/test_client.hpp"
#include "unit/net/test_hub.hpp"
#include "unit/net/websocket_frames.hpp"

namespace beffroi::net {
namespace {

using testing::bytes_of;
using testing::client_frame;
using testing::continuation;
using testing::control;
using testing::TestClient;
using testing::TestHub;
using testing::text_frame;
using testing::upgrade_request;
using Kind = WebSocketEvent::Kind;
using namespace std::string_literals;

const std::string kAgreed = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
const std::string kHello = "\xf2\x48\xcd\xc9\xc9\x07\x00"s;  // RFC 7692 7.2.3.1

Request offering(const std::vector<std::string>& fields) {
  Request request;
  for (const std::string& field : fields) request.headers.add("Sec-WebSocket-Extensions", field);
  return request;
}

std::string deflated(std::string_view text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()) + 16, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_SYNC_FLUSH);
  out.resize(out.size() - stream.avail_out - 4);
  deflateEnd(&stream);
  return out;
}

std::string compressed_frame(std::string_view payload, bool final = true) {
  return client_frame({.opcode = 1, .payload = payload, .final = final, .reserved = 4});
}

struct OfferCase {
  const char* name;
  std::vector<std::string> fields;
  std::string agreed;  // empty: none
};

TEST(DeflateOffers, by_section) {
  const std::string confirmed = kAgreed + "; server_max_window_bits=15";
  const OfferCase cases[] = {
      {"5 none", {}, ""},
      {"5 of another extension", {"x-webkit-deflate-frame"}, ""},
      {"5.1 plain", {"permessage-deflate"}, kAgreed},
      {"5.1 as Chromium", {"permessage-deflate; client_max_window_bits"}, kAgreed},
      {"5.1 among others", {"foo; bar=1, permessage-deflate"}, kAgreed},
      {"5.1 the second field", {"foo", "permessage-deflate"}, kAgreed},
      {"5.1 the first acceptable", {"permessage-deflate; server_max_window_bits=10, permessage-deflate"}, kAgreed},
      {"7 unknown parameter", {"permessage-deflate; what"}, ""},
      {"7 one twice", {"permessage-deflate; client_max_window_bits; client_max_window_bits=10"}, ""},
      {"7 another name", {"permessage-deflates"}, ""},
      {"7 in capitals", {"Permessage-Deflate"}, ""},
      {"7.1.1.1 server without takeover", {"permessage-deflate; server_no_context_takeover"}, kAgreed},
      {"7.1.1.1 with a value", {"permessage-deflate; server_no_context_takeover=1"}, ""},
      {"7.1.1.2 client without takeover", {"permessage-deflate; client_no_context_takeover"}, kAgreed},
      {"7.1.1.2 with a value", {"permessage-deflate; client_no_context_takeover=\"1\""}, ""},
      {"7.1.2.1 whole window", {"permessage-deflate; server_max_window_bits=15"}, confirmed},
      {"7.1.2.1 in quotes", {"permessage-deflate; server_max_window_bits=\"15\""}, confirmed},
      {"7.1.2.1 smaller window", {"permessage-deflate; server_max_window_bits=14"}, ""},
      {"7.1.2.1 without a value", {"permessage-deflate; server_max_window_bits"}, ""},
      {"7.1.2.1 too small", {"permessage-deflate; server_max_window_bits=7"}, ""},
      {"7.1.2.2 a value", {"permessage-deflate; client_max_window_bits=8"}, kAgreed},
      {"7.1.2.2 too small", {"permessage-deflate; client_max_window_bits=7"}, ""},
      {"7.1.2.2 too large", {"permessage-deflate; client_max_window_bits=16"}, ""},
      {"7.1.2.2 leading zero", {"permessage-deflate; client_max_window_bits=09"}, ""},
      {"7.1.2.2 a word", {"permessage-deflate; client_max_window_bits=all"}, ""},
      {"spaces", {" permessage-deflate ;\tclient_max_window_bits = 12 , foo "}, kAgreed},
  };
  for (const OfferCase& one : cases) {
    const Request request = offering(one.fields);
    EXPECT_TRUE(extensions_well_formed(request)) << one.name;
    EXPECT_EQ(agree_on_deflate(request).value_or(""), one.agreed) << one.name;
  }
}

TEST(DeflateOffers, what_is_no_list_of_extensions) {
  std::string many = "a";
  for (int i = 0; i < 16; ++i) many += ", a";
  const std::string fields[] = {"",
                                ",",
                                "permessage-deflate,",
                                "permessage-deflate;",
                                "permessage-deflate; =1",
                                "permessage-deflate; a=",
                                "permessage-deflate; a=\"\"",
                                "permessage-deflate; a=\"1",
                                "permessage-deflate; a=\"1 2\"",
                                "permessage-deflate; a=\"1\\",
                                "permessage deflate",
                                "permessage-deflate; a=1 b",
                                "permessage-deflate\x01",
                                "(permessage-deflate)",
                                many};
  for (const std::string& field : fields) {
    EXPECT_FALSE(extensions_well_formed(offering({field}))) << field;
    EXPECT_FALSE(agree_on_deflate(offering({field}))) << field;
  }
}

// What a parser says about a stream that comes in pieces; "z(...)" is a compressed message.
std::string story_of(const std::string& stream, std::size_t piece, bool allowed = true) {
  WebSocketParser parser(256);
  if (allowed) parser.allow_compression();
  std::string story;
  for (std::size_t at = 0; at < stream.size(); at += piece) {
    std::string chunk = stream.substr(at, piece);
    auto input = bytes_of(chunk);
    for (auto event = parser.next(input, 0); event.kind != Kind::need_more; event = parser.next(input, 0)) {
      switch (event.kind) {
        case Kind::deflated:
          story += "z(" + std::string(event.payload) + ")";
          break;
        case Kind::error:
          story += "error(" + std::to_string(event.code) + ")";
          break;
        default:
          story += "(" + std::string(event.payload) + ")";
      }
    }
  }
  return story;
}

TEST(DeflateFrames, section_6) {
  const std::string hello = "z(" + kHello + ")";
  const struct {
    const char* name;
    std::string stream;
    std::string expected;
  } cases[] = {
      {"one frame", compressed_frame(kHello), hello},
      {"two frames", compressed_frame(kHello.substr(0, 3), false) + continuation(kHello.substr(3), true), hello},
      {"a ping between",
       compressed_frame(kHello.substr(0, 3), false) + control(9, "p") + continuation(kHello.substr(3), true),
       "(p)" + hello},
      {"empty", compressed_frame(""), "z()"},
      {"not compressed", text_frame("plain"), "(plain)"},
      {"one of each", compressed_frame(kHello) + text_frame("a") + compressed_frame(kHello), hello + "(a)" + hello},
      {"plain fragments after it", compressed_frame(kHello) + text_frame("a", false) + continuation("b", true),
       hello + "(ab)"},
      {"compressed bytes are no text", compressed_frame("\xff\xfe", false) + continuation("\xff", true),
       "z(\xff\xfe\xff)"},
      {"a plain one is", text_frame("\xff", false), "error(1007)"},
      {"the bit on a continuation", compressed_frame(kHello, false) + client_frame({.opcode = 0, .reserved = 4}),
       "error(1002)"},
      {"the bit on a ping", client_frame({.opcode = 9, .reserved = 4}), "error(1002)"},
      {"the bit on a close", client_frame({.opcode = 8, .reserved = 4}), "error(1002)"},
      {"the bit on binary", client_frame({.opcode = 2, .payload = "x", .reserved = 4}), "error(1002)"},
      {"another bit as well", client_frame({.payload = "x", .reserved = 6}), "error(1002)"},
      {"another bit", client_frame({.payload = "x", .reserved = 1}), "error(1002)"},
      {"compressed bytes over the limit", compressed_frame(std::string(257, 'x')), "error(1009)"},
  };
  for (const auto& one : cases) {
    for (const std::size_t piece : {one.stream.size(), std::size_t{1}, std::size_t{3}}) {
      EXPECT_EQ(story_of(one.stream, piece), one.expected) << one.name << " in pieces of " << piece;
    }
  }
  EXPECT_EQ(story_of(compressed_frame(kHello), 99, false), "error(1002)") << "not negotiated";
}

TEST(Inflater, section_7_2_3) {
  const struct {
    const char* name;
    std::string payload;
    std::string text;
    int code = 0;
  } cases[] = {
      {"7.2.3.1 one block", kHello, "Hello"},
      {"7.2.3.2 what the message before said", "\xf2\x00\x11\x00\x00"s, "", 1007},
      {"7.2.3.3 not compressed", "\x00\x05\x00\xfa\xff\x48\x65\x6c\x6c\x6f\x00"s, "Hello"},
      {"7.2.3.4 a last block", "\xf3\x48\xcd\xc9\xc9\x07\x00\x00"s, "Hello"},
      {"7.2.3.5 two blocks", "\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00"s, "Hello"},
      {"7.2.3.6 empty", "\x00"s, ""},
      {"no byte at all", "", "", 1007},
      {"more after a last block", "\xf3\x48\xcd\xc9\xc9\x07\x00"s + kHello, "HelloHello"},
      {"cut inside a block", kHello.substr(0, 3), "", 1007},
      {"cut in an uncompressed block", "\x00\x05\x00\xfa\xff\x48"s, "", 1007},
      {"a last block and no more", "\xf3\x48\xcd\xc9\xc9\x07\x00"s.substr(0, 6), "", 1007},
      {"a block type that does not exist", "\x06"s, "", 1007},
      {"no DEFLATE at all", "{\"t\":\"hello\"}", "", 1007},
      {"a zlib header", "\x78\x9c"s + kHello, "", 1007},
      {"no UTF-8", deflated("a\xff"), "", 1007},
      {"cut inside a character", deflated("\xc3"), "", 1007},
      {"two of three bytes", deflated("\xe2\x82"), "", 1007},
  };
  Inflater inflater;
  for (const auto& one : cases) {
    const Inflated inflated = inflater.inflate(one.payload, 1000);
    EXPECT_EQ(inflated.code, one.code) << one.name;
    EXPECT_EQ(inflated.text, one.text) << one.name;
  }
}

TEST(Inflater, the_result_is_bounded) {
  Inflater inflater;
  const std::string exact(kMessageBytes, 'x');
  EXPECT_EQ(inflater.inflate(deflated(exact), kMessageBytes).text, exact);
  EXPECT_EQ(inflater.inflate(deflated(exact + "x"), kMessageBytes).code, 1009);
  const std::string bomb = deflated(std::string(15'000'000, 'x'));
  ASSERT_LE(bomb.size(), kMessageBytes) << "it would pass as a message";
  EXPECT_EQ(inflater.inflate(bomb, kMessageBytes).code, 1009);
  EXPECT_EQ(inflater.inflate(deflated("still good"), kMessageBytes).text, "still good");
  EXPECT_EQ(inflater.inflate(deflated(exact + exact), kStaffMessageBytes).text.size(), 2 * exact.size());
}

TEST(Inflater, many_last_blocks_end) {
  std::string payload;
  while (payload.size() < kMessageBytes) payload.append("\x03\x00", 2);
  EXPECT_EQ(Inflater().inflate(payload + "\x00"s, kMessageBytes).text, "");
}

struct DeflateServer : ::testing::Test {
  static ListenerOptions with_compression() {
    ListenerOptions options;
    options.compression = true;
    return options;
  }
  TestClient::Reply upgrade(TestClient& client, const std::string& offer) {
    return client.ask(upgrade_request("Sec-WebSocket-Extensions: " + offer + "\r\n"));
  }
  TestHub hub{with_compression()};
};

TEST_F(DeflateServer, agrees_and_understands) {
  hub.run();
  TestClient client(hub.port());
  EXPECT_EQ(upgrade(client, "permessage-deflate; client_max_window_bits").field("sec-websocket-extensions"), kAgreed);
  const std::string text(5000, 'z');
  const std::string payload = deflated(text);
  client.send(compressed_frame(payload) + text_frame("plain"));
  EXPECT_EQ(client.read_frame().payload, text);
  EXPECT_EQ(client.read_frame().payload, "plain");
  client.send(compressed_frame(payload.substr(0, 5), false) + continuation(payload.substr(5), true));
  EXPECT_EQ(client.read_frame().payload, text);
  EXPECT_EQ(hub.threads.figures().compressed, 1U);
}

TEST_F(DeflateServer, without_an_acceptable_offer_the_bit_is_a_violation) {
  hub.run();
  TestClient client(hub.port());
  const auto reply = upgrade(client, "permessage-deflate; server_max_window_bits=9");
  EXPECT_EQ(reply.status, 101);
  EXPECT_EQ(reply.field("sec-websocket-extensions"), "");
  client.send(compressed_frame(kHello));
  EXPECT_EQ(client.read_frame().close_code(), 1002);
}

TEST_F(DeflateServer, bad_data_is_closed_with_its_code) {
  hub.run();
  const std::pair<std::string, int> tries[] = {
      {"\x06"s, 1007}, {deflated("\xff"), 1007}, {deflated(std::string(kMessageBytes + 1, 'x')), 1009}};
  for (const auto& [payload, code] : tries) {
    TestClient client(hub.port());
    upgrade(client, "permessage-deflate");
    client.send(compressed_frame(payload) + text_frame("not heard any more"));
    EXPECT_EQ(client.read_frame().close_code(), code);
  }
  EXPECT_EQ(hub.threads.figures().violations, 3U);
}

TEST_F(DeflateServer, a_malformed_offer_fails_the_handshake) {
  hub.run();
  TestClient client(hub.port());
  EXPECT_EQ(upgrade(client, "permessage-deflate;").status, 400);
}

TEST(DeflateOff, is_the_default) {
  TestHub hub;
  hub.run();
  TestClient client(hub.port());
  const auto reply = client.ask(upgrade_request("Sec-WebSocket-Extensions: permessage-deflate\r\n"));
  EXPECT_EQ(reply.status, 101);
  EXPECT_EQ(reply.field("sec-websocket-extensions"), "");
  client.send(compressed_frame(kHello));
  EXPECT_EQ(client.read_frame().close_code(), 1002);
}

}  // namespace
}  // namespace beffroi::net
