// What an import would do to the programme that stands, before anything is done: the "difference" of
// plan -> difference -> apply. Pure. After its upserts are stored, the same file gives an empty difference.
//
// A session that is no longer in the file is marked cancelled and never deleted: it may have questions and bookings.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "organiser/import.hpp"
#include "organiser/programme.hpp"

namespace beffroi::organiser {

struct SessionChange {
  ProgrammeSession after;  // as it would be stored
  std::vector<protocol::FieldChange> fields;
};

struct Difference {
  std::vector<ProgrammeSession> added;
  std::vector<SessionChange> changed;
  std::vector<ProgrammeSession> cancelled;  // as they would be stored: no longer in the file
  std::size_t unchanged = 0;
  // Worth a look before applying, as sentences: most of the programme would vanish; a room is taken twice.
  std::vector<std::string> warnings;

  bool empty() const { return added.empty() && changed.empty() && cancelled.empty(); }
};

// `current` is what is stored of this source, `incoming` what an import of it gave. A changed or cancelled session gets
// a `sequence` above its stored one, so that calendars take the news. `sequence`, `updated_at` and the id are not
// compared.
Difference difference(std::span<const ProgrammeSession> current, std::span<const ProgrammeSession> incoming,
                      Language language);

// Every session to store to apply the difference, with the time of storing; all in one transaction.
std::vector<ProgrammeSession> upserts(const Difference& difference, TimeMs now);

// The wire form of a session and of a plan.
protocol::ProgrammeItem programme_item(const ProgrammeSession& session);
protocol::ImportProblem import_problem(const ImportError& error, bool warning);
protocol::ImportPlan import_plan(std::string plan_id, std::string_view source, const ImportResult& result,
                                 const Difference& difference);

}  // namespace beffroi::organiser
