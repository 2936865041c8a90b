// Network addresses as far as limits need them: who shares a bucket, and which networks are venues.
// Behind one IPv4 address there may be a whole school; behind one IPv6 /64 there is at most one household, so an IPv6
// address counts as its /64.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace beffroi::identity {

class Address {
 public:
  // "192.0.2.7", "2001:db8::1", "::ffff:192.0.2.7" (read as IPv4). No port, no zone, no name.
  static std::optional<Address> parse(std::string_view text);

  // Key of the bucket that this address uses.
  std::string bucket() const;

  bool operator==(const Address&) const = default;

 private:
  friend class Network;
  std::array<std::uint8_t, 16> bytes_{};  // IPv4 in the last four, after ::ffff
  bool v4_ = false;
};

class Network {
 public:
  // "198.51.100.0/24", "2001:db8::/32", or a single address. Bits beyond the prefix must be zero: a typing mistake
  // otherwise.
  static std::optional<Network> parse(std::string_view text);

  bool contains(const Address& address) const;

 private:
  Address first_;
  unsigned prefix_ = 0;  // of 128 bits
};

}  // namespace beffroi::identity
