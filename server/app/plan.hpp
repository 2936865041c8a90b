// "beffroi plan": what importing a programme file would change, on the console; with --apply, does it.
#pragma once

#include <iosfwd>

#include "app/arguments.hpp"

namespace beffroi::app {

// 0: read and, if asked, applied; 1: the file has errors (each with line and column); 2: the file or the storage cannot
// be read.
int run_plan(const Arguments& arguments, std::ostream& out, std::ostream& errors);

}  // namespace beffroi::app
