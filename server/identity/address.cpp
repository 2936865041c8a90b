#include "identity/address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace beffroi::identity {
namespace {

constexpr std::size_t kAddressText = 45;  // the longest IPv6 text
constexpr unsigned kV4Offset = 96;        // bits before the IPv4 part of a mapped address
constexpr unsigned kHouseholdPrefix = 64;

bool bit_is_set(const std::array<std::uint8_t, 16>& bytes, unsigned bit) {
  return (bytes[bit / 8] >> (7 - bit % 8) & 1) != 0;
}

}  // namespace

std::optional<Address> Address::parse(std::string_view text) {
  if (text.empty() || text.size() > kAddressText) return std::nullopt;
  std::string copy(text);
  Address address;
  if (inet_pton(AF_INET, copy.c_str(), address.bytes_.data() + 12) == 1) {
    address.bytes_[10] = address.bytes_[11] = 0xff;
    address.v4_ = true;
    return address;
  }
  if (inet_pton(AF_INET6, copy.c_str(), address.bytes_.data()) != 1) return std::nullopt;
  address.v4_ =
      address.bytes_[10] == 0xff && address.bytes_[11] == 0xff &&
      std::all_of(address.bytes_.begin(), address.bytes_.begin() + 10, [](std::uint8_t byte) { return byte == 0; });
  return address;
}

std::string Address::bucket() const {
  if (v4_) return std::string(bytes_.begin() + 12, bytes_.end());
  return std::string(bytes_.begin(), bytes_.begin() + kHouseholdPrefix / 8);
}

std::optional<Network> Network::parse(std::string_view text) {
  std::size_t slash = text.find('/');
  std::optional<Address> first = Address::parse(text.substr(0, slash));
  if (!first) return std::nullopt;
  unsigned most = first->v4_ ? 32 : 128;
  unsigned prefix = most;
  if (slash != std::string_view::npos) {
    std::string_view digits = text.substr(slash + 1);
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
    if (error != std::errc{} || end != digits.data() + digits.size() || prefix > most) return std::nullopt;
  }
  Network network;
  network.first_ = *first;
  network.prefix_ = first->v4_ ? kV4Offset + prefix : prefix;
  for (unsigned bit = network.prefix_; bit < 128; ++bit) {
    if (bit_is_set(first->bytes_, bit)) return std::nullopt;
  }
  return network;
}

bool Network::contains(const Address& address) const {
  for (unsigned bit = 0; bit < prefix_; ++bit) {
    if (bit_is_set(first_.bytes_, bit) != bit_is_set(address.bytes_, bit)) return false;
  }
  return true;
}

}  // namespace beffroi::identity
