// The scenarios of tests/scenarios.
#pragma once

#include <string>
#include <vector>

namespace beffroi::laws {

std::vector<std::string> scenario_names();  // sorted
std::string scenario_text(const std::string& name);

}  // namespace beffroi::laws
