#include <algorithm>

#include "protocol/codec.hpp"
#include "room/reports.hpp"
#include "room/rules.hpp"

namespace beffroi::room {

using protocol::ReportReason;
using protocol::ReportState;
using protocol::Seq;
namespace change = protocol::change;
namespace fact = protocol::fact;

namespace {

protocol::Report staff_view(const ReportCase& reports) {
  protocol::Report view{.id = reports.id,
                        .at = reports.at,
                        .kind = reports.kind,
                        .item = reports.item,
                        .conversation = reports.conversation,
                        .author = reports.author,
                        .text = reports.text,
                        .count = static_cast<std::int64_t>(reports.reporters.size()),
                        .notes = reports.notes,
                        .state = reports.state,
                        .decided = reports.decided};
  for (const auto& [by, receipt] : reports.reporters) {
    ++view.reasons[std::string(protocol::to_string(receipt.reason))];
    view.risk = view.risk || receipt.reason == ReportReason::risk_to_life;
  }
  return view;
}

protocol::MyReport receipt_view(const ReportCase& reports, const Receipt& receipt) {
  protocol::MyReport view{.id = receipt.id,
                          .at = receipt.at,
                          .kind = reports.kind,
                          .item = reports.item,
                          .conversation = reports.conversation,
                          .reason = receipt.reason,
                          .state = reports.state};
  if (reports.decided) view.decided_at = reports.decided->at;
  return view;
}

// The case with the report of this entry.
const ReportCase* case_with(const Room& room, Seq receipt) {
  for (auto each = room.desk.reports.rbegin(); each != room.desk.reports.rend(); ++each)
    for (const auto& [by, known] : each->second.reporters)
      if (known.id == receipt) return &each->second;
  return nullptr;
}

std::optional<Effect> to_hall(const Room& room, const ReportCase& reports, PersonIndex by, const Receipt& receipt) {
  if (!room.conversation || !reports.author || !reports.text) return std::nullopt;
  const Person& reporter = room.people.at(by);
  protocol::ReportedTalk talk{.room = room.id,
                              .author = *reports.author,
                              .text = *reports.text,
                              .reporter = {.person = reporter.id, .name = reporter.name}};
  return ReportToHall{
      .hall = room.conversation->hall,
      .fact = {.kind = reports.kind, .item = reports.item, .reason = receipt.reason, .talk = std::move(talk)}};
}

std::optional<Effect> to_conversation(const ReportCase& reports) {
  if (!reports.conversation || reports.state == ReportState::open) return std::nullopt;
  return DecideInConversation{.room = *reports.conversation,
                              .kind = reports.kind,
                              .item = reports.item,
                              .to = reports.state,
                              .reason = reports.reason};
}

}  // namespace

void show(const Room& room, const protocol::Entry& entry, const fact::ReportFiled&, Projection& out) {
  const ReportCase* reports = case_with(room, entry.seq);
  if (!reports) return;
  out.shared_staff.push_back(change::Report{staff_view(*reports)});
  for (const auto& [by, receipt] : reports->reporters)
    if (receipt.id == entry.seq)
      out.personal.push_back(
          {person_channel(room.people.at(by).id), change::MyReport{receipt_view(*reports, receipt)}});
}

void show(const Room& room, const protocol::Entry&, const fact::ReportDecided& decided, Projection& out) {
  const ReportCase* reports = look_up(room.desk.reports, decided.report);
  if (!reports) return;
  out.shared_staff.push_back(change::Report{staff_view(*reports)});
  for (const auto& [by, receipt] : reports->reporters)
    out.personal.push_back({person_channel(room.people.at(by).id), change::MyReport{receipt_view(*reports, receipt)}});
}

std::vector<protocol::Report> reports_for_staff(const Room& room) {
  std::vector<protocol::Report> views;
  for (const auto& [id, reports] : room.desk.reports)
    if (reports.state == ReportState::open) views.push_back(staff_view(reports));
  return views;
}

std::vector<protocol::MyReport> my_reports(const Room& room, PersonIndex person) {
  std::vector<protocol::MyReport> views;
  for (const Seq id : room.people.at(person).reports) {
    const ReportCase& reports = room.desk.reports.at(id);
    views.push_back(receipt_view(reports, reports.reporters.at(person)));
  }
  std::sort(views.begin(), views.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return views;
}

std::optional<Effect> effect_of(const Room& room, const protocol::Entry& entry, const fact::ReportFiled& filed) {
  const ReportCase* reports = room.conversation ? case_with(room, entry.seq) : nullptr;
  if (!reports) return std::nullopt;
  for (const auto& [by, receipt] : reports->reporters) {
    if (receipt.id != entry.seq) continue;
    auto effect = to_hall(room, *reports, by, receipt);
    if (effect) std::get<ReportToHall>(*effect).fact.note = filed.note;
    return effect;
  }
  return std::nullopt;
}

std::optional<Effect> effect_of(const Room& room, const fact::ReportDecided& decided) {
  const ReportCase* reports = look_up(room.desk.reports, decided.report);
  return reports ? to_conversation(*reports) : std::nullopt;
}

std::vector<Effect> pending_report_effects(const Room& room) {
  std::vector<Effect> effects;
  for (const auto& [id, reports] : room.desk.reports) {
    if (auto effect = to_conversation(reports)) effects.push_back(std::move(*effect));
    if (reports.state != ReportState::open) continue;
    for (const auto& [by, receipt] : reports.reporters)
      if (auto effect = to_hall(room, reports, by, receipt)) effects.push_back(std::move(*effect));
  }
  return effects;
}

}  // namespace beffroi::room
