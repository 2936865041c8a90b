#include "storage/memory/memory_storage.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

#include "storage/append_check.hpp"
#include "storage/memory/memory_records.hpp"
#include "storage/operation_queue.hpp"

namespace beffroi::storage {
namespace {

struct Log {
  std::string epoch;
  std::vector<LogEntry> entries;

  LogHead head() const { return {epoch, static_cast<Seq>(entries.size())}; }
};

enum class Effect { reads, writes };

// What waits: either of its two functions is called, once.
struct Operation {
  std::function<void()> run;
  std::function<void(Unavailable)> refuse;
  Effect effect;
  std::size_t size = 0;

  std::size_t bytes() const { return size; }
};

}  // namespace

struct MemoryStorage::Content {
  // Constant after construction.
  const Running running;

  // Synchronises itself.
  OperationQueue<Operation> queue;

  // Touched only by the thread that runs operations.
  std::map<std::string, Log, std::less<>> logs;
  MemoryTables tables;

  std::mutex fault_mutex;
  // Guarded by fault_mutex.
  std::size_t failures_left = 0;
  std::string failure_reason;

  // Joined by close().
  std::thread thread;

  explicit Content(Running how) : running(how) {}

  void ask(Operation operation) {
    auto waiting = std::make_unique<Operation>(std::move(operation));
    if (auto reason = queue.push(waiting)) waiting->refuse({std::move(*reason)});
  }

  std::optional<Unavailable> injected_failure(const Operation& operation) {
    const std::lock_guard lock(fault_mutex);
    if (operation.effect == Effect::reads || failures_left == 0) return std::nullopt;
    --failures_left;
    return Unavailable{failure_reason};
  }

  void run(Operation& operation) {
    if (auto failure = injected_failure(operation)) {
      operation.refuse(std::move(*failure));
    } else {
      operation.run();
    }
  }

  void run_until_closed() {
    for (auto batch = queue.take(1); !batch.empty(); batch = queue.take(1)) {
      for (auto& operation : batch) run(*operation);
    }
  }

  AppendOutcome append(Append append);
  LogHead open(const std::string& room, std::string epoch);
  std::vector<LogEntry> slice(const std::string& room, Seq after, Seq upto) const;
  Result<Done, Unavailable> work(const Work& work);
};

AppendOutcome MemoryStorage::Content::append(Append append) {
  const auto log = logs.find(append.room);
  if (log == logs.end()) return Conflict{};
  if (log->second.head() != LogHead{append.epoch, append.expected}) return Conflict{log->second.head()};
  std::ranges::move(append.entries, std::back_inserter(log->second.entries));
  return Committed{log->second.head()};
}

LogHead MemoryStorage::Content::open(const std::string& room, std::string epoch) {
  return logs.try_emplace(room, Log{std::move(epoch), {}}).first->second.head();
}

// The entries (after, upto], as far as there are any.
std::vector<LogEntry> MemoryStorage::Content::slice(const std::string& room, Seq after, Seq upto) const {
  const auto log = logs.find(room);
  if (log == logs.end()) return {};
  const auto& entries = log->second.entries;
  const auto end = std::clamp<Seq>(upto, 0, static_cast<Seq>(entries.size()));
  const auto begin = std::clamp<Seq>(after, 0, end);
  return {entries.begin() + begin, entries.begin() + end};
}

Result<Done, Unavailable> MemoryStorage::Content::work(const Work& work) {
  MemoryTables before = tables;
  MemoryRecords records(tables);
  try {
    work(records);
    return Done{};
  } catch (const std::exception& error) {
    tables = std::move(before);
    return Failure{Unavailable{error.what()}};
  }
}

MemoryStorage::MemoryStorage(Running running) : content_(std::make_unique<Content>(running)) {
  if (running == Running::on_own_thread) {
    content_->thread = std::thread([content = content_.get()] { content->run_until_closed(); });
  }
}

MemoryStorage::~MemoryStorage() {
  close();
}

void MemoryStorage::append(Append append, OnAppended done) {
  if (auto fault = fault_of(append)) return done(Unavailable{std::move(*fault)});
  const std::size_t size = bytes_of(append);
  content_->ask({[this, append = std::move(append), done]() mutable { done(content_->append(std::move(append))); },
                 [done](Unavailable reason) { done(std::move(reason)); }, Effect::writes, size});
}

void MemoryStorage::open_log(std::string room, std::string fresh_epoch, OnOpened done) {
  content_->ask({[this, room, epoch = std::move(fresh_epoch), done] { done(content_->open(room, epoch)); },
                 [done](Unavailable reason) { done(Failure{std::move(reason)}); }, Effect::writes});
}

void MemoryStorage::read_after(std::string room, Seq after, std::size_t limit, OnRead done) {
  const auto count = static_cast<Seq>(std::min(limit, limits::entries_per_read));
  after = std::max<Seq>(after, 0);
  content_->ask(
      {[this, room = std::move(room), after, count, done] { done(content_->slice(room, after, after + count)); },
       [done](Unavailable reason) { done(Failure{std::move(reason)}); }, Effect::reads});
}

void MemoryStorage::read_before(std::string room, Seq before, std::size_t limit, OnRead done) {
  const auto count = static_cast<Seq>(std::min(limit, limits::entries_per_read));
  content_->ask({[this, room = std::move(room), before, count, done] {
                   const auto log = content_->logs.find(room);
                   const Seq head = log == content_->logs.end() ? 0 : log->second.head().seq;
                   const Seq upto = std::min(before, head + 1) - 1;
                   done(content_->slice(room, upto - count, upto));
                 },
                 [done](Unavailable reason) { done(Failure{std::move(reason)}); }, Effect::reads});
}

void MemoryStorage::with_records(Work work, OnDone done) {
  content_->ask({[this, work = std::move(work), done] { done(content_->work(work)); },
                 [done](Unavailable reason) { done(Failure{std::move(reason)}); }, Effect::writes});
}

void MemoryStorage::look_at_records(Look look, OnDone done) {
  content_->ask({[this, look = std::move(look), done] { done(content_->work(look)); },
                 [done](Unavailable reason) { done(Failure{std::move(reason)}); }, Effect::reads});
}

void MemoryStorage::close() {
  content_->queue.close();
  if (content_->thread.joinable()) content_->thread.join();
  step_all();
}

bool MemoryStorage::step() {
  const auto operation = content_->queue.take_one();
  if (!operation) return false;
  content_->run(*operation);
  return true;
}

std::size_t MemoryStorage::step_all() {
  std::size_t steps = 0;
  while (step()) ++steps;
  return steps;
}

void MemoryStorage::fail_next(std::size_t operations, std::string reason) {
  const std::lock_guard lock(content_->fault_mutex);
  content_->failures_left = operations;
  content_->failure_reason = std::move(reason);
}

}  // namespace beffroi::storage
