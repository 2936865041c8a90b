// How this hub reads programme files, from its settings.
#pragma once

#include <optional>
#include <string>

#include "app/config.hpp"
#include "organiser/import.hpp"
#include "result.hpp"

namespace beffroi::app {

// programme.first_day to programme.last_day, both whole, on the walls of hub.zone; nothing when neither is given. The
// error is a sentence: one of them only, no date, in the wrong order, or a zone that nobody knows.
Result<std::optional<organiser::TimeWindow>, std::string> event_week_of(const Config& config);

// For files read at the console: sentences in English. Precondition: check_config() found the settings good.
organiser::ImportOptions import_options_of(const Config& config, const std::string& source);

}  // namespace beffroi::app
