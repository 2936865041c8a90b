// Prints, or writes as JSON, the links of each role that a person at the console asked for; without that, the link of
// the first organiser as long as there is none.
#pragma once

#include <iosfwd>
#include <string>

#include "app/app.hpp"
#include "app/arguments.hpp"

namespace beffroi::app {

// Answers what went wrong, or nothing.
std::string hand_out_links(App& hub, const Arguments& arguments, std::ostream& out);

}  // namespace beffroi::app
