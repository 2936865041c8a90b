// Audit, index of contributions, sanctions, notes and shields in SQL.
#include <algorithm>

#include <boost/json/serialize.hpp>

#include "storage/audit_chain.hpp"
#include "storage/sqlite/rows.hpp"
#include "storage/sqlite/sqlite_records.hpp"
#include "storage/sqlite/stored_enums.hpp"

namespace beffroi::storage::sqlite {
namespace {

#define AUDIT_COLUMNS "id, at, actor, name, role, act, room, item, person, target, reason, note, partner, entry, hash"
#define CONTRIBUTION_COLUMNS "room, item, person, at, message, question, text"
#define SANCTION_COLUMNS "id, person, kind, scope, scope_id, at, until, reason, note, by, lifted_at"
#define NOTE_COLUMNS "id, person, at, by, scope, scope_id, text"

Value text_or_null(const std::optional<std::string>& text) {
  return text ? Value(*text) : Value::null();
}

template <class Enum>
Value name_or_null(const std::optional<Enum>& value) {
  return value ? Value(protocol::to_string(*value)) : Value::null();
}

// A name that this version does not know is damage, as everywhere.
template <class Parse>
auto named(const Cursor& row, int column, Parse parse) {
  const auto name = row.optional_text(column);
  return name ? std::optional(known(parse(*name), *name)) : std::nullopt;
}

AuditRecord audit_record_in(const Cursor& row) {
  AuditRecord record;
  record.id = row.number(0);
  record.at = row.number(1);
  record.actor = row.optional_text(2);
  record.name = row.optional_text(3);
  record.role = named(row, 4, protocol::parse_role);
  record.act = known(protocol::parse_audit_act(row.text(5)), row.text(5));
  record.room = row.optional_text(6);
  record.item = row.optional_number(7);
  record.person = row.optional_text(8);
  record.target = row.optional_text(9);
  record.reason = named(row, 10, protocol::parse_reason);
  record.note = row.optional_text(11);
  record.partner = row.optional_text(12);
  record.entry = row.optional_text(13);
  record.hash = row.text(14);
  return record;
}

Contribution contribution_in(const Cursor& row) {
  return {row.text(0),
          row.number(1),
          row.text(2),
          row.number(3),
          named(row, 4, protocol::parse_message_state),
          named(row, 5, protocol::parse_question_state),
          row.optional_text(6)};
}

Sanction sanction_in(const Cursor& row) {
  return {row.text(0),
          row.text(1),
          known(protocol::parse_sanction_kind(row.text(2)), row.text(2)),
          scope_named(row.text(3)),
          row.text(4),
          row.number(5),
          row.number(6),
          known(protocol::parse_reason(row.text(7)), row.text(7)),
          row.text(8),
          row.text(9),
          row.optional_number(10)};
}

PersonNote note_in(const Cursor& row) {
  return {row.text(0), row.text(1), row.number(2), row.text(3), scope_named(row.text(4)), row.text(5), row.text(6)};
}

RoomLedger ledger_in(const Cursor& row) {
  return {row.text(0), row.number(1), row.number(2)};
}

std::string packed(const std::vector<std::string>& names) {
  boost::json::array array;
  for (const std::string& name : names) array.emplace_back(name);
  return boost::json::serialize(array);
}

std::int64_t bounded(std::size_t limit) {
  return static_cast<std::int64_t>(std::min(limit, limits::rows_per_list));
}

// What does not narrow is null.
#define AUDIT_WANTED                                                                       \
  " AND (?2 IS NULL OR actor = ?2 OR person = ?2) AND (?3 IS NULL OR room = ?3) "          \
  "AND (?4 IS NULL OR act = ?4) AND (?5 IS NULL OR at >= ?5) AND (?6 IS NULL OR at < ?6) " \
  "AND (?7 IS NULL OR partner IN (SELECT value FROM json_each(?7)))"

std::vector<AuditRecord> audit_rows(Database& database, std::string_view sql, std::int64_t from, std::size_t limit,
                                    const AuditQuery& query) {
  const auto partners = query.partners ? std::optional(packed(*query.partners)) : std::nullopt;
  auto rows = database.query(sql, {from, text_or_null(query.person), text_or_null(query.room), name_or_null(query.act),
                                   query.from, query.to, text_or_null(partners), bounded(limit)});
  return all_of(rows, audit_record_in);
}

}  // namespace

// ---- audit

bool SqliteRecords::add_audit(const AuditRecord& record) {
  if (record.entry) {
    auto known_entry = database_.query("SELECT 1 FROM audit_records WHERE entry = ?", {*record.entry});
    if (known_entry.next()) return false;
  }
  const AuditRecord next = chained(audit_head(), record);
  database_.run("INSERT INTO audit_records (" AUDIT_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                {next.id, next.at, text_or_null(next.actor), text_or_null(next.name), name_or_null(next.role),
                 protocol::to_string(next.act), text_or_null(next.room), next.item, text_or_null(next.person),
                 text_or_null(next.target), name_or_null(next.reason), text_or_null(next.note),
                 text_or_null(next.partner), text_or_null(next.entry), text_or_null(next.hash)});
  database_.run(
      "INSERT INTO audit_head (one, id, hash) VALUES (1, ?, ?) "
      "ON CONFLICT (one) DO UPDATE SET id = excluded.id, hash = excluded.hash",
      {next.id, text_or_null(next.hash)});
  return true;
}

std::vector<AuditRecord> SqliteRecords::audit_before(std::int64_t before, std::size_t limit,
                                                     const AuditQuery& query) const {
  return audit_rows(
      database_, "SELECT " AUDIT_COLUMNS " FROM audit_records WHERE id < ?1" AUDIT_WANTED " ORDER BY id DESC LIMIT ?8",
      before, limit, query);
}

std::vector<AuditRecord> SqliteRecords::audit_after(std::int64_t after, std::size_t limit,
                                                    const AuditQuery& query) const {
  return audit_rows(database_,
                    "SELECT " AUDIT_COLUMNS " FROM audit_records WHERE id > ?1" AUDIT_WANTED " ORDER BY id LIMIT ?8",
                    after, limit, query);
}

AuditHead SqliteRecords::audit_head() const {
  auto rows = database_.query("SELECT id, hash FROM audit_head");
  return rows.next() ? AuditHead{rows.number(0), rows.text(1)} : AuditHead{};
}

// ---- what rooms' logs were told

void SqliteRecords::put_ledger(const RoomLedger& ledger) {
  database_.run(
      "INSERT INTO room_ledgers (room, upto, waiting) VALUES (?, ?, ?) "
      "ON CONFLICT (room) DO UPDATE SET upto = excluded.upto, waiting = excluded.waiting",
      {ledger.room, ledger.upto, ledger.waiting});
}

std::optional<RoomLedger> SqliteRecords::ledger(std::string_view room) const {
  auto rows = database_.query("SELECT room, upto, waiting FROM room_ledgers WHERE room = ?", {room});
  return first_of(rows, ledger_in);
}

std::vector<RoomLedger> SqliteRecords::ledgers() const {
  auto rows = database_.query("SELECT room, upto, waiting FROM room_ledgers ORDER BY room LIMIT ?", {row_limit});
  return all_of(rows, ledger_in);
}

void SqliteRecords::put_contribution(const Contribution& made) {
  database_.run("INSERT INTO contributions (" CONTRIBUTION_COLUMNS
                ") VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (room, item) DO UPDATE SET person = excluded.person, "
                "at = excluded.at, message = excluded.message, question = excluded.question, text = excluded.text",
                {made.room, made.item, made.person, made.at, name_or_null(made.message), name_or_null(made.question),
                 text_or_null(made.text)});
}

std::optional<Contribution> SqliteRecords::contribution(std::string_view room, Seq item) const {
  auto rows =
      database_.query("SELECT " CONTRIBUTION_COLUMNS " FROM contributions WHERE room = ? AND item = ?", {room, item});
  return first_of(rows, contribution_in);
}

std::vector<Contribution> SqliteRecords::contributions_of(std::string_view person,
                                                          const std::optional<Contribution>& before,
                                                          std::size_t limit) const {
  const std::optional<TimeMs> at = before ? std::optional(before->at) : std::nullopt;
  const std::string room = before ? before->room : std::string();
  auto rows =
      database_.query("SELECT " CONTRIBUTION_COLUMNS
                      " FROM contributions WHERE person = ?1 AND (?2 IS NULL OR (at, room, item) < (?2, ?3, ?4)) "
                      "ORDER BY at DESC, room DESC, item DESC LIMIT ?5",
                      {person, at, room, before ? before->item : 0, bounded(limit)});
  return all_of(rows, contribution_in);
}

// ---- sanctions and notes

void SqliteRecords::add_sanction(const Sanction& made) {
  database_.run("INSERT INTO sanctions (" SANCTION_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                {made.id, made.person, protocol::to_string(made.kind), protocol::to_string(made.scope), made.scope_id,
                 made.at, made.until, protocol::to_string(made.reason), made.note, made.by, made.lifted_at});
}

std::optional<Sanction> SqliteRecords::sanction(std::string_view id) const {
  auto rows = database_.query("SELECT " SANCTION_COLUMNS " FROM sanctions WHERE id = ?", {id});
  return first_of(rows, sanction_in);
}

std::vector<Sanction> SqliteRecords::sanctions_of(std::string_view person) const {
  auto rows = database_.query(
      "SELECT " SANCTION_COLUMNS " FROM sanctions WHERE person = ? ORDER BY at DESC, id LIMIT ?", {person, row_limit});
  return all_of(rows, sanction_in);
}

std::vector<Sanction> SqliteRecords::sanctions_at(TimeMs now) const {
  auto rows = database_.query("SELECT " SANCTION_COLUMNS
                              " FROM sanctions WHERE until > ? AND lifted_at IS NULL ORDER BY at DESC, id LIMIT ?",
                              {now, row_limit});
  return all_of(rows, sanction_in);
}

bool SqliteRecords::lift_sanction(std::string_view id, TimeMs at) {
  return database_.run("UPDATE sanctions SET lifted_at = ? WHERE id = ? AND lifted_at IS NULL", {at, id}) == 1;
}

void SqliteRecords::add_note(const PersonNote& note) {
  database_.run("INSERT INTO person_notes (" NOTE_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?)",
                {note.id, note.person, note.at, note.by, protocol::to_string(note.scope), note.scope_id, note.text});
}

std::vector<PersonNote> SqliteRecords::notes_on(std::string_view person) const {
  auto rows = database_.query("SELECT " NOTE_COLUMNS " FROM person_notes WHERE person = ? ORDER BY at DESC, id LIMIT ?",
                              {person, row_limit});
  return all_of(rows, note_in);
}

// ---- shields

void SqliteRecords::put_shield(const Shield& shield) {
  database_.run(
      "INSERT INTO shields (scope, scope_id, raised, by, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (scope, scope_id) "
      "DO UPDATE SET raised = excluded.raised, by = excluded.by, at = excluded.at",
      {protocol::to_string(shield.scope), shield.scope_id, shield.on, shield.by, shield.at});
}

std::vector<Shield> SqliteRecords::shields() const {
  auto rows = database_.query(
      "SELECT scope, scope_id, raised, by, at FROM shields ORDER BY at DESC, scope, scope_id LIMIT ?", {row_limit});
  return all_of(rows, [](const Cursor& row) {
    return Shield{scope_named(row.text(0)), row.text(1), row.flag(2), row.text(3), row.number(4)};
  });
}

}  // namespace beffroi::storage::sqlite
