// A blocking client on a real socket, plain or TLS: what a peer sends and sees. Reads give up after five seconds.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct ssl_st;
struct ssl_ctx_st;

namespace beffroi::net::testing {

class TestClient {
 public:
  explicit TestClient(std::uint16_t port, bool tls = false, int receive_buffer_bytes = 0);
  ~TestClient();
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  bool is_connected() const { return connected_; }
  bool send(std::string_view bytes);
  void close_writing();
  void reset();  // ends the connection the hard way

  bool trickle(std::size_t count);  // takes bytes one by one, for a later read; false: the connection ended

  std::string read_until(std::string_view mark);  // with the mark; less when the connection ended
  std::string read_bytes(std::size_t count);
  std::string read_to_end();
  bool is_at_end();  // the server has closed, and sent nothing more

  // One response: status line and fields up to the empty line, then Content-Length bytes (none for HEAD).
  struct Reply {
    std::string head;
    std::string body;
    int status = 0;
    std::string field(std::string_view name) const;
  };
  Reply read_reply(bool head_only = false);
  Reply ask(std::string_view request) {
    send(request);
    return read_reply();
  }

  // One WebSocket frame of the server.
  struct Frame {
    int opcode = -1;  // -1: the connection ended
    std::string payload;
    int close_code() const;
  };
  Frame read_frame();

 private:
  bool fill();

  int descriptor_ = -1;
  ssl_ctx_st* context_ = nullptr;
  ssl_st* ssl_ = nullptr;
  bool connected_ = false;
  std::string buffer_;
};

// An upgrade request that is accepted, with other fields if wanted.
std::string upgrade_request(std::string_view extra = {}, std::string_view origin = "http://localhost");

// A certificate for localhost made with the openssl program; the files vanish with the object.
class TestCertificate {
 public:
  TestCertificate();
  ~TestCertificate();
  std::string certificate_file() const { return directory_ + "/certificate.pem"; }
  std::string key_file() const { return directory_ + "/key.pem"; }
  const std::string& directory() const { return directory_; }

 private:
  std::string directory_;
};

}  // namespace beffroi::net::testing
