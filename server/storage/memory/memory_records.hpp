// HubRecords in maps. A transaction is a copy of the tables, put back when the work fails.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "storage/records.hpp"

namespace beffroi::storage {

struct MemoryTables {
  using GrantKey = std::tuple<std::string, std::string, std::string, std::string>;  // person, role, scope, scope_id

  std::map<std::string, Person, std::less<>> people;
  std::map<std::string, BrowserSession, std::less<>> browser_sessions;
  std::map<GrantKey, Grant> grants;
  std::map<std::string, Invitation, std::less<>> invitations;
  std::map<std::string, RoomRecord, std::less<>> rooms;
  std::map<std::string, ProgrammeSession, std::less<>> programme;
  std::map<std::string, ImportSource, std::less<>> sources;
  std::map<std::string, std::string, std::less<>> settings;
  std::map<std::string, std::vector<RuleVersion>, std::less<>> rules;  // versions of each, oldest first
  std::vector<AuditRecord> audit;
  AuditHead audit_head;
  std::map<std::string, RoomLedger, std::less<>> ledgers;
  std::map<std::pair<std::string, Seq>, Contribution> contributions;
  std::map<std::string, Sanction, std::less<>> sanctions;
  std::map<std::string, PersonNote, std::less<>> notes;
  std::map<std::pair<protocol::Scope, std::string>, Shield> shields;
};

class MemoryRecords final : public HubRecords {
 public:
  // The tables outlive this object.
  explicit MemoryRecords(MemoryTables& tables) : tables_(tables) {}

  void put_person(const Person& person) override;
  std::optional<Person> person(std::string_view id) const override;
  bool rename_person(std::string_view id, std::string_view name, std::string_view folded_name) override;
  void touch_person(std::string_view id, TimeMs last_seen) override;
  std::vector<Person> people_with_grants() const override;
  bool is_staff_name(std::string_view folded_name, std::string_view except_person) const override;

  void add_browser_session(const BrowserSession& session) override;
  std::optional<BrowserSession> browser_session(std::string_view token_hash) const override;
  bool revoke_browser_session(std::string_view token_hash, TimeMs at) override;
  std::size_t revoke_browser_sessions_of(std::string_view person, TimeMs at) override;
  std::size_t forget_browser_sessions_before(TimeMs expired_before) override;

  bool add_grant(const Grant& grant) override;
  bool remove_grant(std::string_view person, protocol::Role role, protocol::Scope scope,
                    std::string_view scope_id) override;
  std::vector<Grant> grants_of(std::string_view person) const override;
  std::vector<Grant> grants_in(protocol::Scope scope, std::string_view scope_id) const override;
  std::vector<Grant> grants() const override;
  std::size_t holders_of(protocol::Role role, protocol::Scope scope) const override;

  void add_invitation(const Invitation& invitation) override;
  std::optional<Invitation> invitation(std::string_view id) const override;
  std::optional<Invitation> invitation_by_token(std::string_view token_hash) const override;
  std::vector<Invitation> invitations() const override;
  bool revoke_invitation(std::string_view id, TimeMs at) override;
  bool consume_invitation(std::string_view token_hash, TimeMs now, std::string_view person) override;

  bool add_room(const RoomRecord& room) override;
  bool update_room(std::string_view id, std::string_view title, std::optional<TimeMs> starts_at) override;
  std::optional<RoomRecord> room(std::string_view id) const override;
  std::optional<RoomRecord> room_by_code(std::string_view code) const override;
  std::optional<RoomRecord> room_of_session(std::string_view session) const override;
  std::vector<RoomRecord> rooms() const override;

  void put_programme_session(const ProgrammeSession& session) override;
  std::optional<ProgrammeSession> programme_session(std::string_view id) const override;
  std::vector<ProgrammeSession> programme() const override;
  std::vector<ProgrammeSession> programme_of(std::string_view source) const override;
  void put_import_source(const ImportSource& source) override;
  std::optional<ImportSource> import_source(std::string_view name) const override;
  std::vector<ImportSource> import_sources() const override;

  void put_setting(std::string_view key, std::string_view value) override;
  std::optional<std::string> setting(std::string_view key) const override;
  std::map<std::string, std::string> settings() const override;

  bool add_rule_version(const RuleVersion& version) override;
  std::vector<RuleVersion> newest_rules() const override;
  std::optional<RuleVersion> rule_version(std::string_view rule, std::int64_t version) const override;
  std::vector<RuleVersion> rule_versions(std::string_view rule, std::size_t limit) const override;
  std::int64_t rules_revision() const override;
  bool add_audit(const AuditRecord& record) override;
  std::vector<AuditRecord> audit_before(std::int64_t before, std::size_t limit, const AuditQuery& query) const override;
  std::vector<AuditRecord> audit_after(std::int64_t after, std::size_t limit, const AuditQuery& query) const override;
  AuditHead audit_head() const override;
  void put_ledger(const RoomLedger& ledger) override;
  std::optional<RoomLedger> ledger(std::string_view room) const override;
  std::vector<RoomLedger> ledgers() const override;
  void put_contribution(const Contribution& contribution) override;
  std::optional<Contribution> contribution(std::string_view room, Seq item) const override;
  std::vector<Contribution> contributions_of(std::string_view person, const std::optional<Contribution>& before,
                                             std::size_t limit) const override;
  void add_sanction(const Sanction& sanction) override;
  std::optional<Sanction> sanction(std::string_view id) const override;
  std::vector<Sanction> sanctions_of(std::string_view person) const override;
  std::vector<Sanction> sanctions_at(TimeMs now) const override;
  bool lift_sanction(std::string_view id, TimeMs at) override;
  void add_note(const PersonNote& note) override;
  std::vector<PersonNote> notes_on(std::string_view person) const override;
  void put_shield(const Shield& shield) override;
  std::vector<Shield> shields() const override;

 private:
  void require_person(std::string_view id) const;

  MemoryTables& tables_;
};

}  // namespace beffroi::storage
