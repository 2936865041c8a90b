// What is measured, one function a phase. Each prints one JSON object on a line of standard output.
#pragma once

#include <string>

#include "load/load.hpp"
#include "load/options.hpp"

namespace bench {

void run_phase(Load& load, const Phase& phase);

void run_deliveries(Load& load, const Phase& phase);  // window, rate
void run_storm(Load& load, const Phase& phase);
void run_churn(Load& load, const Phase& phase);

// Names and figures in the order in which they were added.
class Report {
 public:
  explicit Report(const std::string& phase) : text_("{\"phase\":\"" + phase + "\"") {}
  Report& add(const char* name, double value);
  void print();

 private:
  std::string text_;
};

}  // namespace bench
