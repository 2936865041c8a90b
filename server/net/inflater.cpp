#include "net/inflater.hpp"

#include <zlib.h>

#include <new>

#include "net/utf8.hpp"
#include "net/websocket_codec.hpp"

namespace beffroi::net {

namespace {

constexpr int kRawWindowBits = -15;                             // the whole window, no zlib header
constexpr std::string_view kEmptyBlock("\x00\x00\xff\xff", 4);  // what the sender has cut off, RFC 7692 7.2.1
constexpr int kAfterBlock = 128;                                // in data_type: the last block has ended

}  // namespace

void Inflater::End::operator()(z_stream_s* stream) const {
  inflateEnd(stream);
  delete stream;
}

Inflater::Inflater() = default;
Inflater::~Inflater() = default;

z_stream_s& Inflater::fresh_stream() {
  if (stream_) {
    inflateReset(stream_.get());
    return *stream_;
  }
  auto fresh = std::make_unique<z_stream>();
  if (inflateInit2(fresh.get(), kRawWindowBits) != Z_OK) throw std::bad_alloc();
  stream_.reset(fresh.release());
  return *stream_;
}

// A block that calls itself the last one (RFC 7692 7.2.3.4) ends the stream for zlib, not the message.
Inflater::Outcome Inflater::run(std::string_view bytes) {
  stream_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream_->avail_in = static_cast<uInt>(bytes.size());
  while (stream_->avail_in > 0) {
    switch (::inflate(stream_.get(), Z_SYNC_FLUSH)) {
      case Z_OK:
        if (stream_->avail_out == 0) return Outcome::too_big;
        break;
      case Z_BUF_ERROR:
        return stream_->avail_out == 0 ? Outcome::too_big : Outcome::broken;
      case Z_STREAM_END:
        if (stream_->avail_out == 0) return Outcome::too_big;
        inflateResetKeep(stream_.get());
        break;
      default:
        return Outcome::broken;
    }
  }
  return Outcome::whole;
}

Inflated Inflater::inflate(std::string_view payload, std::size_t limit_bytes) {
  z_stream_s& stream = fresh_stream();
  if (text_.size() < limit_bytes + 1) text_.resize(limit_bytes + 1);  // a full buffer is too much
  stream.next_out = reinterpret_cast<Bytef*>(text_.data());
  stream.avail_out = static_cast<uInt>(limit_bytes + 1);
  Outcome outcome = run(payload);
  if (outcome == Outcome::whole) outcome = run(kEmptyBlock);
  if (outcome == Outcome::too_big) return {{}, close_code::too_big, "message is too big"};
  if (outcome == Outcome::broken || !(stream.data_type & kAfterBlock)) {
    return {{}, close_code::not_utf8, "message is not DEFLATE data"};
  }
  const std::string_view text(text_.data(), limit_bytes + 1 - stream.avail_out);
  if (!is_utf8(text)) return {{}, close_code::not_utf8, "text is not UTF-8"};
  return {text};
}

}  // namespace beffroi::net
