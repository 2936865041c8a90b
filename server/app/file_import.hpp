// A programme file from the disk, through the same plan → difference → apply as one from the organiser's screen.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/programme_store.hpp"
#include "organiser/import.hpp"
#include "result.hpp"
#include "storage/storage.hpp"

namespace beffroi::app {

struct FileImport {
  std::string bytes;
  std::string filename;
  organiser::ImportResult read;
};

// The error is a sentence: the file cannot be read. What is wrong inside the file is in `read`.
Result<FileImport, std::string> read_programme_file(const std::string& file, const organiser::ImportOptions& options);

// "FILE:LINE:COLUMN: sentence" for each.
std::vector<std::string> problem_lines(const FileImport& file, const std::vector<organiser::ImportError>& problems);

// Blocks until the storage has answered. Precondition: file.read.ok().
Result<PlannedImport, std::string> plan_file(storage::Storage& storage, const FileImport& file,
                                             const std::string& source);
// As above; the plan is stale when somebody imported in between.
Result<AppliedImport, std::string> apply_file(storage::Storage& storage, const PlannedImport& plan);

// Imports the file unless it is the one that was imported last from this source. The error is a sentence, or one a
// line.
Result<std::optional<AppliedImport>, std::string> import_if_changed(storage::Storage& storage, const std::string& file,
                                                                    const organiser::ImportOptions& options);

}  // namespace beffroi::app
