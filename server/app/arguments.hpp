// The command line.
#pragma once

#include <string>
#include <vector>

#include "app/config.hpp"
#include "result.hpp"

namespace beffroi::app {

enum class Verb { serve, plan, audit, check, help, version };

struct Arguments {
  Verb verb = Verb::serve;
  Config config;           // defaults, then the file, then the command line
  bool links = false;      // serve: make and print a link of each role for a demo room
  std::string links_file;  // serve: the same as JSON into this file
  std::string file;        // plan: the programme file
  std::string source;      // plan: name of the source
  bool apply = false;      // plan: do it
};

std::string usage();

// The error says which word is off and what to write.
Result<Arguments, std::string> read_arguments(const std::vector<std::string>& words);

}  // namespace beffroi::app
