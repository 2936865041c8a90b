#include "net/listener.hpp"

#include <sys/socket.h>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <cerrno>
#include <chrono>
#include <utility>

#include "net/http_connection.hpp"
#include "net/http_service.hpp"
#include "net/io_thread.hpp"
#include "net/limits.hpp"
#include "net/socket_options.hpp"

namespace beffroi::net {

namespace {

using Tcp = boost::asio::ip::tcp;
using AcceptorSocket = boost::asio::basic_socket_acceptor<Tcp, boost::asio::io_context::executor_type>;

constexpr int kAcceptsPerTurn = 64;

struct Arrival {
  Descriptor descriptor;
  Peer peer;
};

// On the thread that keeps the connection.
void receive(IoThread& thread, const std::shared_ptr<const HttpService>& service, Arrival& arrival) {
  EdgeCounts::count(thread.counts().accepted);
  if (thread.is_draining() || thread.connection_count() >= kConnectionsPerThread) {
    EdgeCounts::count(thread.counts().turned_away);
    thread.count_departure();
    return;
  }
  boost::system::error_code error;
  Socket socket(thread.context());
  socket.assign(Tcp::v6(), arrival.descriptor.number(), error);
  if (error) {
    thread.count_departure();
    return;
  }
  arrival.descriptor.release();
  thread.adopt(std::make_unique<HttpConnection>(thread, service, std::move(socket), std::move(arrival.peer))).start();
}

}  // namespace

// Lives among the connections of its home thread, so that it ends with them.
class Listener::Acceptor final : public Connection {
 public:
  Acceptor(IoThreads& threads, IoThread& home, AcceptorSocket socket, std::shared_ptr<const HttpService> service,
           std::shared_ptr<Arrivals> arrivals, std::uint32_t accepts_per_second)
      : threads_(threads),
        home_(home),
        socket_(std::move(socket)),
        service_(std::move(service)),
        arrivals_(std::move(arrivals)),
        rate_(accepts_per_second) {}

  void wait() {
    socket_.async_wait(AcceptorSocket::wait_read, [&home = home_, self = id()](const boost::system::error_code& error) {
      if (auto* found = home.find(self); found && !error) found->on_readable(false);
    });
  }

  void on_readable(bool) override {
    const std::int64_t now_ms = steady_ms();
    for (int i = 0; i < kAcceptsPerTurn; ++i) {
      if (const auto pause_ms = rate_.take(now_ms)) return pause(*pause_ms);
      sockaddr_storage address{};
      socklen_t size = sizeof address;
      Descriptor descriptor(::accept4(socket_.native_handle(), reinterpret_cast<sockaddr*>(&address), &size,
                                      SOCK_NONBLOCK | SOCK_CLOEXEC));
      if (descriptor.number() < 0) {
        rate_.give_back();
        if (errno == EAGAIN || errno == EWOULDBLOCK) break;
        if (errno == ECONNABORTED || errno == EINTR || errno == EPROTO) continue;
        // No descriptors or memory left: asking at once would only spin.
        home_.wheel().schedule(*this, home_.now_seconds() + 1);
        return;
      }
      set_connection_options(descriptor.number());
      take_in(std::move(descriptor), address_text(address));
    }
    wait();
  }

  void on_writable(bool) override {}
  void on_deadline(std::uint32_t) override { wait(); }
  void drain() override { end_now(); }
  void end_now() override {
    if (!socket_.is_open()) return;
    boost::system::error_code ignored;
    socket_.close(ignored);
    home_.wheel().cancel(*this);
    home_.retire(id());
  }

 private:
  static std::int64_t steady_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
  }

  void pause(std::int64_t pause_ms) {
    EdgeCounts::count(home_.counts().accept_pauses);
    home_.after(std::chrono::milliseconds(pause_ms), [&home = home_, self = id()] {
      if (auto* found = home.find(self)) found->on_readable(false);
    });
  }

