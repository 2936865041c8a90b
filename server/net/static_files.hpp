// The built web client, from memory: every file with the .br and .gz siblings that were made at build time.
//
// Names with a content hash under /assets/ are immutable for a year; everything else is revalidated by its strong ETag.
// A page address of the client (no file, not under /api/ or /assets/, a browser that takes HTML) gets index.html.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "net/http.hpp"
#include "result.hpp"

namespace beffroi::net {

class StaticFiles {
 public:
  static constexpr std::size_t kTotalBytes = 64 * 1024 * 1024;  // of all files with their encodings

  // Reads the whole directory. The error is a sentence: not a directory, no index.html, unreadable, or too large.
  static Result<StaticFiles, std::string> load(const std::filesystem::path& directory);

  // For GET and HEAD; from any thread.
  Response answer(const Request& request) const;

 private:
  enum Encoding : std::size_t { identity, gzip, brotli };
  static constexpr std::size_t kEncodings = 3;

  struct Variant {
    SharedBody bytes;  // null: was not built
    std::string etag;
  };
  struct File {
    std::string content_type;
    bool immutable = false;
    std::array<Variant, kEncodings> variants;
  };

  void keep(const std::string& path, std::string bytes);
  const File* find(const Request& request) const;
  static const Variant& choose(const File& file, std::string_view accept_encoding, std::string_view& name);

  std::map<std::string, File, std::less<>> files_;  // by path, with the leading slash
};

}  // namespace beffroi::net
