#include "app/rule_trial.hpp"

#include <algorithm>
#include <future>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>

#include "app/wait_for.hpp"
#include "moderation/rule.hpp"
#include "protocol/codec.hpp"
#include "protocol/limits.hpp"

namespace beffroi::app {
namespace {

using moderation::RuleSet;
using protocol::MessageState;
using protocol::Seq;
using protocol::VerdictKind;
using Entries = std::vector<storage::LogEntry>;
namespace fact = protocol::fact;

// A message or question as it was sent.
struct Said {
  std::size_t room = 0;  // index
  Seq entry = 0;
  protocol::TimeMs at = 0;
  bool question = false;
  bool gone = false;  // removed since: nobody is shown it again
  protocol::Author author;
  std::string text;
};

Result<Entries, storage::Unavailable> read_before(storage::Storage& storage, const std::string& room, Seq before) {
  auto promise = std::make_shared<std::promise<Result<Entries, storage::Unavailable>>>();
  auto answer = promise->get_future();
  storage.read_before(room, before, kTrialPage, [promise](auto entries) { promise->set_value(std::move(entries)); });
  return answer.get();
}

// One room's log, from its end backwards.
class Backwards {
 public:
  Backwards(std::size_t room, std::size_t most) : room_(room), most_(most) {}

  bool full() const { return said_.size() >= most_; }
  std::vector<Said> said() && { return std::move(said_); }

  void take(const protocol::Entry& entry) {
    if (const auto* review = std::get_if<fact::MessageReviewed>(&entry.fact)) {
      last_review_.try_emplace(review->message, review->to);
    } else if (const auto* posted = std::get_if<fact::MessagePosted>(&entry.fact)) {
      if (posted->channel == protocol::Channel::room && entry.actor) add(entry, *entry.actor, posted->text, false);
    } else if (const auto* asked = std::get_if<fact::QuestionAsked>(&entry.fact)) {
      if (!asked->from_message) add(entry, asked->author, asked->text, true);
    }
  }

 private:
  void add(const protocol::Entry& entry, protocol::Author author, const std::string& text, bool question) {
    const auto review = last_review_.find(entry.seq);
    const bool gone = review != last_review_.end() && review->second == MessageState::removed;
    if (const auto* posted = std::get_if<fact::MessagePosted>(&entry.fact)) author.anonymous = posted->anonymous;
    said_.push_back({room_, entry.seq, entry.at, question, gone, std::move(author), text});
  }

  const std::size_t room_;
  const std::size_t most_;
  std::map<Seq, MessageState> last_review_;  // the newest is met first
  std::vector<Said> said_;
};

struct Harvest {
  std::vector<Said> said;  // oldest first
  bool complete = true;
};

void keep_newest(std::vector<Said>& said, std::size_t most) {
  std::ranges::sort(said, {}, [](const Said& each) { return std::tuple(each.at, each.room, each.entry); });
  if (said.size() > most) said.erase(said.begin(), said.end() - static_cast<std::ptrdiff_t>(most));
}

Result<Harvest, storage::Unavailable> harvest(storage::Storage& storage, const std::vector<ModeratedRoom>& rooms,
                                              std::size_t last) {
  Harvest all;
  std::size_t left = kTrialEntries;
  for (std::size_t i = 0; i < rooms.size(); ++i) {
    Backwards room(i, last);
    Seq before = std::numeric_limits<Seq>::max();
    while (!room.full()) {
      if (left == 0) {
        all.complete = false;
        break;
      }
      auto page = read_before(storage, rooms[i].room, before);
      if (!page) return Failure{page.error()};
      const Entries& entries = page.value();
      for (auto entry = entries.rbegin(); entry != entries.rend() && !room.full(); ++entry) {
        if (const auto read = protocol::decode_entry(entry->body)) room.take(read.value());
      }
      left -= std::min(left, entries.size());
      if (entries.size() < kTrialPage) break;
      before = entries.front().seq;
    }
    std::vector<Said> said = std::move(room).said();
    std::move(said.begin(), said.end(), std::back_inserter(all.said));
    keep_newest(all.said, last);
  }
  return all;
}

struct Known {
  protocol::TimeMs since = 0;
  bool guest = true;
};

Result<std::map<std::string, Known>, storage::Unavailable> people_of(storage::Storage& storage,
                                                                     const std::vector<Said>& said) {
  std::set<std::string> ids;
  for (const Said& each : said) {
    if (each.author.person) ids.insert(*each.author.person);
  }
  return wait_for_look(storage, [ids = std::move(ids)](const storage::HubRecords& records) {
    std::map<std::string, Known> known;
    for (const std::string& id : ids) {
      if (const auto person = records.person(id)) known[id] = {person->created_at, person->guest};
    }
    return known;
  });
}

class Trial {
 public:
  Trial(std::shared_ptr<const RuleSet> rules, const std::vector<ModeratedRoom>& rooms,
        const std::map<std::string, Known>& people)
      : rules_(std::move(rules)), rooms_(rooms), people_(people) {}

