// The four importers behind import_programme(). Each reads all of `text` (UTF-8, without byte order mark), hands every
// entry to the collector and goes on after an error in one entry; a file that cannot be read on ends with an error that
// says where.
#pragma once

#include <string_view>

#include "organiser/import_collector.hpp"

namespace beffroi::organiser {

// A header line in French or English and one line per session.
void import_csv(std::string_view text, ImportCollector& into);

// pretalx and frab: {"schedule": {"conference": {"days": [{"rooms": {"<name>": [...]}}]}}}.
void import_schedule_json(std::string_view text, ImportCollector& into);

// frab and pretalx: <schedule><day><room><event>. A DOCTYPE is refused, so no entity can be declared or expanded.
void import_schedule_xml(std::string_view text, ImportCollector& into);

// RFC 5545: `bytes` may cut UTF-8 characters at folds; they are checked after unfolding.
void import_icalendar(std::string_view bytes, ImportCollector& into);

}  // namespace beffroi::organiser
