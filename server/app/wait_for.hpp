// Asking the storage and waiting for the answer: at start, on the console and on background threads, where there is
// nothing else to do.
#pragma once

#include <future>
#include <memory>
#include <utility>

#include "storage/storage.hpp"

namespace beffroi::app {

// Runs `work` on the records, in a transaction. Not from a thread of the storage.
template <class Work>
auto wait_for_records(storage::Storage& storage, Work work) {
  using T = std::invoke_result_t<Work&, storage::HubRecords&>;
  using Answer = Result<T, storage::Unavailable>;
  auto promise = std::make_shared<std::promise<Answer>>();
  auto answer = promise->get_future();
  storage::ask(storage, std::move(work), [promise](Answer outcome) { promise->set_value(std::move(outcome)); });
  return answer.get();
}

// The same for reading.
template <class Look>
auto wait_for_look(storage::Storage& storage, Look look_at) {
  using T = std::invoke_result_t<Look&, const storage::HubRecords&>;
  using Answer = Result<T, storage::Unavailable>;
  auto promise = std::make_shared<std::promise<Answer>>();
  auto answer = promise->get_future();
  storage::look(storage, std::move(look_at), [promise](Answer outcome) { promise->set_value(std::move(outcome)); });
  return answer.get();
}

}  // namespace beffroi::app