  void judge(const Said& said) {
    const moderation::Wording wording(said.text);
    const std::string person = said.author.person.value_or("");
    const moderation::Past past = recent_.note(rooms_[said.room].room, person, wording.points, said.at);
    count(said, rules_->judge(wording, situation_of(said, person), past));
  }

  protocol::RuleTrialAnswer answer(bool complete) && {
    for (auto& [rule, counted] : by_rule_) answer_.by_rule.push_back(counted);
    std::ranges::sort(answer_.by_rule, {}, [](const auto& each) { return std::pair(-each.texts, each.rule); });
    std::ranges::reverse(answer_.examples);
    const auto most = static_cast<std::size_t>(protocol::limits::rule_trial_examples);
    if (answer_.examples.size() > most) answer_.examples.resize(most);
    answer_.complete = complete;
    return std::move(answer_);
  }

 private:
  moderation::Situation situation_of(const Said& said, const std::string& person) const {
    moderation::Situation situation = rooms_[said.room].situation();
    const auto known = people_.find(person);
    situation.role = said.author.role;
    situation.now = said.at;
    situation.age_ms = said.at - (known == people_.end() ? 0 : known->second.since);
    const bool guest = known == people_.end() || known->second.guest;
    situation.trust =
        moderation::trust_of(situation.role, said.author.anonymous.value_or(false), guest, situation.age_ms);
    return situation;
  }

  void count(const Said& said, const moderation::Judged& judged) {
    ++answer_.looked_at;
    answer_.held += judged.verdict == VerdictKind::hold ? 1 : 0;
    answer_.rewritten += judged.verdict == VerdictKind::rewrite ? 1 : 0;
    answer_.rejected += judged.verdict == VerdictKind::reject ? 1 : 0;
    if (judged.findings.empty()) return;
    protocol::TrialExample example{.room = rooms_[said.room].room,
                                   .entry = said.entry,
                                   .at = said.at,
                                   .question = said.question,
                                   .author = said.author,
                                   .text = said.gone ? std::string() : said.text,
                                   .verdict = judged.verdict,
                                   .would_be = {},
                                   .findings = {}};
    if (judged.verdict == VerdictKind::rewrite && !said.gone) example.would_be = judged.text;
    for (const moderation::Finding& finding : judged.findings) {
      protocol::RuleFinding found = moderation::described(*rules_, finding);
      protocol::RuleCount& counted = by_rule_[found.rule];
      counted = {found.rule, found.title, counted.texts + 1};
      if (said.gone) found.spans.clear();
      example.findings.push_back(std::move(found));
    }
    answer_.examples.push_back(std::move(example));
  }

  const std::shared_ptr<const RuleSet> rules_;
  const std::vector<ModeratedRoom>& rooms_;
  const std::map<std::string, Known>& people_;
  moderation::RecentTexts recent_;
  std::map<std::string, protocol::RuleCount> by_rule_;
  protocol::RuleTrialAnswer answer_;
};

}  // namespace

Result<protocol::RuleTrialAnswer, storage::Unavailable> rule_trial(storage::Storage& storage,
                                                                   std::shared_ptr<const RuleSet> rules,
                                                                   const std::vector<ModeratedRoom>& rooms,
                                                                   std::size_t last) {
  auto found = harvest(storage, rooms, last);
  if (!found) return Failure{found.error()};
  const auto people = people_of(storage, found->said);
  if (!people) return Failure{people.error()};
  Trial trial(std::move(rules), rooms, people.value());
  for (const Said& said : found->said) trial.judge(said);
  return std::move(trial).answer(found->complete);
}

}  // namespace beffroi::app
