// What all importers share: they hand over sessions and complaints, the collector cleans, checks and bounds them.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "organiser/import.hpp"
#include "organiser/time_zones.hpp"

namespace beffroi::organiser {

// Words of foreign files for our closed sets; nothing when the word is not known.
std::optional<SessionKind> kind_of(std::string_view word);
std::optional<SessionStatus> status_of(std::string_view word);
std::optional<bool> yes_or_no(std::string_view word);
std::string language_code(std::string_view word);

// Lives for one import; not shared between threads.
class ImportCollector {
 public:
  explicit ImportCollector(const ImportOptions& options) : options_(options) {}

  void error(Position at, ImportCode code, std::string_view field = {}, std::string_view value = {});
  void warn(Position at, ImportCode code, std::string_view field = {}, std::string_view value = {});

  // Takes one session in any state of repair; its source, its id and, when empty, its zone are filled in here. Errors
  // say why it was not taken. Precondition: all texts are well-formed UTF-8.
  void add(ProgrammeSession session, Position at);

  // True when reading on is pointless: the importer stops.
  bool full() const { return full_; }

  const ImportOptions& options() const { return options_; }
  TimeZones& zones() { return zones_; }

  // Warns once per distinct word.
  SessionKind kind_or_other(std::string_view word, Position at);

  ImportResult finish(std::optional<ProgrammeFormat> format) &&;

 private:
  void clean(ProgrammeSession& session, Position at);
  bool check(const ProgrammeSession& session, Position at);

  // Constant after construction.
  const ImportOptions& options_;

  // Grows while the file is read.
  ImportResult result_;
  TimeZones zones_;
  std::set<std::string> ids_;
  std::set<std::string> unknown_kinds_;
  std::size_t offered_ = 0;  // sessions, good and bad
  bool full_ = false;
};

}  // namespace beffroi::organiser
