// The hub's own records: people and what they may do, the programme and its rooms, settings, audit. Used only inside
// Storage::with_records(), or for the const functions look_at_records(): one caller at a time, in a transaction.
//
// A failure of the storage itself is thrown as RecordsError and takes the transaction back; callers let it pass.
// Everything else is a value. "put" replaces the row with the same key; lists are in a stated order and end at
// limits::rows_per_list.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/messages.hpp"

namespace beffroi::storage {

using protocol::Seq;
using protocol::TimeMs;  // since 1970, UTC

struct RecordsError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Whose names nobody else may take.
inline constexpr std::array trusted_roles{protocol::Role::organiser, protocol::Role::partner_admin,
                                          protocol::Role::moderator, protocol::Role::speaker,
                                          protocol::Role::recruiter};

struct Person {
  std::string id;
  std::string name;
  std::string folded_name;  // skeleton, for comparing with other names
  bool guest = true;
  TimeMs created_at = 0;
  TimeMs last_seen = 0;

  bool operator==(const Person&) const = default;
};

// A signed-in browser. (A "session" in this product is one of the programme.)
struct BrowserSession {
  std::string token_hash;  // SHA-256 in hex: 64 characters; the token itself is never stored
  std::string person;
  TimeMs created_at = 0;
  TimeMs expires_at = 0;
  std::optional<TimeMs> revoked_at;

  bool operator==(const BrowserSession&) const = default;
};

struct Grant {
  std::string person;
  protocol::Role role{};
  protocol::Scope scope{};
  std::string scope_id;  // empty for the hub
  std::string granted_by;
  TimeMs granted_at = 0;

  bool operator==(const Grant&) const = default;
};

struct Invitation {
  std::string id;
  std::string token_hash;
  protocol::Role role{};
  protocol::Scope scope{};
  std::string scope_id;
  std::string label;
  std::string created_by;
  TimeMs created_at = 0;
  TimeMs expires_at = 0;
  std::optional<TimeMs> used_at;
  std::string used_by;  // empty until used
  std::optional<TimeMs> revoked_at;

  bool operator==(const Invitation&) const = default;
};

struct RoomRecord {
  std::string id;
  std::string session;  // of the programme; empty for none
  protocol::RoomKind kind{};
  std::string code;  // unique; empty for none
  std::string title;
  std::optional<TimeMs> starts_at;

  bool operator==(const RoomRecord&) const = default;
};

// One session of the programme as it was imported. (source, external_id) is unique.
struct ProgrammeSession {
  std::string id;
  std::string source;
  std::string external_id;
  std::string title;
  std::string abstract;
  std::string description;
  protocol::SessionKind kind{};
  std::string theme;
  std::string partner;
  std::string town;
  std::string place;
  std::string address;
  std::string online_url;
  std::string language;
  TimeMs starts_at = 0;
  TimeMs ends_at = 0;
  std::string zone;
  std::vector<std::string> speakers;
  std::string audience_note;
  bool young_audience = false;
  bool recording_allowed = true;
  protocol::SessionStatus status{};
  std::int64_t sequence = 0;
  std::string raw;  // fields that no importer knows: a JSON object, or empty
  TimeMs updated_at = 0;

  bool operator==(const ProgrammeSession&) const = default;
};

// A feed or file that was imported.
struct ImportSource {
  std::string name;
  std::string format;
  std::string filename;
  std::string digest;  // of the bytes last applied
  std::string imported_by;
  TimeMs imported_at = 0;
  std::int64_t sessions = 0;

  bool operator==(const ImportSource&) const = default;
};

// The audit: who did what to whom. Records are only ever added, each chained to the one before (audit_chain.hpp).
using AuditRecord = protocol::AuditRecord;

// Where the chain ends, kept apart from the records, so that one cut off at the end is missed.
struct AuditHead {
  std::int64_t id = 0;  // 0: no record yet
  std::string hash;

  bool operator==(const AuditHead&) const = default;
};

// Which records are wanted; what is absent does not narrow.
struct AuditQuery {
  std::optional<std::string> person;  // who acted or whom it concerns
  std::optional<std::string> room;
  std::optional<protocol::AuditAct> act;
  std::optional<TimeMs> from;                        // at or after
  std::optional<TimeMs> to;                          // before
  std::optional<std::vector<std::string>> partners;  // those that concern one of them
};

// How far a room's log has been told to the records: its acts to the audit, its contributions to their index.
struct RoomLedger {
  std::string room;
  Seq upto = 0;
  std::int64_t waiting = 0;  // items that wait for a moderator there

