#include "storage/memory/memory_records.hpp"

#include <algorithm>

#include "protocol/codec.hpp"
#include "storage/limits.hpp"

namespace beffroi::storage {
namespace {

template <class Row>
std::optional<Row> found(const std::map<std::string, Row, std::less<>>& rows, std::string_view key) {
  const auto at = rows.find(key);
  return at == rows.end() ? std::nullopt : std::optional<Row>(at->second);
}

template <class Row, class Wanted>
std::optional<Row> first(const std::map<std::string, Row, std::less<>>& rows, Wanted wanted) {
  for (const auto& [key, row] : rows) {
    if (wanted(row)) return row;
  }
  return std::nullopt;
}

template <class Rows, class Wanted>
auto listed(const Rows& rows, Wanted wanted) {
  std::vector<typename Rows::mapped_type> list;
  for (const auto& [key, row] : rows) {
    if (list.size() < limits::rows_per_list && wanted(row)) list.push_back(row);
  }
  return list;
}

template <class Row, class Key>
std::vector<Row> ordered(std::vector<Row> rows, Key key) {
  std::ranges::sort(rows, {}, key);
  return rows;
}

std::tuple<TimeMs, std::string_view, std::string_view, std::string> age_of(const Grant& grant) {
  return {grant.granted_at, protocol::to_string(grant.role), protocol::to_string(grant.scope), grant.scope_id};
}

std::pair<TimeMs, std::string> place_of(const ProgrammeSession& session) {
  return {session.starts_at, session.id};
}

constexpr auto every = [](const auto&) { return true; };

MemoryTables::GrantKey key_of(std::string_view person, protocol::Role role, protocol::Scope scope,
                              std::string_view scope_id) {
  return {std::string(person), std::string(protocol::to_string(role)), std::string(protocol::to_string(scope)),
          std::string(scope_id)};
}

bool is_trusted(protocol::Role role) {
  return std::ranges::find(trusted_roles, role) != trusted_roles.end();
}

}  // namespace

void MemoryRecords::require_person(std::string_view id) const {
  if (!tables_.people.contains(id)) throw RecordsError("no such person");
}

// ---- people

void MemoryRecords::put_person(const Person& person) {
  tables_.people.insert_or_assign(person.id, person);
}

std::optional<Person> MemoryRecords::person(std::string_view id) const {
  return found(tables_.people, id);
}

bool MemoryRecords::rename_person(std::string_view id, std::string_view name, std::string_view folded_name) {
  const auto at = tables_.people.find(id);
  if (at == tables_.people.end()) return false;
  at->second.name = name;
  at->second.folded_name = folded_name;
  return true;
}

void MemoryRecords::touch_person(std::string_view id, TimeMs last_seen) {
  const auto at = tables_.people.find(id);
  if (at != tables_.people.end()) at->second.last_seen = std::max(at->second.last_seen, last_seen);
}

std::vector<Person> MemoryRecords::people_with_grants() const {
  auto people = listed(tables_.people, [&](const Person& person) {
    return std::ranges::any_of(tables_.grants, [&](const auto& row) { return row.second.person == person.id; });
  });
  return ordered(std::move(people), [](const Person& person) { return std::pair(person.name, person.id); });
}

bool MemoryRecords::is_staff_name(std::string_view folded_name, std::string_view except_person) const {
  return std::ranges::any_of(tables_.grants, [&](const auto& row) {
    const Grant& grant = row.second;
    return is_trusted(grant.role) && grant.person != except_person &&
           tables_.people.at(grant.person).folded_name == folded_name;
  });
}

// ---- browser sessions

void MemoryRecords::add_browser_session(const BrowserSession& session) {
  require_person(session.person);
  if (!tables_.browser_sessions.emplace(session.token_hash, session).second) {
    throw RecordsError("a browser session with this token exists");
  }
}

std::optional<BrowserSession> MemoryRecords::browser_session(std::string_view token_hash) const {
  return found(tables_.browser_sessions, token_hash);
}

bool MemoryRecords::revoke_browser_session(std::string_view token_hash, TimeMs at) {
  const auto session = tables_.browser_sessions.find(token_hash);
  if (session == tables_.browser_sessions.end() || session->second.revoked_at) return false;
  session->second.revoked_at = at;
  return true;
}

std::size_t MemoryRecords::revoke_browser_sessions_of(std::string_view person, TimeMs at) {
  std::size_t revoked = 0;
  for (auto& [hash, session] : tables_.browser_sessions) {
    if (session.person == person && revoke_browser_session(hash, at)) ++revoked;
  }
  return revoked;
}

std::size_t MemoryRecords::forget_browser_sessions_before(TimeMs expired_before) {
  return std::erase_if(tables_.browser_sessions,
                       [&](const auto& row) { return row.second.expires_at < expired_before; });
}

// ---- grants

bool MemoryRecords::add_grant(const Grant& grant) {
  require_person(grant.person);
  return tables_.grants.emplace(key_of(grant.person, grant.role, grant.scope, grant.scope_id), grant).second;
}

bool MemoryRecords::remove_grant(std::string_view person, protocol::Role role, protocol::Scope scope,
                                 std::string_view scope_id) {
  return tables_.grants.erase(key_of(person, role, scope, scope_id)) == 1;
}

std::vector<Grant> MemoryRecords::grants_of(std::string_view person) const {
  return ordered(listed(tables_.grants, [&](const Grant& grant) { return grant.person == person; }), age_of);
}

std::vector<Grant> MemoryRecords::grants_in(protocol::Scope scope, std::string_view scope_id) const {
  return listed(tables_.grants, [&](const Grant& grant) { return grant.scope == scope && grant.scope_id == scope_id; });
}

std::vector<Grant> MemoryRecords::grants() const {
  return ordered(listed(tables_.grants, every),
                 [](const Grant& grant) { return std::pair(grant.person, age_of(grant)); });
}

std::size_t MemoryRecords::holders_of(protocol::Role role, protocol::Scope scope) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      tables_.grants, [&](const auto& row) { return row.second.role == role && row.second.scope == scope; }));
}

