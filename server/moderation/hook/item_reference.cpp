#include "moderation/hook/item_reference.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

namespace beffroi::moderation {

namespace {

constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kTagBytes = 16;
constexpr std::size_t kPseudonymCharacters = 22;  // 132 bits

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

unsigned char* octets(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Cipher cipher(const outgoing::Secret& secret, std::string_view nonce, int encrypt) {
  Cipher made(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  const std::string key = secret.mac("beffroi: key of item references");
  if (!made || EVP_CipherInit_ex(made.get(), EVP_aes_256_gcm(), nullptr, octets(std::string_view(key)), octets(nonce),
                                 encrypt) != 1) {
    throw std::runtime_error("AES-256-GCM is not available");
  }
  return made;
}

// Identifiers hold no line ends.
std::optional<ItemName> split(std::string_view plain) {
  const std::size_t first = plain.find('\n');
  const std::size_t second = first == std::string_view::npos ? first : plain.find('\n', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  return ItemName{std::string(plain.substr(0, first)), std::string(plain.substr(first + 1, second - first - 1)),
                  std::string(plain.substr(second + 1))};
}

std::optional<ItemName> open_with(const outgoing::Secret& secret, std::string_view sealed) {
  const std::string_view nonce = sealed.substr(0, kNonceBytes);
  const std::string_view text = sealed.substr(kNonceBytes, sealed.size() - kNonceBytes - kTagBytes);
  std::string tag(sealed.substr(sealed.size() - kTagBytes));
  std::string plain(text.size(), '\0');
  const Cipher made = cipher(secret, nonce, 0);
  int length = 0;
  int rest = 0;
  const bool good =
      EVP_CIPHER_CTX_ctrl(made.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data()) == 1 &&
      EVP_CipherUpdate(made.get(), octets(plain), &length, octets(text), static_cast<int>(text.size())) == 1 &&
      EVP_CipherFinal_ex(made.get(), octets(plain) + length, &rest) == 1;
  return good ? split(plain) : std::nullopt;
}

}  // namespace

// The nonce depends on all of the text: two texts never share one, and the same text has the same name.
std::string seal(const outgoing::Secret& secret, const ItemName& item) {
  const std::string plain = item.room + '\n' + item.person + '\n' + item.command;
  const std::string nonce = secret.mac("beffroi: nonce of " + plain).substr(0, kNonceBytes);
  const Cipher made = cipher(secret, nonce, 1);
  std::string text(plain.size(), '\0');
  std::string tag(kTagBytes, '\0');
  int length = 0;
  int rest = 0;
  EVP_CipherUpdate(made.get(), octets(text), &length, octets(std::string_view(plain)), static_cast<int>(plain.size()));
  EVP_CipherFinal_ex(made.get(), octets(text) + length, &rest);
  EVP_CIPHER_CTX_ctrl(made.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, tag.data());
  return outgoing::base64url(nonce + text + tag);
}

std::optional<ItemName> unseal(const outgoing::Secrets& secrets, std::string_view reference) {
  std::string sealed;
  if (!outgoing::from_base64url(reference, sealed) || sealed.size() <= kNonceBytes + kTagBytes) return std::nullopt;
  for (const outgoing::Secret& secret : secrets) {
    if (auto item = open_with(secret, sealed)) return item;
  }
  return std::nullopt;
}

std::string pseudonym(const outgoing::Secret& secret, std::string_view person) {
  std::string text = "beffroi: author ";
  text += person;
  return "p_" + outgoing::base64url(secret.mac(text)).substr(0, kPseudonymCharacters);
}

}  // namespace beffroi::moderation
