#include "hosting/ledger.hpp"

#include <algorithm>
#include <utility>

#include "hosting/bounds.hpp"

namespace beffroi::hosting {

namespace {

std::optional<std::string> partner_of(const storage::HubRecords& records, const std::string& room) {
  const auto record = records.room(room);
  const auto session = record ? records.programme_session(record->session) : std::nullopt;
  return session && !session->partner.empty() ? std::optional(session->partner) : std::nullopt;
}

void keep_told(storage::HubRecords& records, const std::string& room, const room::Told& told) {
  storage::Contribution made{room, told.item, {}, told.at, told.message, told.question, told.text};
  if (told.person) {
    made.person = *told.person;
  } else {
    const auto known = records.contribution(room, told.item);
    if (!known) {
      return;
    }
    made.person = known->person;
    made.at = known->at;
  }
  records.put_contribution(made);
}

void keep_act(storage::HubRecords& records, const LedgerPage& page, protocol::AuditRecord act) {
  act.partner = partner_of(records, page.room);
  if (act.item && !act.person) {
    if (const auto known = records.contribution(page.room, *act.item)) {
      act.person = known->person;
    }
  }
  records.add_audit(act);
}

}  // namespace

protocol::Seq keep(storage::HubRecords& records, const LedgerPage& page) {
  const auto known = records.ledger(page.room);
  const protocol::Seq told = known ? known->upto : 0;
  if (told < page.after) {
    return told;
  }
  for (const LedgerLine& line : page.lines) {
    if (line.seq <= told) {
      continue;
    }
    for (const room::Told& one : line.told) {
      keep_told(records, page.room, one);
    }
    if (line.act) {
      keep_act(records, page, *line.act);
    }
  }
  const protocol::Seq upto = std::max(told, page.upto);
  records.put_ledger({page.room, upto, page.upto >= told ? page.waiting : known->waiting});
  return upto;
}

void Ledger::note(LedgerLine line) {
  if (!wants(line.seq)) {
    return;
  }
  if (lines_.size() >= bounds::ledger_lines) {
    overrun_ = true;
    return;
  }
  noted_ = line.seq;
  if (line.act || !line.told.empty()) {
    lines_.push_back(std::move(line));
  }
}

LedgerPage Ledger::page(const std::string& room) const {
  LedgerPage page{room, written_, noted_, waiting_, {}};
  const std::size_t count = std::min(lines_.size(), bounds::ledger_page);
  page.lines.assign(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(count));
  if (count < lines_.size()) {
    page.upto = page.lines.back().seq;
  }
  return page;
}

void Ledger::written(const LedgerPage& page) {
  written_ = page.upto;
  told_waiting_ = page.waiting;
  while (!lines_.empty() && lines_.front().seq <= page.upto) {
    lines_.pop_front();
  }
}

}  // namespace beffroi::hosting
