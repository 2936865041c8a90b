#include <chrono>
#include <optional>

#include "organiser/csv_columns.hpp"
#include "organiser/csv_reader.hpp"
#include "organiser/date_reading.hpp"
#include "organiser/import_limits.hpp"
#include "organiser/importers.hpp"
#include "organiser/plain_text.hpp"

namespace beffroi::organiser {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::milliseconds;
using std::chrono::seconds;

// Reads one row; every complaint names the cell.
class CsvRowReader {
 public:
  CsvRowReader(const CsvColumns& columns, const CsvRow& row, ImportCollector& into)
      : columns_(columns), row_(row), into_(into) {}

  std::optional<ProgrammeSession> read() {
    ProgrammeSession session;
    session.external_id = text("id");
    session.kind = into_.kind_or_other(text("kind"), at("kind"));
    for (const TextField& field : text_fields())
      if (field.name != "raw") session.*field.member = text(field.name);
    session.speakers = split_names(text("speakers"), limits::speakers + 1);
    session.young_audience = flag("young_audience", false, true);
    session.recording_allowed = flag("recording", true, false);
    session.raw = columns_.unknown_of(row_);
    read_status(session);
    if (!read_zone(session)) return std::nullopt;
    if (!read_times(session)) return std::nullopt;
    return session;
  }

 private:
  std::string text(std::string_view meaning) const { return columns_.cell(row_, meaning).text; }
  Position at(std::string_view meaning) const { return columns_.cell(row_, meaning).at; }

  void error(ImportCode code, std::string_view meaning) {
    into_.error(at(meaning), code, columns_.title_of(meaning), text(meaning));
  }

  // A word that is neither yes nor no is read as the more protective of the two.
  bool flag(std::string_view meaning, bool when_empty, bool protective) {
    const std::string word = text(meaning);
    if (word.empty()) return when_empty;
    const auto read = yes_or_no(word);
    if (!read) into_.warn(at(meaning), ImportCode::unknown_flag, columns_.title_of(meaning), word);
    return read.value_or(protective);
  }

  void read_status(ProgrammeSession& session) {
    const std::string word = text("status");
    if (word.empty()) return;
    const auto status = status_of(word);
    if (!status) into_.warn(at("status"), ImportCode::unknown_status, {}, word);
    session.status = status.value_or(SessionStatus::confirmed);
  }

  bool read_zone(ProgrammeSession& session) {
    if (session.zone.empty()) session.zone = into_.options().zone;
    const auto name = into_.zones().iana_name(session.zone);
    if (!name) {
      error(ImportCode::unknown_zone, "zone");
      return false;
    }
    session.zone = *name;
    return true;
  }

  std::int64_t utc_ms(local_days date, seconds time, std::optional<std::chrono::minutes> offset,
                      const std::string& zone) {
    const LocalTime local = date + time;
    if (!offset) return into_.zones().utc_ms(local, zone);
    return milliseconds{local.time_since_epoch() - *offset}.count();
  }

  // A start column with date and time, or a date (in either column) and a time column of its own.
  std::optional<DateReading> read_start() {
    const std::string_view date_column = text("starts_at").empty() ? "date" : "starts_at";
    if (text(date_column).empty()) {
      error(ImportCode::missing_field, columns_.has("starts_at") ? "starts_at" : "date");
      return std::nullopt;
    }
    auto start = read_date(text(date_column));
    if (start && !start->date && !text("date").empty()) {  // "Début" holds a time beside a column "Date"
      const auto date = read_date(text("date"));
      if (date) start->date = date->date;
    }
    if (!start || !start->date) {
      error(ImportCode::bad_date, date_column);
      return std::nullopt;
    }
    if (start->time) return start;
    if (text("start_time").empty()) {
      error(ImportCode::missing_time, date_column);
      return std::nullopt;
    }
    const auto range = read_time_range(text("start_time"));
    if (!range) {
      error(ImportCode::bad_date, "start_time");
      return std::nullopt;
    }
    start->time = range->start;
    range_end_ = range->end;
    return start;
  }