// ---- invitations

void MemoryRecords::add_invitation(const Invitation& invitation) {
  if (invitation_by_token(invitation.token_hash) || !tables_.invitations.emplace(invitation.id, invitation).second) {
    throw RecordsError("an invitation with this id or token exists");
  }
}

std::optional<Invitation> MemoryRecords::invitation(std::string_view id) const {
  return found(tables_.invitations, id);
}

std::optional<Invitation> MemoryRecords::invitation_by_token(std::string_view token_hash) const {
  return first(tables_.invitations, [&](const Invitation& row) { return row.token_hash == token_hash; });
}

std::vector<Invitation> MemoryRecords::invitations() const {
  return ordered(listed(tables_.invitations, every),
                 [](const Invitation& row) { return std::pair(-row.created_at, row.id); });
}

bool MemoryRecords::revoke_invitation(std::string_view id, TimeMs at) {
  const auto row = tables_.invitations.find(id);
  if (row == tables_.invitations.end() || row->second.used_at || row->second.revoked_at) return false;
  row->second.revoked_at = at;
  return true;
}

bool MemoryRecords::consume_invitation(std::string_view token_hash, TimeMs now, std::string_view person) {
  for (auto& [id, row] : tables_.invitations) {
    if (row.token_hash != token_hash || row.used_at || row.revoked_at || now >= row.expires_at) continue;
    row.used_at = now;
    row.used_by = person;
    return true;
  }
  return false;
}

// ---- rooms

bool MemoryRecords::add_room(const RoomRecord& room) {
  if (!room.code.empty() && room_by_code(room.code)) return false;
  return tables_.rooms.emplace(room.id, room).second;
}

