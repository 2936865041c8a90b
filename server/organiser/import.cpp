#include "organiser/import.hpp"

#include <algorithm>

#include "organiser/encoding.hpp"
#include "organiser/import_limits.hpp"
#include "organiser/importers.hpp"
#include "organiser/plain_text.hpp"

namespace beffroi::organiser {

namespace {

bool has_declared_encoding(std::string_view xml, std::string_view name) {
  const std::string declaration = fold(xml.substr(0, std::min<std::size_t>(xml.find("?>"), 200)));
  return declaration.find(name) != std::string::npos;
}

// UTF-8 for the importer, or an error in `into`.
bool make_utf_8(std::string& text, ProgrammeFormat format, ImportCollector& into) {
  if (format == ProgrammeFormat::icalendar) return true;  // a fold may cut a character: checked line by line
  const auto bad = first_bad_utf8(text);
  if (!bad) return true;
  if (format == ProgrammeFormat::csv) {
    into.warn(position_at(text, *bad), ImportCode::assumed_windows_1252);
    text = from_windows_1252(text);
    return true;
  }
  const bool latin = format == ProgrammeFormat::schedule_xml &&
                     (has_declared_encoding(text, "iso-8859-1") || has_declared_encoding(text, "windows-1252"));
  if (latin)
    text = from_windows_1252(text);  // as browsers do, for both names
  else
    into.error(position_at(text, *bad), ImportCode::bad_encoding);
  return latin;
}

void import_as(ProgrammeFormat format, const std::string& text, ImportCollector& into) {
  switch (format) {
    case ProgrammeFormat::csv:
      return import_csv(text, into);
    case ProgrammeFormat::schedule_json:
      return import_schedule_json(text, into);
    case ProgrammeFormat::schedule_xml:
      return import_schedule_xml(text, into);
    case ProgrammeFormat::icalendar:
      return import_icalendar(text, into);
  }
}

}  // namespace

std::string_view name_of(ProgrammeFormat format) {
  switch (format) {
    case ProgrammeFormat::csv:
      return "csv";
    case ProgrammeFormat::schedule_json:
      return "schedule_json";
    case ProgrammeFormat::schedule_xml:
      return "schedule_xml";
    case ProgrammeFormat::icalendar:
      return "icalendar";
  }
  return {};
}

std::optional<ProgrammeFormat> detect_format(std::string_view bytes, std::string_view filename) {
  const std::string start = without_byte_order_mark(bytes.substr(0, 1'000));
  const std::string_view text = trimmed(start);
  if (text.starts_with('{')) return ProgrammeFormat::schedule_json;
  if (text.starts_with('<')) return ProgrammeFormat::schedule_xml;
  if (fold(text.substr(0, 15)) == "begin:vcalendar") return ProgrammeFormat::icalendar;
  const std::string name = fold(filename);
  if (name.ends_with(".json")) return ProgrammeFormat::schedule_json;
  if (name.ends_with(".xml")) return ProgrammeFormat::schedule_xml;
  if (name.ends_with(".ics") || name.ends_with(".ical")) return ProgrammeFormat::icalendar;
  // A spreadsheet or any other binary file has bytes no table has.
  if (text.empty() || text.find('\0') != std::string_view::npos || text.starts_with("PK\x03")) return std::nullopt;
  const bool table = text.find_first_of(";,\t") < text.find('\n') || text.starts_with("sep=");
  if (table || name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".txt")) return ProgrammeFormat::csv;
  return std::nullopt;
}

ImportResult import_programme(std::string_view bytes, std::string_view filename, const ImportOptions& options) {
  ImportCollector into{options};
  const auto refuse = [&](ImportCode code) {
    into.error({}, code, {}, options.zone);
    return std::move(into).finish(std::nullopt);
  };
  if (bytes.size() > limits::import_file_bytes) return refuse(ImportCode::file_too_large);
  if (!into.zones().knows(options.zone)) return refuse(ImportCode::unknown_default_zone);
  std::string text = without_byte_order_mark(bytes);
  if (trimmed(text).empty()) return refuse(ImportCode::empty_file);
  const auto format = detect_format(text, filename);
  if (!format) return refuse(ImportCode::unknown_format);
  if (make_utf_8(text, *format, into)) import_as(*format, text, into);
  return std::move(into).finish(format);
}

}  // namespace beffroi::organiser
