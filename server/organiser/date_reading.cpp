#include "organiser/date_reading.hpp"

#include <array>
#include <cstdint>
#include <string>

#include "organiser/import_limits.hpp"
#include "organiser/plain_text.hpp"

namespace beffroi::organiser {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<std::string_view, 12> french_months{"janvier",   "fevrier", "mars",     "avril",
                                                         "mai",       "juin",    "juillet",  "aout",
                                                         "septembre", "octobre", "novembre", "decembre"};
constexpr std::array<std::string_view, 12> english_months{"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 19> fillers{
    "lundi",    "mardi",  "mercredi", "jeudi",  "vendredi", "samedi", "dimanche", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "le",       "a",      "at",       "de",     "on"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

// A cursor over folded text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }

  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    advance(1);
    return true;
  }
  bool peek(char c) const { return !rest_.empty() && rest_.front() == c; }
  bool peek_digit() const { return !rest_.empty() && is_digit(rest_.front()); }
  void skip(std::string_view characters) {
    while (!rest_.empty() && characters.find(rest_.front()) != std::string_view::npos) advance(1);
  }
  std::optional<int> number(std::size_t most_digits) {
    std::size_t length = 0;
    int value = 0;
    while (length < rest_.size() && length < most_digits && is_digit(rest_[length]))
      value = value * 10 + (rest_[length++] - '0');
    if (length == 0) return std::nullopt;
    last_digits_ = length;
    advance(length);
    return value;
  }
  std::size_t last_digits() const { return last_digits_; }
  std::string_view word() {
    std::size_t length = 0;
    while (length < rest_.size() && is_letter(rest_[length])) ++length;
    const auto found = rest_.substr(0, length);
    advance(length);
    return found;
  }

 private:
  void advance(std::size_t length) { rest_.remove_prefix(length); }

  std::string_view rest_;
  std::size_t last_digits_ = 0;
};

std::optional<std::chrono::local_days> day_of(int year, int month, int day) {
  if (year >= 0 && year < 100) year += 2000;
  if (year < limits::first_year || year > limits::last_year || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::local_days{date};
}

std::optional<seconds> time_of(int hour, int minute, int second) {
  if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return hours{hour} + minutes{minute} + seconds{second == 60 ? 59 : second};
}

std::optional<int> month_named(std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < 12; ++i)
    if (french_months[i] == word || english_months[i] == word) return static_cast<int>(i) + 1;
  return std::nullopt;
}

bool is_filler(std::string_view word) {
  for (const auto filler : fillers)
    if (filler == word) return true;
  return false;
}

// After the first number of a date: "/03/2027", or "-03-20" when the year came first.
std::optional<std::chrono::local_days> rest_of_date(Scanner& in, int first, bool year_first) {
  if (!in.take('/') && !in.take('-') && !in.take('.')) return std::nullopt;
  const auto second = in.number(2);
  if (!second || (!in.take('/') && !in.take('-') && !in.take('.'))) return std::nullopt;
  const auto third = in.number(4);
  if (!third || (in.last_digits() != 2 && in.last_digits() != 4) || (year_first && in.last_digits() != 2))
    return std::nullopt;
  return year_first ? day_of(first, *second, *third) : day_of(*third, *second, first);
}

// After the hours of a time: ":30", ":30:15.250", "h30", " h".
std::optional<seconds> rest_of_time(Scanner& in, int hour) {
  in.skip(" ");
  if (in.take('h')) {
    Scanner ahead = in;
    ahead.skip(" ");
    const auto minute = ahead.number(2);
    if (!minute) return time_of(hour, 0, 0);
    in = ahead;
    if (in.take('m')) in.word();
    return time_of(hour, *minute, 0);
  }
  if (!in.take(':')) return std::nullopt;
  const auto minute = in.number(2);
  if (!minute) return std::nullopt;
  int second = 0;
  if (in.take(':')) {
    const auto read = in.number(2);
    if (!read) return std::nullopt;
    second = *read;
    if (in.take('.') || in.take(',')) in.number(9);
  }
  return time_of(hour, *minute, second);
}

// "z", "+01:00", "-0330", "+02" directly behind a time.
bool read_offset(Scanner& in, DateReading& reading) {
  if (in.take('z')) {
    reading.offset_from_utc = minutes{0};
    return true;
  }
  const bool east = in.peek('+');
  if (!east && !in.peek('-')) return true;
  in.take(east ? '+' : '-');
  const auto hour = in.number(2);
  if (!hour) return false;
  in.take(':');
  const auto minute = in.number(2).value_or(0);
  if (*hour > 15 || minute > 59) return false;
  reading.offset_from_utc = (east ? 1 : -1) * (hours{*hour} + minutes{minute});
  return true;
}

struct WrittenDate {
  std::optional<int> day;
  std::optional<int> month;
};

bool read_word(Scanner& in, WrittenDate& written) {
  const std::string_view word = in.word();
  if (word.empty()) return false;
  if (const auto month = month_named(word); month && written.day && !written.month) {
    written.month = month;
    return true;
  }
  if (word == "t" || word == "er") return true;
  return is_filler(word);
}

