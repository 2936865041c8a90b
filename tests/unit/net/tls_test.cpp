#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <malloc.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "net/ktls.hpp"
#include "net/tls_context.hpp"
#include "unit/net/test_client.hpp"
#include "unit/net/test_hub.hpp"

namespace beffroi::net {
namespace {

using testing::TestCertificate;
using testing::TestClient;
using testing::TestHub;

constexpr const char* kHello = "GET /api/hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

ListenerOptions tls_options(const TestCertificate& certificate) {
  ListenerOptions options;
  options.tls = TlsContext::load(certificate.certificate_file(), certificate.key_file()).value();
  return options;
}

// A TLS client whose protocol version and session are ours to choose.
class VersionClient {
 public:
  VersionClient(std::uint16_t port, int version, SSL_SESSION* resumed = nullptr)
      : context_(SSL_CTX_new(TLS_client_method())), descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    SSL_CTX_set_security_level(context_, 0);  // so that old versions are refused by the hub, not here
    SSL_CTX_set_min_proto_version(context_, version);
    SSL_CTX_set_max_proto_version(context_, version);
    const timeval patience{5, 0};
    setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return;
    ssl_ = SSL_new(context_);
    SSL_set_fd(ssl_, descriptor_);
    if (resumed) SSL_set_session(ssl_, resumed);
    connected_ = SSL_connect(ssl_) == 1;
  }
  ~VersionClient() {
    forget_tls();
    ::close(descriptor_);
  }
  VersionClient(const VersionClient&) = delete;
  VersionClient& operator=(const VersionClient&) = delete;

  // What came as an answer to one request; tickets of TLS 1.3 come before it.
  std::string ask(std::string_view request) {
    SSL_write(ssl_, request.data(), static_cast<int>(request.size()));
    std::string answer(4096, '\0');
    const int count = SSL_read(ssl_, answer.data(), static_cast<int>(answer.size()));
    answer.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return answer;
  }
  // The socket stays open; what is left is the hub's side.
  void forget_tls() {
    SSL_free(std::exchange(ssl_, nullptr));
    SSL_CTX_free(std::exchange(context_, nullptr));
  }

  bool connected() const { return connected_; }
  SSL* ssl() const { return ssl_; }

