#include "app/programme_store.hpp"

#include <charconv>

#include "app/hub_settings.hpp"
#include "identity/accounts.hpp"
#include "identity/room_code.hpp"
#include "protocol/limits.hpp"

namespace beffroi::app {
namespace {

constexpr std::string_view kRevision = "programme.revision";
constexpr int kCodeTries = 50;  // one in 20,000 is taken on a full hub: two in a row are rare already

storage::RoomRecord room_for(const storage::ProgrammeSession& session) {
  const bool hall = session.kind == protocol::SessionKind::jobs_connect;
  return {.id = session.id,
          .session = session.id,
          .kind = hall ? protocol::RoomKind::hall : protocol::RoomKind::session,
          .code = {},
          .title = session.title,
          .starts_at = session.starts_at};
}

std::string counts_in_words(const protocol::ApplyAnswer& counts) {
  return "added " + std::to_string(counts.added) + ", changed " + std::to_string(counts.changed) + ", cancelled " +
         std::to_string(counts.cancelled);
}

}  // namespace

std::int64_t programme_revision(const storage::HubRecords& records) {
  const std::string kept = records.setting(kRevision).value_or("0");
  std::int64_t revision = 0;
  std::from_chars(kept.data(), kept.data() + kept.size(), revision);
  return revision;
}

bool has_space_for(const storage::HubRecords& records, const organiser::Difference& difference) {
  if (difference.added.empty()) return true;
  return records.programme().size() + difference.added.size() <=
         static_cast<std::size_t>(protocol::limits::programme_sessions);
}

PlannedImport plan_of(const storage::HubRecords& records, std::string_view source, std::string_view filename,
                      std::string_view digest, const organiser::ImportResult& result, organiser::Language language) {
  return {.source = std::string(source),
          .format = result.format ? std::string(organiser::name_of(*result.format)) : std::string(),
          .filename = std::string(filename),
          .digest = std::string(digest),
          .revision = programme_revision(records),
          .difference = organiser::difference(records.programme_of(source), result.sessions, language)};
}

std::optional<storage::RoomRecord> keep_room(storage::HubRecords& records, const storage::ProgrammeSession& session) {
  if (std::optional<storage::RoomRecord> room = records.room_of_session(session.id)) {
    if (room->title == session.title && room->starts_at == session.starts_at) return std::nullopt;
    records.update_room(room->id, session.title, session.starts_at);
    room->title = session.title;
    room->starts_at = session.starts_at;
    return room;
  }
  storage::RoomRecord fresh = room_for(session);
  for (int i = 0; i < kCodeTries; ++i) {
    fresh.code = identity::new_room_code();
    if (records.add_room(fresh)) return std::nullopt;
  }
  throw storage::RecordsError("no free code was found for the room of a session");
}

std::optional<AppliedImport> apply_import(storage::HubRecords& records, const PlannedImport& plan,
                                          std::string_view actor, protocol::TimeMs now) {
  if (programme_revision(records) != plan.revision) return std::nullopt;
  AppliedImport applied;
  for (storage::ProgrammeSession session : organiser::upserts(plan.difference, now)) {
    session.young_audience = is_for_young_audience(records, session);
    const auto before = records.programme_session(session.id);
    records.put_programme_session(session);
    auto changed = keep_room(records, session);
    if (!changed && before && before->young_audience != session.young_audience)
      changed = records.room_of_session(session.id);
    if (changed) applied.renamed.push_back(std::move(*changed));
  }
  applied.counts = {.added = std::ssize(plan.difference.added),
                    .changed = std::ssize(plan.difference.changed),
                    .cancelled = std::ssize(plan.difference.cancelled)};
  const auto sessions = static_cast<std::int64_t>(records.programme_of(plan.source).size());
  records.put_import_source({.name = plan.source,
                             .format = plan.format,
                             .filename = plan.filename,
                             .digest = plan.digest,
                             .imported_by = std::string(actor),
                             .imported_at = now,
                             .sessions = sessions});
  records.put_setting(kRevision, std::to_string(plan.revision + 1));
  identity::audit(records, {.at = now,
                            .actor = std::string(actor),
                            .act = protocol::AuditAct::programme,
                            .target = plan.source,
                            .note = counts_in_words(applied.counts)});
  return applied;
}

}  // namespace beffroi::app