  bool read_times(ProgrammeSession& session) {
    const auto start = read_start();
    if (!start) return false;
    session.starts_at = utc_ms(*start->date, *start->time, start->offset_from_utc, session.zone);
    return read_end(session, *start);
  }

  bool read_end(ProgrammeSession& session, const DateReading& start) {
    if (!text("duration").empty() && text("ends_at").empty() && text("end_time").empty()) return read_duration(session);
    const std::string_view column = text("ends_at").empty() ? "end_time" : "ends_at";
    DateReading end;
    if (!text(column).empty()) {
      const auto read = read_date(text(column));
      if (!read) {
        error(ImportCode::bad_date, column);
        return false;
      }
      end = *read;
    }
    if (!end.time && !text("end_time").empty()) {
      const auto range = read_time_range(text("end_time"));
      if (!range) {
        error(ImportCode::bad_date, "end_time");
        return false;
      }
      end.time = range->start;
    }
    if (!end.time && !end.date) end.time = range_end_;
    if (!end.time && end.date) {
      error(ImportCode::missing_time, column);
      return false;
    }
    if (!end.time) {
      session.ends_at = session.starts_at + limits::assumed_duration_ms;
      into_.warn(row_.front().at, ImportCode::end_assumed, {}, session.title);
      return true;
    }
    const bool past_midnight =
        !end.date && *end.time <= *start.time && *start.time - *end.time >= std::chrono::hours{12};
    const local_days date = end.date.value_or(*start.date + (past_midnight ? days{1} : days{0}));
    const auto offset = end.offset_from_utc ? end.offset_from_utc : start.offset_from_utc;
    session.ends_at = utc_ms(date, *end.time, offset, session.zone);
    if (session.ends_at >= session.starts_at) return true;
    into_.error(at(column), ImportCode::end_before_start, {}, text(column));
    return false;
  }

  bool read_duration(ProgrammeSession& session) {
    const auto duration = read_cell_duration(text("duration"));
    if (!duration) {
      error(ImportCode::bad_duration, "duration");
      return false;
    }
    session.ends_at = session.starts_at + milliseconds{*duration}.count();
    return true;
  }

  const CsvColumns& columns_;
  const CsvRow& row_;
  ImportCollector& into_;
  std::optional<seconds> range_end_;
};

// A cell behind the last header means that a separator inside a text was not quoted, and everything after it is
// shifted.
bool has_cells_without_header(const CsvRow& row, const CsvColumns& columns, ImportCollector& into) {
  for (std::size_t i = columns.count(); i < row.size(); ++i) {
    if (trimmed(row[i].text).empty()) continue;
    into.error(row[i].at, ImportCode::too_many_cells, {}, row[i].text);
    return true;
  }
  return false;
}

void report(const CsvError& error, ImportCollector& into) {
  const bool french = into.options().language == Language::french;
  switch (error.kind) {
    case CsvError::Kind::open_quote:
      return into.error(error.at, ImportCode::syntax, {}, french ? "guillemet jamais refermé" : "quote never closed");
    case CsvError::Kind::text_after_quote:
      return into.error(error.at, ImportCode::syntax, {},
                        french ? "texte après un guillemet fermant" : "text after a closing quote");
    case CsvError::Kind::too_many_cells:
      return into.error(error.at, ImportCode::too_many_columns);
  }
}

}  // namespace

void import_csv(std::string_view text, ImportCollector& into) {
  const std::size_t lines_before = text.starts_with("sep=") ? 1 : 0;
  const char separator = take_csv_separator(text);
  CsvReader reader{text, separator, lines_before + 1};
  if (const auto header = reader.next()) {
    const CsvColumns columns{*header, into};
    while (columns.usable() && !into.full()) {
      const auto row = reader.next();
      if (!row) break;
      if (has_cells_without_header(*row, columns, into)) continue;
      if (auto session = CsvRowReader{columns, *row, into}.read()) into.add(std::move(*session), row->front().at);
    }
  }
  if (reader.error()) report(*reader.error(), into);
}

}  // namespace beffroi::organiser
