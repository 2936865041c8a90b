#include "observe/metrics.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace beffroi::observe {
namespace {

TEST(Metrics, WritesHelpTypeAndValueOfEachFigure) {
  Metrics metrics;
  metrics.counter("beffroi_entries_total", "Entries made durable.", [] { return 12345678.0; });
  metrics.gauge("beffroi_load", "A fraction.", [] { return 0.25; });
  EXPECT_EQ(metrics.text(),
            "# HELP beffroi_entries_total Entries made durable.\n# TYPE beffroi_entries_total "
            "counter\nbeffroi_entries_total 12345678\n"
            "# HELP beffroi_load A fraction.\n# TYPE beffroi_load gauge\nbeffroi_load 0.25\n");
}

TEST(Metrics, TheProcessHasMemoryAndDescriptors) {
  Metrics metrics;
  metrics.add_process_figures();
  const std::string text = metrics.text();
  EXPECT_NE(text.find("process_resident_memory_bytes "), std::string::npos);
  EXPECT_EQ(text.find("process_resident_memory_bytes 0\n"), std::string::npos);
  EXPECT_EQ(text.find("process_open_fds 0\n"), std::string::npos);
}

TEST(Metrics, TheHeapGrowsWithWhatIsKept) {
  Metrics metrics;
  metrics.add_process_figures();
  const auto heap = [&] {
    const std::string text = metrics.text();
    return std::stod(text.substr(text.find("\nbeffroi_heap_bytes ") + 20));
  };
  const double before = heap();
  const std::vector<char> kept(10'000'000, 'x');
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
  GTEST_SKIP() << "a sanitizer owns the heap";
#endif
#endif
  EXPECT_GE(heap() - before, static_cast<double>(kept.size()));
}

}  // namespace
}  // namespace beffroi::observe
