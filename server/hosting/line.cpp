#include "hosting/line.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "hosting/bounds.hpp"
#include "protocol/errors.hpp"

namespace beffroi::hosting {

namespace {

iovec as_iovec(std::string_view bytes) {
  return iovec{const_cast<char*>(bytes.data()), bytes.size()};
}

}  // namespace

Line::Line(Outlet& outlet, Counters& counters) : outlet_(outlet), counters_(counters) {}

Line::~Line() {
  set_state(State::closed);
}

void Line::send(std::string frame) {
  const Piece piece = owned_piece(std::move(frame));
  send(std::span(&piece, 1));
}

void Line::send(std::span<const Piece> pieces) {
  if (closed() || pieces.empty()) {
    return;
  }
  if (would_keep_too_much(pieces)) {
    close_slow();
    return;
  }
  if (!ready() || pieces.size() > Outlet::max_pieces) {
    enqueue(pieces);
    if (state_ == State::open) {
      drain();
    }
    enforce_bounds();
    return;
  }
  std::array<iovec, Outlet::max_pieces> parts;
  std::size_t total = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    parts[i] = as_iovec(pieces[i].bytes);
    total += pieces[i].bytes.size();
  }
  const std::size_t taken = write(std::span(parts.data(), pieces.size()), total);
  if (taken < total && !closed()) {
    enqueue(pieces);
    advance(taken);
    enforce_bounds();
  }
}

std::size_t Line::write(std::span<const iovec> pieces, std::size_t total) {
  const WriteResult result = outlet_.write_now(pieces);
  note(result);
  return std::min(result.bytes, total);
}

void Line::keep_rest(std::vector<Piece> rest, bool inside_frame) {
  if (closed() || rest.empty()) {
    return;
  }
  queue_ = std::make_unique<Queue>();
  for (const Piece& piece : rest) {
    (piece.shared ? queue_->shared_bytes : queue_->own_bytes) += piece.bytes.size();
  }
  queue_->pieces = std::move(rest);
  queue_->inside_frame = inside_frame;
}

void Line::on_writable() {
  if (state_ == State::blocked) {
    set_state(State::open);
  }
  if (queue_ && state_ != State::closed) {
    drain();
  }
}

void Line::close(std::uint16_t code, std::string_view reason) {
  if (closed()) {
    return;
  }
  if (!queue_ || (queue_->offset == 0 && !queue_->inside_frame)) {
    queue_.reset();
    set_state(State::closed);
    outlet_.close(code, reason);
    return;
  }
  drop_unbegun();
  queue_->close_code = code;
  queue_->close_reason = reason;
  set_state(State::closing);
}

void Line::on_closed() {
  queue_.reset();
  set_state(State::closed);
}

// One snapshot may be as large as its room; the next has to wait for room.
bool Line::would_keep_too_much(std::span<const Piece> pieces) const {
  return queue_ && queue_->shared_bytes > bounds::lane_shared_bytes && std::ranges::any_of(pieces, &Piece::shared);
}

void Line::enqueue(std::span<const Piece> pieces) {
  if (!queue_) {
    queue_ = std::make_unique<Queue>();
  }
  for (const Piece& piece : pieces) {
    (piece.shared ? queue_->shared_bytes : queue_->own_bytes) += piece.bytes.size();
    queue_->pieces.push_back(piece);
  }
}

void Line::enforce_bounds() {
  if (closed() || !queue_) {
    return;
  }
  const std::size_t waiting = queue_->pieces.size() - queue_->first;
  if (queue_->own_bytes > bounds::lane_bytes || waiting > bounds::lane_pieces) {
    close_slow();
  }
}

void Line::close_slow() {
  counters_.slow_closed.add();
  close(protocol::close_code::slow, "too much waits for this connection");
}

void Line::drain() {
  while (queue_ && (state_ == State::open || state_ == State::closing)) {
    std::array<iovec, Outlet::max_pieces> parts;
    std::size_t count = 0;
    std::size_t total = 0;
    for (std::size_t i = queue_->first; i < queue_->pieces.size() && count < parts.size(); ++i, ++count) {
      std::string_view bytes = queue_->pieces[i].bytes;
      bytes.remove_prefix(count == 0 ? queue_->offset : 0);
      parts[count] = as_iovec(bytes);
      total += bytes.size();
    }
    const WriteResult result = outlet_.write_now(std::span(parts.data(), count));
    note(result);
    if (!queue_) {
      return;
    }
    advance(result.bytes);
    if (result.bytes < total) {
      return;
    }
  }
}

// Takes sent bytes off the queue; an empty queue goes back to rest, or ends a closing connection.
void Line::advance(std::size_t bytes) {
  Queue& queue = *queue_;
  while (queue.first < queue.pieces.size()) {
    Piece& front = queue.pieces[queue.first];
    const std::size_t left = front.bytes.size() - queue.offset;
    if (bytes < left) {
      queue.offset += bytes;
      forget_sent();
      return;
    }
    bytes -= left;
    (front.shared ? queue.shared_bytes : queue.own_bytes) -= front.bytes.size();
    queue.inside_frame = !front.ends_frame;
    queue.offset = 0;
    front = Piece{};
    ++queue.first;
  }
  const std::unique_ptr<Queue> finished = std::move(queue_);
  if (state_ == State::closing) {
    set_state(State::closed);
    outlet_.close(finished->close_code, finished->close_reason);
  }
}

void Line::forget_sent() {
  constexpr std::size_t worth_it = 64;
  Queue& queue = *queue_;
  if (queue.first >= worth_it) {
    queue.pieces.erase(queue.pieces.begin(), queue.pieces.begin() + static_cast<std::ptrdiff_t>(queue.first));
    queue.first = 0;
  }
}

void Line::drop_unbegun() {
  std::vector<Piece>& pieces = queue_->pieces;
  std::size_t end = queue_->first;
  while (end < pieces.size() && !pieces[end].ends_frame) {
    ++end;
  }
  pieces.resize(std::min(end + 1, pieces.size()));
}

void Line::note(const WriteResult& result) {
  counters_.sends.add();
  counters_.sent_bytes.add(static_cast<std::int64_t>(result.bytes));
  settle(result);
}

void Line::settle(const WriteResult& result) {
  switch (result.state) {
    case WriteResult::State::done:
      return;
    case WriteResult::State::would_block:
      if (state_ == State::open) {
        set_state(State::blocked);
      }
      outlet_.want_writable();
      return;
    case WriteResult::State::broken:
      on_closed();
      return;
  }
}

void Line::set_state(State state) {
  if ((state_ == State::blocked) != (state == State::blocked)) {
    state == State::blocked ? counters_.blocked.add() : counters_.blocked.drop();
  }
  state_ = state;
}

}  // namespace beffroi::hosting
