#include "app/audit_check.hpp"

#include <filesystem>
#include <ostream>

#include "app/open_storage.hpp"
#include "app/wait_for.hpp"
#include "storage/audit_chain.hpp"

namespace beffroi::app {
namespace {

constexpr std::size_t kPage = 1000;

}  // namespace

// The last page and the head are of one moment, so that a hub that goes on writing is no contradiction.
AuditCheckOutcome check_audit(storage::Storage& storage) {
  struct Page {
    std::vector<storage::AuditRecord> records;
    storage::AuditHead head;
  };
  storage::ChainReader chain;
  std::int64_t last = 0;
  for (;;) {
    const auto page = wait_for_look(storage, [last](const storage::HubRecords& records) {
      return Page{records.audit_after(last, kPage, {}), records.audit_head()};
    });
    if (!page) return Failure{page.error()};
    for (const storage::AuditRecord& record : page->records) {
      if (!chain.take(record)) return chain.verdict(page->head);
      last = record.id;
    }
    if (page->records.size() < kPage) return chain.verdict(page->head);
  }
}

bool read_audit(storage::Storage& storage, const storage::AuditQuery& query,
                const std::function<bool(const storage::AuditRecord&)>& take) {
  std::int64_t last = 0;
  for (bool more = true; more;) {
    const auto page = wait_for_look(
        storage, [&](const storage::HubRecords& records) { return records.audit_after(last, kPage, query); });
    if (!page) return false;
    more = page->size() == kPage;
    for (const storage::AuditRecord& record : page.value()) {
      if (!take(record)) return false;
      last = record.id;
    }
  }
  return true;
}

int run_audit(const Arguments& arguments, std::ostream& out, std::ostream& errors) {
  const auto file = std::filesystem::path(arguments.config.data) / "beffroi.db";
  if (!std::filesystem::exists(file)) {
    errors << "There is no " << file.string() << ". Name the hub's data folder with --data.\n";
    return 2;
  }
  auto storage = open_storage(arguments.config);
  if (!storage) {
    errors << storage.error() << "\n";
    return 2;
  }
  const auto check = check_audit(*storage.value());
  if (!check) {
    errors << "The audit cannot be read: " << check.error().reason << "\n";
    return 2;
  }
  if (check->intact) {
    out << check->records << " records, intact. Head: " << (check->head.empty() ? "none" : check->head) << "\n";
    return 0;
  }
  out << "Broken at record " << check->broken.value_or(0) << ": " << check->why.value_or("") << ". " << check->records
      << " records before it are intact.\n";
  return 1;
}

}  // namespace beffroi::app
