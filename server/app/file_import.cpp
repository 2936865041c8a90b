#include "app/file_import.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/hub_clock.hpp"
#include "app/wait_for.hpp"
#include "identity/token.hpp"
#include "protocol/limits.hpp"

namespace beffroi::app {
namespace {

std::string not_saved(const storage::Unavailable& failure) {
  return "The programme could not be saved: " + failure.reason;
}

}  // namespace

Result<FileImport, std::string> read_programme_file(const std::string& file, const organiser::ImportOptions& options) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error)
    return Failure{"The programme file " + file + " cannot be read (" + error.message() + "). Check its name."};
  if (size > static_cast<std::uintmax_t>(protocol::limits::import_bytes)) {
    return Failure{"The programme file " + file + " is larger than " + std::to_string(protocol::limits::import_bytes) +
                   " bytes."};
  }
  std::ifstream in(file, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  if (!in) return Failure{"The programme file " + file + " cannot be read. Check that you may read it."};
  FileImport read{bytes.str(), std::filesystem::path(file).filename().string(), {}};
  read.read = organiser::import_programme(read.bytes, read.filename, options);
  return read;
}

std::vector<std::string> problem_lines(const FileImport& file, const std::vector<organiser::ImportError>& problems) {
  std::vector<std::string> lines;
  for (const organiser::ImportError& problem : problems) {
    std::string line = file.filename;
    if (problem.line > 0) line += ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
    lines.push_back(line + ": " + problem.message);
  }
  return lines;
}

Result<PlannedImport, std::string> plan_file(storage::Storage& storage, const FileImport& file,
                                             const std::string& source) {
  using Planned = std::optional<PlannedImport>;
  auto planned = wait_for_records(storage, [&](storage::HubRecords& records) -> Planned {
    PlannedImport plan = plan_of(records, source, file.filename, identity::digest_of(file.bytes), file.read,
                                 organiser::Language::english);
    if (!has_space_for(records, plan.difference)) return std::nullopt;
    return plan;
  });
  if (!planned) return Failure{not_saved(planned.error())};
  if (!planned.value())
    return Failure{"The hub holds at most " + std::to_string(protocol::limits::programme_sessions) + " sessions."};
  return *std::move(planned).value();
}

Result<AppliedImport, std::string> apply_file(storage::Storage& storage, const PlannedImport& plan) {
  const protocol::TimeMs now = HubClock().wall_ms();
  auto applied =
      wait_for_records(storage, [&](storage::HubRecords& records) { return apply_import(records, plan, "", now); });
  if (!applied) return Failure{not_saved(applied.error())};
  if (!applied.value()) return Failure{std::string("The programme was changed in the meantime. Plan again.")};
  return *std::move(applied).value();
}

Result<std::optional<AppliedImport>, std::string> import_if_changed(storage::Storage& storage, const std::string& file,
                                                                    const organiser::ImportOptions& options) {
  using Nothing = std::optional<AppliedImport>;
  const std::string& source = options.source;
  const auto read = read_programme_file(file, options);
  if (!read) return Failure{read.error()};
  if (!read->read.ok()) {
    std::string all;
    for (const std::string& line : problem_lines(read.value(), read->read.errors))
      all += (all.empty() ? "" : "\n") + line;
    return Failure{all};
  }
  const std::string digest = identity::digest_of(read->bytes);
  const auto last =
      wait_for_records(storage, [&](storage::HubRecords& records) { return records.import_source(source); });
  if (!last) return Failure{not_saved(last.error())};
  if (last.value() && last.value()->digest == digest) return Nothing();
  const auto plan = plan_file(storage, read.value(), source);
  if (!plan) return Failure{plan.error()};
  auto applied = apply_file(storage, plan.value());
  if (!applied) return Failure{applied.error()};
  return Nothing(std::move(applied).value());
}

}  // namespace beffroi::app
