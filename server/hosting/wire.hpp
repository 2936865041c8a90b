// Ready bytes: WebSocket frames as they go on the wire, and JSON put together from parts that are already encoded.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/messages.hpp"

namespace beffroi::hosting {

class Deflater;

// A compressed one carries a payload of permessage-deflate (RFC 7692), only for those who negotiated it.
enum class FrameKind { plain, compressed };

// The header of an unmasked, final text frame (RFC 6455 5.2) with a payload of that size.
std::string frame_header(std::size_t payload_size, FrameKind kind = FrameKind::plain);

// A whole text frame.
std::string framed(std::string_view payload);

// A whole text frame of one message to a client.
std::string framed(const protocol::ServerMessage& message);

// A part of a frame in somebody's keeping. `ends_frame` on the last part of a frame.
struct Piece {
  std::shared_ptr<const void> keeper;
  std::string_view bytes;
  bool shared = false;  // also held by the room for others: not counted against this connection
  bool ends_frame = true;
};

// A piece that owns its bytes.
Piece owned_piece(std::string bytes, bool ends_frame = true);
// A piece that shares the bytes of a string kept by others.
Piece shared_piece(std::shared_ptr<const std::string> bytes, bool ends_frame = true);

// JSON of a string, with quotes.
void append_json_string(std::string& out, std::string_view text);

// {"t":"up","room":...,"after":...,"upto":...,"u":[<updates>]}, where `updates` is encoded Updates joined by commas.
std::string up_message(std::string_view room, protocol::Seq after, protocol::Seq upto, std::string_view updates);
// {"t":"mine","room":...,"u":[<updates>]}
std::string mine_message(std::string_view room, std::string_view updates);

// The message `snap` as one frame in three pieces; `shared_view` is an encoded RoomView, `mine` an encoded MineView.
struct SnapshotPlace {
  std::string_view room;
  std::string_view epoch;
  protocol::Seq seq;
};
void append_snapshot(std::vector<Piece>& out, const SnapshotPlace& place,
                     std::shared_ptr<const std::string> shared_view, std::string_view mine);

// The same compressed; `shared_blocks` is Deflater::blocks() of the encoded RoomView. What is somebody's own is
// compressed by itself, so that its length tells nothing of what others wrote.
void append_compressed_snapshot(std::vector<Piece>& out, const SnapshotPlace& place,
                                std::shared_ptr<const std::string> shared_blocks, std::string_view mine,
                                Deflater& deflater);

}  // namespace beffroi::hosting
