#include "moderation/links.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "moderation/bounds.hpp"

namespace beffroi::moderation {
namespace {

// Groups: 1 scheme or www.; 2 the host with its dots, perhaps in brackets; 3 its ending; 4 a port; 5 the rest.
const RE2& link_pattern() {
  static const RE2 pattern(R"((?i)((?:h(?:tt|xx)ps?|ftp)\s?:\s?//|www\s?[\[(]?\.[\])]?)?)"
                           R"(((?:[\pL\pN](?:[\pL\pN-]*[\pL\pN])?(?:\.|\s?[\[({]\s?(?:\.|dot|point)\s?[\])}]\s?))+)"
                           R"((\pL\pL+|xn--[a-z0-9-]+))(:[0-9]{1,5})?((?:[/?#][^\s]*)?))",
                           [] {
                             RE2::Options options;
                             options.set_log_errors(false);
                             options.set_max_mem(8 << 20);
                             return options;
                           }());
  return pattern;
}

constexpr std::array<std::string_view, 84> endings{
    "academy", "ai",     "app",  "asia", "at",   "be",  "biz",  "blog", "bz",    "ca",      "cc",   "cf",
    "ch",      "click",  "club", "cn",   "co",   "com", "cz",   "de",   "dev",   "dk",      "edu",  "es",
    "eu",      "events", "fi",   "fm",   "fr",   "fun", "ga",   "gd",   "gg",    "gl",      "gov",  "gq",
    "group",   "gs",     "ie",   "icu",  "info", "ink", "int",  "io",   "is",    "it",      "jp",   "la",
    "link",    "live",   "lu",   "ly",   "me",   "ml",  "mobi", "net",  "news",  "nl",      "no",   "online",
    "org",     "paris",  "pl",   "pro",  "pt",   "pw",  "ru",   "se",   "sh",    "shop",    "site", "space",
    "store",   "tech",   "tk",   "to",   "top",  "tv",  "uk",   "us",   "video", "website", "wiki", "xyz"};

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

// "example[.]" → "example."
std::string plain_host(std::string_view written) {
  std::string host;
  const std::string small = lower(written);
  for (std::size_t i = 0; i < small.size(); ++i) {
    const char c = small[i];
    if (c == '[' || c == '(' || c == '{') {
      host += '.';
      while (i < small.size() && small[i] != ']' && small[i] != ')' && small[i] != '}') ++i;
    } else if (c != ' ' && c != '\t' && c != '\n') {
      host += c;
    }
  }
  return host;
}

// A sentence that goes on right after its full stop is no host, unless a part of it is a well-known ending.
bool is_link(std::string_view start, std::string_view host, std::string_view rest) {
  if (!start.empty() || rest.starts_with("/")) return true;
  std::size_t dot = host.find('.');
  while (dot != std::string_view::npos) {
    host.remove_prefix(dot + 1);
    dot = host.find('.');
    if (std::ranges::find(endings, host.substr(0, std::min(dot, host.size()))) != endings.end()) return true;
  }
  return false;
}

std::string_view view(const re2::StringPiece& piece) {
  return {piece.data(), piece.size()};
}

}  // namespace

std::vector<Link> links_in(const Wording& wording) {
  std::vector<Link> links;
  const re2::StringPiece text(wording.bytes.data(), wording.bytes.size());
  std::array<re2::StringPiece, 6> found;
  std::size_t at = 0;
  while (links.size() < bounds::spans_per_finding &&
         link_pattern().Match(text, at, text.size(), RE2::UNANCHORED, found.data(), static_cast<int>(found.size()))) {
    const auto from = static_cast<std::size_t>(found[0].data() - text.data());
    const std::size_t to = from + found[0].size();
    at = to;
    const bool in_mail = (from > 0 && text[from - 1] == '@') || (to < text.size() && text[to] == '@');
    const std::string_view start = view(found[1]);
    const bool is_www = start.starts_with('w') || start.starts_with('W');
    std::string host = (is_www ? "www." : "") + plain_host(view(found[2]));
    if (in_mail || !is_link(start, host, view(found[5]))) continue;
    links.push_back({wording.span_of_bytes(from, to), std::move(host)});
  }
  return links;
}

bool is_within(std::string_view host, std::string_view allowed) {
  if (!host.ends_with(allowed) || allowed.empty()) return false;
  return host.size() == allowed.size() || host[host.size() - allowed.size() - 1] == '.';
}

}  // namespace beffroi::moderation
