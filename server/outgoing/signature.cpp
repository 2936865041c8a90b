#include "outgoing/signature.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <charconv>
#include <optional>

#include "outgoing/limits.hpp"

namespace beffroi::outgoing {

namespace {

constexpr std::string_view kSecretPrefix = "whsec_";
constexpr std::string_view kVersion = "v1,";

std::string signed_text(std::string_view id, std::string_view timestamp, std::string_view body) {
  std::string text;
  text.reserve(id.size() + timestamp.size() + body.size() + 2);
  text.append(id).append(".").append(timestamp).append(".").append(body);
  return text;
}

std::optional<std::int64_t> seconds_of(std::string_view text) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size() || seconds < 0) return std::nullopt;
  return seconds;
}

// Compares with every secret, whichever fits, so that the time tells nothing.
bool is_signed_by_one(const Secrets& secrets, std::string_view given, std::string_view text) {
  std::string mac;
  if (!from_base64(given, mac)) return false;
  bool good = false;
  for (const Secret& secret : secrets) {
    const std::string expected = secret.mac(text);
    good |= mac.size() == expected.size() && CRYPTO_memcmp(mac.data(), expected.data(), mac.size()) == 0;
  }
  return good;
}

}  // namespace

Result<Secret, std::string> Secret::parse(std::string_view text) {
  while (text.ends_with('\n') || text.ends_with('\r') || text.ends_with(' ')) text.remove_suffix(1);
  if (!text.starts_with(kSecretPrefix)) return Failure{std::string("it must begin with \"whsec_\"")};
  std::string bytes;
  if (!from_base64(text.substr(kSecretPrefix.size()), bytes)) {
    return Failure{std::string("what follows \"whsec_\" must be base64")};
  }
  if (bytes.size() < kSecretBytesMin || bytes.size() > kSecretBytesMax) {
    return Failure{std::string("it must hold 24 to 64 bytes, as from: openssl rand -base64 32")};
  }
  return Secret(std::move(bytes));
}

std::string Secret::mac(std::string_view message) const {
  std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
  unsigned int length = 0;
  HMAC(EVP_sha256(), bytes_.data(), static_cast<int>(bytes_.size()),
       reinterpret_cast<const unsigned char*>(message.data()), message.size(), sum.data(), &length);
  return {reinterpret_cast<const char*>(sum.data()), length};
}

std::string sign(const Secrets& secrets, std::string_view id, std::int64_t timestamp_s, std::string_view body) {
  const std::string text = signed_text(id, std::to_string(timestamp_s), body);
  std::string signature;
  for (const Secret& secret : secrets) {
    if (!signature.empty()) signature += ' ';
    signature.append(kVersion).append(base64(secret.mac(text)));
  }
  return signature;
}

SignatureFault look_at(const Secrets& secrets, const SignedMessage& message, std::int64_t now_s) {
  if (message.id.empty() || message.timestamp.empty() || message.signature.empty()) return SignatureFault::incomplete;
  const std::optional<std::int64_t> at = seconds_of(message.timestamp);
  if (!at) return SignatureFault::bad_timestamp;
  if (*at < now_s - kSignatureToleranceS) return SignatureFault::too_old;
  if (*at > now_s + kSignatureToleranceS) return SignatureFault::too_new;
  const std::string text = signed_text(message.id, message.timestamp, message.body);
  std::string_view rest = message.signature;
  for (std::size_t looked = 0; looked < kSignaturesPerMessage && !rest.empty(); ++looked) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view one = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (one.starts_with(kVersion) && is_signed_by_one(secrets, one.substr(kVersion.size()), text))
      return SignatureFault::none;
  }
  return SignatureFault::wrong;
}

std::string_view words_for(SignatureFault fault) {
  switch (fault) {
    case SignatureFault::none:
      return "it is good";
    case SignatureFault::incomplete:
      return "webhook-id, webhook-timestamp or webhook-signature is missing";
    case SignatureFault::bad_timestamp:
      return "webhook-timestamp is no time in seconds";
    case SignatureFault::too_old:
      return "webhook-timestamp is too old";
    case SignatureFault::too_new:
      return "webhook-timestamp lies ahead";
    case SignatureFault::wrong:
      return "no signature fits";
    case SignatureFault::replayed:
      return "this webhook-id was used already";
    case SignatureFault::too_many:
      return "too many messages in ten minutes";
  }
  return "";
}

SignatureFault RememberedIds::take(std::string_view id, std::int64_t now_s) {
  while (!order_.empty() && order_.front().first + kIdLifeS < now_s) {
    seen_.erase(order_.front().second);
    order_.pop_front();
  }
  if (seen_.contains(std::string(id))) return SignatureFault::replayed;
  if (seen_.size() >= kRememberedIds) return SignatureFault::too_many;
  seen_.emplace(id);
  order_.emplace_back(now_s, id);
  return SignatureFault::none;
}

std::vector<std::pair<std::string, std::string>> signed_fields(const Secrets& secrets, const std::string& id,
                                                               std::int64_t timestamp_s, std::string_view body) {
  return {{"webhook-id", id},
          {"webhook-timestamp", std::to_string(timestamp_s)},
          {"webhook-signature", sign(secrets, id, timestamp_s, body)}};
}

}  // namespace beffroi::outgoing
