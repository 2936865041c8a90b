// A connection that records what it is given and takes as little of it as the test wants.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hosting/outlet.hpp"
#include "inflated.hpp"

namespace beffroi::hosting::testing {

class FakeOutlet final : public Outlet {
 public:
  static constexpr std::size_t everything = SIZE_MAX;

  WriteResult write_now(std::span<const iovec> pieces) override {
    ++writes;
    last_piece = pieces.front().iov_base;
    last_pieces = pieces.size();
    if (broken) {
      return {0, WriteResult::State::broken};
    }
    std::size_t taken = 0;
    for (const iovec& piece : pieces) {
      const std::size_t now = std::min(piece.iov_len, room);
      if (keep) {
        bytes.append(static_cast<const char*>(piece.iov_base), now);
      }
      taken += now;
      room -= room == everything ? 0 : now;
      if (now < piece.iov_len) {
        return {taken, WriteResult::State::would_block};
      }
    }
    return {taken, WriteResult::State::done};
  }

  void want_writable() override { wants_writable = true; }

  void close(std::uint16_t code, std::string_view) override {
    if (!closed_with) {
      closed_with = code;
      closed_at = bytes.size();
    }
  }

  // The payloads of all whole text frames not yet taken; the rest waits.
  std::vector<std::string> take_frames() {
    std::vector<std::string> payloads;
    for (;;) {
      const std::size_t left = bytes.size() - read_;
      if (left < 2) {
        return payloads;
      }
      const auto* at = reinterpret_cast<const unsigned char*>(bytes.data()) + read_;
      const bool is_compressed = at[0] == 0xC1;
      bad_frame = bad_frame || (is_compressed ? !compressed : at[0] != 0x81) || at[1] > 127;
      const std::size_t extra = at[1] == 126 ? 2 : at[1] == 127 ? 8 : 0;
      if (left < 2 + extra) {
        return payloads;
      }
      std::size_t size = extra == 0 ? at[1] : 0;
      for (std::size_t i = 0; i < extra; ++i) {
        size = size << 8 | at[2 + i];
      }
      if (left < 2 + extra + size) {
        return payloads;
      }
      const std::string payload = bytes.substr(read_ + 2 + extra, size);
      payloads.push_back(is_compressed ? inflated(payload) : payload);
      compressed_frames += is_compressed ? 1 : 0;
      read_ += 2 + extra + size;
    }
  }
  bool inside_frame() const { return read_ != bytes.size(); }

  std::string bytes;  // everything taken so far
  std::size_t room = everything;
  bool keep = true;  // false: count only
  bool broken = false;
  bool compressed = false;  // takes compressed frames; gives them back as they were
  std::size_t compressed_frames = 0;
  bool wants_writable = false;
  bool bad_frame = false;
  std::size_t writes = 0;
  const void* last_piece = nullptr;  // where the first one of the last write lay
  std::size_t last_pieces = 0;
  std::optional<std::uint16_t> closed_with;
  std::size_t closed_at = 0;

 private:
  std::size_t read_ = 0;
};

}  // namespace beffroi::hosting::testing
