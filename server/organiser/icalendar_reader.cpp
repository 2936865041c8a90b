#include "organiser/icalendar_reader.hpp"

#include <algorithm>

#include "organiser/encoding.hpp"
#include "organiser/import_limits.hpp"

namespace beffroi::organiser {

namespace {

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

std::string upper_case(std::string_view text) {
  std::string out{text};
  std::transform(out.begin(), out.end(), out.begin(), upper);
  return out;
}

struct Line {
  std::string text;
  std::size_t number = 0;
};

// Physical lines joined to logical ones.
class Unfolder {
 public:
  explicit Unfolder(std::string_view bytes) : rest_(bytes) {}

  std::optional<Line> next() {
    while (!rest_.empty()) {
      Line line{std::string{take_physical()}, number_};
      while (rest_.starts_with(' ') || rest_.starts_with('\t')) line.text += take_physical().substr(1);
      if (line.text.find_first_not_of(" \t") != std::string::npos) return line;
    }
    return std::nullopt;
  }

 private:
  std::string_view take_physical() {
    const auto end = std::min(rest_.find_first_of("\r\n"), rest_.size());
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end);
    rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : rest_.empty() ? 0 : 1);
    ++number_;
    return line;
  }

  std::string_view rest_;
  std::size_t number_ = 0;
};

bool is_name_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

std::string take_name(std::string_view& rest) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_name_character);
  const auto length = static_cast<std::size_t>(end - rest.begin());
  std::string name = upper_case(rest.substr(0, length));
  rest.remove_prefix(length);
  return name;
}

// RFC 6868: ^n, ^^ and ^' in parameter values.
std::string without_carets(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char next = value[i] == '^' && i + 1 < value.size() ? value[i + 1] : '\0';
    if (next == 'n' || next == '^' || next == '\'') {
      out += next == 'n' ? '\n' : next == '^' ? '^' : '"';
      ++i;
    } else {
      out += value[i];
    }
  }
  return out;
}

std::optional<std::string> take_param_value(std::string_view& rest) {
  std::string value;
  while (true) {
    if (rest.starts_with('"')) {
      const auto end = rest.find('"', 1);
      if (end == std::string_view::npos) return std::nullopt;
      value += rest.substr(1, end - 1);
      rest.remove_prefix(end + 1);
    } else {
      const auto end = std::min(rest.find_first_of(";:,"), rest.size());
      value += rest.substr(0, end);
      rest.remove_prefix(end);
    }
    if (!rest.starts_with(',')) return without_carets(value);
    value += ',';
    rest.remove_prefix(1);
  }
}

std::optional<CalendarProperty> read_property(const Line& line) {
  std::string_view rest = line.text;
  CalendarProperty property;
  property.line = line.number;
  property.name = take_name(rest);
  if (property.name.empty()) return std::nullopt;
  while (rest.starts_with(';')) {
    rest.remove_prefix(1);
    std::string name = take_name(rest);
    if (name.empty() || !rest.starts_with('=')) return std::nullopt;
    rest.remove_prefix(1);
    auto value = take_param_value(rest);
    if (!value) return std::nullopt;
    property.params.insert_or_assign(std::move(name), std::move(*value));
  }
  if (!rest.starts_with(':')) return std::nullopt;
  property.value = rest.substr(1);
  return property;
}

class CalendarBuilder {
 public:
  void take(const Line& line) {
    if (line.text.size() > limits::icalendar_line_bytes)
      return fault(line, 1, ImportCode::syntax, "line of more than 256 KB");
    if (const auto bad = first_bad_utf8(line.text)) return fault(line, *bad + 1, ImportCode::bad_encoding, {});
    auto property = read_property(line);
    if (!property) return fault(line, 1, ImportCode::syntax, line.text);
    if (property->name == "BEGIN") return begin(line, upper_case(property->value));
    if (property->name == "END") return end(line, upper_case(property->value));
    keep(line, std::move(*property));
  }

