#include "guard/heap_count.hpp"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> count{0};
std::atomic<std::size_t> bytes{0};

void* noted(void* memory) {
  if (memory != nullptr) {
    count.fetch_add(1, std::memory_order_relaxed);
    bytes.fetch_add(malloc_usable_size(memory), std::memory_order_relaxed);
  }
  return memory;
}

void* taken(std::size_t size) {
  if (void* memory = noted(std::malloc(size > 0 ? size : 1))) return memory;
  throw std::bad_alloc();
}

void* taken(std::size_t size, std::align_val_t alignment) {
  const auto step = static_cast<std::size_t>(alignment);
  if (void* memory = noted(std::aligned_alloc(step, (size + step - 1) / step * step))) return memory;
  throw std::bad_alloc();
}

void given_back(void* memory) noexcept {
  if (memory != nullptr) bytes.fetch_sub(malloc_usable_size(memory), std::memory_order_relaxed);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) {
  return taken(size);
}
void* operator new[](std::size_t size) {
  return taken(size);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return taken(size, alignment);
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return taken(size, alignment);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return noted(std::malloc(size));
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return noted(std::malloc(size));
}
void operator delete(void* memory) noexcept {
  given_back(memory);
}
void operator delete[](void* memory) noexcept {
  given_back(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  given_back(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  given_back(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  given_back(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept {
  given_back(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  given_back(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept {
  given_back(memory);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept {
  given_back(memory);
}
void operator delete[](void* memory, const std::nothrow_t&) noexcept {
  given_back(memory);
}

namespace beffroi::guard {

std::size_t allocations() {
  return count.load();
}

std::size_t bytes_in_use() {
  return bytes.load();
}

}  // namespace beffroi::guard
