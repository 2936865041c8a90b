// Ways to put the same bytes on many sockets. This is the yardstick: the least any server on this machine has to do.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace bench {

// A connection of the raw server. What its socket does not take at once is kept in `unsent`.
struct Receiver {
  int descriptor = -1;
  bool is_upgraded = false;
  std::size_t place = 0;  // among the upgraded
  std::vector<char> unread;
  std::vector<char> unsent;
};

class FanOut {
 public:
  virtual ~FanOut() = default;
  virtual void send(std::span<Receiver* const> receivers, std::string_view bytes) = 0;

  std::vector<Receiver*> newly_blocked;  // by send(): the server sends the rest when their sockets are writable

 protected:
  void keep(Receiver& receiver, std::string_view rest) {
    if (receiver.unsent.empty()) newly_blocked.push_back(&receiver);
    receiver.unsent.insert(receiver.unsent.end(), rest.begin(), rest.end());
  }
};

std::unique_ptr<FanOut> make_send_fan_out();   // one send() for each socket
std::unique_ptr<FanOut> make_uring_fan_out();  // the same through an io_uring; null: the kernel or the build has none

}  // namespace bench
