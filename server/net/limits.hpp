// The bounds of the network edge, each with its unit. What is full, late or too large is refused with a named error;
// nothing here grows with what a peer sends.
#pragma once

#include <cstddef>
#include <cstdint>

#include "protocol/limits.hpp"

namespace beffroi::net {

// ---- HTTP head and body
inline constexpr std::size_t kHeadBytes = 8 * 1024;                // request line and fields; more: 431
inline constexpr std::size_t kHeadFields = 64;                     // more: 431
inline constexpr std::size_t kBodyBytes = 64 * 1024;               // a route may set another; more: 413
inline constexpr std::size_t kLargestBodyBytes = 8 * 1024 * 1024;  // no route may set more
inline constexpr std::size_t kPathSegments = 16;                   // more: 404
inline constexpr std::size_t kQueryFields = 32;                    // more: 400
inline constexpr std::size_t kLingerBytes = 256 * 1024;            // dropped after a last response, so that it arrives

// ---- HTTP times, in seconds
inline constexpr std::uint32_t kTlsHandshakeSeconds = 5;
inline constexpr std::uint32_t kHeadSeconds = 5;
inline constexpr std::uint32_t kBodySeconds = 10;
inline constexpr std::uint32_t kKeepAliveSeconds = 30;
inline constexpr std::uint32_t kHandlerSeconds = 60;  // a handler that has not responded: 503
inline constexpr std::uint32_t kWriteStallSeconds =
    protocol::limits::stalled_write_ms / 1000;  // no byte accepted by the peer for so long: closed
inline constexpr std::uint32_t kLingerSeconds = 2;

// ---- WebSocket
inline constexpr std::size_t kMessageBytes = protocol::limits::client_message_bytes;  // more: close 1009
inline constexpr std::size_t kStaffMessageBytes = 64 * 1024;
inline constexpr unsigned kMessageFragments = protocol::limits::fragments_per_message;  // more: close 4429
inline constexpr unsigned kControlFrames = 20;                                          // per window; more: close 4429
inline constexpr std::uint32_t kControlWindowSeconds = 10;
inline constexpr std::size_t kControlPayloadBytes = 125;  // RFC 6455 5.5
inline constexpr std::uint32_t kReadIdleSeconds = protocol::limits::silence_ms / 1000;
inline constexpr std::uint32_t kCloseHandshakeSeconds = 5;

// ---- threads and sockets
inline constexpr std::size_t kScratchBytes = 128 * 1024;       // read buffer of a thread, shared by its connections
inline constexpr std::size_t kHandshakesInFlight = 256;        // TLS, per thread; the others wait their turn
inline constexpr unsigned kRingEntries = 256;                  // sends that one call hands to io_uring
inline constexpr std::size_t kConnectionsPerThread = 100'000;  // more: closed on accept
inline constexpr std::uint32_t kAcceptsPerSecond = 2000;       // per listener; more wait in the kernel's queue
inline constexpr std::size_t kArrivals = 10'000;  // connections that are no WebSocket yet; more: closed on accept
inline constexpr std::size_t kArrivalsPerSource = 1'000;  // the same of one source; more: closed on accept
inline constexpr int kListenBacklog = 4096;
inline constexpr int kNotSentLowBytes = 16 * 1024;  // TCP_NOTSENT_LOWAT
inline constexpr unsigned kPeerSilentMs = 30'000;   // TCP_USER_TIMEOUT

}  // namespace beffroi::net
