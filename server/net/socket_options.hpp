// Descriptors of sockets: owning one, the options each connection gets, addresses as text.
#pragma once

#include <sys/socket.h>

#include <string>
#include <utility>

namespace beffroi::net {

// Owns a descriptor until it is released.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&&) = delete;

  int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

// No delay, little unsent data in the kernel (a slow reader shows soon), and an end to peers that acknowledge nothing.
void set_connection_options(int descriptor);

// Without the port; an IPv4 address that came through an IPv6 socket is shown as IPv4.
std::string address_text(const sockaddr_storage& address);

}  // namespace beffroi::net
