#include "app/operator_routes.hpp"

#include <utility>

namespace beffroi::app {
namespace {

bool is_this_machine(const std::string& address) {
  return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

}  // namespace

void add_operator_routes(net::Router& router, const observe::Metrics& metrics, const Readiness& readiness,
                         bool public_metrics) {
  router.get("/healthz",
             [](const net::Request&, const net::Respond& respond) { respond(net::text_response(200, "alive\n")); });
  router.get("/readyz", [&readiness](const net::Request&, const net::Respond& respond) {
    respond(readiness.get() ? net::text_response(200, "ready\n") : net::text_response(503, "stopping\n"));
  });
  router.get("/metrics", [&metrics, public_metrics](const net::Request& request, const net::Respond& respond) {
    if (!public_metrics && !is_this_machine(request.remote_address)) {
      return respond(net::error_response(403, "forbidden",
                                         "Metrics answer to this machine only. Set metrics.public to change that."));
    }
    net::Response response = net::text_response(200, metrics.text());
    response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    respond(std::move(response));
  });
}

void list_edge_figures(observe::Metrics& metrics, const net::IoThreads& threads) {
  using net::EdgeFigures;
  const auto total = [&](const char* name, const char* help, std::uint64_t EdgeFigures::* figure) {
    metrics.counter(name, help, [&threads, figure] { return static_cast<double>(threads.figures().*figure); });
  };
  total("beffroi_accepted_total", "Connections accepted.", &EdgeFigures::accepted);
  total("beffroi_turned_away_total", "Connections closed on accept: the thread was full, or the hub stopped.",
        &EdgeFigures::turned_away);
  total("beffroi_refused_arrivals_total", "Connections closed on accept: too many were no WebSocket yet.",
        &EdgeFigures::refused_full);
  total("beffroi_refused_arrivals_of_source_total", "The same for the bound of their source.",
        &EdgeFigures::refused_source);
  total("beffroi_accept_pauses_total", "Times that accepting waited for listen.accepts_per_second.",
        &EdgeFigures::accept_pauses);
  total("beffroi_tls_handshakes_queued_total", "TLS handshakes that waited for their turn.",
        &EdgeFigures::handshakes_queued);
  total("beffroi_never_spoke_total", "Connections ended at their deadline without a request.",
        &EdgeFigures::never_spoke);
  total("beffroi_tls_handshakes_total", "TLS handshakes finished.", &EdgeFigures::tls_handshakes);
  total("beffroi_kernel_tls_total", "TLS connections whose records the kernel makes.", &EdgeFigures::kernel_tls);
  total("beffroi_http_requests_total", "HTTP requests read.", &EdgeFigures::requests);
  total("beffroi_http_refused_heads_total", "HTTP requests refused by the gate.", &EdgeFigures::refused_heads);
  total("beffroi_upgrades_total", "WebSockets opened.", &EdgeFigures::upgrades);
  total("beffroi_compressed_websockets_total", "WebSockets opened with permessage-deflate.", &EdgeFigures::compressed);
  total("beffroi_client_messages_total", "Text messages from clients.", &EdgeFigures::messages);
  total("beffroi_protocol_violations_total", "WebSockets closed for breaking the protocol.", &EdgeFigures::violations);
  total("beffroi_silent_websockets_total", "WebSockets closed because nothing was heard.", &EdgeFigures::silent);
  total("beffroi_stalled_websockets_total", "WebSockets closed because nothing was taken.", &EdgeFigures::slow);
}

}  // namespace beffroi::app
