#include "laws/scenario_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace beffroi::laws {

std::vector<std::string> scenario_names() {
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::directory_iterator(BEFFROI_SOURCE_DIR "/tests/scenarios"))
    if (file.path().extension() == ".room") names.push_back(file.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string scenario_text(const std::string& name) {
  std::ostringstream text;
  text << std::ifstream(BEFFROI_SOURCE_DIR "/tests/scenarios/" + name + ".room").rdbuf();
  return text.str();
}

}  // namespace beffroi::laws
