#include <algorithm>

#include "storage/sqlite/rows.hpp"
#include "storage/sqlite/sqlite_records.hpp"
#include "storage/sqlite/stored_enums.hpp"

namespace beffroi::storage::sqlite {
namespace {

Person person_in(const Cursor& row) {
  return {row.text(0), row.text(1), row.text(2), row.flag(3), row.number(4), row.number(5)};
}

BrowserSession browser_session_in(const Cursor& row) {
  return {row.text(0), row.text(1), row.number(2), row.number(3), row.optional_number(4)};
}

Grant grant_in(const Cursor& row) {
  return {row.text(0), role_named(row.text(1)), scope_named(row.text(2)), row.text(3), row.text(4), row.number(5)};
}

Invitation invitation_in(const Cursor& row) {
  return {row.text(0),
          row.text(1),
          role_named(row.text(2)),
          scope_named(row.text(3)),
          row.text(4),
          row.text(5),
          row.text(6),
          row.number(7),
          row.number(8),
          row.optional_number(9),
          row.text(10),
          row.optional_number(11)};
}

#define PERSON_COLUMNS "id, name, folded_name, guest, created_at, last_seen"
#define GRANT_COLUMNS "person, role, scope, scope_id, granted_by, granted_at"
#define INVITATION_COLUMNS \
  "id, token_hash, role, scope, scope_id, label, created_by, created_at, expires_at, used_at, used_by, revoked_at"

}  // namespace

// ---- people

void SqliteRecords::put_person(const Person& person) {
  database_.run("INSERT INTO people (" PERSON_COLUMNS
                ") VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                "name = excluded.name, folded_name = excluded.folded_name, guest = excluded.guest, "
                "created_at = excluded.created_at, last_seen = excluded.last_seen",
                {person.id, person.name, person.folded_name, person.guest, person.created_at, person.last_seen});
}

std::optional<Person> SqliteRecords::person(std::string_view id) const {
  auto rows = database_.query("SELECT " PERSON_COLUMNS " FROM people WHERE id = ?", {id});
  return first_of(rows, person_in);
}

bool SqliteRecords::rename_person(std::string_view id, std::string_view name, std::string_view folded_name) {
  return database_.run("UPDATE people SET name = ?, folded_name = ? WHERE id = ?", {name, folded_name, id}) == 1;
}

void SqliteRecords::touch_person(std::string_view id, TimeMs last_seen) {
  database_.run("UPDATE people SET last_seen = max(last_seen, ?) WHERE id = ?", {last_seen, id});
}

std::vector<Person> SqliteRecords::people_with_grants() const {
  auto rows = database_.query("SELECT " PERSON_COLUMNS
                              " FROM people WHERE id IN (SELECT person FROM grants) ORDER BY name, id LIMIT ?",
                              {row_limit});
  return all_of(rows, person_in);
}

bool SqliteRecords::is_staff_name(std::string_view folded_name, std::string_view except_person) const {
  auto rows = database_.query(
      "SELECT g.role FROM people p JOIN grants g ON g.person = p.id WHERE p.folded_name = ? AND p.id <> ?",
      {folded_name, except_person});
  while (rows.next()) {
    if (std::ranges::find(trusted_roles, role_named(rows.text(0))) != trusted_roles.end()) return true;
  }
  return false;
}

// ---- browser sessions

void SqliteRecords::add_browser_session(const BrowserSession& session) {
  database_.run(
      "INSERT INTO browser_sessions (token_hash, person, created_at, expires_at, revoked_at) VALUES (?, ?, ?, ?, ?)",
      {session.token_hash, session.person, session.created_at, session.expires_at, session.revoked_at});
}

std::optional<BrowserSession> SqliteRecords::browser_session(std::string_view token_hash) const {
  auto rows = database_.query(
      "SELECT token_hash, person, created_at, expires_at, revoked_at FROM browser_sessions WHERE token_hash = ?",
      {token_hash});
  return first_of(rows, browser_session_in);
}

bool SqliteRecords::revoke_browser_session(std::string_view token_hash, TimeMs at) {
  return database_.run("UPDATE browser_sessions SET revoked_at = ? WHERE token_hash = ? AND revoked_at IS NULL",
                       {at, token_hash}) == 1;
}

std::size_t SqliteRecords::revoke_browser_sessions_of(std::string_view person, TimeMs at) {
  return static_cast<std::size_t>(database_.run(
      "UPDATE browser_sessions SET revoked_at = ? WHERE person = ? AND revoked_at IS NULL", {at, person}));
}

std::size_t SqliteRecords::forget_browser_sessions_before(TimeMs expired_before) {
  return static_cast<std::size_t>(database_.run("DELETE FROM browser_sessions WHERE expires_at < ?", {expired_before}));
}

// ---- grants

bool SqliteRecords::add_grant(const Grant& grant) {
  return database_.run("INSERT INTO grants (" GRANT_COLUMNS
                       ") VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (person, role, scope, scope_id) DO NOTHING",
                       {grant.person, protocol::to_string(grant.role), protocol::to_string(grant.scope), grant.scope_id,
                        grant.granted_by, grant.granted_at}) == 1;
}

bool SqliteRecords::remove_grant(std::string_view person, protocol::Role role, protocol::Scope scope,
                                 std::string_view scope_id) {
  return database_.run("DELETE FROM grants WHERE person = ? AND role = ? AND scope = ? AND scope_id = ?",
                       {person, protocol::to_string(role), protocol::to_string(scope), scope_id}) == 1;
}

std::vector<Grant> SqliteRecords::grants_of(std::string_view person) const {
  auto rows = database_.query("SELECT " GRANT_COLUMNS
                              " FROM grants WHERE person = ? ORDER BY granted_at, role, scope, scope_id LIMIT ?",
                              {person, row_limit});
  return all_of(rows, grant_in);
}

std::vector<Grant> SqliteRecords::grants_in(protocol::Scope scope, std::string_view scope_id) const {
  auto rows = database_.query("SELECT " GRANT_COLUMNS
                              " FROM grants WHERE scope = ? AND scope_id = ? ORDER BY person, role LIMIT ?",
                              {protocol::to_string(scope), scope_id, row_limit});
  return all_of(rows, grant_in);
}

std::vector<Grant> SqliteRecords::grants() const {
  auto rows = database_.query(
      "SELECT " GRANT_COLUMNS " FROM grants ORDER BY person, granted_at, role, scope, scope_id LIMIT ?", {row_limit});
  return all_of(rows, grant_in);
}

std::size_t SqliteRecords::holders_of(protocol::Role role, protocol::Scope scope) const {
  auto rows = database_.query("SELECT count(*) FROM grants WHERE role = ? AND scope = ?",
                              {protocol::to_string(role), protocol::to_string(scope)});
  return rows.next() ? static_cast<std::size_t>(rows.number(0)) : 0;
}

// ---- invitations

void SqliteRecords::add_invitation(const Invitation& invitation) {
  database_.run(
      "INSERT INTO invitations (" INVITATION_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {invitation.id, invitation.token_hash, protocol::to_string(invitation.role),
       protocol::to_string(invitation.scope), invitation.scope_id, invitation.label, invitation.created_by,
       invitation.created_at, invitation.expires_at, invitation.used_at, invitation.used_by, invitation.revoked_at});
}

std::optional<Invitation> SqliteRecords::invitation(std::string_view id) const {
  auto rows = database_.query("SELECT " INVITATION_COLUMNS " FROM invitations WHERE id = ?", {id});
  return first_of(rows, invitation_in);
}

std::optional<Invitation> SqliteRecords::invitation_by_token(std::string_view token_hash) const {
  auto rows = database_.query("SELECT " INVITATION_COLUMNS " FROM invitations WHERE token_hash = ?", {token_hash});
  return first_of(rows, invitation_in);
}

std::vector<Invitation> SqliteRecords::invitations() const {
  auto rows = database_.query("SELECT " INVITATION_COLUMNS " FROM invitations ORDER BY created_at DESC, id LIMIT ?",
                              {row_limit});
  return all_of(rows, invitation_in);
}

bool SqliteRecords::revoke_invitation(std::string_view id, TimeMs at) {
  return database_.run("UPDATE invitations SET revoked_at = ? WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL",
                       {at, id}) == 1;
}

bool SqliteRecords::consume_invitation(std::string_view token_hash, TimeMs now, std::string_view person) {
  return database_.run(
             "UPDATE invitations SET used_at = ?, used_by = ? WHERE token_hash = ? AND used_at IS NULL "
             "AND revoked_at IS NULL AND expires_at > ?",
             {now, person, token_hash, now}) == 1;
}

}  // namespace beffroi::storage::sqlite
