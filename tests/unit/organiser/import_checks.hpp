// What the tests of the importers ask again and again.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "organiser/import.hpp"
#include "organiser/utc_text.hpp"

namespace beffroi::organiser {

inline std::string bytes_of(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  EXPECT_TRUE(in.is_open()) << path;
  return {std::istreambuf_iterator<char>{in}, {}};
}

inline std::string fixture(const std::string& name) {
  return bytes_of(std::string{BEFFROI_SOURCE_DIR} + "/tests/unit/organiser/data/" + name);
}

inline ImportOptions options(bool accept_partial = false) {
  ImportOptions chosen;
  chosen.source = "essai";
  chosen.language = Language::english;
  chosen.accept_partial = accept_partial;
  return chosen;
}

// "line:column code", one per line.
inline std::string told(const std::vector<ImportError>& errors) {
  std::string text;
  for (const ImportError& error : errors) {
    if (!text.empty()) text += '\n';
    text += std::to_string(error.line) + ':' + std::to_string(error.column) + ' ' + std::string{name_of(error.code)};
  }
  return text;
}

inline const ProgrammeSession& session_of(const ImportResult& result, std::string_view external_id) {
  static const ProgrammeSession none;
  const auto found = std::find_if(result.sessions.begin(), result.sessions.end(),
                                  [&](const auto& session) { return session.external_id == external_id; });
  if (found == result.sessions.end()) {
    ADD_FAILURE() << "no session " << external_id;
    return none;
  }
  return *found;
}

inline std::string times_of(const ProgrammeSession& session) {
  return utc_text(session.starts_at) + " / " + utc_text(session.ends_at);
}

}  // namespace beffroi::organiser
