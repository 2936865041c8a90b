// Reads the audit's whole chain: for the HTTP interface, and as "beffroi audit verify".
#pragma once

#include <functional>
#include <iosfwd>

#include "app/arguments.hpp"
#include "storage/storage.hpp"

namespace beffroi::app {

using AuditCheckOutcome = Result<protocol::AuditCheck, storage::Unavailable>;

// Waits for the storage, page after page: not from one of its threads, nor from an I/O thread.
AuditCheckOutcome check_audit(storage::Storage& storage);

// All records of the query, oldest first, page after page; waits likewise. False: the storage gave no more, or `take`
// returned false.
bool read_audit(storage::Storage& storage, const storage::AuditQuery& query,
                const std::function<bool(const storage::AuditRecord&)>& take);

// 0: intact; 1: broken, and where; 2: there is no audit to read.
int run_audit(const Arguments& arguments, std::ostream& out, std::ostream& errors);

}  // namespace beffroi::app
