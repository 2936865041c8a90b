// What a running room has still to tell the hub's records of its log: acts for the audit, contributions for the index
// by person. The records keep how far they were told, in the same transaction as what they were told, so that whatever
// happens nothing is missing and nothing is there twice; several nodes may tell of the same entries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "room/ledger.hpp"
#include "storage/records.hpp"

namespace beffroi::hosting {

// What one entry has to tell.
struct LedgerLine {
  protocol::Seq seq = 0;
  std::optional<protocol::AuditRecord> act;
  std::vector<room::Told> told;
};

// The entries (after, upto] of a room; those that tell nothing have no line.
struct LedgerPage {
  std::string room;
  protocol::Seq after = 0;
  protocol::Seq upto = 0;
  std::int64_t waiting = 0;  // items that wait for a moderator
  std::vector<LedgerLine> lines;
};

// Inside a transaction. How far the records know now: less than page.after when a page before this one is missing.
protocol::Seq keep(storage::HubRecords& records, const LedgerPage& page);

// All on the room's home thread.
class Ledger {
 public:
  // What the records were told before.
  Ledger(protocol::Seq upto, std::int64_t waiting) : written_(upto), noted_(upto), told_waiting_(waiting) {}

  bool wants(protocol::Seq seq) const { return seq > noted_ && !overrun_; }
  void note(LedgerLine line);
  void waiting(std::int64_t count) { waiting_ = count; }

  // Whether there is a line to write, or a changed number of those who wait.
  bool has_news() const { return !lines_.empty() || waiting_ != told_waiting_; }
  // Whether the records know everything, also that some entries tell nothing.
  bool is_told() const { return !has_news() && written_ == noted_ && !overrun_; }
  // The oldest bounds::ledger_page lines.
  LedgerPage page(const std::string& room) const;
  void written(const LedgerPage& page);
  // More was noted than it keeps: all that it kept is written, the rest must be read from the log again.
  bool must_read_again() const { return overrun_ && lines_.empty(); }

 private:
  protocol::Seq written_;
  protocol::Seq noted_;
  std::deque<LedgerLine> lines_;  // bounds::ledger_lines
  std::int64_t waiting_ = 0;
  std::int64_t told_waiting_;
  bool overrun_ = false;
};

}  // namespace beffroi::hosting
