// How one pass over a room's members reaches the sockets of a thread: many connections at once, so that whoever writes
// to them can do so in one tight loop, or hand all of it to the kernel in one call. net has one per I/O thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "hosting/outlet.hpp"

namespace beffroi::hosting {

struct Shot {
  Outlet* outlet = nullptr;
  std::string_view bytes;  // complete frames
  std::uint32_t seat = 0;  // the caller's
  WriteResult result{};
};

class Volley {
 public:
  virtual ~Volley() = default;

  // Does for each shot what write_now() of its outlet does with the bytes, and fills in the result; when it returns,
  // all is settled and nobody keeps the bytes. In any order: no outlet occurs twice.
  virtual void fire(std::span<Shot> shots) = 0;
};

// One write after the other.
class WriteEach final : public Volley {
 public:
  void fire(std::span<Shot> shots) override {
    for (Shot& shot : shots) {
      const iovec piece{const_cast<char*>(shot.bytes.data()), shot.bytes.size()};
      shot.result = shot.outlet->write_now({&piece, 1});
    }
  }
};

}  // namespace beffroi::hosting
