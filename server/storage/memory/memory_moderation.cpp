// Audit, index of contributions, sanctions, notes and shields in maps.
#include <algorithm>
#include <tuple>

#include "protocol/codec.hpp"
#include "storage/audit_chain.hpp"
#include "storage/limits.hpp"
#include "storage/memory/memory_records.hpp"

namespace beffroi::storage {
namespace {

bool is_wanted(const AuditRecord& record, const AuditQuery& query) {
  if (query.person && record.actor != query.person && record.person != query.person) return false;
  if (query.room && record.room != query.room) return false;
  if (query.act && record.act != *query.act) return false;
  if (query.from && record.at < *query.from) return false;
  if (query.to && record.at >= *query.to) return false;
  if (!query.partners) return true;
  return record.partner && std::ranges::find(*query.partners, *record.partner) != query.partners->end();
}

std::tuple<TimeMs, std::string_view, Seq> place_of(const Contribution& made) {
  return {made.at, made.room, made.item};
}

// Those of one moment by id.
template <class Rows, class Wanted>
auto newest_first(const Rows& rows, Wanted wanted) {
  std::vector<typename Rows::mapped_type> list;
  for (const auto& [key, row] : rows) {
    if (list.size() < limits::rows_per_list && wanted(row)) list.push_back(row);
  }
  std::ranges::sort(list, {}, [](const auto& row) { return std::pair(-row.at, row.id); });
  return list;
}

}  // namespace

// ---- audit

bool MemoryRecords::add_audit(const AuditRecord& record) {
  const bool is_there =
      record.entry && std::ranges::find(tables_.audit, record.entry, &AuditRecord::entry) != tables_.audit.end();
  if (is_there) return false;
  tables_.audit.push_back(chained(tables_.audit_head, record));
  tables_.audit_head = {tables_.audit.back().id, *tables_.audit.back().hash};
  return true;
}

std::vector<AuditRecord> MemoryRecords::audit_before(std::int64_t before, std::size_t limit,
                                                     const AuditQuery& query) const {
  std::vector<AuditRecord> records;
  for (auto record = tables_.audit.rbegin(); record != tables_.audit.rend() && records.size() < limit; ++record) {
    if (record->id < before && is_wanted(*record, query)) records.push_back(*record);
  }
  return records;
}

std::vector<AuditRecord> MemoryRecords::audit_after(std::int64_t after, std::size_t limit,
                                                    const AuditQuery& query) const {
  std::vector<AuditRecord> records;
  for (const AuditRecord& record : tables_.audit) {
    if (records.size() < limit && record.id > after && is_wanted(record, query)) records.push_back(record);
  }
  return records;
}

AuditHead MemoryRecords::audit_head() const {
  return tables_.audit_head;
}

// ---- what rooms' logs were told

void MemoryRecords::put_ledger(const RoomLedger& ledger) {
  tables_.ledgers.insert_or_assign(ledger.room, ledger);
}

std::optional<RoomLedger> MemoryRecords::ledger(std::string_view room) const {
  const auto found = tables_.ledgers.find(room);
  return found == tables_.ledgers.end() ? std::nullopt : std::optional(found->second);
}

std::vector<RoomLedger> MemoryRecords::ledgers() const {
  std::vector<RoomLedger> list;
  for (const auto& [room, ledger] : tables_.ledgers) list.push_back(ledger);
  return list;
}

void MemoryRecords::put_contribution(const Contribution& contribution) {
  tables_.contributions.insert_or_assign({contribution.room, contribution.item}, contribution);
}

std::optional<Contribution> MemoryRecords::contribution(std::string_view room, Seq item) const {
  const auto found = tables_.contributions.find({std::string(room), item});
  return found == tables_.contributions.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Contribution> MemoryRecords::contributions_of(std::string_view person,
                                                          const std::optional<Contribution>& before,
                                                          std::size_t limit) const {
  std::vector<Contribution> list;
  for (const auto& [key, made] : tables_.contributions) {
    if (made.person == person && (!before || place_of(made) < place_of(*before))) list.push_back(made);
  }
  std::ranges::sort(list, std::greater<>(), place_of);
  if (list.size() > limit) list.resize(limit);
  return list;
}

// ---- sanctions and notes

void MemoryRecords::add_sanction(const Sanction& sanction) {
  if (!tables_.sanctions.emplace(sanction.id, sanction).second) throw RecordsError("a sanction with this id exists");
}

std::optional<Sanction> MemoryRecords::sanction(std::string_view id) const {
  const auto found = tables_.sanctions.find(id);
  return found == tables_.sanctions.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Sanction> MemoryRecords::sanctions_of(std::string_view person) const {
  return newest_first(tables_.sanctions, [&](const Sanction& sanction) { return sanction.person == person; });
}

std::vector<Sanction> MemoryRecords::sanctions_at(TimeMs now) const {
  return newest_first(tables_.sanctions,
                      [&](const Sanction& sanction) { return sanction.until > now && !sanction.lifted_at; });
}

bool MemoryRecords::lift_sanction(std::string_view id, TimeMs at) {
  const auto found = tables_.sanctions.find(id);
  if (found == tables_.sanctions.end() || found->second.lifted_at) return false;
  found->second.lifted_at = at;
  return true;
}

void MemoryRecords::add_note(const PersonNote& note) {
  if (!tables_.notes.emplace(note.id, note).second) throw RecordsError("a note with this id exists");
}

std::vector<PersonNote> MemoryRecords::notes_on(std::string_view person) const {
  return newest_first(tables_.notes, [&](const PersonNote& note) { return note.person == person; });
}

// ---- shields

void MemoryRecords::put_shield(const Shield& shield) {
  tables_.shields.insert_or_assign({shield.scope, shield.scope_id}, shield);
}

std::vector<Shield> MemoryRecords::shields() const {
  std::vector<Shield> list;
  for (const auto& [scope, shield] : tables_.shields) list.push_back(shield);
  std::ranges::sort(list, [](const Shield& left, const Shield& right) {
    return std::tuple(-left.at, protocol::to_string(left.scope), left.scope_id) <
           std::tuple(-right.at, protocol::to_string(right.scope), right.scope_id);
  });
  return list;
}

}  // namespace beffroi::storage