bool read_number(Scanner& in, DateReading& reading, WrittenDate& written) {
  const auto number = in.number(4);
  const bool four = in.last_digits() == 4;
  if (written.month && !reading.date) {  // "20 mars" came before
    reading.date = four ? day_of(*number, *written.month, *written.day) : std::nullopt;
    return reading.date.has_value();
  }
  Scanner ahead = in;
  ahead.skip(" ");
  if (!four && !reading.time && (ahead.peek(':') || ahead.peek('h'))) {
    reading.time = rest_of_time(in, *number);
    return reading.time.has_value() && read_offset(in, reading);
  }
  if (!reading.date && (in.peek('/') || in.peek('-') || in.peek('.'))) {
    reading.date = rest_of_date(in, *number, four);
    return reading.date.has_value();
  }
  if (reading.date || four || written.day) return false;
  written.day = number;
  return true;
}

std::optional<int> fixed_number(std::string_view text, std::size_t at, std::size_t length) {
  if (at + length > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, length)) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<DateReading> read_date(std::string_view text) {
  if (text.size() > 100) return std::nullopt;
  const std::string folded = fold(text);
  Scanner in{folded};
  DateReading reading;
  WrittenDate written;
  for (in.skip(" ,"); !in.at_end(); in.skip(" ,.")) {
    const bool read = in.peek_digit() ? read_number(in, reading, written) : read_word(in, written);
    if (!read) return std::nullopt;
  }
  if ((written.day && !reading.date) || (!reading.date && !reading.time)) return std::nullopt;
  return reading;
}

std::optional<TimeRange> read_time_range(std::string_view text) {
  if (text.size() > 100) return std::nullopt;
  const std::string folded = fold(text);
  Scanner in{folded};
  std::optional<TimeRange> range;
  for (in.skip(" ,"); !in.at_end(); in.skip(" ,-")) {
    if (!in.peek_digit()) {
      if (!is_filler(in.word())) return std::nullopt;
      continue;
    }
    const auto time = rest_of_time(in, *in.number(2));
    if (!time || (range && range->end)) return std::nullopt;
    if (range)
      range->end = time;
    else
      range = TimeRange{*time, std::nullopt};
  }
  return range;
}

std::optional<seconds> read_frab_duration(std::string_view text) {
  Scanner in{trimmed(text)};
  std::array<int, 3> parts{};
  std::size_t count = 0;
  do {
    const auto number = in.number(3);
    if (!number || count == 3) return std::nullopt;
    parts[count++] = *number;
  } while (in.take(':'));
  if (!in.at_end() || count < 2 || parts[count - 1] > 59) return std::nullopt;
  if (count == 2) return hours{parts[0]} + minutes{parts[1]};
  return hours{24 * parts[0] + parts[1]} + minutes{parts[2]};
}

std::optional<seconds> read_cell_duration(std::string_view text) {
  if (text.size() > 40) return std::nullopt;
  const std::string folded = fold(text);
  Scanner in{folded};
  in.skip(" ");
  const auto first = in.number(4);
  if (!first) return std::nullopt;
  in.skip(" ");
  seconds duration = minutes{*first};
  if (in.take(':')) {
    const auto rest = in.number(2);
    if (!rest || *rest > 59) return std::nullopt;
    duration = hours{*first} + minutes{*rest};
    if (in.take(':')) in.number(2);
  } else if (in.take('h')) {
    in.word();
    in.skip(" ");
    duration = hours{*first} + minutes{in.number(2).value_or(0)};
  }
  in.skip(" ");
  in.word();
  in.skip(" .");
  return in.at_end() ? std::optional{duration} : std::nullopt;
}

std::optional<seconds> read_iso_duration(std::string_view text) {
  const std::string folded = fold(trimmed(text));
  Scanner in{folded};
  const bool negative = in.take('-');
  if (!negative) in.take('+');
  if (!in.take('p')) return std::nullopt;
  seconds duration{0};
  bool in_time = false;
  bool any = false;
  while (!in.at_end()) {
    if (!in_time && in.take('t')) {
      in_time = true;
      continue;
    }
    const auto number = in.number(6);
    if (!number) return std::nullopt;
    if (!in_time && in.take('w'))
      duration += hours{24 * 7} * std::int64_t{*number};
    else if (!in_time && in.take('d'))
      duration += hours{24} * std::int64_t{*number};
    else if (in_time && in.take('h'))
      duration += hours{*number};
    else if (in_time && in.take('m'))
      duration += minutes{*number};
    else if (in_time && in.take('s'))
      duration += seconds{*number};
    else
      return std::nullopt;
    any = true;
  }
  if (!any) return std::nullopt;
  return negative ? -duration : duration;
}

std::optional<DateReading> read_icalendar_date(std::string_view text) {
  text = trimmed(text);
  const auto year = fixed_number(text, 0, 4);
  const auto month = fixed_number(text, 4, 2);
  const auto day = fixed_number(text, 6, 2);
  if (!year || !month || !day || *year < limits::first_year) return std::nullopt;
  DateReading reading{day_of(*year, *month, *day), std::nullopt, std::nullopt};
  if (!reading.date) return std::nullopt;
  if (text.size() == 8) return reading;
  const auto hour = fixed_number(text, 9, 2);
  const auto minute = fixed_number(text, 11, 2);
  const auto second = fixed_number(text, 13, 2);
  if (text[8] != 'T' || !hour || !minute || !second) return std::nullopt;
  reading.time = time_of(*hour, *minute, *second);
  if (text.size() == 16 && text[15] == 'Z') reading.offset_from_utc = minutes{0};
  if (!reading.time || (text.size() != 15 && !reading.offset_from_utc)) return std::nullopt;
  return reading;
}

}  // namespace beffroi::organiser