  bool lost() const { return lost_; }

  CalendarReading finish(std::size_t last_line) && {
    if (!lost_ && !open_.empty())
      fault({{}, last_line}, 1, ImportCode::syntax, "END:" + open_.back() + " missing");
    else if (!lost_ && !saw_calendar_)
      reading_.faults.push_back({{1, 1}, ImportCode::not_a_schedule, "BEGIN:VCALENDAR"});
    return std::move(reading_);
  }

 private:
  void fault(const Line& line, std::size_t column, ImportCode code, std::string what) {
    if (reading_.faults.size() <= limits::import_errors)
      reading_.faults.push_back({{line.number, column}, code, std::move(what)});
  }

  void begin(const Line& line, std::string name) {
    if (open_.size() == limits::icalendar_depth) {
      lost_ = true;
      return fault(line, 1, ImportCode::too_deep, {});
    }
    saw_calendar_ = saw_calendar_ || name == "VCALENDAR";
    open_.push_back(std::move(name));
    if (open_.size() == 2) current_ = {open_.back(), {}, line.number, {}};
    if (open_.size() == 3 && in_zone()) {
      if (current_.parts.size() == limits::vtimezone_parts) return fault(line, 1, ImportCode::syntax, line.text);
      current_.parts.push_back({open_.back(), {}, line.number, {}});
    }
  }

  void end(const Line& line, const std::string& name) {
    if (open_.empty() || open_.back() != name) {
      lost_ = true;
      return fault(line, 1, ImportCode::syntax, line.text);
    }
    if (open_.size() == 2 && name == "VEVENT") reading_.file.events.push_back(std::move(current_));
    if (open_.size() == 2 && name == "VTIMEZONE" && reading_.file.zones.size() < limits::icalendar_zones)
      reading_.file.zones.push_back(std::move(current_));
    open_.pop_back();
  }

  void keep(const Line& line, CalendarProperty property) {
    if (open_.empty())
      fault(line, 1, ImportCode::syntax, line.text);
    else if (open_.size() == 1)
      reading_.file.calendar.push_back(std::move(property));
    else if (open_.size() == 2)
      current_.properties.push_back(std::move(property));
    else if (open_.size() == 3 && in_zone() && !current_.parts.empty())
      current_.parts.back().properties.push_back(std::move(property));
  }

  bool in_zone() const { return current_.name == "VTIMEZONE"; }

  CalendarReading reading_;
  std::vector<std::string> open_;
  CalendarComponent current_;
  bool saw_calendar_ = false;
  bool lost_ = false;  // the nesting is in doubt
};

}  // namespace

std::string_view CalendarProperty::param(std::string_view param_name) const {
  const auto found = params.find(param_name);
  return found == params.end() ? std::string_view{} : found->second;
}

const CalendarProperty* CalendarComponent::find(std::string_view property) const {
  const auto found = std::find_if(properties.begin(), properties.end(),
                                  [&](const auto& candidate) { return candidate.name == property; });
  return found == properties.end() ? nullptr : &*found;
}

CalendarReading read_calendar(std::string_view bytes) {
  Unfolder lines{bytes};
  CalendarBuilder builder;
  std::size_t last = 1;
  while (!builder.lost()) {
    const auto line = lines.next();
    if (!line) break;
    last = line->number;
    builder.take(*line);
  }
  return std::move(builder).finish(last);
}

std::string text_value(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      out += value[i];
      continue;
    }
    const char next = value[++i];
    out += next == 'n' || next == 'N' ? '\n' : next;
  }
  return out;
}

std::vector<std::string> text_list(std::string_view value) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= value.size(); ++i) {
    if (i + 1 < value.size() && value[i] == '\\') {
      ++i;
    } else if (i == value.size() || value[i] == ',') {
      parts.push_back(text_value(value.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  return parts;
}

}  // namespace beffroi::organiser