  bool operator==(const RoomLedger&) const = default;
};

// Something a person wrote in a room; its words stay in the room's log. Exactly one of the two states is there.
struct Contribution {
  std::string room;
  Seq item = 0;  // its entry in the room's log
  std::string person;
  TimeMs at = 0;
  std::optional<protocol::MessageState> message;
  std::optional<protocol::QuestionState> question;
  std::optional<std::string> text;  // when moderation gave it other words than its entry has

  bool operator==(const Contribution&) const = default;
};

// A mute or a ban across rooms.
struct Sanction {
  std::string id;
  std::string person;
  protocol::SanctionKind kind{};
  protocol::Scope scope{};
  std::string scope_id;  // empty for the event
  TimeMs at = 0;
  TimeMs until = 0;
  protocol::Reason reason{};
  std::string note;
  std::string by;
  std::optional<TimeMs> lifted_at;

  bool operator==(const Sanction&) const = default;
};

// What a moderator wants others to know of a person.
struct PersonNote {
  std::string id;
  std::string person;
  TimeMs at = 0;
  std::string by;
  protocol::Scope scope{};
  std::string scope_id;  // empty for the event
  std::string text;

  bool operator==(const PersonNote&) const = default;
};

// The last switch of a scope's shield.
struct Shield {
  protocol::Scope scope{};
  std::string scope_id;  // empty for the event
  bool on = false;
  std::string by;
  TimeMs at = 0;

  bool operator==(const Shield&) const = default;
};

// One version of a rule of moderation. Rows are only ever added.
struct RuleVersion {
  std::string rule;
  std::int64_t version = 0;  // 1, 2, 3, ... of this rule; a rule that came with the hub begins later
  TimeMs at = 0;
  std::string by;        // person
  bool deleted = false;  // this version took the rule away
  std::string body;      // an encoded protocol::ModerationRule; storage does not look inside

  bool operator==(const RuleVersion&) const = default;
};

class HubRecords {
 public:
  virtual ~HubRecords() = default;

  // ---- people
  virtual void put_person(const Person& person) = 0;
  virtual std::optional<Person> person(std::string_view id) const = 0;
  // False: no such person.
  virtual bool rename_person(std::string_view id, std::string_view name, std::string_view folded_name) = 0;
  virtual void touch_person(std::string_view id, TimeMs last_seen) = 0;
  // Those who hold at least one grant, by name.
  virtual std::vector<Person> people_with_grants() const = 0;
  // Whether somebody else holds one of trusted_roles under this name.
  virtual bool is_staff_name(std::string_view folded_name, std::string_view except_person) const = 0;

  // ---- browser sessions (the person must exist)
  virtual void add_browser_session(const BrowserSession& session) = 0;
  virtual std::optional<BrowserSession> browser_session(std::string_view token_hash) const = 0;
  virtual bool revoke_browser_session(std::string_view token_hash, TimeMs at) = 0;
  // How many were still good.
  virtual std::size_t revoke_browser_sessions_of(std::string_view person, TimeMs at) = 0;
  virtual std::size_t forget_browser_sessions_before(TimeMs expired_before) = 0;

  // ---- grants (the person must exist); keyed by person, role, scope and scope_id
  // False: it was held already, and stays as it was.
  virtual bool add_grant(const Grant& grant) = 0;
  virtual bool remove_grant(std::string_view person, protocol::Role role, protocol::Scope scope,
                            std::string_view scope_id) = 0;
  virtual std::vector<Grant> grants_of(std::string_view person) const = 0;                           // oldest first
  virtual std::vector<Grant> grants_in(protocol::Scope scope, std::string_view scope_id) const = 0;  // by person
  virtual std::vector<Grant> grants() const = 0;  // by person, oldest first
  virtual std::size_t holders_of(protocol::Role role, protocol::Scope scope) const = 0;

  // ---- invitations
  virtual void add_invitation(const Invitation& invitation) = 0;
  virtual std::optional<Invitation> invitation(std::string_view id) const = 0;
  virtual std::optional<Invitation> invitation_by_token(std::string_view token_hash) const = 0;
  virtual std::vector<Invitation> invitations() const = 0;  // newest first
  // False: unknown, used or revoked already.
  virtual bool revoke_invitation(std::string_view id, TimeMs at) = 0;
  // Uses it up: true for exactly one caller, and only while it is neither used nor revoked nor expired (now <
  // expires_at).
  virtual bool consume_invitation(std::string_view token_hash, TimeMs now, std::string_view person) = 0;

