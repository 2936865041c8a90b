#include "organiser/calendar.hpp"

#include "organiser/plain_text.hpp"
#include "organiser/utc_text.hpp"
#include "protocol/codec.hpp"

namespace beffroi::organiser {

namespace {

constexpr std::size_t longest_line = 75;  // octets, without the line break (RFC 5545 3.1)

// A TEXT value.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : several_lines(text)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

void append_line(std::string& out, std::string_view line) {
  std::size_t room = longest_line;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    if (end == 0) end = room;  // not UTF-8: cut anywhere rather than not at all
    out += line.substr(0, end);
    out += "\r\n ";
    line.remove_prefix(end);
    room = longest_line - 1;  // the space counts
  }
  out += line;
  out += "\r\n";
}

void append_text(std::string& out, std::string_view name, std::string_view text) {
  const std::string value = escaped(text);
  if (!value.empty()) append_line(out, std::string{name} + ':' + value);
}

std::string place_line(const ProgrammeSession& session) {
  std::string line;
  for (const std::string* part : {&session.place, &session.address, &session.town})
    if (!part->empty() && line.find(*part) == std::string::npos) line += (line.empty() ? "" : ", ") + *part;
  return line;
}

std::string description(const ProgrammeSession& session) {
  std::string text;
  const auto paragraph = [&text](const std::string& part) {
    if (!part.empty() && part != text) text += (text.empty() ? "" : "\n\n") + part;
  };
  paragraph(session.abstract);
  paragraph(session.description);
  std::string speakers;
  for (const std::string& speaker : session.speakers) speakers += (speakers.empty() ? "" : ", ") + speaker;
  paragraph(speakers);
  paragraph(session.online_url);
  return text;
}

std::string_view status_name(SessionStatus status) {
  switch (status) {
    case SessionStatus::confirmed:
      return "CONFIRMED";
    case SessionStatus::tentative:
      return "TENTATIVE";
    case SessionStatus::cancelled:
      return "CANCELLED";
  }
  return "CONFIRMED";
}

void append_session(std::string& out, const ProgrammeSession& session, const CalendarOptions& options) {
  append_line(out, "BEGIN:VEVENT");
  append_line(out, "UID:" + session.id + '@' + one_line(options.host));
  append_line(out, "DTSTAMP:" + utc_calendar_text(session.updated_at > 0 ? session.updated_at : options.now));
  append_line(out, "SEQUENCE:" + std::to_string(session.sequence));
  append_line(out, "DTSTART:" + utc_calendar_text(session.starts_at));
  append_line(out, "DTEND:" + utc_calendar_text(session.ends_at));
  append_line(out, "STATUS:" + std::string{status_name(session.status)});
  append_text(out, "SUMMARY", one_line(session.title));
  append_text(out, "DESCRIPTION", description(session));
  append_text(out, "LOCATION", place_line(session));
  const std::string kind = escaped(protocol::to_string(session.kind));
  append_line(out, "CATEGORIES:" + (session.theme.empty() ? kind : escaped(session.theme) + ',' + kind));
  if (options.page_address)
    if (const std::string address = one_line(options.page_address(session)); !address.empty())
      append_line(out, "URL:" + address);
  append_line(out, "END:VEVENT");
}

}  // namespace

std::string to_calendar(std::span<const ProgrammeSession> sessions, const CalendarOptions& options) {
  std::string out;
  append_line(out, "BEGIN:VCALENDAR");
  append_line(out, "VERSION:2.0");
  append_line(out, "PRODID:-//Beffroi//Beffroi//FR");
  append_line(out, "CALSCALE:GREGORIAN");
  append_line(out, "METHOD:PUBLISH");
  append_text(out, "X-WR-CALNAME", one_line(options.name));
  for (const ProgrammeSession& session : sessions) append_session(out, session, options);
  append_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace beffroi::organiser
