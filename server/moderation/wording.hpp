// A text as the rules look at it, taken apart once. Spans are code points of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/characters.hpp"
#include "protocol/messages.hpp"

namespace beffroi::moderation {

using protocol::Span;

struct Wording {
  explicit Wording(std::string_view text) : bytes(text), points(code_points(text)) {}

  std::string_view bytes;  // of the caller; outlives this
  std::vector<char32_t> points;

  // Code points for a range of bytes that begins and ends between characters.
  Span span_of_bytes(std::size_t from, std::size_t to) const;
};

inline Span span(std::size_t from, std::size_t to) {
  return {static_cast<std::int64_t>(from), static_cast<std::int64_t>(to)};
}

// In order, those that touch or overlap united, at most `most` of them.
std::vector<Span> united(std::vector<Span> spans, std::size_t most);

// The text with every character in a span as '*', but spaces, which stay, and marks and invisible characters, which go.
// Never more bytes than the text has.
std::string masked(const Wording& wording, const std::vector<Span>& spans);

}  // namespace beffroi::moderation
