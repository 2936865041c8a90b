#include "net/volleys.hpp"
#include "net/websocket_connection.hpp"

namespace beffroi::net {

namespace {

class SendVolley final : public hosting::Volley {
 public:
  void fire(std::span<hosting::Shot> shots) override {
    for (hosting::Shot& shot : shots) {
      shot.result = static_cast<WebSocketConnection*>(shot.outlet)->write_ready(shot.bytes);
    }
  }
};

}  // namespace

std::unique_ptr<hosting::Volley> make_send_volley() {
  return std::make_unique<SendVolley>();
}

}  // namespace beffroi::net
