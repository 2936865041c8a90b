// The client against services that fail in every way we know, on real sockets. What is asserted is that the answer
// comes, and its cause; how fast it comes is measured by tests/bench/hook.cpp.
#include "outgoing/client.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <map>
#include <thread>

#include "faulty_service.hpp"
#include "outgoing/limits.hpp"

namespace beffroi::outgoing {
namespace {

using namespace std::chrono_literals;
using testing::always;
using testing::Certificate;
using testing::FaultyService;
using testing::Peer;

constexpr auto kShort = 300ms;    // for calls that are to run into it
constexpr auto kLong = 20'000ms;  // for calls that are not

std::string outcome_words(const Result<Reply, CallFault>& outcome) {
  if (!outcome.ok()) return std::string(words_for(outcome.error()));
  auto copy = outcome;
  return std::to_string(copy.value().status) + " " + copy.value().body;
}

struct Calls : ::testing::Test {
  Loop loop;
  std::unique_ptr<Client> client;

  void open(const std::string& url, bool allow_private = true, const std::string& ca_file = {}) {
    // What configuration would not let through must be stopped by the client too.
    std::vector<std::uint16_t> ports;
    for (int port = 1; port < 65536; ++port) ports.push_back(static_cast<std::uint16_t>(port));
    auto to = parse_destination(url, {.allow_private = true, .ports = ports});
    ASSERT_TRUE(to.ok()) << to.error();
    auto opened = Client::open(loop, {.to = to.value(), .allow_private = allow_private, .ca_file = ca_file});
    ASSERT_TRUE(opened.ok()) << opened.error();
    client = std::move(opened).value();
  }

  std::future<Result<Reply, CallFault>> start(std::chrono::milliseconds deadline = kLong, std::string body = "{}") {
    auto promise = std::make_shared<std::promise<Result<Reply, CallFault>>>();
    client->call({.body = std::move(body), .fields = {{"webhook-id", "msg_1"}}, .deadline = deadline},
                 [promise](Result<Reply, CallFault> outcome) { promise->set_value(std::move(outcome)); });
    return promise->get_future();
  }
  std::string call(std::chrono::milliseconds deadline = kLong) { return outcome_words(start(deadline).get()); }

