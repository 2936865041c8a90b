#include "moderation/wording.hpp"

#include <algorithm>
#include <cstdint>

namespace beffroi::moderation {
namespace {

std::int64_t count_points(std::string_view bytes) {
  return std::ranges::count_if(bytes, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

}  // namespace

Span Wording::span_of_bytes(std::size_t from, std::size_t to) const {
  const std::int64_t first = count_points(bytes.substr(0, from));
  return {first, first + count_points(bytes.substr(from, to - from))};
}

std::vector<Span> united(std::vector<Span> spans, std::size_t most) {
  std::ranges::sort(spans, {}, [](const Span& each) { return std::pair(each.from, each.to); });
  std::vector<Span> out;
  for (const Span& each : spans) {
    if (!out.empty() && each.from <= out.back().to) {
      out.back().to = std::max(out.back().to, each.to);
    } else if (out.size() < most) {
      out.push_back(each);
    }
  }
  return out;
}

std::string masked(const Wording& wording, const std::vector<Span>& spans) {
  std::string out;
  out.reserve(wording.bytes.size());
  auto next = spans.begin();
  for (std::size_t i = 0; i < wording.points.size(); ++i) {
    const auto at = static_cast<std::int64_t>(i);
    while (next != spans.end() && next->to <= at) ++next;
    const bool hidden = next != spans.end() && next->from <= at;
    const auto kind = character(wording.points[i]).kind;
    if (!hidden || kind == Character::Kind::space) {
      append_utf8(out, wording.points[i]);
    } else if (kind != Character::Kind::transparent) {
      out += '*';
    }
  }
  return out;
}

}  // namespace beffroi::moderation
