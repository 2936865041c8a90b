// What the hub keeps for good: one append-only log per room, and the hub's own records. The default is SQLite
// (sqlite/); memory/ stands in for it in tests. Every implementation runs tests/contract/storage_*.cpp.
//
// Guarantees, for every implementation:
//   Durable    A callback that reports success runs after the commit has reached the disk. What it reported survives a
//              killed process and a power cut.
//   Order      A log is its entries 1, 2, 3, ... without holes, and nothing ever changes or removes one. Writing
//              operations take effect in the order in which they were asked for.
//   Atomic     An append is kept whole or not at all; so is what one call of with_records() wrote. One append's
//              conflict does not touch the others that share its transaction.
//   Reading    A read sees everything whose callback began before the read was asked for, and only what is durable.
//   Unavailable  After it an operation has most probably not happened, but as after a crash it may have: whoever wrote
//              learns it from the next Conflict or read, never by guessing. The storage stays usable: what comes later
//              is tried afresh.
//   Threads    Every function may be called from any thread and returns without waiting for the disk. Every accepted
//              operation calls back exactly once, on a thread of the storage; a refused one (queue full, closed) calls
//              back before the call returns. Callbacks must be short, must not block and must not throw; they may ask
//              for more.
//   Bounds     storage/limits.hpp.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "result.hpp"
#include "storage/records.hpp"

namespace beffroi::storage {

struct LogEntry {
  Seq seq = 0;
  std::string id;    // never used twice; tells a fork from a repeat
  TimeMs at = 0;     // orders nothing
  std::string body;  // an encoded protocol::Entry; storage does not look inside

  bool operator==(const LogEntry&) const = default;
};

// Where a log ends. The epoch changes only when a log is begun anew, so a position is the pair and never seq alone.
struct LogHead {
  std::string epoch;
  Seq seq = 0;  // of the last entry; 0: none yet

  bool operator==(const LogHead&) const = default;
};

struct Append {
  std::string room;
  std::string epoch;
  Seq expected = 0;               // the head before the first entry
  std::vector<LogEntry> entries;  // expected + 1, expected + 2, ...; at least one
};

struct Committed {
  LogHead head;
};
// The log ends elsewhere than expected, or has another epoch: read what is new and decide again. An unknown room has
// the head {"", 0}.
struct Conflict {
  LogHead head;
};
struct Unavailable {
  std::string reason;  // a sentence for logs and operators, without content of entries
};
struct Done {};

using AppendOutcome = std::variant<Committed, Conflict, Unavailable>;

class Storage {
 public:
  using OnAppended = std::function<void(AppendOutcome)>;
  using OnOpened = std::function<void(Result<LogHead, Unavailable>)>;
  using OnRead = std::function<void(Result<std::vector<LogEntry>, Unavailable>)>;
  using OnDone = std::function<void(Result<Done, Unavailable>)>;
  using Work = std::function<void(HubRecords&)>;
  using Look = std::function<void(const HubRecords&)>;

  // Closes.
  virtual ~Storage() = default;

  // ---- room logs

  // Precondition: the entries are numbered from expected + 1 on; others are refused with Unavailable.
  virtual void append(Append append, OnAppended done) = 0;

  // The head of a room's log; begins the log with `fresh_epoch` at 0 if there is none.
  virtual void open_log(std::string room, std::string fresh_epoch, OnOpened done) = 0;

  // The first `limit` entries after `after`, oldest first; fewer: the log ended there. An unknown room has none.
  virtual void read_after(std::string room, Seq after, std::size_t limit, OnRead done) = 0;

  // The last `limit` entries before `before`, oldest first; fewer: the log began there.
  virtual void read_before(std::string room, Seq before, std::size_t limit, OnRead done) = 0;

  // ---- hub records (records.hpp)

  // Runs `work` once on the storage thread inside a transaction; `done` follows its commit. RecordsError, or any other
  // exception that leaves `work`, takes back what it wrote and is reported as Unavailable. `work` must not keep the
  // reference.
  virtual void with_records(Work work, OnDone done) = 0;

  // The same for reading only; does not wait for writers, and works while a full disk refuses them.
  virtual void look_at_records(Look look, OnDone done) = 0;

  // Refuses new operations, finishes accepted ones, and returns when their callbacks have run and the files are closed.
  // Must not be called from a callback. Repeating it does nothing.
  virtual void close() = 0;

 protected:
  Storage() = default;
  Storage(const Storage&) = delete;
  Storage& operator=(const Storage&) = delete;
};

namespace detail {

template <class T>
Storage::OnDone answer_of(std::shared_ptr<std::optional<T>> answer, std::function<void(Result<T, Unavailable>)> done) {
  return [answer = std::move(answer), done = std::move(done)](Result<Done, Unavailable> outcome) {
    if (outcome.ok()) {
      done(std::move(**answer));
    } else {
      done(Failure{outcome.error()});
    }
  };
}

}  // namespace detail

// A record asked for by value:
//   ask(storage, [](HubRecords& records) { return records.add_grant(grant); }, [](Result<bool, Unavailable> added) {});
//
// The answer reaches `done` after the commit. A function that refuses something returns that as its answer, before it
// writes: what returns normally is committed.
template <std::invocable<HubRecords&> Fn, class OnAnswer>
void ask(Storage& storage, Fn fn, OnAnswer done) {
  using T = std::invoke_result_t<Fn&, HubRecords&>;
  auto answer = std::make_shared<std::optional<T>>();
  storage.with_records([answer, fn = std::move(fn)](HubRecords& records) mutable { answer->emplace(fn(records)); },
                       detail::answer_of<T>(answer, std::move(done)));
}

// The same for a function of `const HubRecords&`, by look_at_records().
template <std::invocable<const HubRecords&> Fn, class OnAnswer>
void look(Storage& storage, Fn fn, OnAnswer done) {
  using T = std::invoke_result_t<Fn&, const HubRecords&>;
  auto answer = std::make_shared<std::optional<T>>();
  storage.look_at_records(
      [answer, fn = std::move(fn)](const HubRecords& records) mutable { answer->emplace(fn(records)); },
      detail::answer_of<T>(answer, std::move(done)));
}

}  // namespace beffroi::storage
