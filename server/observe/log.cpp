#include "observe/log.hpp"

#include <spdlog/async.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <memory>
#include <stdexcept>

namespace beffroi::observe {
namespace {

constexpr std::size_t queue_lines = 8192;

std::shared_ptr<spdlog::logger> logger;  // set by start_log, read by all threads afterwards
std::atomic<bool> json_form{true};

spdlog::level::level_enum spd(Level level) {
  switch (level) {
    case Level::debug:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warning:
      return spdlog::level::warn;
    case Level::error:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    } else {
      out += c;
    }
  }
}

void append_pair(std::string& out, std::string_view name, std::string_view value, bool json) {
  if (json) {
    out += ",\"";
    append_escaped(out, name);
    out += "\":\"";
  } else {
    out += ' ';
    out += name;
    out += "=\"";
  }
  append_escaped(out, value);
  out += '"';
}

}  // namespace

void start_log(const LogSettings& settings) {
  try {
    std::shared_ptr<spdlog::sinks::sink> sink;
    if (settings.file.empty()) {
      sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    } else {
      sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(settings.file);
    }
    spdlog::init_thread_pool(queue_lines, 1);
    logger = std::make_shared<spdlog::async_logger>("beffroi", std::move(sink), spdlog::thread_pool(),
                                                    spdlog::async_overflow_policy::overrun_oldest);
  } catch (const spdlog::spdlog_ex& failure) {
    throw std::runtime_error("The log file \"" + settings.file + "\" cannot be written (" + failure.what() +
                             "). Change log.file, or give the hub the right to write there.");
  }
  json_form = settings.form == Form::json;
  logger->set_level(spd(settings.level));
  logger->flush_on(spdlog::level::warn);
  const bool json = settings.form == Form::json;
  logger->set_pattern(json ? R"({"at":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l",%v})" : "%H:%M:%S.%e %L %v");
}

void stop_log() {
  if (logger) logger->flush();
  logger.reset();
  spdlog::shutdown();
}

namespace log {

void write(Level level, std::string_view event, Fields fields) {
  if (!logger || !logger->should_log(spd(level))) return;
  const bool json = json_form;
  std::string line = json ? "\"event\":\"" : "";
  append_escaped(line, event);
  if (json) line += '"';
  for (const auto& [name, value] : fields) append_pair(line, name, value, json);
  logger->log(spd(level), spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace log
}  // namespace beffroi::observe
