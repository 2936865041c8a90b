// Reading JSON into the generated types: every read keeps to a bound and remembers the first thing that was wrong, and
// where. Included by generated/cpp/protocol/codec.cpp only.
#pragma once

#include <boost/json.hpp>

#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "protocol/codec.hpp"

namespace beffroi::protocol {

namespace json = boost::json;

// How a value is to be read.
struct Plain {};
struct Natural {};  // an integer from 0 to 2^53 - 1
struct Id {};       // [A-Za-z0-9_.:-]{1,64}
struct StringUpTo {
  std::size_t bytes;
};
struct TextUpTo {  // written by a person: at most `code_points`, at most limits::text_bytes
  std::int64_t code_points;
};

inline constexpr std::int64_t largest_integer = (std::int64_t{1} << 53) - 1;
inline constexpr std::size_t longest_list = 100'000;

template <class T>
inline constexpr bool is_container = false;
template <class T>
inline constexpr bool is_container<std::vector<T>> = true;
template <class T>
inline constexpr bool is_container<std::map<std::string, T>> = true;

inline std::int64_t count_code_points(std::string_view utf8) {
  std::int64_t count = 0;
  for (const char byte : utf8) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

inline bool is_id(std::string_view text) {
  if (text.empty() || text.size() > static_cast<std::size_t>(limits::id_length)) return false;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!plain && c != '_' && c != '-' && c != '.' && c != ':') return false;
  }
  return true;
}

template <class Enum, std::size_t N>
std::optional<Enum> parse_name(const std::string_view (&names)[N], std::string_view text) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

class Reader {
 public:
  bool fail(ErrorCode code, std::string detail, std::int64_t limit = 0) {
    if (!failed_) error_ = DecodeError{code, path(), std::move(detail), limit, {}, {}};
    failed_ = true;
    return false;
  }

  const DecodeError& error() const { return error_; }

  const json::object* object(const json::value& value) {
    const json::object* found = value.if_object();
    if (found == nullptr) fail(ErrorCode::bad_message, "an object was expected");
    return found;
  }

  template <class T, class Spec>
  bool field(const json::object& object, std::string_view name, T& out, Spec spec) {
    const json::value* value = object.if_contains(name);
    path_.push_back(name);
    const bool good = value == nullptr ? fail(ErrorCode::bad_message, "the field is missing") : item(*value, out, spec);
    if (good) path_.pop_back();
    return good;
  }

  template <class T, class Spec>
  bool field(const json::object& object, std::string_view name, std::optional<T>& out, Spec spec) {
    const json::value* value = object.if_contains(name);
    out.reset();
    if (value == nullptr || value->is_null()) return true;
    path_.push_back(name);
    const bool good = item(*value, out.emplace(), spec);
    if (good) path_.pop_back();
    return good;
  }

  // Absent in what was written before the field existed: `out` keeps its first value.
  template <class T, class Spec>
  bool field_if_there(const json::object& object, std::string_view name, T& out, Spec spec) {
    return object.if_contains(name) == nullptr || field(object, name, out, spec);
  }

  template <class T, class Spec>
  bool item(const json::value& value, std::vector<T>& out, Spec spec) {
    const json::array* list = value.if_array();
    if (list == nullptr) return fail(ErrorCode::bad_message, "a list was expected");
    if (list->size() > longest_list) return fail(ErrorCode::bad_message, "the list is too long");
    out.clear();
    out.reserve(list->size());
    for (const json::value& each : *list) {
      if (!item(each, out.emplace_back(), spec)) return false;
    }
    return true;
  }

  template <class T, class Spec>
  bool item(const json::value& value, std::map<std::string, T>& out, Spec spec) {
    const json::object* members = object(value);
    if (members == nullptr) return false;
    out.clear();
    for (const auto& member : *members) {
      if (!item(member.value(), out[std::string(member.key())], spec)) return false;
    }
    return true;
  }

  bool item(const json::value& value, bool& out, Plain) {
    if (!value.is_bool()) return fail(ErrorCode::bad_message, "true or false was expected");
    out = value.get_bool();
    return true;
  }

