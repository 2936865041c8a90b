// Signatures of messages between the hub and other services, by the Standard Webhooks specification
// (https://github.com/standard-webhooks/standard-webhooks): HMAC-SHA256 over "id.timestamp.body", in base64 after
// "v1,"; secrets are "whsec_" and 24 to 64 bytes in base64.
//
// Two secrets may live at once, so that one can be changed without a gap: messages are signed with both, and a message
// signed with either is good. Pure but for the comparison's constant time; RememberedIds is for one thread at a time.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "result.hpp"

namespace beffroi::outgoing {

class Secret {
 public:
  // The error says what is wrong, without the secret.
  static Result<Secret, std::string> parse(std::string_view text);

  // HMAC-SHA256, raw bytes. Also for keys that are derived from the secret.
  std::string mac(std::string_view message) const;

 private:
  explicit Secret(std::string bytes) : bytes_(std::move(bytes)) {}
  std::string bytes_;
};

using Secrets = std::vector<Secret>;  // one, or the new one and the former

struct SignedMessage {
  std::string_view id;
  std::string_view timestamp;  // seconds since 1970, as text
  std::string_view signature;  // "v1,..." several of them with spaces between
  std::string_view body;
};

// Value of webhook-signature: one signature for each secret.
std::string sign(const Secrets& secrets, std::string_view id, std::int64_t timestamp_s, std::string_view body);

enum class SignatureFault { none, incomplete, bad_timestamp, too_old, too_new, wrong, replayed, too_many };

// Everything but the replay.
SignatureFault look_at(const Secrets& secrets, const SignedMessage& message, std::int64_t now_s);

std::string_view words_for(SignatureFault fault);

// Ids of good messages, for as long as a repeat could still pass for new.
class RememberedIds {
 public:
  // none, replayed, or too_many: the memory is full, and a message that cannot be remembered is not taken.
  SignatureFault take(std::string_view id, std::int64_t now_s);
  std::size_t size() const { return seen_.size(); }

 private:
  std::unordered_set<std::string> seen_;
  std::deque<std::pair<std::int64_t, std::string>> order_;  // oldest first
};

// The three fields of a request.
std::vector<std::pair<std::string, std::string>> signed_fields(const Secrets& secrets, const std::string& id,
                                                               std::int64_t timestamp_s, std::string_view body);

std::string base64(std::string_view bytes);
std::string base64url(std::string_view bytes);  // without padding
// Strict: the alphabet of base64 with its padding, or the url form without. Nothing for anything else.
bool from_base64(std::string_view text, std::string& bytes);
bool from_base64url(std::string_view text, std::string& bytes);

}  // namespace beffroi::outgoing
