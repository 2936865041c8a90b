#include "net/static_files.hpp"

#include <openssl/sha.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>

#include "net/ascii.hpp"

namespace beffroi::net {

namespace {

constexpr std::string_view kIndex = "/index.html";
constexpr std::string_view kAssets = "/assets/";
constexpr std::size_t kHashChars = 8;  // what bundlers put into names

constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".ics", "text/calendar; charset=utf-8"},
    {".xml", "application/xml"},
}};

std::string_view type_of(std::string_view path) {
  for (const auto& [ending, type] : kTypes) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// "/assets/name-HASH.ext". A word of eight letters is not taken for a hash: that needs a digit or two capitals.
bool has_hashed_name(std::string_view path) {
  if (!path.starts_with(kAssets)) return false;
  std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.ends_with(".map")) name.remove_suffix(4);
  name = name.substr(0, name.rfind('.'));
  if (name.size() <= kHashChars) return false;
  const auto hash = name.substr(name.size() - kHashChars);
  const char before = name[name.size() - kHashChars - 1];
  const auto may_be_in_hash = [](char c) { return is_alpha(c) || is_digit(c) || c == '_' || c == '-'; };
  return (before == '-' || before == '.') && std::all_of(hash.begin(), hash.end(), may_be_in_hash) &&
         (std::any_of(hash.begin(), hash.end(), is_digit) || std::count_if(hash.begin(), hash.end(), is_capital) >= 2);
}

std::string etag_of(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  std::string etag = "\"";
  for (std::size_t i = 0; i < 16; ++i) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    etag += kDigits[digest[i] >> 4];
    etag += kDigits[digest[i] & 15];
  }
  return etag + '"';
}

// "coding;q=0" says no; another weight is not compared: what is smallest is best for both sides.
bool accepts(std::string_view accept_encoding, std::string_view coding) {
  return !for_each_part(accept_encoding, ',', [&](std::string_view part) {
    const auto semicolon = part.find(';');
    if (!equal_ignoring_case(trimmed(part.substr(0, semicolon)), coding)) return true;
    if (semicolon == std::string_view::npos) return false;
    const auto weight = trimmed(part.substr(semicolon + 1));
    const bool is_zero = (weight.starts_with("q=0") || weight.starts_with("Q=0")) &&
                         weight.find_first_of("123456789") == std::string_view::npos;
    return is_zero;
  });
}

// RFC 9110 13.1.2: weak comparison, a list, or anything at all.
bool matches(std::string_view if_none_match, std::string_view etag) {
  return !for_each_part(if_none_match, ',', [&](std::string_view part) {
    if (part.starts_with("W/")) part.remove_prefix(2);
    return part != etag && part != "*";
  });
}

bool takes_html(const Request& request) {
  const auto accept = request.headers.get("accept");
  return accept.find("text/html") != std::string_view::npos;
}

}  // namespace

Result<StaticFiles, std::string> StaticFiles::load(const std::filesystem::path& directory) {
  std::error_code error;
  if (!std::filesystem::is_directory(directory, error)) {
    return Failure{"the web client is not built: " + directory.string() + " is not a directory"};
  }
  StaticFiles files;
  std::size_t total = 0;
  for (auto entry = std::filesystem::recursive_directory_iterator(directory, error);
       !error && entry != std::filesystem::recursive_directory_iterator(); entry.increment(error)) {
    if (!entry->is_regular_file(error)) continue;
    std::ifstream input(entry->path(), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
    if (!input.good() && !input.eof()) return Failure{"cannot read " + entry->path().string()};
    total += bytes.size();
    if (total > kTotalBytes) return Failure{"the web client in " + directory.string() + " is larger than 64 MB"};
    files.keep('/' + entry->path().lexically_relative(directory).generic_string(), std::move(bytes));
  }
  if (error) return Failure{"cannot read " + directory.string() + ": " + error.message()};
  std::erase_if(files.files_, [](const auto& item) { return !item.second.variants[identity].bytes; });
  if (!files.files_.contains(kIndex)) return Failure{"the web client in " + directory.string() + " has no index.html"};
  return files;
}

void StaticFiles::keep(const std::string& path, std::string bytes) {
  Encoding encoding = identity;
  std::string name = path;
  for (const auto& [ending, coding] :
       {std::pair{std::string_view(".br"), brotli}, std::pair{std::string_view(".gz"), gzip}}) {
    if (!path.ends_with(ending)) continue;
    encoding = coding;
    name.resize(path.size() - ending.size());
  }
  File& file = files_[name];
  file.content_type = type_of(name);
  file.immutable = has_hashed_name(name);
  file.variants[encoding] = {std::make_shared<const std::string>(std::move(bytes)), {}};
  file.variants[encoding].etag = etag_of(*file.variants[encoding].bytes);
}

const StaticFiles::File* StaticFiles::find(const Request& request) const {
  const std::string_view path = request.path;
  if (const auto found = files_.find(path); found != files_.end()) return &found->second;
  const bool may_be_page = !path.starts_with("/api/") && !path.starts_with(kAssets) && takes_html(request);
  return path == "/" || may_be_page ? &files_.find(kIndex)->second : nullptr;
}

const StaticFiles::Variant& StaticFiles::choose(const File& file, std::string_view accept_encoding,
                                                std::string_view& name) {
  constexpr std::array<std::pair<Encoding, std::string_view>, 2> kChoices = {{{brotli, "br"}, {gzip, "gzip"}}};
  for (const auto& [encoding, coding] : kChoices) {
    if (!file.variants[encoding].bytes || !accepts(accept_encoding, coding)) continue;
    name = coding;
    return file.variants[encoding];
  }
  return file.variants[identity];
}

Response StaticFiles::answer(const Request& request) const {
  const File* file = find(request);
  if (!file) return error_response(404, "not_found", "There is nothing here under that name.");
  std::string_view coding;
  const Variant& variant = choose(*file, request.headers.get("accept-encoding"), coding);
  Response response;
  response.headers.add("ETag", variant.etag);
  response.headers.add("Cache-Control", file->immutable ? "public, max-age=31536000, immutable" : "no-cache");
  response.headers.add("Vary", "Accept-Encoding");
  if (matches(request.headers.get("if-none-match"), variant.etag)) {
    response.status = 304;
    return response;
  }
  response.headers.add("Content-Type", file->content_type);
  if (!coding.empty()) response.headers.add("Content-Encoding", std::string(coding));
  response.body = variant.bytes;
  return response;
}

}  // namespace beffroi::net
