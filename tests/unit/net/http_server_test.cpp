// HTTP over real sockets: routes, order, limits, refusals, headers.
#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "unit/net/test_client.hpp"
#include "unit/net/test_hub.hpp"

namespace beffroi::net {
namespace {

using testing::eventually;
using testing::TestClient;
using testing::TestHub;

constexpr const char* kHello = "GET /api/hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

std::string post(std::string_view fields, std::string_view body, std::string_view path = "/api/echo") {
  return "POST " + std::string(path) +
         " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         std::string(fields) + "\r\n" + std::string(body);
}
constexpr std::string_view kJson = "Content-Type: application/json\r\n";

TEST(HttpServer, answers_and_keeps_the_connection) {
  TestHub hub;
  hub.run();
  TestClient client(hub.port());
  for (int i = 0; i < 3; ++i) {
    const auto reply = client.ask(kHello);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "hello");
    EXPECT_EQ(reply.field("connection"), "keep-alive");
  }
}

TEST(HttpServer, every_response_carries_the_security_headers) {
  TestHub hub({.is_https = true, .media_origins = {"https://stream.example"}});
  hub.run();
  TestClient client(hub.port());
  for (const char* request : {kHello, "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n", "NONSENSE\r\n\r\n"}) {
    const auto reply = client.ask(request);
    const auto policy = reply.field("content-security-policy");
    EXPECT_NE(policy.find("default-src 'none'"), std::string::npos) << request;
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_NE(policy.find("media-src 'self' blob: https://stream.example;"), std::string::npos);
    EXPECT_EQ(reply.field("x-content-type-options"), "nosniff");
    EXPECT_EQ(reply.field("referrer-policy"), "no-referrer");
    EXPECT_FALSE(reply.field("permissions-policy").empty());
    EXPECT_EQ(reply.field("strict-transport-security"), "max-age=63072000");
  }
}

TEST(HttpServer, routes_parameters_methods_and_errors) {
  TestHub hub;
  hub.run();
  TestClient client(hub.port());
  EXPECT_EQ(client.ask("GET /api/rooms/caf%C3%A9?x=1 HTTP/1.1\r\nHost: localhost\r\n\r\n").body, "caf\xc3\xa9");
  const auto unknown = client.ask("GET /api/none HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_EQ(unknown.field("content-type"), "application/json");
  EXPECT_NE(unknown.body.find("\"code\":\"not_found\""), std::string::npos);
  const auto method = client.ask("DELETE /api/hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(method.status, 405);
  EXPECT_EQ(method.field("allow"), "GET, HEAD");
  EXPECT_EQ(client.ask("GET /api/rooms/a%2Fb HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 400);
}

TEST(HttpServer, head_is_get_without_the_body) {
  TestHub hub;
  hub.run();
  TestClient client(hub.port());
  client.send("HEAD /api/hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const auto reply = client.read_reply(true);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.field("content-length"), "5");
  EXPECT_EQ(client.ask(kHello).body, "hello") << "nothing stood between";
}

TEST(HttpServer, pipelined_requests_are_answered_in_order) {
  TestHub hub;
  std::vector<std::thread> slow;
  hub.before_start = [&](Router& router) {
    router.get("/api/slow", [&](Request, Respond respond) {
      slow.emplace_back([respond] {
        std::this_thread::sleep_for(std::chrono::milliseconds(30));  // the slow handler is the subject
        respond(text_response(200, "slow"));
        respond(text_response(200, "twice"));
      });
    });
  };
  hub.run();
  TestClient client(hub.port());
  std::string requests = "GET /api/slow HTTP/1.1\r\nHost: localhost\r\n\r\n";
  for (int i = 0; i < 50; ++i)
    requests += "GET /api/rooms/" + std::to_string(i) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  client.send(requests);
  EXPECT_EQ(client.read_reply().body, "slow");
  for (int i = 0; i < 50; ++i) EXPECT_EQ(client.read_reply().body, std::to_string(i));
  for (auto& thread : slow) thread.join();
}

TEST(HttpServer, a_forgotten_promise_and_a_throwing_handler_give_500) {
  TestHub hub;
  hub.before_start = [](Router& router) {
    router.get("/api/forget", [](Request, Respond) {});
    router.get("/api/throw", [](Request, Respond) { throw std::runtime_error("broken on purpose"); });
  };
  hub.run();
  TestClient client(hub.port());
  EXPECT_EQ(client.ask("GET /api/forget HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 500);
  const auto thrown = client.ask("GET /api/throw HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(thrown.status, 500);
  EXPECT_EQ(thrown.body.find("on purpose"), std::string::npos) << "no inner words";
}

TEST(HttpServer, a_response_after_the_connection_or_the_hub_is_gone_does_nothing) {
  std::vector<Respond> kept;
  {
    TestHub hub;
    std::atomic<bool> asked = false;
    hub.before_start = [&](Router& router) {
      router.get("/api/keep", [&](Request, Respond respond) {
        kept.push_back(respond);
        asked = true;
      });
    };
    hub.run();
    TestClient client(hub.port());
    client.send("GET /api/keep HTTP/1.1\r\nHost: localhost\r\n\r\n");
    ASSERT_TRUE(eventually([&] { return asked.load(); }));
    client.reset();
  }
  kept.front()(text_response(200, "too late"));
}

TEST(HttpServer, bodies_within_the_limit_of_the_route) {
  TestHub hub;
  hub.before_start = [](Router& router) {
    router.post(
        "/api/import",
        [](Request request, Respond respond) { respond(text_response(200, std::to_string(request.body.size()))); },
        {.body_bytes = kLargestBodyBytes, .content_types = {"text/csv", "application/json"}});
  };
  hub.run();
  TestClient client(hub.port());
  EXPECT_EQ(client.ask(post(kJson, "{\"a\":1}")).body, "{\"a\":1}");
  const std::string large(3 << 20, 'x');
  EXPECT_EQ(client.ask(post("Content-Type: text/csv; charset=utf-8\r\nExpect: 100-continue\r\n", large, "/api/import"))
                .status,
            200);
  const auto refused = client.ask(post(kJson, std::string(kBodyBytes + 1, 'x')));
  EXPECT_EQ(refused.status, 413);
  EXPECT_EQ(refused.field("connection"), "close");
}

TEST(HttpServer, expect_continue_is_answered_before_the_body) {
  TestHub hub;
  hub.run();
  TestClient client(hub.port());
  const std::string request = post(std::string(kJson) + "Expect: 100-continue\r\n", "{}");
  client.send(request.substr(0, request.size() - 2));
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("{}");
  EXPECT_EQ(client.read_reply().status, 201);
}

TEST(HttpServer, only_declared_content_types) {
  TestHub hub;
  hub.run();
  for (const char* type : {"", "Content-Type: text/plain\r\n", "Content-Type: application/x-www-form-urlencoded\r\n"}) {
    TestClient client(hub.port());
    EXPECT_EQ(client.ask(post(type, "{}")).status, 415) << type;
  }
  TestClient client(hub.port());
  EXPECT_EQ(client.ask(post("Content-Type: Application/JSON; charset=utf-8\r\n", "{}")).status, 201);
}

TEST(HttpServer, changes_only_from_pages_of_the_hub) {
  struct Try {
    const char* fields;
    int status;
  };
  const Try tries[] = {
      {"Origin: http://localhost\r\n", 201},
      {"Origin: http://LOCALHOST:80\r\nSec-Fetch-Site: same-origin\r\nCookie: s=1\r\n", 201},
      {"", 201},
      {"Cookie: s=1\r\n", 403},
      {"Origin: null\r\n", 403},
      {"Origin: http://evil.example\r\n", 403},
      {"Origin: http://localhost.evil.example\r\n", 403},
      {"Origin: http://localhost:8081\r\n", 403},
      {"Origin: http://user@localhost\r\n", 403},
      {"Origin: http://localhost/\r\n", 403},
      {"Origin: localhost\r\n", 403},
      {"Origin: ftp://localhost\r\n", 403},
      {"Origin: http://localhost\r\nSec-Fetch-Site: cross-site\r\n", 403},
      {"Origin: http://localhost\r\nSec-Fetch-Site: same-site\r\n", 403},
  };
  TestHub hub;
  hub.run();
  for (const Try& one : tries) {
    TestClient client(hub.port());
    EXPECT_EQ(client.ask(post(std::string(kJson) + one.fields, "{}")).status, one.status) << one.fields;
  }
}

TEST(HttpServer, a_list_of_origins_replaces_the_host) {
  TestHub hub({.origins = {{"https://hub.example"}}});
  hub.run();
  TestClient client(hub.port());
  EXPECT_EQ(client.ask(post(std::string(kJson) + "Origin: https://hub.example\r\n", "{}")).status, 201);
  EXPECT_EQ(client.ask(post(std::string(kJson) + "Origin: http://localhost\r\n", "{}")).status, 403);
}

TEST(HttpServer, malformed_heads_are_refused_and_the_connection_closed) {
  TestHub hub;
  hub.run();
  for (const char* bytes :
       {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", "\x16\x03\x01 nonsense"}) {
    TestClient client(hub.port());
    client.send(bytes);
    EXPECT_EQ(client.read_reply().status, 400);
    client.close_writing();
    EXPECT_TRUE(client.is_at_end());
  }
}

TEST(HttpServer, smuggled_second_request_is_never_answered) {
  TestHub hub;
  hub.run();
  TestClient client(hub.port());
  client.send(
      "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
      std::string(kHello));
  EXPECT_EQ(client.read_reply().status, 400);
  client.close_writing();
  EXPECT_EQ(client.read_to_end(), "");
}

TEST(HttpServer, a_head_in_single_bytes) {
  TestHub hub;
  hub.run();
  TestClient client(hub.port());
  for (const char* c = kHello; *c; ++c) client.send({c, 1});
  EXPECT_EQ(client.read_reply().body, "hello");
}

TEST(HttpServer, counts_what_it_sees) {
  TestHub hub;
  hub.run();
  TestClient client(hub.port());
  client.ask(kHello);
  client.ask("nonsense\r\n\r\n");
  const auto figures = hub.threads.figures();
  EXPECT_EQ(figures.accepted, 1U);
  EXPECT_EQ(figures.requests, 1U);
  EXPECT_EQ(figures.refused_heads, 1U);
  EXPECT_EQ(figures.websockets_open(), 0U);
}

TEST(HttpServer, files_are_sent_whole_and_in_part) {
  TestHub hub;
  const std::string path = ::testing::TempDir() + "beffroi-file-body.bin";
  std::string content(1 << 20, '\0');
  for (std::size_t i = 0; i < content.size(); ++i) content[i] = static_cast<char>(i * 7 >> 3);
  std::ofstream(path, std::ios::binary) << content;
  hub.before_start = [&](Router& router) {
    router.get("/api/file", [path](Request, Respond respond) {
      const auto file = OpenFile::open(path).value();
      respond({200, {}, FileBody{file, 1000, file->size() - 1000}});
    });
  };
  hub.run();
  TestClient client(hub.port());
  EXPECT_EQ(client.ask("GET /api/file HTTP/1.1\r\nHost: localhost\r\n\r\n").body, content.substr(1000));
  EXPECT_FALSE(OpenFile::open(path + ".none").ok());
  std::remove(path.c_str());
}

TEST(HttpServer, forwarded_addresses_count_from_trusted_proxies_only) {
  const std::string request =
      "GET /api/address HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.0.0.1, 192.0.2.7\r\nX-Forwarded-Proto: "
      "https\r\n\r\n";
  TestHub open_hub;
  open_hub.run();
  TestClient stranger(open_hub.port());
  EXPECT_EQ(stranger.ask(request).body, "127.0.0.1 http");
  TestHub behind_proxy({.trusted_proxies = {"127.0.0.1"}});
  behind_proxy.run();
  TestClient proxy(behind_proxy.port());
  EXPECT_EQ(proxy.ask(request).body, "192.0.2.7 https");
}

TEST(HttpServer, stop_answers_what_was_begun_and_closes_what_is_idle) {
  TestHub hub;
  std::vector<Respond> kept;
  std::atomic<bool> asked = false;
  hub.before_start = [&](Router& router) {
    router.get("/api/keep", [&](Request, Respond respond) {
      kept.push_back(respond);
      asked = true;
    });
  };
  hub.run();
  TestClient idle(hub.port()), busy(hub.port());
  EXPECT_EQ(idle.ask(kHello).status, 200);
  busy.send("GET /api/keep HTTP/1.1\r\nHost: localhost\r\n\r\n");
  ASSERT_TRUE(eventually([&] { return asked.load(); }));
  hub.listener->stop();
  std::thread stopping([&] { hub.threads.stop(std::chrono::seconds(10)); });
  EXPECT_TRUE(idle.is_at_end());
  kept.front()(text_response(200, "last"));
  EXPECT_EQ(busy.read_reply().body, "last");
  busy.close_writing();
  EXPECT_TRUE(busy.is_at_end());
  stopping.join();
  EXPECT_FALSE(TestClient(hub.port()).is_connected());
}

TEST(HttpServer, stop_ends_at_its_limit) {
  TestHub hub;
  hub.run();
  TestClient client(hub.port());
  client.send(testing::upgrade_request());
  client.read_until("\r\n\r\n");
  const auto begin = std::chrono::steady_clock::now();
  hub.threads.stop(std::chrono::milliseconds(200));  // the client never answers the close
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
  EXPECT_EQ(client.read_frame().close_code(), close_code::going_away);
  EXPECT_EQ(hub.door.open_sessions, 0);
}

TEST(Listener, says_why_it_cannot_listen) {
  TestHub hub;
  hub.run();
  Router router;
  testing::EchoDoor door;
  ListenerOptions taken;
  taken.port = hub.port();
  const auto second = Listener::open(hub.threads, router, door, taken);
  ASSERT_FALSE(second.ok());
  EXPECT_NE(second.error().find("port " + std::to_string(hub.port())), std::string::npos);
  ListenerOptions wrong;
  wrong.address = "localhost:80";
  EXPECT_NE(Listener::open(hub.threads, router, door, wrong).error().find("not an IP address"), std::string::npos);
}

}  // namespace
}  // namespace beffroi::net
