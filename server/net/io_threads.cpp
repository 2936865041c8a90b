#include "net/io_threads.hpp"

#include <algorithm>
#include <thread>

#include "net/io_thread.hpp"

namespace beffroi::net {

std::uint32_t steady_seconds() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::seconds>(since).count());
}

IoThreads::IoThreads(std::size_t count, const SecondsClock& clock, Sends sends) {
  if (count == 0) count = std::max(1U, std::thread::hardware_concurrency());
  for (std::size_t i = 0; i < count; ++i) threads_.push_back(std::make_unique<IoThread>(i, clock, sends));
}

IoThreads::~IoThreads() {
  for (const auto& thread : threads_) thread->stop();
  for (const auto& thread : threads_) thread->join();
}

void IoThreads::start() {
  for (const auto& thread : threads_) thread->start();
}

std::vector<hosting::IoLoop*> IoThreads::loops() const {
  std::vector<hosting::IoLoop*> loops;
  for (const auto& thread : threads_) loops.push_back(thread.get());
  return loops;
}

std::size_t IoThreads::load() const {
  std::size_t sum = 0;
  for (const auto& thread : threads_) sum += thread->load();
  return sum;
}

EdgeFigures IoThreads::figures() const {
  EdgeFigures sum;
  for (const auto& thread : threads_) thread->counts().add_to(sum);
  return sum;
}

IoThread& IoThreads::least_loaded() {
  const auto least = std::min_element(threads_.begin(), threads_.end(),
                                      [](const auto& a, const auto& b) { return a->load() < b->load(); });
  return **least;
}

void IoThreads::stop(std::chrono::milliseconds limit) {
  for (const auto& thread : threads_) {
    thread->post([io = thread.get(), limit] { io->drain(limit); });
  }
  for (const auto& thread : threads_) thread->join();
}

}  // namespace beffroi::net
