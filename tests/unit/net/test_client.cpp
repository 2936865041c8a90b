#include "unit/net/test_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "net/ascii.hpp"

namespace beffroi::net::testing {

TestClient::TestClient(std::uint16_t port, bool tls, int receive_buffer_bytes) {
  descriptor_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval patience{5, 0};
  setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(descriptor_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  if (receive_buffer_bytes) {
    setsockopt(descriptor_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof receive_buffer_bytes);
  }
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  connected_ = ::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  if (!connected_ || !tls) return;
  context_ = SSL_CTX_new(TLS_client_method());
  ssl_ = SSL_new(context_);
  SSL_set_fd(ssl_, descriptor_);
  connected_ = SSL_connect(ssl_) == 1;
}

TestClient::~TestClient() {
  SSL_free(ssl_);
  SSL_CTX_free(context_);
  ::close(descriptor_);
}

bool TestClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ssl_ ? SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size()))
                               : ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void TestClient::close_writing() {
  ::shutdown(descriptor_, SHUT_WR);
}

void TestClient::reset() {
  const linger hard{1, 0};
  setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
  ::close(descriptor_);
  descriptor_ = -1;
}

bool TestClient::fill() {
  std::array<char, 16384> room;
  ssize_t count = 0;
  do {  // a ring that this thread once had may interrupt it
    errno = 0;
    count = ssl_ ? SSL_read(ssl_, room.data(), static_cast<int>(room.size()))
                 : ::recv(descriptor_, room.data(), room.size(), 0);
  } while (count < 0 && errno == EINTR);
  if (count <= 0) return false;
  buffer_.append(room.data(), static_cast<std::size_t>(count));
  return true;
}

bool TestClient::trickle(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    char byte = 0;
    if (::recv(descriptor_, &byte, 1, 0) != 1) return false;
    buffer_.push_back(byte);
  }
  return true;
}

std::string TestClient::read_until(std::string_view mark) {
  while (buffer_.find(mark) == std::string::npos && fill()) {
  }
  const auto at = buffer_.find(mark);
  return read_bytes(at == std::string::npos ? buffer_.size() : at + mark.size());
}

std::string TestClient::read_bytes(std::size_t count) {
  while (buffer_.size() < count && fill()) {
  }
  const std::string bytes = buffer_.substr(0, count);
  buffer_.erase(0, bytes.size());
  return bytes;
}

std::string TestClient::read_to_end() {
  while (fill()) {
  }
  return std::move(buffer_);
}

bool TestClient::is_at_end() {
  if (!buffer_.empty()) return false;
  char byte = 0;
  return ssl_ ? SSL_read(ssl_, &byte, 1) <= 0 : ::recv(descriptor_, &byte, 1, 0) == 0;
}

std::string TestClient::Reply::field(std::string_view name) const {
  std::string value;
  for_each_part(head, '\n', [&](std::string_view line) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !equal_ignoring_case(line.substr(0, colon), name)) return true;
    value = trimmed(line.substr(colon + 1, line.size() - colon - 2));
    return false;
  });
  return value;
}

TestClient::Reply TestClient::read_reply(bool head_only) {
  Reply reply;
  reply.head = read_until("\r\n\r\n");
  if (reply.head.size() < 12) return reply;
  reply.status = std::atoi(reply.head.c_str() + 9);
  const std::string length = reply.field("content-length");
  if (!head_only && !length.empty()) reply.body = read_bytes(static_cast<std::size_t>(std::atol(length.c_str())));
  return reply;
}

TestClient::Frame TestClient::read_frame() {
  const std::string start = read_bytes(2);
  if (start.size() < 2) return {};
  std::size_t size = static_cast<unsigned char>(start[1]);
  if (size >= 126) {
    std::size_t extended = 0;
    for (char byte : read_bytes(size == 126 ? 2 : 8)) extended = extended << 8 | static_cast<unsigned char>(byte);
    size = extended;
  }
  Frame frame;
  frame.payload = read_bytes(size);
  if (frame.payload.size() == size) frame.opcode = start[0] & 0x0F;
  return frame;
}

int TestClient::Frame::close_code() const {
  if (opcode != 8 || payload.size() < 2) return -1;
  return static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
}

std::string upgrade_request(std::string_view extra, std::string_view origin) {
  std::string request =
      "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
      "Sec-WebSocket-Protocol: beffroi.v1\r\n";
  if (!origin.empty()) request.append("Origin: ").append(origin).append("\r\n");
  return request.append(extra).append("\r\n");
}

TestCertificate::TestCertificate() {
  std::string pattern = (std::filesystem::temp_directory_path() / "beffroi-tls-XXXXXX").string();
  directory_ = ::mkdtemp(pattern.data()) ? pattern : std::string();
  const std::string command =
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -keyout " +
      key_file() + " -out " + certificate_file() + " 2>/dev/null";
  if (std::system(command.c_str()) != 0) directory_.clear();
}

TestCertificate::~TestCertificate() {
  if (!directory_.empty()) std::filesystem::remove_all(directory_);
}

}  // namespace beffroi::net::testing
