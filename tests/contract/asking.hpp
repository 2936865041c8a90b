// Asking a storage and waiting for its answer, in words that tests read well in.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "storage/storage.hpp"

namespace beffroi::storage {

inline constexpr std::chrono::seconds patience{20};

// A callback and the value it will be called with.
template <class T>
class Answer {
 public:
  auto taker() {
    return [promise = promise_](T value) { promise->set_value(std::move(value)); };
  }
  T get() {
    if (future_.wait_for(patience) != std::future_status::ready) throw std::runtime_error("no answer came");
    return future_.get();
  }

 private:
  std::shared_ptr<std::promise<T>> promise_ = std::make_shared<std::promise<T>>();
  std::future<T> future_ = promise_->get_future();
};

inline std::vector<LogEntry> entries(Seq first, Seq last, const std::string& mark = "e") {
  std::vector<LogEntry> list;
  for (Seq seq = first; seq <= last; ++seq) {
    const std::string number = std::to_string(seq);
    list.push_back({seq, mark + "-" + number, 1'000 + seq, R"({"text":")" + mark + " été " + number + "\"}"});
  }
  return list;
}

inline Append growing(const std::string& room, const LogHead& head, Seq count, const std::string& mark = "e") {
  return {room, head.epoch, head.seq, entries(head.seq + 1, head.seq + count, mark)};
}

inline AppendOutcome append(Storage& storage, Append request) {
  Answer<AppendOutcome> answer;
  storage.append(std::move(request), answer.taker());
  return answer.get();
}

inline LogHead opened(Storage& storage, const std::string& room, const std::string& epoch = "epoch-1") {
  Answer<Result<LogHead, Unavailable>> answer;
  storage.open_log(room, epoch, answer.taker());
  return answer.get().value();
}

inline std::vector<LogEntry> after(Storage& storage, const std::string& room, Seq seq, std::size_t limit = 10'000) {
  Answer<Result<std::vector<LogEntry>, Unavailable>> answer;
  storage.read_after(room, seq, limit, answer.taker());
  return answer.get().value();
}

inline std::vector<LogEntry> before(Storage& storage, const std::string& room, Seq seq, std::size_t limit = 10'000) {
  Answer<Result<std::vector<LogEntry>, Unavailable>> answer;
  storage.read_before(room, seq, limit, answer.taker());
  return answer.get().value();
}

template <class Fn>
auto written(Storage& storage, Fn fn) {
  using T = std::invoke_result_t<Fn&, HubRecords&>;
  Answer<Result<T, Unavailable>> answer;
  ask(storage, std::move(fn), answer.taker());
  return answer.get();
}

template <class Fn>
auto seen(Storage& storage, Fn fn) {
  using T = std::invoke_result_t<Fn&, const HubRecords&>;
  Answer<Result<T, Unavailable>> answer;
  look(storage, std::move(fn), answer.taker());
  return answer.get().value();
}

inline LogHead committed(const AppendOutcome& outcome) {
  const auto* committed = std::get_if<Committed>(&outcome);
  if (!committed) throw std::runtime_error("the append was not committed");
  return committed->head;
}

}  // namespace beffroi::storage
