// Reads one HTTP reply from bytes as they come, within the bounds of outgoing/limits.hpp. Knows no socket.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "outgoing/client.hpp"

namespace beffroi::outgoing {

class ReplyReader {
 public:
  enum class State { more, done, broken };

  ReplyReader();
  ~ReplyReader();

  // How many of the bytes were taken; those after a whole reply are left.
  std::size_t take(std::string_view bytes);
  // The connection ended well: a reply without a length is whole then.
  void end();

  State state() const { return state_; }
  bool has_begun() const { return begun_; }
  // Precondition: done.
  Reply reply();
  bool keeps_connection() const;

 private:
  struct Parser;  // Beast stays in the .cpp file
  std::unique_ptr<Parser> parser_;
  State state_ = State::more;
  bool begun_ = false;
};

}  // namespace beffroi::outgoing
