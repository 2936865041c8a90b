// The bounds of calls to other services, each with its unit.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace beffroi::outgoing {

inline constexpr std::size_t kReplyBytes = 16 * 1024;     // body of a reply; more: the call failed
inline constexpr std::size_t kReplyHeadBytes = 8 * 1024;  // status line and fields; more: the call failed
inline constexpr std::size_t kCallsInFlight = 32;         // of one client; the others wait
inline constexpr std::size_t kCallsWaiting = 256;         // more: busy, at once
inline constexpr std::size_t kAddressesTried = 4;         // of a name that has several
inline constexpr std::size_t kKeptConnections = kCallsInFlight;
inline constexpr std::chrono::seconds kKeptIdle{15};       // an unused connection is closed after it
inline constexpr std::chrono::seconds kAddressLife{60};    // of an answer of the resolver
inline constexpr std::size_t kUrlBytes = 1000;             // of a destination
inline constexpr std::int64_t kSignatureToleranceS = 300;  // a signed message may be so old, or so far ahead
inline constexpr std::int64_t kIdLifeS = 600;              // an id of a signed message counts as seen so long
inline constexpr std::size_t kRememberedIds = 20'000;      // more within kIdLifeS: refused
inline constexpr std::size_t kSecretBytesMin = 24;         // of a secret, decoded
inline constexpr std::size_t kSecretBytesMax = 64;         //
inline constexpr std::size_t kSignaturesPerMessage = 8;    // more are not looked at

static_assert(kIdLifeS >= 2 * kSignatureToleranceS, "a message must not outlive the memory of its id");

}  // namespace beffroi::outgoing
