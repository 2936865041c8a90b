// TLS records made by the kernel: OpenSSL does the handshake and hands the keys over; from then on we write plain bytes
// to the socket, by volleys as well, and a network card may encrypt. Needs Linux with the module tls and an OpenSSL
// built for it.
#pragma once

#include <string>

namespace beffroi::net {

// Empty when this machine can; otherwise why not, as a part of a sentence. `available` lists what the kernel offers;
// asking each connection in vain would cost a system call and a search for the module.
std::string why_no_ktls(const std::string& available = "/proc/sys/net/ipv4/tcp_available_ulp");

}  // namespace beffroi::net
