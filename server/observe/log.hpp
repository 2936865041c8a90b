// The log: one line an event, JSON by default, without message bodies, names, tickets or tokens. People are given by
// their id.
//
//   log::info("room_opened", {{"room", room}, {"entries", "12"}});
//
// From any thread; does not block on the disk (a bounded queue; when it is full the oldest lines go, and a line says
// so).
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace beffroi::observe {

enum class Level { debug, info, warning, error };
enum class Form { json, text };

struct LogSettings {
  Level level = Level::info;
  Form form = Form::json;
  std::string file;  // empty: standard error
};

// Once, before the first line. Throws std::runtime_error with a sentence when the file cannot be written.
void start_log(const LogSettings& settings);

// Writes what waits, and stops.
void stop_log();

namespace log {

using Fields = std::initializer_list<std::pair<std::string_view, std::string>>;

void write(Level level, std::string_view event, Fields fields);
inline void debug(std::string_view event, Fields fields = {}) {
  write(Level::debug, event, fields);
}
inline void info(std::string_view event, Fields fields = {}) {
  write(Level::info, event, fields);
}
inline void warning(std::string_view event, Fields fields = {}) {
  write(Level::warning, event, fields);
}
inline void error(std::string_view event, Fields fields = {}) {
  write(Level::error, event, fields);
}

}  // namespace log
}  // namespace beffroi::observe
