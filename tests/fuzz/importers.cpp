// Any bytes through every importer, and what must hold of whatever comes out. The first byte chooses the format by the
// name of the file; content that is plainly another format goes to that importer, as in life.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "organiser/calendar.hpp"
#include "organiser/difference.hpp"
#include "organiser/encoding.hpp"
#include "organiser/import.hpp"
#include "organiser/import_limits.hpp"

namespace {

using namespace beffroi::organiser;

void must(bool holds) {
  if (!holds) std::abort();
}

void check(const ProgrammeSession& session) {
  must(!session.title.empty() && !session.external_id.empty() && !session.id.empty() && session.id.size() <= 40);
  must(session.starts_at <= session.ends_at && !session.zone.empty());
  must(session.speakers.size() <= limits::speakers);
  for (const TextField& field : text_fields()) {
    const std::string& text = session.*field.member;
    must(text.size() <= field.longest && !first_bad_utf8(text));
    must(text.find('\0') == std::string::npos && text.find('\r') == std::string::npos);
  }
}

void check(const ImportResult& result) {
  must(result.errors.size() <= limits::import_errors && result.warnings.size() <= limits::import_warnings);
  must(result.sessions.size() <= limits::import_sessions);
  must(!result.sessions.empty() || !result.errors.empty());
  for (const ImportError& error : result.errors) must(!error.message.empty() && error.message.size() <= 512);
  for (const ImportError& warning : result.warnings) must(!warning.message.empty() && warning.message.size() <= 512);
  for (const ProgrammeSession& session : result.sessions) check(session);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static constexpr std::array<std::string_view, 4> names{"a.csv", "a.json", "a.xml", "a.ics"};
  const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
  ImportOptions options;
  options.source = "fuzz";
  options.accept_partial = (data[0] & 4) != 0;
  if ((data[0] & 8) != 0) options.event_week = TimeWindow{1'805'497'200'000, 1'806'015'600'000};
  const ImportResult result = import_programme(bytes, names[data[0] % 4], options);
  check(result);

  const auto stored = upserts(difference({}, result.sessions, Language::french), 1);
  must(difference(stored, result.sessions, Language::french).empty());
  CalendarOptions hub;
  hub.host = "hub.exemple.test";
  must(!first_bad_utf8(to_calendar(result.sessions, hub)));
  return 0;
}
