#include "net/websocket_extensions.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "net/ascii.hpp"

namespace beffroi::net {

namespace {

constexpr std::size_t kExtensionsOffered = 16;  // more, and parameters of one: not well formed

struct Parameter {
  std::string_view name;
  std::optional<std::string> value{};
};

struct Offer {
  std::string_view extension;
  std::vector<Parameter> parameters;
};

// extension-list of RFC 6455 9.1, with optional white space where RFC 9110 allows it. Names are tokens; a quoted value
// must be a token once it is unquoted.
class OfferReader {
 public:
  explicit OfferReader(std::string_view text) : rest_(text) {}

  // False: not well formed.
  bool read(std::vector<Offer>& offers) {
    do {
      skip_space();
      Offer offer{read_token(), {}};
      if (offer.extension.empty() || offers.size() == kExtensionsOffered) return false;
      while (take(';')) {
        if (offer.parameters.size() == kExtensionsOffered || !read_parameter(offer)) return false;
      }
      offers.push_back(std::move(offer));
    } while (take(','));
    return rest_.empty();
  }

 private:
  bool read_parameter(Offer& offer) {
    skip_space();
    Parameter parameter{read_token()};
    if (parameter.name.empty()) return false;
    if (take('=')) {
      skip_space();
      parameter.value = take('"') ? read_quoted() : std::string(read_token());
      if (!is_token(*parameter.value)) return false;
    }
    offer.parameters.push_back(std::move(parameter));
    return true;
  }

  std::string_view read_token() {
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_token_char);
    const std::string_view token = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(token.size());
    return token;
  }

  // After the opening quote; empty when there is no closing one.
  std::string read_quoted() {
    std::string value;
    while (!rest_.empty() && rest_.front() != '"') {
      if (rest_.front() == '\\') rest_.remove_prefix(1);
      if (rest_.empty()) return {};
      value.push_back(rest_.front());
      rest_.remove_prefix(1);
    }
    return take('"') ? value : std::string();
  }

  bool take(char wanted) {
    if (wanted != '"') skip_space();
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void skip_space() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size())); }

  std::string_view rest_;
};

// All offers in order, over all fields of the name; nothing: not well formed.
std::optional<std::vector<Offer>> offers_of(const Request& request) {
  std::vector<Offer> offers;
  for (const Field& field : request.headers) {
    if (!equal_ignoring_case(field.name, "sec-websocket-extensions")) continue;
    if (!OfferReader(field.value).read(offers)) return std::nullopt;
  }
  return offers;
}

// 8 to 15, without a leading zero (RFC 7692 7.1.2.1).
bool is_window_bits(const std::optional<std::string>& value) {
  if (!value) return false;
  return *value == "8" || *value == "9" ||
         (value->size() == 2 && (*value)[0] == '1' && (*value)[1] >= '0' && (*value)[1] <= '5');
}

// Acceptable as it stands; `wants_window`: the server's window is named and must be confirmed.
bool is_acceptable(const Offer& offer, bool& wants_window) {
  std::vector<std::string_view> seen;
  for (const Parameter& parameter : offer.parameters) {
    if (std::find(seen.begin(), seen.end(), parameter.name) != seen.end()) return false;
    seen.push_back(parameter.name);
    if (parameter.name == "server_no_context_takeover" || parameter.name == "client_no_context_takeover") {
      if (parameter.value) return false;
    } else if (parameter.name == "client_max_window_bits") {
      if (parameter.value && !is_window_bits(parameter.value)) return false;
    } else if (parameter.name == "server_max_window_bits") {
      if (parameter.value != "15") return false;  // ours is the whole window
      wants_window = true;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

bool extensions_well_formed(const Request& request) {
  return offers_of(request).has_value();
}

std::optional<std::string> agree_on_deflate(const Request& request) {
  const auto offers = offers_of(request);
  if (!offers) return std::nullopt;
  for (const Offer& offer : *offers) {
    bool wants_window = false;
    if (offer.extension != "permessage-deflate" || !is_acceptable(offer, wants_window)) continue;
    std::string agreed = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
    if (wants_window) agreed.append("; server_max_window_bits=15");
    return agreed;
  }
  return std::nullopt;
}

}  // namespace beffroi::net
