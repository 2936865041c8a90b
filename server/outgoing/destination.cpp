#include "outgoing/destination.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "outgoing/limits.hpp"

namespace beffroi::outgoing {

namespace {

struct V4Block {
  V4 first;
  unsigned bits;
};

constexpr V4Block kNotGlobal[] = {
    {{0, 0, 0, 0}, 8},      {{10, 0, 0, 0}, 8},     {{100, 64, 0, 0}, 10}, {{127, 0, 0, 0}, 8},
    {{169, 254, 0, 0}, 16}, {{172, 16, 0, 0}, 12},  {{192, 0, 0, 0}, 24},  {{192, 0, 2, 0}, 24},
    {{192, 88, 99, 0}, 24}, {{192, 168, 0, 0}, 16}, {{198, 18, 0, 0}, 15}, {{198, 51, 100, 0}, 24},
    {{203, 0, 113, 0}, 24}, {{224, 0, 0, 0}, 3},
};

struct V6Block {
  std::array<std::uint8_t, 6> first;
  unsigned bits;
};

// Within 2000::/3; everything else is not global.
constexpr V6Block kNotGlobalV6[] = {
    {{0x20, 0x01, 0x00, 0x00}, 23},  // protocols: Teredo, ORCHID, benchmarking
    {{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    {{0x20, 0x02}, 16},              // 6to4 wraps an IPv4 address
    {{0x3f, 0xff, 0x00}, 20},        // documentation
};

template <class Address, class First>
bool lies_in(const Address& address, const First& first, unsigned bits) {
  for (unsigned at = 0; at < bits; at += 8) {
    const unsigned left = std::min(8U, bits - at);
    const auto mask = static_cast<std::uint8_t>(0xFFU << (8 - left));
    if ((address[at / 8] & mask) != (first[at / 8] & mask)) return false;
  }
  return true;
}

bool is_host_name(std::string_view host) {
  const auto is_good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
  return !host.empty() && host.size() <= 253 && std::ranges::all_of(host, is_good) && !host.starts_with('.') &&
         !host.starts_with('-') && host.find("..") == std::string_view::npos;
}

// A last part that begins with a digit makes resolvers read the whole as a number: 2130706433, 127.1, 0x7f.1,
// 0177.0.0.1.
bool looks_like_a_number(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  const std::size_t dot = host.rfind('.');
  const std::string_view last = dot == std::string_view::npos ? host : host.substr(dot + 1);
  return !last.empty() && last.front() >= '0' && last.front() <= '9';
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

Failure<std::string> fault(std::string words) {
  return Failure{std::move(words)};
}

std::optional<std::uint16_t> read_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size() || port == 0) return std::nullopt;
  return port;
}

// Splits "host:port" or "[v6]:port"; empty host: broken.
std::pair<std::string, std::string> split_authority(std::string_view authority) {
  if (authority.starts_with('[')) {
    const std::size_t end = authority.find(']');
    if (end == std::string_view::npos) return {};
    const std::string_view after = authority.substr(end + 1);
    if (!after.empty() && after.front() != ':') return {};
    return {lower(authority.substr(1, end - 1)), std::string(after.empty() ? after : after.substr(1))};
  }
  const std::size_t colon = std::min(authority.find(':'), authority.size());
  const std::string_view port = authority.substr(std::min(colon + 1, authority.size()));
  return {lower(authority.substr(0, colon)), std::string(port)};
}

std::optional<std::string> host_fault(const std::string& host, bool bracketed, bool allow_private) {
  const std::optional<bool> global = is_global(host);
  if (bracketed && (!global || host.find(':') == std::string::npos)) return "its host is no IPv6 address";
  if (global) {
    if (!*global && !allow_private) return "its address is not a global one; allow_private = true allows it";
    return std::nullopt;
  }
  if (!is_host_name(host)) return "its host is no name";
  if (looks_like_a_number(host)) return "its host is a number; write four decimal bytes or a name";
  return std::nullopt;
}

Result<Destination, std::string> unix_destination(std::string_view path) {
  constexpr std::size_t longest = 107;  // sockaddr_un.sun_path
  if (!path.starts_with('/') || path.size() > longest) {
    return fault("unix: is followed by a path that begins with a slash and has at most 107 bytes");
  }
  return Destination{
      .kind = Destination::Kind::unix_socket, .host = "localhost", .port = 0, .socket = std::string(path)};
}

}  // namespace

bool is_global(const V4& address) {
  return std::ranges::none_of(kNotGlobal,
                              [&](const V4Block& block) { return lies_in(address, block.first, block.bits); });
}

bool is_global(const V6& address) {
  if ((address[0] & 0xE0) != 0x20) return false;
  return std::ranges::none_of(kNotGlobalV6,
                              [&](const V6Block& block) { return lies_in(address, block.first, block.bits); });
}

std::optional<bool> is_global(std::string_view literal) {
  const std::string text(literal);
  V4 v4{};
  if (inet_pton(AF_INET, text.c_str(), v4.data()) == 1) return is_global(v4);
  V6 v6{};
  if (inet_pton(AF_INET6, text.c_str(), v6.data()) == 1) return is_global(v6);
  return std::nullopt;
}

std::string Destination::authority() const {
  const std::string name = host.find(':') == std::string::npos ? host : "[" + host + "]";
  const bool usual = kind == Kind::unix_socket || port == (kind == Kind::https ? 443 : 80);
  return usual ? name : name + ":" + std::to_string(port);
}

Result<Destination, std::string> parse_destination(std::string_view url, const DestinationRules& rules) {
  if (url.size() > kUrlBytes) return fault("it is longer than 1000 bytes");
  if (std::ranges::any_of(url, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '\\'; }))
    return fault("it has a space, a control character or a backslash");
  if (url.starts_with("unix:")) return unix_destination(url.substr(5));
  Destination to;
  if (url.starts_with("http://")) {
    if (!rules.allow_private) return fault("it must begin with https:// (http:// only with allow_private = true)");
    to.kind = Destination::Kind::http;
    to.port = 80;
  } else if (!url.starts_with("https://")) {
    return fault("it must begin with https:// or unix:/");
  }
  const std::string_view rest = url.substr(url.find("//") + 2);
  const std::size_t path = std::min(rest.find_first_of("/?#"), rest.size());
  const std::string_view authority = rest.substr(0, path);
  to.target = rest.substr(path);
  if (to.target.find('#') != std::string::npos) return fault("it has a fragment (#)");
  if (!to.target.starts_with('/')) to.target.insert(0, "/");
  if (authority.find('@') != std::string_view::npos) return fault("it has a user name; secrets go elsewhere");
  auto [host, port] = split_authority(authority);
  if (const auto wrong = host_fault(host, authority.starts_with('['), rules.allow_private)) return fault(*wrong);
  to.host = std::move(host);
  if (authority.ends_with(':')) return fault("its port is empty");
  if (!port.empty()) {
    const auto number = read_port(port);
    if (!number) return fault("its port is no number from 1 to 65535");
    to.port = *number;
  }
  const bool usual = to.port == 443 || to.port == 80;
  if (!usual && std::ranges::find(rules.ports, to.port) == rules.ports.end()) {
    return fault("its port is neither 443 nor 80; list it in ports to allow it");
  }
  return to;
}

}  // namespace beffroi::outgoing
