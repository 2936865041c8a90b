// Figures for operators, in the Prometheus text format (https://prometheus.io/docs/instrumenting/exposition_formats/,
// 0.0.4).
//
// A figure is read when it is asked for, by a function that may be called from any thread and must not block. All
// figures are added at start; afterwards text() may be called from any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::observe {

class Metrics {
 public:
  using Read = std::function<double()>;

  // Names follow Prometheus: [a-z_]+, counters end in _total, units stand at the end (_seconds, _bytes).
  void counter(std::string name, std::string help, Read read) {
    add(std::move(name), std::move(help), "counter", std::move(read));
  }
  void gauge(std::string name, std::string help, Read read) {
    add(std::move(name), std::move(help), "gauge", std::move(read));
  }

  // Memory, descriptors, processor time and start of this process, under the names other programs use.
  void add_process_figures();

  std::string text() const;

 private:
  struct Figure {
    std::string name;
    std::string help;
    std::string_view type;
    Read read;
  };
  void add(std::string name, std::string help, std::string_view type, Read read);

  std::vector<Figure> figures_;
};

}  // namespace beffroi::observe