  std::string call_one_that(const FaultyService::Behaviour& behaviour, std::chrono::milliseconds deadline = kLong) {
    FaultyService service(behaviour);
    open(service.url());
    std::string words = call(deadline);
    client.reset();
    return words;
  }
};

TEST_F(Calls, TheRequestIsWholeAndConnectionsAreKept) {
  std::promise<std::string> first;
  std::atomic<int> requests{0};
  FaultyService service([&](Peer& peer) {
    for (std::string request = peer.read_request(); !request.empty(); request = peer.read_request()) {
      if (++requests == 1) first.set_value(request);
      peer.answer("{}");
    }
  });
  open(service.url());
  EXPECT_EQ(call(), "200 {}");
  EXPECT_EQ(call(), "200 {}");
  EXPECT_EQ(service.connections(), 1);
  const std::string request = first.get_future().get();
  EXPECT_TRUE(request.starts_with("POST /check HTTP/1.1\r\nHost: 127.0.0.1:")) << request;
  EXPECT_NE(request.find("\r\nContent-Type: application/json\r\n"), std::string::npos);
  EXPECT_NE(request.find("\r\nwebhook-id: msg_1\r\n"), std::string::npos);
  EXPECT_TRUE(request.ends_with("\r\n\r\n{}"));
}

TEST_F(Calls, AServiceThatHangsIsGivenUpAtTheDeadline) {
  EXPECT_EQ(call_one_that([](Peer& peer) { peer.wait_for_end(); }, kShort), "no answer within the deadline");
}

TEST_F(Calls, OneByteAtATimeIsGivenUpAtTheDeadline) {
  const auto drip = [](Peer& peer) {
    peer.read_request();
    const std::string reply = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    for (const char byte : reply) {
      if (!peer.send(std::string(1, byte))) return;
      std::this_thread::sleep_for(50ms);
    }
  };
  EXPECT_EQ(call_one_that(drip, kShort), "no answer within the deadline");
}

TEST_F(Calls, AResetIsABrokenConnection) {
  EXPECT_EQ(call_one_that([](Peer& peer) {
              peer.read_request();
              peer.reset();
            }),
            "the connection broke");
  EXPECT_EQ(call_one_that([](Peer& peer) {
              peer.read_request();
              peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
              peer.reset();
            }),
            "the connection broke");
}

TEST_F(Calls, AReplyCutShortIsABrokenConnection) {
  EXPECT_EQ(call_one_that([](Peer& peer) {
              peer.read_request();
              peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}");
            }),
            "the connection broke");
}

TEST_F(Calls, GarbageIsNoReply) {
  for (const char* garbage : {"I am not HTTP\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n", "HTTX/1.1 200 OK\r\n\r\n",
                              "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}) {
    EXPECT_EQ(call_one_that([garbage](Peer& peer) {
                peer.read_request();
                peer.send(garbage);
                peer.wait_for_end();
              }),
              "its reply is no HTTP, or too large")
        << garbage;
  }
}

TEST_F(Calls, TenMegabytesAreNotRead) {
  const std::string megabyte(1 << 20, 'x');
  std::atomic<int> sent{0};
  const auto flood = [&](const std::string& head) {
    return [&, head](Peer& peer) {
      peer.read_request();
      peer.send(head);
      for (sent = 0; sent < 10 && peer.send(megabyte); ++sent) {
      }
    };
  };
  for (const char* head : {"HTTP/1.1 200 OK\r\nContent-Length: 10485760\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n",
                           "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100000\r\n",
                           "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x="}) {
    EXPECT_EQ(call_one_that(flood(head)), "its reply is no HTTP, or too large") << head;
    EXPECT_LT(sent, 10) << head;
  }
}

TEST_F(Calls, ABodyOfSixteenKilobytesIsTakenAndOneByteMoreIsNot) {
  EXPECT_EQ(call_one_that(always(std::string(kReplyBytes, ' '))), "200 " + std::string(kReplyBytes, ' '));
  EXPECT_EQ(call_one_that(always(std::string(kReplyBytes + 1, ' '))), "its reply is no HTTP, or too large");
}

TEST_F(Calls, OtherFormsOfAReplyAreRead) {
  EXPECT_EQ(call_one_that([](Peer& peer) {
              peer.read_request();
              peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n");
            }),
            "200 {}");
  EXPECT_EQ(call_one_that([](Peer& peer) {
              peer.read_request();
              peer.send("HTTP/1.0 200 OK\r\n\r\n{}");
            }),
            "200 {}");
}

TEST_F(Calls, StatusesAndRedirectsAreRepliesAndNotFollowed) {
  EXPECT_EQ(call_one_that(always("{}", 500)), "500 {}");
  FaultyService elsewhere(always("{}"));
  EXPECT_EQ(call_one_that([&](Peer& peer) {
              peer.read_request();
              peer.send("HTTP/1.1 307 Go\r\nLocation: " + elsewhere.url() + "\r\nContent-Length: 0\r\n\r\n");
            }),
            "307 ");
  EXPECT_EQ(elsewhere.connections(), 0);
}

TEST_F(Calls, AKeptConnectionThatWasClosedMeanwhileCostsNothing) {
  FaultyService service([](Peer& peer) {
    if (!peer.read_request().empty()) peer.answer("{}");
  });
  open(service.url());
  for (int i = 0; i < 5; ++i) EXPECT_EQ(call(), "200 {}") << i;
  EXPECT_EQ(service.connections(), 5);
}

TEST_F(Calls, NobodyListensMeansNoConnection) {
  std::string url;
  {
    FaultyService gone(always("{}"));
    url = gone.url();
  }
  open(url);
  EXPECT_EQ(call(), "it takes no connection");
}

TEST_F(Calls, NamesThatLeadInsideAreNotCalled) {
  FaultyService service(always("{}"));
  open("http://localhost:" + std::to_string(service.port()) + "/", false);
  EXPECT_EQ(call(), "its address is not a global one");
  open("http://127.0.0.1:" + std::to_string(service.port()) + "/", false);
  EXPECT_EQ(call(), "its address is not a global one");
  EXPECT_EQ(service.connections(), 0);
  open("http://localhost:" + std::to_string(service.port()) + "/", true);
  EXPECT_EQ(call(), "200 {}");
}

TEST_F(Calls, CertificatesAreVerified) {
  const Certificate good("localhost");
  const Certificate other("elsewhere.example");
  FaultyService service(always("{}"), good.certificate(), good.key());
  FaultyService wrong_name(always("{}"), other.certificate(), other.key());
  const auto url = [](const FaultyService& of) { return "https://localhost:" + std::to_string(of.port()) + "/"; };
  open(url(service));
  EXPECT_EQ(call(), "its certificate is not trusted") << "by no authority of the system";
  open(url(service), true, good.certificate());
  EXPECT_EQ(call(), "200 {}");
  EXPECT_EQ(call(), "200 {}");
  EXPECT_EQ(service.connections(), 2) << "kept";
  open(url(wrong_name), true, other.certificate());
  EXPECT_EQ(call(), "its certificate is not trusted") << "for another name";
  FaultyService plain([](Peer& peer) {
    peer.send("HTTP/1.1 400 Bad Request\r\n\r\n");
    peer.wait_for_end();
  });
  open(url(plain), true, good.certificate());
  EXPECT_EQ(call(), "its certificate is not trusted") << "not even TLS";
}

TEST_F(Calls, AMissingAuthorityFileIsSaid) {
  auto opened = Client::open(loop, {.to = {.host = "localhost"}, .ca_file = "/does/not/exist.pem"});
  ASSERT_FALSE(opened.ok());
  EXPECT_NE(opened.error().find("/does/not/exist.pem"), std::string::npos);
}

TEST_F(Calls, ATlsHandshakeThatHangsIsGivenUpAtTheDeadline) {
  FaultyService mute([](Peer& peer) { peer.wait_for_end(); });
  open("https://localhost:" + std::to_string(mute.port()) + "/");
  EXPECT_EQ(call(kShort), "no answer within the deadline");
}

TEST_F(Calls, AUnixSocketSpeaksTheSame) {
  const std::string path = ::testing::TempDir() + "beffroi_hook_test.sock";
  FaultyService service(always("{}"), "", "", path);
  open("unix:" + path, false);
  EXPECT_EQ(call(), "200 {}");
  EXPECT_EQ(call(), "200 {}");
  EXPECT_EQ(service.connections(), 1);
}

// As many as may be under way, then those that wait, then no more.
TEST_F(Calls, CallsBeyondTheBoundsAreBusyAtOnceAndAllAreAnswered) {
  FaultyService service([](Peer& peer) { peer.wait_for_end(); });
  open(service.url());
  std::vector<std::future<Result<Reply, CallFault>>> calls;
  for (std::size_t i = 0; i < kCallsInFlight + kCallsWaiting + 3; ++i) calls.push_back(start(2'000ms));
  std::map<std::string, int> outcomes;
  for (auto& each : calls) ++outcomes[outcome_words(each.get())];
  EXPECT_EQ(outcomes["too many calls wait"], 3);
  EXPECT_EQ(outcomes["no answer within the deadline"], kCallsInFlight + kCallsWaiting);
}

TEST_F(Calls, StoppingAnswersWhatWaits) {
  FaultyService service([](Peer& peer) { peer.wait_for_end(); });
  open(service.url());
  std::vector<std::future<Result<Reply, CallFault>>> calls;
  for (std::size_t i = 0; i < kCallsInFlight + 5; ++i) calls.push_back(start());
  client->stop();
  calls.push_back(start());
  for (auto& each : calls) EXPECT_EQ(outcome_words(each.get()), "the hub stops");
}

}  // namespace
}  // namespace beffroi::outgoing
