#include "hosting/wire.hpp"

#include <utility>

#include "hosting/deflater.hpp"
#include "protocol/codec.hpp"

namespace beffroi::hosting {

namespace {

constexpr char final_text = '\x81';
constexpr char final_compressed_text = '\xC1';  // with RSV1

void append_big_endian(std::string& out, std::size_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
    out.push_back(static_cast<char>((value >> shift) & 0xFF));
  }
}

void append_number(std::string& out, std::string_view key, protocol::Seq value) {
  out.append(key);
  out.append(std::to_string(value));
}

void append_escape(std::string& out, unsigned char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  out.append("\\u00");
  out.push_back(digits[c >> 4]);
  out.push_back(digits[c & 0xF]);
}

struct SnapshotEnds {
  std::string front;
  std::string back;
};

// What stands before and after the shared view.
SnapshotEnds ends_of(const SnapshotPlace& place, std::string_view mine) {
  SnapshotEnds ends;
  ends.front = R"({"t":"snap","room":)";
  append_json_string(ends.front, place.room);
  ends.front.append(R"(,"epoch":)");
  append_json_string(ends.front, place.epoch);
  append_number(ends.front, R"(,"seq":)", place.seq);
  ends.front.append(R"(,"shared":)");
  ends.back.append(R"(,"mine":)").append(mine).push_back('}');
  return ends;
}

void append_in_three(std::vector<Piece>& out, FrameKind kind, std::string_view front,
                     std::shared_ptr<const std::string> shared, std::string back) {
  const std::size_t payload = front.size() + shared->size() + back.size();
  out.push_back(owned_piece(frame_header(payload, kind).append(front), false));
  out.push_back(shared_piece(std::move(shared), false));
  out.push_back(owned_piece(std::move(back), true));
}

}  // namespace

std::string frame_header(std::size_t payload_size, FrameKind kind) {
  std::string out(1, kind == FrameKind::plain ? final_text : final_compressed_text);
  if (payload_size < 126) {
    out.push_back(static_cast<char>(payload_size));
  } else if (payload_size <= 0xFFFF) {
    out.push_back(126);
    append_big_endian(out, payload_size, 2);
  } else {
    out.push_back(127);
    append_big_endian(out, payload_size, 8);
  }
  return out;
}

std::string framed(std::string_view payload) {
  std::string out = frame_header(payload.size());
  out.append(payload);
  return out;
}

std::string framed(const protocol::ServerMessage& message) {
  return framed(protocol::encoded(message));
}

Piece owned_piece(std::string bytes, bool ends_frame) {
  auto keeper = std::make_shared<const std::string>(std::move(bytes));
  const std::string_view view = *keeper;
  return Piece{std::move(keeper), view, false, ends_frame};
}

Piece shared_piece(std::shared_ptr<const std::string> bytes, bool ends_frame) {
  const std::string_view view = *bytes;
  return Piece{std::move(bytes), view, true, ends_frame};
}

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      append_escape(out, static_cast<unsigned char>(c));
    } else {
      out.push_back(c);
    }
  }
  out.push_back('"');
}

std::string up_message(std::string_view room, protocol::Seq after, protocol::Seq upto, std::string_view updates) {
  std::string out = R"({"t":"up","room":)";
  out.reserve(updates.size() + room.size() + 96);
  append_json_string(out, room);
  append_number(out, R"(,"after":)", after);
  append_number(out, R"(,"upto":)", upto);
  out.append(R"(,"u":[)").append(updates).append("]}");
  return out;
}

std::string mine_message(std::string_view room, std::string_view updates) {
  std::string out = R"({"t":"mine","room":)";
  append_json_string(out, room);
  out.append(R"(,"u":[)").append(updates).append("]}");
  return out;
}

void append_snapshot(std::vector<Piece>& out, const SnapshotPlace& place,
                     std::shared_ptr<const std::string> shared_view, std::string_view mine) {
  SnapshotEnds ends = ends_of(place, mine);
  append_in_three(out, FrameKind::plain, ends.front, std::move(shared_view), std::move(ends.back));
}

void append_compressed_snapshot(std::vector<Piece>& out, const SnapshotPlace& place,
                                std::shared_ptr<const std::string> shared_blocks, std::string_view mine,
                                Deflater& deflater) {
  const SnapshotEnds ends = ends_of(place, mine);
  append_in_three(out, FrameKind::compressed, deflater.blocks(ends.front), std::move(shared_blocks),
                  deflater.payload(ends.back));
}

}  // namespace beffroi::hosting
