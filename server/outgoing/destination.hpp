// Where a call goes: what configuration names, read strictly, and which network addresses may be called at all.
//
// A hub stands inside somebody's network. What an organiser may enter as an address must not reach that network: only
// addresses that are global are called, unless the configuration allows private ones. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "result.hpp"

namespace beffroi::outgoing {

struct Destination {
  enum class Kind { https, http, unix_socket };
  Kind kind = Kind::https;
  std::string host;  // lower case; an IPv6 address without brackets
  std::uint16_t port = 443;
  std::string target = "/";  // path and query
  std::string socket;        // path of a Unix socket

  // "host" or "host:port" when it is not the usual one, for the Host field.
  std::string authority() const;
};

struct DestinationRules {
  bool allow_private = false;        // then http:// and addresses that are not global too
  std::vector<std::uint16_t> ports;  // besides 443 and 80
};

// "https://hook.example/check", "unix:/run/classifier.sock"; with allow_private "http://127.0.0.1:8000/". The error is
// the end of a sentence: what is wrong with it. Refused: user and password, fragments, control characters, hosts that
// are numbers in another form than four decimal bytes, addresses that are not global.
Result<Destination, std::string> parse_destination(std::string_view url, const DestinationRules& rules);

using V4 = std::array<std::uint8_t, 4>;
using V6 = std::array<std::uint8_t, 16>;

// By the special-purpose registries of IANA (RFC 6890 and what came after it): not this host, private, shared (CGNAT),
// link-local, documentation, benchmarking, multicast, reserved, mapped, translated (NAT64, 6to4, Teredo) ones.
bool is_global(const V4& address);
bool is_global(const V6& address);
// Of a literal; nothing for a text that is none.
std::optional<bool> is_global(std::string_view literal);

}  // namespace beffroi::outgoing
