#include "net/websocket_handshake.hpp"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>

#include "net/ascii.hpp"
#include "net/websocket_extensions.hpp"

namespace beffroi::net {

namespace {

constexpr std::string_view kKeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";  // RFC 6455 1.3
constexpr std::size_t kKeyChars = 24;                                            // base64 of 16 bytes

// 22 characters and "==", the last of which carries four bits that must be zero.
bool is_key(std::string_view key) {
  if (key.size() != kKeyChars || !key.ends_with("==")) return false;
  const auto characters = key.substr(0, kKeyChars - 2);
  return std::all_of(characters.begin(), characters.end(),
                     [](char c) { return is_alpha(c) || is_digit(c) || c == '+' || c == '/'; }) &&
         std::string_view("AQgw").find(characters.back()) != std::string_view::npos;
}

bool has_token(const Request& request, std::string_view name, std::string_view token) {
  return std::any_of(request.headers.begin(), request.headers.end(), [&](const Field& field) {
    return equal_ignoring_case(field.name, name) && list_has_token(field.value, token);
  });
}

bool offers(const Request& request, std::string_view subprotocol) {
  return std::any_of(request.headers.begin(), request.headers.end(), [&](const Field& field) {
    return equal_ignoring_case(field.name, "sec-websocket-protocol") &&
           !for_each_part(field.value, ',', [&](std::string_view part) { return part != subprotocol; });
  });
}

Response upgrade_required(std::string_view message) {
  Response response = error_response(426, "bad_request", message);
  response.headers.add("Upgrade", "websocket");
  response.headers.add("Sec-WebSocket-Version", "13");
  return response;
}

std::string accept_value(std::string_view key) {
  const std::string text = std::string(key).append(kKeySuffix);
  std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
  SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  std::array<unsigned char, 32> encoded{};
  const int size = EVP_EncodeBlock(encoded.data(), digest.data(), static_cast<int>(digest.size()));
  return {reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(size)};
}

}  // namespace

std::optional<Response> refuse_upgrade(const Request& request, std::string_view subprotocol,
                                       const OriginPolicy& origins) {
  if (!has_token(request, "upgrade", "websocket") || !has_token(request, "connection", "upgrade")) {
    return upgrade_required("This address speaks WebSocket only.");
  }
  if (request.headers.get("sec-websocket-version") != "13")
    return upgrade_required("Only WebSocket version 13 is spoken here.");
  if (!is_key(request.headers.get("sec-websocket-key"))) {
    return error_response(400, "bad_request", "Sec-WebSocket-Key is missing or not 16 bytes in base64.");
  }
  if (!origins.allows(request.headers.get("origin"), request)) {
    return error_response(403, "forged_origin", "This request comes from a page that the hub does not know.");
  }
  if (!offers(request, subprotocol)) {
    return error_response(400, "bad_request", "The subprotocol " + std::string(subprotocol) + " must be offered.");
  }
  if (!extensions_well_formed(request)) {
    return error_response(400, "bad_request", "Sec-WebSocket-Extensions is not well formed.");
  }
  return std::nullopt;
}

std::string accept_upgrade(const Request& request, std::string_view subprotocol, std::string_view extensions) {
  std::string head =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ";
  head.append(accept_value(request.headers.get("sec-websocket-key")));
  head.append("\r\nSec-WebSocket-Protocol: ").append(subprotocol);
  if (!extensions.empty()) head.append("\r\nSec-WebSocket-Extensions: ").append(extensions);
  head.append("\r\n\r\n");
  return head;
}

}  // namespace beffroi::net
