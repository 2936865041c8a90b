// The outgoing bytes of one connection, in one order: answers, snapshots and the frames of rooms never overtake or cut
// into each other. At rest it holds no heap memory; while a connection takes nothing it holds what was half sent and
// the answers and snapshots that came meanwhile (bounds::lane_bytes, lane_shared_bytes), never a queue of the room's
// frames.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "hosting/counters.hpp"
#include "hosting/outlet.hpp"
#include "hosting/wire.hpp"

namespace beffroi::hosting {

class Line {
 public:
  Line(Outlet& outlet, Counters& counters);
  ~Line();
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  // Takes bytes of a room now: nothing waits before them.
  bool ready() const { return state_ == State::open && !queue_; }
  bool closed() const { return state_ == State::closing || state_ == State::closed; }

  // Sends whole frames after all that was sent before. Too much waiting closes the connection (close_code::slow).
  void send(std::span<const Piece> pieces);
  void send(std::string frame);

  // Writes frames of a room that their ring keeps; returns how many bytes went out. Precondition: ready().
  // When fewer bytes went out than given and one of the pieces was cut, the caller follows with keep_rest().
  std::size_t write(std::span<const iovec> pieces, std::size_t total);

  // For a volley instead of write(): where to, and what came of it. Precondition: ready(). The caller counts.
  Outlet& outlet() { return outlet_; }
  void settle(const WriteResult& result);

  // The rest of what write() was given: goes out before anything else. `inside_frame`: it begins amid a frame.
  void keep_rest(std::vector<Piece> rest, bool inside_frame);

  // There is room again: sends what waits. ready() afterwards if all of it went out.
  void on_writable();

  // Ends the connection after the frame that is half sent, if any; what waits behind it is dropped.
  void close(std::uint16_t code, std::string_view reason);

  // The connection is gone: nothing is sent any more.
  void on_closed();

 private:
  enum class State {
    open,     // the outlet takes bytes
    blocked,  // on_writable() will come
    closing,  // a half sent frame is finished, then the outlet is closed
    closed,
  };
  struct Queue {
    std::vector<Piece> pieces;
    std::size_t first = 0;         // pieces before it are sent
    std::size_t offset = 0;        // bytes of the first that are sent
    bool inside_frame = false;     // a part of the first piece's frame is sent
    std::size_t own_bytes = 0;     // of pieces that are not shared
    std::size_t shared_bytes = 0;  // of those that are
    std::uint16_t close_code = 0;
    std::string close_reason;
  };

  bool would_keep_too_much(std::span<const Piece> pieces) const;
  void enqueue(std::span<const Piece> pieces);
  void drain();
  void advance(std::size_t bytes);
  void enforce_bounds();
  void close_slow();
  void forget_sent();
  void drop_unbegun();
  void note(const WriteResult& result);
  void set_state(State state);

  Outlet& outlet_;
  Counters& counters_;
  State state_ = State::open;
  std::unique_ptr<Queue> queue_;  // empty at rest
};

}  // namespace beffroi::hosting
