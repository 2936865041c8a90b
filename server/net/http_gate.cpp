#include "net/http_gate.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "net/ascii.hpp"
#include "net/limits.hpp"

namespace beffroi::net {

namespace {

constexpr int kBadRequest = 400;
constexpr int kExpectationFailed = 417;
constexpr int kHeadTooLarge = 431;
constexpr int kVersionNotSupported = 505;
constexpr std::size_t kLengthDigits = 15;  // no overflow in 64 bits, far above any body limit
constexpr std::size_t kMethodBytes = 16;

// Fields of which a second instance would let two readers see two requests.
constexpr std::array<std::string_view, 13> kSingleFields = {
    "host",          "content-length",        "content-type", "expect",
    "origin",        "authorization",         "upgrade",      "sec-websocket-key",
    "if-none-match", "sec-websocket-version", "range",        "sec-fetch-site",
    "referer"};

struct HeadReading {
  GateVerdict verdict;
  std::uint32_t seen = 0;  // bit per kSingleFields
  bool is_http_1_0 = false;
  bool body_allowed = true;
  bool close = false;
  bool stay = false;
  bool has_host = false;

  bool refuse(int status, std::string_view why) {
    verdict.state = GateVerdict::State::refused;
    verdict.status = status;
    verdict.why = why;
    return false;
  }
  bool refuse(std::string_view why) { return refuse(kBadRequest, why); }
};

// Only whole line ends, and no control character but the tab.
bool has_clean_bytes(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c >= 0x20 && c != 0x7F) continue;
    if (c == '\t') continue;
    if (c == '\n' && i > 0 && bytes[i - 1] == '\r') continue;
    if (c == '\r' && (i + 1 == bytes.size() || bytes[i + 1] == '\n')) continue;
    return false;
  }
  return true;
}

bool is_target_char(char c) {
  return c > 0x20 && c < 0x7F && c != '#';
}

bool is_host_char(char c) {
  return is_digit(c) || is_alpha(c) || std::string_view("-._:[]").find(c) != std::string_view::npos;
}

bool read_version(HeadReading& head, std::string_view version) {
  head.is_http_1_0 = version == "HTTP/1.0";
  if (head.is_http_1_0 || version == "HTTP/1.1") return true;
  const bool well_formed = version.size() == 8 && version.substr(0, 5) == "HTTP/" && is_digit(version[5]) &&
                           version[6] == '.' && is_digit(version[7]);
  if (well_formed) return head.refuse(kVersionNotSupported, "only HTTP/1.1 is spoken here");
  return head.refuse("the request line is not well formed");
}

bool read_request_line(HeadReading& head, std::string_view line) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return head.refuse("the request line is not well formed");
  const auto method = line.substr(0, first);
  const auto target = line.substr(first + 1, last - first - 1);
  if (!is_token(method) || method.size() > kMethodBytes) return head.refuse("the method is not a token");
  if (target.empty() || target.front() != '/') return head.refuse("the target must begin with a slash");
  if (!std::all_of(target.begin(), target.end(), is_target_char))
    return head.refuse("the target has a forbidden character");
  head.body_allowed = method != "GET" && method != "HEAD";
  return read_version(head, line.substr(last + 1));
}

bool read_content_length(HeadReading& head, std::string_view value) {
  if (value.empty() || value.size() > kLengthDigits || !std::all_of(value.begin(), value.end(), is_digit)) {
    return head.refuse("Content-Length is not a number");
  }
  std::size_t length = 0;
  for (char digit : value) length = length * 10 + static_cast<std::size_t>(digit - '0');
  head.verdict.content_length = length;
  return true;
}

bool read_host(HeadReading& head, std::string_view value) {
  head.has_host = true;
  if (value.empty() || !std::all_of(value.begin(), value.end(), is_host_char)) {
    return head.refuse("Host is not a host name");
  }
  return true;
}

bool read_expect(HeadReading& head, std::string_view value) {
  if (!equal_ignoring_case(value, "100-continue")) return head.refuse(kExpectationFailed, "unknown expectation");
  head.verdict.expects_continue = true;
  return true;
}

bool read_known_field(HeadReading& head, std::string_view name, std::string_view value) {
  for (std::size_t i = 0; i < kSingleFields.size(); ++i) {
    if (!equal_ignoring_case(name, kSingleFields[i])) continue;
    if (head.seen & 1U << i) return head.refuse("a field that may stand once stands twice");
    head.seen |= 1U << i;
  }
  if (equal_ignoring_case(name, "transfer-encoding")) return head.refuse("Transfer-Encoding is not accepted");
  if (equal_ignoring_case(name, "trailer")) return head.refuse("trailer fields are not accepted");
  if (equal_ignoring_case(name, "content-length")) return read_content_length(head, value);
  if (equal_ignoring_case(name, "host")) return read_host(head, value);
  if (equal_ignoring_case(name, "expect")) return read_expect(head, value);
  if (equal_ignoring_case(name, "connection")) {
    head.close = head.close || list_has_token(value, "close");
    head.stay = head.stay || list_has_token(value, "keep-alive");
  }
  return true;
}

bool read_field(HeadReading& head, std::string_view line) {
  if (line.front() == ' ' || line.front() == '\t') return head.refuse("folded fields are not accepted");
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    return head.refuse("a field name is not well formed");
  }
  return read_known_field(head, line.substr(0, colon), trimmed(line.substr(colon + 1)));
}

bool read_fields(HeadReading& head, std::string_view lines) {
  std::size_t count = 0;
  while (!lines.empty()) {
    const auto end = lines.find("\r\n");  // present: each line of a complete head has its end
    if (++count > kHeadFields) return head.refuse(kHeadTooLarge, "too many fields");
    if (!read_field(head, lines.substr(0, end))) return false;
    lines.remove_prefix(end + 2);
  }
  if (!head.has_host) return head.refuse("Host is missing");
  if (head.verdict.content_length > 0 && !head.body_allowed) return head.refuse("this method takes no body");
  return true;
}

}  // namespace

GateVerdict check_head(std::string_view received) {
  HeadReading head;
  const auto end = received.find("\r\n\r\n");
  const auto looked_at = received.substr(0, end == std::string_view::npos ? end : end + 4);
  if (!has_clean_bytes(looked_at)) {
    head.refuse("the head has a bare line end or a control character");
    return head.verdict;
  }
  if (looked_at.size() > kHeadBytes) {
    head.refuse(kHeadTooLarge, "the head is too large");
    return head.verdict;
  }
  if (end == std::string_view::npos) {
    if (received.substr(0, 2) == "\r\n") head.refuse("the request line is empty");
    return head.verdict;
  }
  const auto lines = looked_at.substr(0, end + 2);  // each with its end
  const auto first = lines.find("\r\n");
  if (!read_request_line(head, lines.substr(0, first)) || !read_fields(head, lines.substr(first + 2))) {
    return head.verdict;
  }
  head.verdict.state = GateVerdict::State::complete;
  head.verdict.head_bytes = looked_at.size();
  head.verdict.is_http_1_1 = !head.is_http_1_0;
  head.verdict.keep_alive = head.is_http_1_0 ? head.stay && !head.close : !head.close;
  return head.verdict;
}

}  // namespace beffroi::net
