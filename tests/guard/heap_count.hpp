// What this test program takes from the heap through operator new, which it replaces: also under the sanitizers, which
// allow it. (What C libraries take with malloc is not counted.)
#pragma once

#include <cstddef>

namespace beffroi::guard {

std::size_t allocations();   // so far
std::size_t bytes_in_use();  // as the allocator rounds them, by all threads

}  // namespace beffroi::guard
