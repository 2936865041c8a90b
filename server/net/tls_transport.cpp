#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "net/tls_context.hpp"
#include "net/transport.hpp"

namespace beffroi::net {

namespace {

constexpr std::size_t kRecordBytes = 16 * 1024;  // the largest TLS record

// Joins parts into one record, so that many small frames cost one encryption.
std::span<const char> gather(std::span<const iovec> parts, std::span<char> room) {
  std::size_t size = 0;
  for (const iovec& part : parts) {
    const std::size_t count = std::min(part.iov_len, room.size() - size);
    if (count) std::memcpy(room.data() + size, part.iov_base, count);
    size += count;
    if (size == room.size()) break;
  }
  return room.first(size);
}

std::span<const char> whole_or_record(const iovec& part) {
  return {static_cast<const char*>(part.iov_base), std::min(part.iov_len, kRecordBytes)};
}

// OpenSSL works on the descriptor itself: its buffers exist only while a record is under way.
class TlsTransport final : public Transport {
 public:
  TlsTransport(int descriptor, const TlsContext& context) : descriptor_(descriptor), ssl_(SSL_new(context.native())) {
    if (!ssl_ || SSL_set_fd(ssl_, descriptor) != 1) {
      broken_ = true;
      return;
    }
    SSL_set_accept_state(ssl_);
  }
  ~TlsTransport() override { SSL_free(ssl_); }
  TlsTransport(const TlsTransport&) = delete;
  TlsTransport& operator=(const TlsTransport&) = delete;

  IoStatus handshake() override {
    if (broken_) return IoStatus::failed;
    ERR_clear_error();
    const int outcome = SSL_do_handshake(ssl_);
    if (outcome != 1) return status_of(outcome);
    kernel_writes_ = BIO_get_ktls_send(SSL_get_wbio(ssl_)) != 0;
    return IoStatus::done;
  }

  IoResult read_some(std::span<std::byte> buffer) override {
    if (broken_) return {IoStatus::failed, 0};
    ERR_clear_error();
    std::size_t count = 0;
    const int outcome = SSL_read_ex(ssl_, buffer.data(), buffer.size(), &count);
    if (outcome == 1) return {IoStatus::done, count};
    return {status_of(outcome), 0};
  }

  // Where the kernel makes the records, what we write goes past OpenSSL: after a full socket it would go on from the
  // pointer it was given first, whatever the mode says of moving buffers, and those bytes are not ours any more. The
  // alerts still come from OpenSSL.
  IoResult write_some(std::span<const iovec> parts) override {
    if (broken_) return {IoStatus::failed, 0};
    if (kernel_writes_) return send_some(descriptor_, parts);
    const IoStatus before = flush();
    if (before != IoStatus::done) return {before, 0};
    thread_local std::array<char, kRecordBytes> room;
    const std::span<const char> record = parts.size() == 1 ? whole_or_record(parts.front()) : gather(parts, room);
    if (record.empty()) return {};
    std::size_t count = 0;
    const IoStatus status = write_record(record, count);
    if (status == IoStatus::done) return {IoStatus::done, count};
    if (status != IoStatus::want_write && status != IoStatus::want_read) return {status, 0};
    // OpenSSL has encrypted the record and wants the same bytes again: they are ours from now on.
    held_.assign(record.begin(), record.end());
    return {IoStatus::done, record.size()};
  }

  IoStatus flush() override {
    if (broken_) return IoStatus::failed;
    while (!held_.empty()) {
      std::size_t count = 0;
      const IoStatus status = write_record(held_, count);
      if (status != IoStatus::done) return status;
      held_.erase(0, count);
    }
    held_.shrink_to_fit();
    return IoStatus::done;
  }

  bool has_buffered_input() const override { return !broken_ && SSL_has_pending(ssl_); }

  bool writes_pass_through() const override { return kernel_writes_; }

  void end_writing() override {
    if (!broken_ && SSL_is_init_finished(ssl_)) {
      ERR_clear_error();
      SSL_shutdown(ssl_);
      ERR_clear_error();
    }
    ::shutdown(descriptor_, SHUT_WR);
  }

 private:
  IoStatus write_record(std::span<const char> record, std::size_t& count) {
    ERR_clear_error();
    const int outcome = SSL_write_ex(ssl_, record.data(), record.size(), &count);
    return outcome == 1 ? IoStatus::done : status_of(outcome);
  }

  IoStatus status_of(int outcome) {
    switch (SSL_get_error(ssl_, outcome)) {
      case SSL_ERROR_WANT_READ:
        return IoStatus::want_read;
      case SSL_ERROR_WANT_WRITE:
        return IoStatus::want_write;
      case SSL_ERROR_ZERO_RETURN:
        return IoStatus::closed;
      default:
        broken_ = true;  // SSL_shutdown must not be called after this
        ERR_clear_error();
        return IoStatus::failed;
    }
  }

  const int descriptor_;
  SSL* const ssl_;
  bool broken_ = false;
  bool kernel_writes_ = false;  // the kernel makes the records
  std::string held_;            // plaintext of a record that is encrypted and not wholly sent
};

}  // namespace

std::unique_ptr<Transport> make_tls_transport(int descriptor, const TlsContext& context) {
  return std::make_unique<TlsTransport>(descriptor, context);
}

}  // namespace beffroi::net