 private:
  SSL_CTX* context_;
  const int descriptor_;
  SSL* ssl_ = nullptr;
  bool connected_ = false;
};

TEST(KernelTls, is_found_where_the_kernel_lists_it) {
  const std::string list = ::testing::TempDir() + "beffroi_ulp";
  std::ofstream(list) << "espintcp mptcp tls\n";
  EXPECT_EQ(why_no_ktls(list), "");
  std::ofstream(list) << "mptcp tlsx\n";
  EXPECT_NE(why_no_ktls(list).find("modprobe tls"), std::string::npos);
  std::ofstream(list) << "";
  EXPECT_NE(why_no_ktls(list), "");
  EXPECT_NE(why_no_ktls("/none").find("/none"), std::string::npos);
}

// Asked of a kernel that has none, OpenSSL goes on by itself.
TEST(KernelTls, is_no_condition_for_a_connection) {
  const TestCertificate certificate;
  ListenerOptions options;
  options.tls = TlsContext::load(certificate.certificate_file(), certificate.key_file(), true).value();
  ASSERT_TRUE(SSL_CTX_get_options(options.tls->native()) & SSL_OP_ENABLE_KTLS);
  TestHub hub(std::move(options));
  hub.run();
  TestClient client(hub.port(), true);
  EXPECT_EQ(client.ask(kHello).body, "hello");
  EXPECT_EQ(hub.threads.figures().tls_handshakes, 1U);
  EXPECT_EQ(hub.threads.figures().kernel_tls, why_no_ktls().empty() ? 1U : 0U);
}

TEST(TlsContext, releases_buffers_and_refuses_renegotiation_and_compression) {
  const TestCertificate certificate;
  const auto context = TlsContext::load(certificate.certificate_file(), certificate.key_file()).value();
  EXPECT_TRUE(SSL_CTX_get_mode(context->native()) & SSL_MODE_RELEASE_BUFFERS);
  const auto options = SSL_CTX_get_options(context->native());
  EXPECT_TRUE(options & SSL_OP_NO_RENEGOTIATION);
  EXPECT_TRUE(options & SSL_OP_NO_COMPRESSION);
  EXPECT_FALSE(options & SSL_OP_ENABLE_KTLS) << "only when asked for";
}

TEST(Tls, speaks_1_3_and_1_2_and_nothing_older) {
  const TestCertificate certificate;
  TestHub hub(tls_options(certificate));
  hub.run();
  for (const int version : {TLS1_3_VERSION, TLS1_2_VERSION}) {
    VersionClient client(hub.port(), version);
    ASSERT_TRUE(client.connected());
    EXPECT_EQ(SSL_version(client.ssl()), version);
    EXPECT_NE(client.ask(kHello).find("hello"), std::string::npos);
  }
  for (const int version : {TLS1_1_VERSION, TLS1_VERSION}) {
    EXPECT_FALSE(VersionClient(hub.port(), version).connected());
  }
}

TEST(Tls, a_ticket_spares_the_second_handshake) {
  const TestCertificate certificate;
  TestHub hub(tls_options(certificate));
  hub.run();
  for (const int version : {TLS1_3_VERSION, TLS1_2_VERSION}) {
    VersionClient first(hub.port(), version);
    ASSERT_TRUE(first.connected());
    EXPECT_FALSE(SSL_session_reused(first.ssl()));
    EXPECT_NE(first.ask(kHello).find("hello"), std::string::npos);
    SSL_SESSION* const session = SSL_get1_session(first.ssl());
    EXPECT_TRUE(SSL_SESSION_has_ticket(session));
    VersionClient second(hub.port(), version, session);
    SSL_SESSION_free(session);
    ASSERT_TRUE(second.connected());
    EXPECT_TRUE(SSL_session_reused(second.ssl())) << version;
    EXPECT_NE(second.ask(kHello).find("hello"), std::string::npos);
  }
}

TEST(Tls, renegotiation_is_refused) {
  const TestCertificate certificate;
  TestHub hub(tls_options(certificate));
  hub.run();
  VersionClient client(hub.port(), TLS1_2_VERSION);
  ASSERT_TRUE(client.connected());
  ASSERT_EQ(SSL_renegotiate(client.ssl()), 1);
  EXPECT_NE(SSL_do_handshake(client.ssl()), 1) << "no second handshake on one connection";
  EXPECT_EQ(hub.threads.figures().tls_handshakes, 1U);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !__has_feature(address_sanitizer) && \
    !__has_feature(thread_sanitizer)

TEST(Tls, an_idle_connection_costs_at_most_16_kilobytes) {
  const TestCertificate certificate;
  TestHub hub(tls_options(certificate), 1);
  hub.run();
  std::vector<std::unique_ptr<VersionClient>> clients;
  const auto heap_with = [&](std::size_t connections) {
    while (clients.size() < connections) {
      clients.push_back(std::make_unique<VersionClient>(hub.port(), TLS1_3_VERSION));
      EXPECT_NE(clients.back()->ask(testing::upgrade_request({}, "https://localhost")).find(" 101 "),
                std::string::npos);
      clients.back()->forget_tls();
    }
    const auto open = static_cast<int>(connections);
    EXPECT_TRUE(
        testing::eventually([&] { return hub.door.open_sessions == open && hub.threads.load() == connections + 1; }));
    return ::mallinfo2().uordblks;
  };
  const auto few = heap_with(20);
  const auto many = heap_with(120);
  const std::size_t each = (many - few) / 100;
  RecordProperty("bytes_per_connection", static_cast<int>(each));
  EXPECT_LE(each, 16U * 1024);
}

#endif

TEST(TlsContext, says_which_file_is_wrong) {
  const TestCertificate one, other;
  const auto reason = [](const std::string& certificate, const std::string& key) {
    const auto loaded = TlsContext::load(certificate, key);
    return loaded.ok() ? std::string("loaded") : loaded.error();
  };
  EXPECT_EQ(reason(one.certificate_file(), one.key_file()), "loaded");
  EXPECT_EQ(reason("/none.pem", one.key_file()), "cannot read the TLS file /none.pem");
  EXPECT_NE(reason(one.key_file(), one.key_file()).find("is not a PEM certificate"), std::string::npos);
  EXPECT_NE(reason(one.certificate_file(), one.certificate_file()).find("is not a usable PEM key"), std::string::npos);
  EXPECT_NE(reason(one.certificate_file(), other.key_file()).find(other.key_file()), std::string::npos);
}

TEST(Tls, serves_http) {
  const TestCertificate certificate;
  TestHub hub(tls_options(certificate));
  hub.run();
  TestClient client(hub.port(), true);
  ASSERT_TRUE(client.is_connected());
  const auto reply = client.ask(kHello);
  EXPECT_EQ(reply.body, "hello");
  EXPECT_EQ(reply.field("strict-transport-security"), "max-age=63072000");
  EXPECT_EQ(client.ask("GET /api/address HTTP/1.1\r\nHost: localhost\r\n\r\n").body, "127.0.0.1 https");
}

TEST(Tls, plain_http_on_the_tls_port_ends_the_connection) {
  const TestCertificate certificate;
  TestHub hub(tls_options(certificate));
  hub.run();
  TestClient client(hub.port());
  client.send(kHello);
  EXPECT_EQ(client.read_until("hello").find("hello"), std::string::npos);
}

TEST(Tls, handshakes_beyond_the_bound_wait_their_turn) {
  const TestCertificate certificate;
  TestHub hub(tls_options(certificate), 1);
  hub.run();
  std::vector<std::unique_ptr<TestClient>> silent;
  for (std::size_t i = 0; i < kHandshakesInFlight; ++i) silent.push_back(std::make_unique<TestClient>(hub.port()));
  ASSERT_TRUE(testing::eventually([&] { return hub.threads.load() == kHandshakesInFlight + 1; }));
  std::thread late([&] {
    TestClient client(hub.port(), true);
    EXPECT_TRUE(client.is_connected());
    EXPECT_EQ(client.ask(kHello).body, "hello");
  });
  ASSERT_TRUE(testing::eventually([&] { return hub.threads.load() == kHandshakesInFlight + 2; }));
  silent.front()->reset();  // makes room
  late.join();
}

TEST(Tls, a_large_response_to_a_slow_reader) {
  const TestCertificate certificate;
  TestHub hub(tls_options(certificate));
  const std::string large(2 << 20, 'L');
  hub.before_start = [&](Router& router) {
    router.get("/api/large",
               [&](Request, Respond respond) { respond({200, {}, std::make_shared<const std::string>(large)}); });
  };
  hub.run();
  TestClient client(hub.port(), true, 4096);
  EXPECT_EQ(client.ask("GET /api/large HTTP/1.1\r\nHost: localhost\r\n\r\n").body, large);
}

}  // namespace
}  // namespace beffroi::net
