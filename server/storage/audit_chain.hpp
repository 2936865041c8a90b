// The audit as a chain: each record carries a hash over itself and the hash of the record before, so that a record that
// was altered, removed, inserted or moved is found by reading the chain. Whoever can write the whole file can also make
// the chain anew: against that, note the hash of the head elsewhere from time to time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "storage/records.hpp"

namespace beffroi::storage {

// SHA-256 in hexadecimal of the former hash (nothing for the first record), a line feed, and the record as JSON without
// its hash.
std::string chained_hash(std::string_view former, const AuditRecord& record);

// The record that follows `head`: with its id and hash.
AuditRecord chained(const AuditHead& head, AuditRecord record);

// Reads a chain from its first record on.
class ChainReader {
 public:
  // False: the chain is broken here or was before; no more need be read.
  bool take(const AuditRecord& record);

  // After the last record, with the head as the storage keeps it.
  protocol::AuditCheck verdict(const AuditHead& head) const;

 private:
  bool fail(std::int64_t record, std::string why);

  AuditHead read_;
  std::optional<std::int64_t> broken_;
  std::string why_;
};

}  // namespace beffroi::storage