  void take_in(Descriptor descriptor, std::string address) {
    Source source = arrivals_->source_of(address);
    const auto refusal = arrivals_->enter(source);
    if (!refusal) {
      Peer peer{std::move(address), Arrivals::Place(arrivals_, std::move(source.key))};
      return hand_over(std::move(descriptor), std::move(peer));
    }
    EdgeCounts& counts = home_.counts();
    EdgeCounts::count(*refusal == Arrivals::Refusal::all_taken ? counts.refused_full : counts.refused_source);
  }

  void hand_over(Descriptor descriptor, Peer peer) {
    IoThread& thread = threads_.least_loaded();
    thread.count_arrival();
    auto arrival = std::make_shared<Arrival>(Arrival{std::move(descriptor), std::move(peer)});
    thread.post([&thread, service = service_, arrival] { receive(thread, service, *arrival); });
  }

  IoThreads& threads_;
  IoThread& home_;
  AcceptorSocket socket_;
  const std::shared_ptr<const HttpService> service_;
  const std::shared_ptr<Arrivals> arrivals_;
  AcceptRate rate_;
};

namespace {

boost::system::error_code bind_and_listen(AcceptorSocket& socket, const Tcp::endpoint& endpoint) {
  boost::system::error_code error;
  socket.open(endpoint.protocol(), error);
  if (!error) socket.set_option(AcceptorSocket::reuse_address(true), error);
  if (!error && endpoint.address().is_v6()) socket.set_option(boost::asio::ip::v6_only(false), error);
  if (!error) socket.bind(endpoint, error);
  if (!error) socket.listen(kListenBacklog, error);
  if (!error) socket.native_non_blocking(true, error);
  return error;
}

std::shared_ptr<const HttpService> make_service(const Router& router, hosting::SessionDoor& door,
                                                ListenerOptions options) {
  return std::make_shared<const HttpService>(HttpService{
      router, door, std::move(options.origins), SecurityHeaders(options.media_origins, options.is_https || options.tls),
      std::move(options.trusted_proxies), std::move(options.tls), options.compression});
}

}  // namespace

Result<std::unique_ptr<Listener>, std::string> Listener::open(IoThreads& threads, const Router& router,
                                                              hosting::SessionDoor& door, ListenerOptions options) {
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(options.address, error);
  if (error) return Failure{"\"" + options.address + "\" is not an IP address to listen on"};
  IoThread& home = threads.at(0);
  AcceptorSocket socket(home.context());
  error = bind_and_listen(socket, Tcp::endpoint(address, options.port));
  if (error) {
    return Failure{"cannot listen on " + options.address + " port " + std::to_string(options.port) + ": " +
                   error.message()};
  }
  const std::uint16_t port = socket.local_endpoint().port();
  auto arrivals = std::make_shared<Arrivals>(options.arrivals, std::move(options.source_of));
  const std::uint32_t rate = options.accepts_per_second;
  std::unique_ptr<Listener> listener(new Listener(home, port, arrivals));
  auto acceptor = std::make_shared<std::unique_ptr<Acceptor>>(std::make_unique<Acceptor>(
      threads, home, std::move(socket), make_service(router, door, std::move(options)), std::move(arrivals), rate));
  home.post([&home, acceptor, place = listener->acceptor_] {
    home.count_arrival();
    Acceptor& adopted = home.adopt(std::move(*acceptor));
    *place = adopted.id();
    adopted.wait();
  });
  return listener;
}

Listener::Listener(IoThread& home, std::uint16_t port, std::shared_ptr<const Arrivals> arrivals)
    : home_(home), port_(port), arrivals_(std::move(arrivals)), acceptor_(std::make_shared<ConnectionId>()) {}

Listener::~Listener() {
  stop();
}

void Listener::stop() {
  home_.post([&home = home_, place = acceptor_] {
    if (Connection* found = home.find(*place)) found->end_now();
  });
}

}  // namespace beffroi::net
