#include "hosting/deflater.hpp"

#include <zlib.h>

#include <cassert>
#include <new>

#include "hosting/wire.hpp"

namespace beffroi::hosting {

namespace {

constexpr int raw_window_bits = -15;  // the whole window, no zlib header
constexpr int memory_level = 8;
constexpr std::size_t empty_block_bytes = 4;  // 00 00 FF FF

struct FrameParts {
  std::size_t header = 0;
  std::size_t payload = 0;
};

// Of the frame at the front of frames that framed() made.
FrameParts parts_of(std::string_view frames) {
  assert(frames.size() >= 2);
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(frames[i]); };
  const std::size_t extended = byte(1) == 126 ? 2 : byte(1) == 127 ? 8 : 0;
  FrameParts parts{2 + extended, extended == 0 ? std::size_t{byte(1)} : 0};
  for (std::size_t i = 0; i < extended; ++i) {
    parts.payload = parts.payload << 8 | byte(2 + i);
  }
  return parts;
}

}  // namespace

void Deflater::End::operator()(z_stream_s* stream) const {
  deflateEnd(stream);
  delete stream;
}

Deflater::Deflater() = default;
Deflater::~Deflater() = default;

std::string Deflater::blocks(std::string_view text) {
  if (!stream_) {
    auto fresh = std::make_unique<z_stream>();
    if (deflateInit2(fresh.get(), Z_DEFAULT_COMPRESSION, Z_DEFLATED, raw_window_bits, memory_level,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::bad_alloc();
    }
    stream_.reset(fresh.release());
  }
  deflateReset(stream_.get());
  std::string out(deflateBound(stream_.get(), text.size()) + 2 * empty_block_bytes, '\0');
  stream_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream_->avail_in = static_cast<uInt>(text.size());
  stream_->next_out = reinterpret_cast<Bytef*>(out.data());
  stream_->avail_out = static_cast<uInt>(out.size());
  deflate(stream_.get(), Z_SYNC_FLUSH);
  assert(stream_->avail_in == 0 && stream_->avail_out > 0);
  out.resize(out.size() - stream_->avail_out);
  return out;
}

std::string Deflater::payload(std::string_view text) {
  std::string out = blocks(text);
  out.resize(out.size() - empty_block_bytes);
  return out;
}

std::string Deflater::frames(std::string_view plain) {
  std::string out;
  bool smaller = false;
  while (!plain.empty()) {
    const FrameParts parts = parts_of(plain);
    const std::string_view frame = plain.substr(0, parts.header + parts.payload);
    plain.remove_prefix(frame.size());
    const std::string compressed =
        parts.payload < least_compressed_bytes ? std::string() : payload(frame.substr(parts.header));
    if (compressed.empty() || compressed.size() >= parts.payload) {
      out.append(frame);
      continue;
    }
    out.append(frame_header(compressed.size(), FrameKind::compressed)).append(compressed);
    smaller = true;
  }
  return smaller ? out : std::string();
}

}  // namespace beffroi::hosting
