#include "outgoing/client.hpp"

#include <boost/asio/post.hpp>

#include <future>
#include <optional>
#include <utility>

#include "outgoing/exchanges.hpp"

namespace beffroi::outgoing {

class Client::Parts {
 public:
  Parts(asio::io_context& on, ClientSettings settings, std::optional<asio::ssl::context> tls)
      : io(on), exchanges(on, std::move(settings), std::move(tls)) {}

  asio::io_context& io;
  Exchanges exchanges;  // on the loop's thread
  bool stopped = false;
};

namespace {

Result<asio::ssl::context, std::string> tls_context(const std::string& ca_file) {
  asio::ssl::context context(asio::ssl::context::tls_client);
  SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
  context.set_verify_mode(asio::ssl::verify_peer);
  Error error;
  context.set_default_verify_paths(error);
  if (error) return Failure{"the system's certificate authorities cannot be read: " + error.message()};
  if (!ca_file.empty()) {
    context.load_verify_file(ca_file, error);
    if (error) return Failure{"the CA file " + ca_file + " cannot be read as PEM: " + error.message()};
  }
  return context;
}

}  // namespace

std::string_view words_for(CallFault fault) {
  switch (fault) {
    case CallFault::timed_out:
      return "no answer within the deadline";
    case CallFault::busy:
      return "too many calls wait";
    case CallFault::stopped:
      return "the hub stops";
    case CallFault::unknown_host:
      return "its name has no address";
    case CallFault::address_refused:
      return "its address is not a global one";
    case CallFault::no_connection:
      return "it takes no connection";
    case CallFault::not_trusted:
      return "its certificate is not trusted";
    case CallFault::broken:
      return "the connection broke";
    case CallFault::bad_reply:
      return "its reply is no HTTP, or too large";
  }
  return "";
}

Result<std::unique_ptr<Client>, std::string> Client::open(Loop& loop, ClientSettings settings) {
  std::optional<asio::ssl::context> tls;
  if (settings.to.kind == Destination::Kind::https) {
    auto context = tls_context(settings.ca_file);
    if (!context) return Failure{context.error()};
    tls.emplace(std::move(context).value());
  }
  auto parts = std::make_unique<Parts>(loop.parts().io, std::move(settings), std::move(tls));
  return std::unique_ptr<Client>(new Client(std::move(parts)));
}

Client::Client(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Client::~Client() {
  stop();
}

void Client::call(Call call, OnReply done) {
  const Instant until = std::chrono::steady_clock::now() + call.deadline;
  asio::post(parts_->io, [parts = parts_.get(), call = std::move(call), done = std::move(done), until]() mutable {
    parts->exchanges.take(std::move(call), std::move(done), until);
  });
}

void Client::stop() {
  if (std::exchange(parts_->stopped, true)) return;
  std::promise<void> ended;
  asio::post(parts_->io, [&] { parts_->exchanges.stop([&] { ended.set_value(); }); });
  ended.get_future().wait();
}

}  // namespace beffroi::outgoing
