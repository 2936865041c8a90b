#include "hosting/waiting.hpp"

#include <utility>
#include <variant>

#include "protocol/codec.hpp"

namespace beffroi::hosting {

namespace fact = protocol::fact;
namespace change = protocol::change;

namespace {

// Most entries are these, and nothing begins or ends to wait by them.
bool may_concern(const protocol::Fact& fact) {
  if (const auto* posted = std::get_if<fact::MessagePosted>(&fact)) {
    return posted->state == protocol::MessageState::held;
  }
  return !std::holds_alternative<fact::VoteCast>(fact) && !std::holds_alternative<fact::PollAnswered>(fact);
}

WaitingItem told(protocol::Seq id, const protocol::DeskItem& item, std::shared_ptr<const std::string> json) {
  return WaitingItem{id, item.at, std::move(json)};
}

}  // namespace

void Waiting::begin(const room::State& state) {
  const protocol::RoomView view = room::shared_view(state, protocol::Audience::staff);
  title_ = view.title;
  items_.clear();
  claims_.clear();
  for (const protocol::Claim& claim : view.claims) {
    claims_.emplace(ItemName{claim.kind, claim.item}, claim);
  }
  for (const protocol::Message& message : view.messages) {
    look_at(change::Message{message});
  }
  for (const protocol::Question& question : view.questions) {
    look_at(change::Question{question});
  }
  for (const protocol::Report& report : view.reports) {
    look_at(change::Report{report});
  }
  for (const protocol::Contest& contest : view.contests) {
    look_at(change::Contest{contest});
  }
  changed_.clear();
  whole_ = true;
}

void Waiting::look_at(const room::State& after, const protocol::Entry& entry) {
  if (!may_concern(entry.fact)) {
    return;
  }
  for (const protocol::Change& change : room::project(after, entry).shared_staff) {
    look_at(change);
  }
}

void Waiting::look_at(const protocol::Change& change) {
  if (const auto* message = std::get_if<change::Message>(&change)) {
    const protocol::Message& view = message->message;
    view.state == protocol::MessageState::held ? put({.item = view.id, .at = view.at, .message = view}) : drop(view.id);
  } else if (const auto* question = std::get_if<change::Question>(&change)) {
    const protocol::Question& view = question->question;
    view.state == protocol::QuestionState::held ? put({.item = view.id, .at = view.at, .question = view})
                                                : drop(view.id);
  } else if (const auto* report = std::get_if<change::Report>(&change)) {
    const protocol::Report& view = report->report;
    view.state == protocol::ReportState::open ? put({.item = view.id, .at = view.at, .report = view}) : drop(view.id);
  } else if (const auto* contest = std::get_if<change::Contest>(&change)) {
    const protocol::Contest& view = contest->contest;
    view.state == protocol::ContestState::filed ? put({.item = view.id, .at = view.at, .contest = view})
                                                : drop(view.id);
  } else if (const auto* claimed = std::get_if<change::Claim>(&change)) {
    claim({claimed->claim.kind, claimed->claim.item}, claimed->claim);
  } else if (const auto* released = std::get_if<change::ClaimReleased>(&change)) {
    claim({released->kind, released->item}, std::nullopt);
  } else if (const auto* title = std::get_if<change::Title>(&change)) {
    rename(title->title);
  }
}

void Waiting::put(protocol::DeskItem item) {
  item.room = room_;
  item.title = title_;
  item.claim = claim_on(item);
  const protocol::Seq id = item.item;
  Known& known = items_[id];
  if (!known.json || known.item != item) {
    known.item = std::move(item);
    tell(id, known);
  }
}

void Waiting::tell(protocol::Seq item, Known& known) {
  known.json = std::make_shared<const std::string>(protocol::encoded(known.item));
  changed_[item] = true;
}

void Waiting::drop(protocol::Seq item) {
  if (items_.erase(item) > 0) {
    changed_[item] = false;
  }
}

// A claim on a message or question is one on its reports and objections too.
std::optional<protocol::Claim> Waiting::claim_on(const protocol::DeskItem& item) const {
  std::vector<ItemName> names;
  if (item.message) {
    names.emplace_back(protocol::ItemKind::message, item.item);
  } else if (item.question) {
    names.emplace_back(protocol::ItemKind::question, item.item);
  } else if (item.report) {
    names.emplace_back(protocol::ItemKind::report, item.item);
    names.emplace_back(item.report->kind, item.report->item);
  } else if (item.contest) {
    names.emplace_back(protocol::ItemKind::contest, item.item);
    names.emplace_back(item.contest->kind, item.contest->item.value_or(0));
  }
  for (const ItemName& name : names) {
    if (const auto found = claims_.find(name); found != claims_.end()) {
      return found->second;
    }
  }
  return std::nullopt;
}

void Waiting::claim(const ItemName& name, std::optional<protocol::Claim> claim) {
  claims_.erase(name);
  if (claim) {
    claims_.emplace(name, std::move(*claim));
  }
  for (auto& [id, known] : items_) {
    if (auto now = claim_on(known.item); now != known.item.claim) {
      known.item.claim = std::move(now);
      tell(id, known);
    }
  }
}

void Waiting::rename(const std::string& title) {
  title_ = title;
  for (auto& [id, known] : items_) {
    known.item.title = title;
    tell(id, known);
  }
}

std::optional<WaitingNews> Waiting::take_news() {
  if (std::exchange(whole_, false)) {
    changed_.clear();
    return all();
  }
  if (changed_.empty()) {
    return std::nullopt;
  }
  WaitingNews news{room_, false, {}, {}};
  for (const auto& [id, is_there] : std::exchange(changed_, {})) {
    if (is_there) {
      news.items.push_back(told(id, items_.at(id).item, items_.at(id).json));
    } else {
      news.gone.push_back(id);
    }
  }
  return news;
}

WaitingNews Waiting::all() const {
  WaitingNews news{room_, true, {}, {}};
  for (const auto& [id, known] : items_) {
    news.items.push_back(told(id, known.item, known.json));
  }
  return news;
}

}  // namespace beffroi::hosting
