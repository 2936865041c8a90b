#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "storage/sqlite/rows.hpp"
#include "storage/sqlite/sqlite_records.hpp"
#include "storage/sqlite/stored_enums.hpp"

namespace beffroi::storage::sqlite {
namespace {

std::string packed(const std::vector<std::string>& names) {
  boost::json::array array;
  for (const std::string& name : names) array.emplace_back(name);
  return boost::json::serialize(array);
}

std::vector<std::string> unpacked(const std::string& text) {
  std::vector<std::string> names;
  boost::json::error_code error;
  const auto value = boost::json::parse(text, error);
  if (error || !value.is_array()) throw RecordsError("the speakers of a programme session are damaged");
  for (const auto& name : value.get_array()) {
    if (name.is_string()) names.emplace_back(name.get_string());
  }
  return names;
}

RoomRecord room_in(const Cursor& row) {
  return {row.text(0), row.text(1), room_kind_named(row.text(2)), row.text(3), row.text(4), row.optional_number(5)};
}

ProgrammeSession programme_session_in(const Cursor& row) {
  ProgrammeSession session;
  int column = 0;
  for (auto member :
       {&ProgrammeSession::id, &ProgrammeSession::source, &ProgrammeSession::external_id, &ProgrammeSession::title,
        &ProgrammeSession::abstract, &ProgrammeSession::description, &ProgrammeSession::theme,
        &ProgrammeSession::partner, &ProgrammeSession::town, &ProgrammeSession::place, &ProgrammeSession::address,
        &ProgrammeSession::online_url, &ProgrammeSession::language, &ProgrammeSession::zone,
        &ProgrammeSession::audience_note, &ProgrammeSession::raw}) {
    session.*member = row.text(column++);
  }
  session.kind = session_kind_named(row.text(column++));
  session.status = session_status_named(row.text(column++));
  session.speakers = unpacked(row.text(column++));
  session.starts_at = row.number(column++);
  session.ends_at = row.number(column++);
  session.sequence = row.number(column++);
  session.updated_at = row.number(column++);
  session.young_audience = row.flag(column++);
  session.recording_allowed = row.flag(column++);
  return session;
}

ImportSource import_source_in(const Cursor& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.number(5), row.number(6)};
}

#define ROOM_COLUMNS "id, session, kind, code, title, starts_at"
#define PROGRAMME_COLUMNS                                                                                     \
  "id, source, external_id, title, abstract, description, theme, partner, town, place, address, online_url, " \
  "language, zone, audience_note, raw, kind, status, speakers, starts_at, ends_at, sequence, updated_at, "    \
  "young_audience, recording_allowed"
#define SOURCE_COLUMNS "name, format, filename, digest, imported_by, imported_at, sessions"

constexpr std::string_view put_programme_session_sql =
    "INSERT INTO programme_sessions (" PROGRAMME_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET source = excluded.source, external_id = excluded.external_id, "
    "title = excluded.title, abstract = excluded.abstract, description = excluded.description, "
    "theme = excluded.theme, partner = excluded.partner, town = excluded.town, place = excluded.place, "
    "address = excluded.address, online_url = excluded.online_url, language = excluded.language, "
    "zone = excluded.zone, audience_note = excluded.audience_note, raw = excluded.raw, "
    "kind = excluded.kind, status = excluded.status, speakers = excluded.speakers, "
    "starts_at = excluded.starts_at, ends_at = excluded.ends_at, sequence = excluded.sequence, "
    "updated_at = excluded.updated_at, young_audience = excluded.young_audience, "
    "recording_allowed = excluded.recording_allowed";

}  // namespace

// ---- rooms

bool SqliteRecords::add_room(const RoomRecord& room) {
  return database_.run("INSERT INTO rooms (" ROOM_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                       {room.id, room.session, protocol::to_string(room.kind),
                        room.code.empty() ? Value::null() : Value(room.code), room.title, room.starts_at}) == 1;
}

bool SqliteRecords::update_room(std::string_view id, std::string_view title, std::optional<TimeMs> starts_at) {
  return database_.run("UPDATE rooms SET title = ?, starts_at = ? WHERE id = ?", {title, starts_at, id}) == 1;
}

std::optional<RoomRecord> SqliteRecords::room(std::string_view id) const {
  auto rows = database_.query("SELECT " ROOM_COLUMNS " FROM rooms WHERE id = ?", {id});
  return first_of(rows, room_in);
}