  // ---- rooms
  // False: the id or the code is taken.
  virtual bool add_room(const RoomRecord& room) = 0;
  virtual bool update_room(std::string_view id, std::string_view title, std::optional<TimeMs> starts_at) = 0;
  virtual std::optional<RoomRecord> room(std::string_view id) const = 0;
  virtual std::optional<RoomRecord> room_by_code(std::string_view code) const = 0;
  virtual std::optional<RoomRecord> room_of_session(std::string_view session) const = 0;  // the first by id
  virtual std::vector<RoomRecord> rooms() const = 0;                                      // by id

  // ---- programme
  virtual void put_programme_session(const ProgrammeSession& session) = 0;
  virtual std::optional<ProgrammeSession> programme_session(std::string_view id) const = 0;
  virtual std::vector<ProgrammeSession> programme() const = 0;  // by starts_at, then id
  virtual std::vector<ProgrammeSession> programme_of(std::string_view source) const = 0;
  virtual void put_import_source(const ImportSource& source) = 0;
  virtual std::optional<ImportSource> import_source(std::string_view name) const = 0;
  virtual std::vector<ImportSource> import_sources() const = 0;  // by name

  // ---- settings
  virtual void put_setting(std::string_view key, std::string_view value) = 0;
  virtual std::optional<std::string> setting(std::string_view key) const = 0;
  virtual std::map<std::string, std::string> settings() const = 0;

  // ---- rules of moderation
  // False: a version as new as this one is kept.
  virtual bool add_rule_version(const RuleVersion& version) = 0;
  virtual std::vector<RuleVersion> newest_rules() const = 0;  // by rule; those taken away too
  virtual std::optional<RuleVersion> rule_version(std::string_view rule, std::int64_t version) const = 0;
  virtual std::vector<RuleVersion> rule_versions(std::string_view rule, std::size_t limit) const = 0;  // newest first
  virtual std::int64_t rules_revision() const = 0;  // grows with every version of any rule; 0: none

  // ---- audit
  // Adds the record to the end of the chain; its id and hash are not read but given. False: the audit has one of the
  // same entry already.
  virtual bool add_audit(const AuditRecord& record) = 0;
  // The newest `limit` records with an id below `before`, newest first.
  virtual std::vector<AuditRecord> audit_before(std::int64_t before, std::size_t limit,
                                                const AuditQuery& query) const = 0;
  // The oldest `limit` records with an id above `after`, oldest first.
  virtual std::vector<AuditRecord> audit_after(std::int64_t after, std::size_t limit,
                                               const AuditQuery& query) const = 0;
  virtual AuditHead audit_head() const = 0;

  // ---- what rooms' logs were told
  virtual void put_ledger(const RoomLedger& ledger) = 0;
  virtual std::optional<RoomLedger> ledger(std::string_view room) const = 0;
  virtual std::vector<RoomLedger> ledgers() const = 0;  // by room
  virtual void put_contribution(const Contribution& contribution) = 0;
  virtual std::optional<Contribution> contribution(std::string_view room, Seq item) const = 0;
  // The first `limit` after `before`, newest first; those of one moment by room and item, downwards. Of `before` only
  // at, room and item are read; nothing: from the newest on.
  virtual std::vector<Contribution> contributions_of(std::string_view person, const std::optional<Contribution>& before,
                                                     std::size_t limit) const = 0;

  // ---- sanctions and notes
  virtual void add_sanction(const Sanction& sanction) = 0;
  virtual std::optional<Sanction> sanction(std::string_view id) const = 0;
  virtual std::vector<Sanction> sanctions_of(std::string_view person) const = 0;  // newest first, past ones included
  virtual std::vector<Sanction> sanctions_at(TimeMs now) const = 0;               // that hold then, newest first
  // False: unknown, or lifted already.
  virtual bool lift_sanction(std::string_view id, TimeMs at) = 0;
  virtual void add_note(const PersonNote& note) = 0;
  virtual std::vector<PersonNote> notes_on(std::string_view person) const = 0;  // newest first

  // ---- shields
  virtual void put_shield(const Shield& shield) = 0;  // keyed by scope and scope_id
  virtual std::vector<Shield> shields() const = 0;    // newest first
};

}  // namespace beffroi::storage