  bool item(const json::value& value, std::int64_t& out, Plain) { return integer(value, out, -largest_integer); }
  bool item(const json::value& value, std::int64_t& out, Natural) { return integer(value, out, 0); }

  bool item(const json::value& value, std::string& out, StringUpTo spec) {
    const json::string* text = value.if_string();
    if (text == nullptr) return fail(ErrorCode::bad_message, "a string was expected");
    if (text->size() > spec.bytes)
      return fail(ErrorCode::too_long, "the text is too long", static_cast<std::int64_t>(spec.bytes));
    out.assign(text->data(), text->size());
    return true;
  }

  bool item(const json::value& value, std::string& out, Id) {
    if (!item(value, out, StringUpTo{static_cast<std::size_t>(limits::id_length)})) return false;
    return is_id(out) || fail(ErrorCode::bad_message, "an identifier was expected");
  }

  bool item(const json::value& value, std::string& out, TextUpTo spec) {
    const json::string* text = value.if_string();
    if (text == nullptr) return fail(ErrorCode::bad_message, "a string was expected");
    const std::string_view view(text->data(), text->size());
    const bool fits =
        view.size() <= static_cast<std::size_t>(limits::text_bytes) && count_code_points(view) <= spec.code_points;
    if (!fits) return fail(ErrorCode::too_long, "the text is too long", spec.code_points);
    out.assign(view);
    return true;
  }

  // A generated record, union or enumeration.
  template <class T>
    requires(std::is_class_v<T> || std::is_enum_v<T>) && (!is_container<T>)
  bool item(const json::value& value, T& out, Plain) {
    return read(*this, value, out);
  }

  template <class Enum, class Parse>
  bool name(const json::value& value, Enum& out, Parse parse) {
    const json::string* text = value.if_string();
    const auto found = text == nullptr ? std::optional<Enum>() : parse(std::string_view(text->data(), text->size()));
    if (!found) return fail(ErrorCode::bad_message, "the value is none of those allowed");
    out = *found;
    return true;
  }

 private:
  bool integer(const json::value& value, std::int64_t& out, std::int64_t least) {
    const std::int64_t* number = value.if_int64();
    if (number == nullptr || *number < least || *number > largest_integer) {
      return fail(ErrorCode::bad_message, "an integer in range was expected");
    }
    out = *number;
    return true;
  }

  std::string path() const {
    std::string joined;
    for (const std::string_view part : path_) {
      if (!joined.empty()) joined += '.';
      joined += part;
    }
    return joined;
  }

  std::vector<std::string_view> path_;
  DecodeError error_;
  bool failed_ = false;
};

// Parses without touching the heap for small messages; refuses deeper nesting than 32.
template <class Use>
bool with_parsed(std::string_view text, Reader& in, Use use) {
  unsigned char buffer[4096];
  json::monotonic_resource memory(buffer, sizeof buffer);
  json::error_code error;
  const json::value value = json::parse(json::string_view(text.data(), text.size()), error, &memory);
  if (error) return in.fail(ErrorCode::bad_message, "it is not JSON: " + error.message());
  return use(value);
}

template <class T>
Decoded<T> decode(std::string_view text) {
  Reader in;
  T out{};
  const bool good = with_parsed(text, in, [&](const json::value& value) { return read(in, value, out); });
  if (!good) return Failure{in.error()};
  return out;
}

// As decode; a refusal carries the id and the room of the message, so that it can be answered.
template <class T>
Decoded<T> decode_client(std::string_view text) {
  Reader in;
  T out{};
  DecodeError error;
  const bool good = with_parsed(text, in, [&](const json::value& value) {
    if (read(in, value, out)) return true;
    Reader names;
    if (const json::object* object = value.if_object()) {
      std::string found;
      if (names.field(*object, "id", found, Id{})) error.id = found;
      Reader again;
      if (again.field(*object, "room", found, Id{})) error.room = found;
    }
    return false;
  });
  if (good) return out;
  const std::string id = error.id;
  const std::string room = error.room;
  error = in.error();
  error.id = id;
  error.room = room;
  return Failure{error};
}

}  // namespace beffroi::protocol