std::optional<RoomRecord> SqliteRecords::room_by_code(std::string_view code) const {
  auto rows = database_.query("SELECT " ROOM_COLUMNS " FROM rooms WHERE code = ?", {code});
  return first_of(rows, room_in);
}

std::optional<RoomRecord> SqliteRecords::room_of_session(std::string_view session) const {
  auto rows = database_.query(
      "SELECT " ROOM_COLUMNS " FROM rooms WHERE session = ? AND session <> '' ORDER BY id LIMIT 1", {session});
  return first_of(rows, room_in);
}

std::vector<RoomRecord> SqliteRecords::rooms() const {
  auto rows = database_.query("SELECT " ROOM_COLUMNS " FROM rooms ORDER BY id LIMIT ?", {row_limit});
  return all_of(rows, room_in);
}

// ---- programme

void SqliteRecords::put_programme_session(const ProgrammeSession& session) {
  const std::string speakers = packed(session.speakers);
  database_.run(put_programme_session_sql, {session.id,
                                            session.source,
                                            session.external_id,
                                            session.title,
                                            session.abstract,
                                            session.description,
                                            session.theme,
                                            session.partner,
                                            session.town,
                                            session.place,
                                            session.address,
                                            session.online_url,
                                            session.language,
                                            session.zone,
                                            session.audience_note,
                                            session.raw,
                                            protocol::to_string(session.kind),
                                            protocol::to_string(session.status),
                                            speakers,
                                            session.starts_at,
                                            session.ends_at,
                                            session.sequence,
                                            session.updated_at,
                                            session.young_audience,
                                            session.recording_allowed});
}

std::optional<ProgrammeSession> SqliteRecords::programme_session(std::string_view id) const {
  auto rows = database_.query("SELECT " PROGRAMME_COLUMNS " FROM programme_sessions WHERE id = ?", {id});
  return first_of(rows, programme_session_in);
}

std::vector<ProgrammeSession> SqliteRecords::programme() const {
  auto rows = database_.query("SELECT " PROGRAMME_COLUMNS " FROM programme_sessions ORDER BY starts_at, id LIMIT ?",
                              {row_limit});
  return all_of(rows, programme_session_in);
}

std::vector<ProgrammeSession> SqliteRecords::programme_of(std::string_view source) const {
  auto rows = database_.query("SELECT " PROGRAMME_COLUMNS
                              " FROM programme_sessions WHERE source = ? ORDER BY starts_at, id LIMIT ?",
                              {source, row_limit});
  return all_of(rows, programme_session_in);
}

void SqliteRecords::put_import_source(const ImportSource& source) {
  database_.run("INSERT INTO import_sources (" SOURCE_COLUMNS
                ") VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET format = excluded.format, "
                "filename = excluded.filename, digest = excluded.digest, imported_by = excluded.imported_by, "
                "imported_at = excluded.imported_at, sessions = excluded.sessions",
                {source.name, source.format, source.filename, source.digest, source.imported_by, source.imported_at,
                 source.sessions});
}

std::optional<ImportSource> SqliteRecords::import_source(std::string_view name) const {
  auto rows = database_.query("SELECT " SOURCE_COLUMNS " FROM import_sources WHERE name = ?", {name});
  return first_of(rows, import_source_in);
}

std::vector<ImportSource> SqliteRecords::import_sources() const {
  auto rows = database_.query("SELECT " SOURCE_COLUMNS " FROM import_sources ORDER BY name LIMIT ?", {row_limit});
  return all_of(rows, import_source_in);
}

// ---- settings

void SqliteRecords::put_setting(std::string_view key, std::string_view value) {
  database_.run(
      "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      {key, value});
}

std::optional<std::string> SqliteRecords::setting(std::string_view key) const {
  auto rows = database_.query("SELECT value FROM settings WHERE key = ?", {key});
  return first_of(rows, [](const Cursor& row) { return row.text(0); });
}

std::map<std::string, std::string> SqliteRecords::settings() const {
  std::map<std::string, std::string> settings;
  auto rows = database_.query("SELECT key, value FROM settings LIMIT ?", {row_limit});
  while (rows.next()) settings.emplace(rows.text(0), rows.text(1));
  return settings;
}

}  // namespace beffroi::storage::sqlite
