#include "faulty_service.hpp"

#include <fcntl.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <utility>

namespace beffroi::outgoing::testing {

Peer::Peer(int descriptor, ssl_ctx_st* tls) : descriptor_(descriptor) {
  if (tls == nullptr) return;
  ssl_ = SSL_new(tls);
  SSL_set_fd(ssl_, descriptor);
  SSL_accept(ssl_);  // what comes after a failed one fails too
}

Peer::~Peer() {
  if (ssl_ != nullptr) SSL_free(ssl_);
}

int Peer::read(char* bytes, int count) {
  if (ssl_ != nullptr) return SSL_read(ssl_, bytes, count);
  return static_cast<int>(::recv(descriptor_, bytes, static_cast<std::size_t>(count), 0));
}

std::string Peer::read_request() {
  std::string request;
  std::size_t whole = 0;
  while (whole == 0 || request.size() < whole) {
    char bytes[4096];
    const int got = read(bytes, sizeof bytes);
    if (got <= 0) return {};
    request.append(bytes, static_cast<std::size_t>(got));
    const std::size_t end = request.find("\r\n\r\n");
    if (whole != 0 || end == std::string::npos) continue;
    const std::size_t length = request.find("Content-Length: ");
    whole = end + 4 + (length < end ? std::stoul(request.substr(length + 16)) : 0);
  }
  return request;
}

bool Peer::send(const std::string& bytes) {
  if (ssl_ != nullptr) return SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size())) > 0;
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t now = ::send(descriptor_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (now <= 0) return false;
    sent += static_cast<std::size_t>(now);
  }
  return true;
}

bool Peer::answer(const std::string& body, int status) {
  return send("HTTP/1.1 " + std::to_string(status) + " Said\r\nContent-Type: application/json\r\nContent-Length: " +
              std::to_string(body.size()) + "\r\n\r\n" + body);
}

void Peer::reset() {
  const linger hard{1, 0};
  ::setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
  const int nothing = ::open("/dev/null", 0);
  ::dup2(nothing, descriptor_);  // closes the socket, keeps the number until the end
  ::close(nothing);
}

void Peer::wait_for_end() {
  char byte = 0;
  while (read(&byte, 1) > 0) {
  }
}

FaultyService::FaultyService(Behaviour behaviour, const std::string& certificate, const std::string& key,
                             const std::string& socket)
    : behaviour_(std::move(behaviour)), socket_(socket) {
  std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes without MSG_NOSIGNAL
  if (!certificate.empty()) {
    tls_ = SSL_CTX_new(TLS_server_method());
    SSL_CTX_use_certificate_chain_file(tls_, certificate.c_str());
    SSL_CTX_use_PrivateKey_file(tls_, key.c_str(), SSL_FILETYPE_PEM);
  }
  listener_ = ::socket(socket.empty() ? AF_INET : AF_UNIX, SOCK_STREAM, 0);
  if (socket.empty()) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), length) != 0) throw std::runtime_error("bind");
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length);
    port_ = ntohs(address.sin_port);
  } else {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socket.c_str(), sizeof address.sun_path - 1);
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error("bind");
  }
  ::listen(listener_, 64);
  acceptor_ = std::thread([this] { accept_all(); });
}

void FaultyService::accept_all() {
  while (!ending_) {
    const int descriptor = ::accept(listener_, nullptr, nullptr);
    if (descriptor < 0) return;
    ++connections_;
    const std::lock_guard lock(mutex_);
    open_.push_back(descriptor);
    threads_.emplace_back([this, descriptor] {
      {
        Peer peer(descriptor, tls_);
        behaviour_(peer);
      }
      ::shutdown(descriptor, SHUT_RDWR);
    });
  }
}

FaultyService::~FaultyService() {
  ending_ = true;
  ::shutdown(listener_, SHUT_RDWR);
  acceptor_.join();
  {
    const std::lock_guard lock(mutex_);
    for (const int descriptor : open_) ::shutdown(descriptor, SHUT_RDWR);
  }
  for (std::thread& thread : threads_) thread.join();
  for (const int descriptor : open_) ::close(descriptor);
  ::close(listener_);
  if (tls_ != nullptr) SSL_CTX_free(tls_);
  if (!socket_.empty()) ::unlink(socket_.c_str());
}

FaultyService::Behaviour always(std::string body, int status) {
  return [body = std::move(body), status](Peer& peer) {
    while (!peer.read_request().empty() && peer.answer(body, status)) {
    }
  };
}

Certificate::Certificate(const std::string& name) {
  std::string folder = (std::filesystem::temp_directory_path() / "beffroi_certificate_XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("mkdtemp");
  folder_ = folder;
  const std::string made =
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=" + name +
      " -addext subjectAltName=DNS:" + name + " -keyout " + key() + " -out " + certificate() + " 2>/dev/null";
  if (std::system(made.c_str()) != 0) throw std::runtime_error("openssl req");
}

Certificate::~Certificate() {
  std::filesystem::remove_all(folder_);
}

}  // namespace beffroi::outgoing::testing
