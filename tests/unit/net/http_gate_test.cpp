#include "net/http_gate.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "net/ascii.hpp"
#include "net/limits.hpp"

namespace beffroi::net {
namespace {

using State = GateVerdict::State;

struct Vector {
  const char* name;
  std::string bytes;
  int status;  // 0: let through
};

std::string post(const std::string& fields, const std::string& body = "ab", const char* version = "HTTP/1.1") {
  return std::string("POST /p ") + version + "\r\nHost: h\r\n" + fields + "\r\n" + body;
}
std::string get(const std::string& fields) {
  return "GET / HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n";
}

const std::string kChunk = "2\r\nab\r\n0\r\n\r\n";

std::vector<Vector> vectors() {
  return {
      // refused by the stock parser as well
      {"CL then TE", post("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", kChunk), 400},
      {"TE then CL", post("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n", kChunk), 400},
      {"two lengths that differ", post("Content-Length: 2\r\nContent-Length: 3\r\n"), 400},
      {"length +2", post("Content-Length: +2\r\n"), 400},
      {"length 0x2", post("Content-Length: 0x2\r\n"), 400},
      {"length overflows", post("Content-Length: 18446744073709551618\r\n"), 400},
      {"TE twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", kChunk), 400},
      {"space before the colon", post("Content-Length : 2\r\n"), 400},
      {"leading space in the first field", "GET / HTTP/1.1\r\n Host: h\r\n\r\n", 400},
      {"bare LF", "GET / HTTP/1.1\nHost: h\n\n", 400},
      {"bare CR", get("X: a\rb\r\n"), 400},
      {"NUL in a value", get(std::string("X: a\0b\r\n", 8)), 400},
      {"HTTP/1.2", "GET / HTTP/1.2\r\nHost: h\r\n\r\n", 505},
      {"HTTP/2.0", "GET / HTTP/2.0\r\nHost: h\r\n\r\n", 505},
      {"chunk size not hexadecimal", post("Transfer-Encoding: chunked\r\n", "zz\r\nab\r\n0\r\n\r\n"), 400},
      {"chunk size overflows", post("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\nab\r\n0\r\n\r\n"), 400},
      {"chunk size negative", post("Transfer-Encoding: chunked\r\n", "-2\r\nab\r\n0\r\n\r\n"), 400},
      {"head of more than 8 KB", get("X: " + std::string(kHeadBytes, 'x') + "\r\n"), 431},
      {"head without an end", "GET / HTTP/1.1\r\nX: " + std::string(kHeadBytes, 'x'), 431},
      // accepted by the stock parser
      {"two equal lengths", post("Content-Length: 2\r\nContent-Length: 2\r\n"), 400},
      {"length 2, 2", post("Content-Length: 2, 2\r\n"), 400},
      {"TE xchunked and CL", post("Transfer-Encoding: xchunked\r\nContent-Length: 2\r\n"), 400},
      {"TE chunked, identity and CL", post("Transfer-Encoding: chunked, identity\r\nContent-Length: 2\r\n"), 400},
      {"TE identity and CL", post("Transfer-Encoding: identity\r\nContent-Length: 2\r\n"), 400},
      {"folded field", get("X: a\r\n b\r\n"), 400},
      {"no Host", "GET / HTTP/1.1\r\nX: a\r\n\r\n", 400},
      {"two Hosts", get("Host: other\r\n"), 400},
      {"absolute-form", "GET http://other/ HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"chunked on HTTP/1.0", post("Transfer-Encoding: chunked\r\n", kChunk, "HTTP/1.0"), 400},
      {"chunk extension", post("Transfer-Encoding: chunked\r\n", "2;x=y\r\nab\r\n0\r\n\r\n"), 400},
      {"trailer fields", post("Transfer-Encoding: chunked\r\n", "2\r\nab\r\n0\r\nAuthorization: x\r\n\r\n"), 400},
      {"trailer announced", post("Trailer: Authorization\r\nContent-Length: 2\r\n"), 400},
      // ours
      {"TE with odd case and tabs", post("tRANSFER-eNCODING:\tchunked\r\n", kChunk), 400},
      {"TE alone, identity", post("Transfer-Encoding: identity\r\n"), 400},
      {"length empty", post("Content-Length: \r\n"), 400},
      {"length -1", post("Content-Length: -1\r\n"), 400},
      {"body on GET", get("Content-Length: 2\r\n") + "ab", 400},
      {"65 fields", get([] {
         std::string fields;
         for (std::size_t i = 0; i < kHeadFields; ++i) fields += "X: y\r\n";
         return fields;
       }()),
       431},
      {"field without colon", get("nonsense\r\n"), 400},
      {"field without name", get(": a\r\n"), 400},
      {"Host empty", "GET / HTTP/1.1\r\nHost: \r\n\r\n", 400},
      {"Host with a path", "GET / HTTP/1.1\r\nHost: h/x\r\n\r\n", 400},
      {"Host with user", "GET / HTTP/1.1\r\nHost: a@h\r\n\r\n", 400},
      {"Origin twice", get("Origin: http://h\r\nOrigin: http://x\r\n"), 400},
      {"asterisk-form", "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"authority-form", "CONNECT h:80 HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"fragment in the target", "GET /a#b HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"two spaces in the request line", "GET  / HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"HTTP/0.9", "GET /\r\nHost: h\r\n\r\n", 400},
      {"empty first line", "\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"TLS hello on the plain port", std::string("\x16\x03\x01\x02\0\x01", 6), 400},
      {"unknown expectation", post("Expect: coffee\r\nContent-Length: 2\r\n"), 417},
      // must pass
      {"plain GET", get("Accept: */*\r\n"), 0},
      {"plain POST", post("Content-Length: 2\r\n"), 0},
      {"64 fields", get([] {
         std::string fields;
         for (std::size_t i = 1; i < kHeadFields; ++i) fields += "X: y\r\n";
         return fields;
       }()),
       0},
      {"UTF-8 in a value", get("X: \xc3\xa9\r\n"), 0},
      {"IPv6 Host", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", 0},
      {"TE field (not Transfer-Encoding)", get("TE: trailers\r\n"), 0},
  };
}

TEST(HttpGate, every_vector) {
  for (const Vector& test : vectors()) {
    const GateVerdict verdict = check_head(test.bytes);
    if (test.status == 0) {
      EXPECT_EQ(verdict.state, State::complete) << test.name << ": " << verdict.why;
    } else {
      EXPECT_EQ(verdict.state, State::refused) << test.name;
      EXPECT_EQ(verdict.status, test.status) << test.name << ": " << verdict.why;
      EXPECT_FALSE(verdict.why.empty()) << test.name;
    }
  }
}

TEST(HttpGate, judges_the_same_byte_by_byte) {
  for (const Vector& test : vectors()) {
    GateVerdict verdict;
    for (std::size_t size = 1; size <= test.bytes.size() && verdict.state == State::incomplete; ++size) {
      verdict = check_head(std::string_view(test.bytes).substr(0, size));
    }
    EXPECT_EQ(verdict.status, test.status) << test.name;
    EXPECT_NE(verdict.state, State::incomplete) << test.name;
  }
}

TEST(HttpGate, tells_where_the_body_is) {
  const std::string bytes = post("Content-Length: 2\r\nExpect: 100-Continue\r\n") + "GET / HTTP/1.1\r\n";
  const GateVerdict verdict = check_head(bytes);
  ASSERT_EQ(verdict.state, State::complete);
  EXPECT_EQ(bytes.substr(verdict.head_bytes, verdict.content_length), "ab");
  EXPECT_TRUE(verdict.expects_continue);
  EXPECT_TRUE(verdict.keep_alive);
}

TEST(HttpGate, connection_options) {
  EXPECT_FALSE(check_head(get("Connection: upgrade, Close\r\n")).keep_alive);
  EXPECT_FALSE(check_head("GET / HTTP/1.0\r\nHost: h\r\n\r\n").keep_alive);
  EXPECT_TRUE(check_head("GET / HTTP/1.0\r\nHost: h\r\nConnection: keep-alive\r\n\r\n").keep_alive);
}

TEST(Ascii, compares_without_reading_past_the_end) {
  const std::string a = "Host", b = "hOSt", c = "Hosts";
  EXPECT_TRUE(equal_ignoring_case(a, b));
  EXPECT_FALSE(equal_ignoring_case(a, c));
  EXPECT_TRUE(list_has_token("a, Upgrade ,b", "upgrade"));
  EXPECT_FALSE(list_has_token("xupgrade", "upgrade"));
  EXPECT_FALSE(equal_ignoring_case("[", "{")) << "only letters have a case";
}

}  // namespace
}  // namespace beffroi::net
