// The programme in the records: difference, apply, and a room with a code for every session. Functions run inside
// with_records() or look_at_records(); an import is applied in one transaction or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "organiser/difference.hpp"
#include "organiser/import.hpp"
#include "protocol/messages.hpp"
#include "storage/records.hpp"

namespace beffroi::app {

// What one file would do to the programme, and to which programme.
struct PlannedImport {
  std::string source;
  std::string format;
  std::string filename;
  std::string digest;  // of the file
  std::int64_t revision = 0;
  organiser::Difference difference;
};

struct AppliedImport {
  protocol::ApplyAnswer counts;
  std::vector<storage::RoomRecord> renamed;  // rooms that existed and now have another title or start
};

// Grows with every change of the programme: a plan made before is stale.
std::int64_t programme_revision(const storage::HubRecords& records);

// Whether the hub can hold what the plan adds (programme_sessions).
bool has_space_for(const storage::HubRecords& records, const organiser::Difference& difference);

// Precondition: the result is ok, or partial sessions are wanted.
PlannedImport plan_of(const storage::HubRecords& records, std::string_view source, std::string_view filename,
                      std::string_view digest, const organiser::ImportResult& result, organiser::Language language);

// Nothing, and nothing is written, when the plan is stale. `actor` is a person, or empty for the hub itself.
std::optional<AppliedImport> apply_import(storage::HubRecords& records, const PlannedImport& plan,
                                          std::string_view actor, protocol::TimeMs now);

// Makes the session's room, or brings its title and start up to date; the room, if it existed and was changed.
std::optional<storage::RoomRecord> keep_room(storage::HubRecords& records, const storage::ProgrammeSession& session);

}  // namespace beffroi::app
