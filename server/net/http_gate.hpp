// The strict gate in front of every route: judges the raw bytes of a request head before any parser acts on them.
//
// One unambiguous framing only (RFC 9112 6.3 leaves choices; here there are none): the body is Content-Length bytes,
// given at most once and in digits; Transfer-Encoding and Trailer are refused in every form, so there are no chunks,
// chunk extensions or trailer fields. Exactly one Host; origin-form targets; no obs-fold, no bare CR or LF, no NUL, no
// space before a colon; no body on GET and HEAD; no second instance of a field that decides something.
// The gate keeps no state: it is called with all bytes received so far, and refuses as soon as they cannot become
// right.
#pragma once

#include <cstddef>
#include <string_view>

namespace beffroi::net {

struct GateVerdict {
  enum class State { incomplete, complete, refused };
  State state = State::incomplete;

  // refused
  int status = 0;        // 400, 417, 431 or 505
  std::string_view why;  // static text, never the peer's

  // complete
  std::size_t head_bytes = 0;  // up to and with the empty line
  std::size_t content_length = 0;
  bool is_http_1_1 = false;
  bool keep_alive = false;
  bool expects_continue = false;
};

// `received` begins at a request line.
GateVerdict check_head(std::string_view received);

}  // namespace beffroi::net
