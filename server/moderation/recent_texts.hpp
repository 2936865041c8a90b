// What was said a moment ago, for the rules that need to know: repetition, and the first texts of somebody new. In
// memory, of this process; forgets the oldest (bounds.hpp), keeps hashes and no words. Thread-safe: a short lock for
// one sixteenth of the rooms.
#pragma once

#include <array>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include "protocol/messages.hpp"

namespace beffroi::moderation {

using protocol::TimeMs;

// What a text is compared by: equal in letters, or most of its runs of three letters the same.
struct Fingerprint {
  std::uint64_t letters = 0;  // hash
  std::array<std::uint16_t, 8> sketch{};
  std::int64_t length = 0;  // letters and digits

  static Fingerprint of(std::span<const char32_t> text);
  bool equals(const Fingerprint& other) const { return letters == other.letters && length == other.length; }
  bool resembles(const Fingerprint& other) const;
};

struct Past {
  struct Similar {
    TimeMs at = 0;
    std::uint64_t person = 0;  // hash
    bool same = false;         // in letters and digits; else it only resembles
  };
  std::vector<Similar> similar;   // texts of this room like this one, this one not among them
  std::uint64_t person = 0;       // hash of its author
  std::int64_t texts_before = 0;  // of its author in this room, as far as remembered
  std::int64_t length = 0;        // letters of this one
};

class RecentTexts {
 public:
  RecentTexts();
  ~RecentTexts();
  RecentTexts(const RecentTexts&) = delete;
  RecentTexts& operator=(const RecentTexts&) = delete;

  // Remembers the text and tells what came before it.
  Past note(std::string_view room, std::string_view person, std::span<const char32_t> text, TimeMs now);

 private:
  struct Part;
  std::vector<std::unique_ptr<Part>> parts_;
};

}  // namespace beffroi::moderation