bool MemoryRecords::update_room(std::string_view id, std::string_view title, std::optional<TimeMs> starts_at) {
  const auto row = tables_.rooms.find(id);
  if (row == tables_.rooms.end()) return false;
  row->second.title = title;
  row->second.starts_at = starts_at;
  return true;
}

std::optional<RoomRecord> MemoryRecords::room(std::string_view id) const {
  return found(tables_.rooms, id);
}

std::optional<RoomRecord> MemoryRecords::room_by_code(std::string_view code) const {
  return first(tables_.rooms, [&](const RoomRecord& row) { return !code.empty() && row.code == code; });
}

std::optional<RoomRecord> MemoryRecords::room_of_session(std::string_view session) const {
  return first(tables_.rooms, [&](const RoomRecord& row) { return !session.empty() && row.session == session; });
}

std::vector<RoomRecord> MemoryRecords::rooms() const {
  return listed(tables_.rooms, every);
}

// ---- programme

void MemoryRecords::put_programme_session(const ProgrammeSession& session) {
  const auto same = first(tables_.programme, [&](const ProgrammeSession& row) {
    return row.id != session.id && row.source == session.source && row.external_id == session.external_id;
  });
  if (same) throw RecordsError("another session has this source and external id");
  tables_.programme.insert_or_assign(session.id, session);
}

std::optional<ProgrammeSession> MemoryRecords::programme_session(std::string_view id) const {
  return found(tables_.programme, id);
}

std::vector<ProgrammeSession> MemoryRecords::programme() const {
  return ordered(listed(tables_.programme, every), place_of);
}

std::vector<ProgrammeSession> MemoryRecords::programme_of(std::string_view source) const {
  return ordered(listed(tables_.programme, [&](const ProgrammeSession& row) { return row.source == source; }),
                 place_of);
}

void MemoryRecords::put_import_source(const ImportSource& source) {
  tables_.sources.insert_or_assign(source.name, source);
}

std::optional<ImportSource> MemoryRecords::import_source(std::string_view name) const {
  return found(tables_.sources, name);
}

std::vector<ImportSource> MemoryRecords::import_sources() const {
  return listed(tables_.sources, every);
}

// ---- rules of moderation

bool MemoryRecords::add_rule_version(const RuleVersion& version) {
  std::vector<RuleVersion>& versions = tables_.rules[version.rule];
  if (!versions.empty() && versions.back().version >= version.version) return false;
  versions.push_back(version);
  return true;
}

std::vector<RuleVersion> MemoryRecords::newest_rules() const {
  std::vector<RuleVersion> newest;
  for (const auto& [rule, versions] : tables_.rules) newest.push_back(versions.back());
  return newest;
}

std::optional<RuleVersion> MemoryRecords::rule_version(std::string_view rule, std::int64_t version) const {
  const auto versions = found(tables_.rules, rule);
  if (!versions) return std::nullopt;
  const auto at = std::ranges::find(*versions, version, &RuleVersion::version);
  return at == versions->end() ? std::nullopt : std::optional(*at);
}

std::vector<RuleVersion> MemoryRecords::rule_versions(std::string_view rule, std::size_t limit) const {
  std::vector<RuleVersion> versions = found(tables_.rules, rule).value_or(std::vector<RuleVersion>());
  std::ranges::reverse(versions);
  if (versions.size() > limit) versions.resize(limit);
  return versions;
}

std::int64_t MemoryRecords::rules_revision() const {
  std::int64_t all = 0;
  for (const auto& [rule, versions] : tables_.rules) all += std::ssize(versions);
  return all;
}

// ---- settings

void MemoryRecords::put_setting(std::string_view key, std::string_view value) {
  tables_.settings.insert_or_assign(std::string(key), std::string(value));
}

std::optional<std::string> MemoryRecords::setting(std::string_view key) const {
  return found(tables_.settings, key);
}

std::map<std::string, std::string> MemoryRecords::settings() const {
  return {tables_.settings.begin(), tables_.settings.end()};
}

}  // namespace beffroi::storage
