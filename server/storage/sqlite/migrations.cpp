#include "storage/sqlite/migrations.hpp"

#include <array>
#include <cstdint>

#include "storage/sqlite/sqlite_records.hpp"
#include "storage/sqlite/stored_enums.hpp"

namespace beffroi::storage::sqlite {
namespace {

constexpr std::int64_t application_id = 0x42454646;  // "BEFF" in the file's header

// The head stands in room_logs so that an append is judged by one row; log_entries is clustered by room, because a log
// is read as a run of neighbours.
constexpr const char* spine = R"sql(
CREATE TABLE room_logs (
  id    INTEGER PRIMARY KEY,
  room  TEXT NOT NULL UNIQUE,
  epoch TEXT NOT NULL,
  head  INTEGER NOT NULL CHECK (head >= 0)
) STRICT;

CREATE TABLE log_entries (
  log  INTEGER NOT NULL REFERENCES room_logs (id),
  seq  INTEGER NOT NULL CHECK (seq > 0),
  id   TEXT NOT NULL,
  at   INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (log, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  folded_name TEXT NOT NULL,
  guest       INTEGER NOT NULL,
  created_at  INTEGER NOT NULL,
  last_seen   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX people_by_folded_name ON people (folded_name);

CREATE TABLE browser_sessions (
  token_hash TEXT PRIMARY KEY,
  person     TEXT NOT NULL REFERENCES people (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX browser_sessions_by_person ON browser_sessions (person);
CREATE INDEX browser_sessions_by_expiry ON browser_sessions (expires_at);

CREATE TABLE grants (
  person     TEXT NOT NULL REFERENCES people (id),
  role       TEXT NOT NULL,
  scope      TEXT NOT NULL,
  scope_id   TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  granted_at INTEGER NOT NULL,
  PRIMARY KEY (person, role, scope, scope_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX grants_by_scope ON grants (scope, scope_id);

CREATE TABLE invitations (
  id         TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  role       TEXT NOT NULL,
  scope      TEXT NOT NULL,
  scope_id   TEXT NOT NULL,
  label      TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at    INTEGER,
  used_by    TEXT NOT NULL DEFAULT '',
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE rooms (
  id        TEXT PRIMARY KEY,
  session   TEXT NOT NULL,
  kind      TEXT NOT NULL,
  code      TEXT UNIQUE,
  title     TEXT NOT NULL,
  starts_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX rooms_by_session ON rooms (session);

CREATE TABLE programme_sessions (
  id                TEXT PRIMARY KEY,
  source            TEXT NOT NULL,
  external_id       TEXT NOT NULL,
  title             TEXT NOT NULL,
  abstract          TEXT NOT NULL,
  description       TEXT NOT NULL,
  kind              TEXT NOT NULL,
  theme             TEXT NOT NULL,
  partner           TEXT NOT NULL,
  town              TEXT NOT NULL,
  place             TEXT NOT NULL,
  address           TEXT NOT NULL,
  online_url        TEXT NOT NULL,
  language          TEXT NOT NULL,
  starts_at         INTEGER NOT NULL,
  ends_at           INTEGER NOT NULL,
  zone              TEXT NOT NULL,
  speakers          TEXT NOT NULL,  -- a JSON array of names
  audience_note     TEXT NOT NULL,
  young_audience    INTEGER NOT NULL,
  recording_allowed INTEGER NOT NULL,
  status            TEXT NOT NULL,
  sequence          INTEGER NOT NULL,
  raw               TEXT NOT NULL,
  updated_at        INTEGER NOT NULL,
  UNIQUE (source, external_id)
) STRICT;
CREATE INDEX programme_sessions_by_start ON programme_sessions (starts_at, id);

CREATE TABLE import_sources (
  name        TEXT PRIMARY KEY,
  format      TEXT NOT NULL,
  filename    TEXT NOT NULL,
  digest      TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  sessions    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  at     INTEGER NOT NULL,
  actor  TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'audit rows are only ever added');
END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'audit rows are only ever added');
END;
)sql";

constexpr const char* moderation_rules = R"sql(
CREATE TABLE moderation_rules (
  revision INTEGER PRIMARY KEY AUTOINCREMENT,
  rule     TEXT NOT NULL,
  version  INTEGER NOT NULL CHECK (version > 0),
  at       INTEGER NOT NULL,
  by       TEXT NOT NULL,
  deleted  INTEGER NOT NULL,
  body     TEXT NOT NULL,
  UNIQUE (rule, version)
) STRICT;
CREATE TRIGGER rule_versions_are_never_changed BEFORE UPDATE ON moderation_rules BEGIN
  SELECT RAISE(ABORT, 'versions of rules are only ever added');
END;
CREATE TRIGGER rule_versions_are_never_deleted BEFORE DELETE ON moderation_rules BEGIN
  SELECT RAISE(ABORT, 'versions of rules are only ever added');
END;
)sql";

// The audit becomes a chain, and moderation gets what spans rooms. The head of the chain stands apart from its records.
constexpr const char* moderation = R"sql(
CREATE TABLE audit_records (
  id      INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  actor   TEXT,
  name    TEXT,
  role    TEXT,
  act     TEXT NOT NULL,
  room    TEXT,
  item    INTEGER,
  person  TEXT,
  target  TEXT,
  reason  TEXT,
  note    TEXT,
  partner TEXT,
  entry   TEXT UNIQUE,
  hash    TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_room ON audit_records (room, id) WHERE room IS NOT NULL;
CREATE INDEX audit_by_person ON audit_records (person, id) WHERE person IS NOT NULL;
CREATE TRIGGER audit_records_are_never_changed BEFORE UPDATE ON audit_records BEGIN
  SELECT RAISE(ABORT, 'audit records are only ever added');
END;
CREATE TRIGGER audit_records_are_never_deleted BEFORE DELETE ON audit_records BEGIN
  SELECT RAISE(ABORT, 'audit records are only ever added');
END;
CREATE TABLE audit_head (
  one  INTEGER PRIMARY KEY CHECK (one = 1),
  id   INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE room_ledgers (
  room    TEXT PRIMARY KEY,
  upto    INTEGER NOT NULL,
  waiting INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE contributions (
  room     TEXT NOT NULL,
  item     INTEGER NOT NULL,
  person   TEXT NOT NULL,
  at       INTEGER NOT NULL,
  message  TEXT,
  question TEXT,
  text     TEXT,
  PRIMARY KEY (room, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX contributions_by_person ON contributions (person, at, room, item);

CREATE TABLE sanctions (
  id        TEXT PRIMARY KEY,
  person    TEXT NOT NULL,
  kind      TEXT NOT NULL,
  scope     TEXT NOT NULL,
  scope_id  TEXT NOT NULL,
  at        INTEGER NOT NULL,
  until     INTEGER NOT NULL,
  reason    TEXT NOT NULL,
  note      TEXT NOT NULL,
  by        TEXT NOT NULL,
  lifted_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sanctions_by_person ON sanctions (person);
CREATE INDEX sanctions_by_end ON sanctions (until) WHERE lifted_at IS NULL;

CREATE TABLE person_notes (
  id       TEXT PRIMARY KEY,
  person   TEXT NOT NULL,
  at       INTEGER NOT NULL,
  by       TEXT NOT NULL,
  scope    TEXT NOT NULL,
  scope_id TEXT NOT NULL,
  text     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_notes_by_person ON person_notes (person);

CREATE TABLE shields (
  scope    TEXT NOT NULL,
  scope_id TEXT NOT NULL,
  raised   INTEGER NOT NULL,
  by       TEXT NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (scope, scope_id)
) STRICT, WITHOUT ROWID;
)sql";

protocol::AuditAct former_act(const std::string& action) {
  if (action == "import") return protocol::AuditAct::programme;
  if (action == "settings") return protocol::AuditAct::hub_settings;
  return known(protocol::parse_audit_act(action), action);
}

// Rows of the time before the chain become its first records.
void chain_former_audit(Database& database) {
  SqliteRecords records(database);
  {
    auto rows = database.query("SELECT at, actor, action, target, detail FROM audit ORDER BY id");
    while (rows.next()) {
      AuditRecord record;
      record.at = rows.number(0);
      if (!rows.text(1).empty()) record.actor = rows.text(1);
      record.act = former_act(rows.text(2));
      const bool of_person =
          record.act == protocol::AuditAct::take_role || record.act == protocol::AuditAct::end_sessions;
      (of_person ? record.person : record.target) = rows.text(3);
      if (!rows.text(4).empty()) record.note = rows.text(4);
      records.add_audit(record);
    }
  }
  database.script("DROP TABLE audit");
}

constexpr std::array all{Migration{1, "spine", spine}, Migration{2, "moderation rules", moderation_rules},
                         Migration{3, "moderation", moderation, chain_former_audit}};

std::int64_t number_of(Database& database, std::string_view sql) {
  auto row = database.query(sql);
  return row.next() ? row.number(0) : 0;
}

Failure<OpenFailure> refused(OpenFailure::Kind kind, std::string sentence) {
  return Failure{OpenFailure{kind, std::move(sentence)}};
}

enum class Origin { ours, empty, foreign };

Origin origin_of(Database& database) {
  if (number_of(database, "PRAGMA application_id") == application_id) return Origin::ours;
  return number_of(database, "SELECT count(*) FROM sqlite_schema") == 0 ? Origin::empty : Origin::foreign;
}

void begin_versions(Database& database) {
  database.run("BEGIN IMMEDIATE");
  database.script("PRAGMA application_id = " + std::to_string(application_id));
  database.script(
      "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL, "
      "applied_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP) STRICT");
  database.run("COMMIT");
}

void apply(Database& database, const Migration& step) {
  database.run("BEGIN IMMEDIATE");
  database.script(step.sql);
  if (step.then != nullptr) step.then(database);
  database.run("INSERT INTO schema_version (version, name) VALUES (?, ?)", {std::int64_t{step.number}, step.name});
  database.run("COMMIT");
}

}  // namespace

std::span<const Migration> migrations() {
  return all;
}

Result<Done, OpenFailure> migrate(Database& database, std::span<const Migration> steps) {
  using Kind = OpenFailure::Kind;
  const Origin origin = origin_of(database);
  if (origin == Origin::foreign) {
    return refused(Kind::not_ours, "it is a database of another program. Choose another file.");
  }
  if (origin == Origin::empty) begin_versions(database);
  const std::int64_t version = number_of(database, "SELECT max(version) FROM schema_version");
  const int newest = steps.empty() ? 0 : steps.back().number;
  if (version > newest) {
    return refused(Kind::newer_schema, "it was written by a newer Beffroi (schema " + std::to_string(version) +
                                           "; this version knows schemas up to " + std::to_string(newest) +
                                           "). Start the newer version, or restore a backup from before the upgrade.");
  }
  for (const Migration& step : steps) {
    if (step.number <= version) continue;
    try {
      apply(database, step);
    } catch (const RecordsError& error) {
      database.roll_back();
      return refused(Kind::migration_failed, "schema step " + std::to_string(step.number) + " (" + step.name +
                                                 ") failed and was taken back: " + error.what() +
                                                 ". The file is as it was before.");
    }
  }
  return Done{};
}

}  // namespace beffroi::storage::sqlite
