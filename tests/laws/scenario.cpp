#include "laws/scenario.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <stdexcept>

#include "protocol/codec.hpp"

namespace beffroi::laws {

namespace json = boost::json;
using protocol::Audience;

namespace {

const std::string first_room = "room-1";

std::string word_of(const json::value& value) {
  if (value.is_string()) return std::string(value.as_string());
  return json::serialize(value);
}

// The value at "author.name" or "options.0.count"; "-" where there is none.
std::string at_path(const json::value& root, std::string_view path) {
  const json::value* at = &root;
  while (!path.empty()) {
    const std::size_t dot = path.find('.');
    const std::string_view step = path.substr(0, dot);
    path = dot == std::string_view::npos ? "" : path.substr(dot + 1);
    if (const auto* object = at->if_object()) {
      at = object->if_contains(step);
    } else if (const auto* array = at->if_array()) {
      if (step == "size") return std::to_string(array->size());
      at = array->if_contains(static_cast<std::size_t>(std::stoul(std::string(step))));
    } else {
      at = nullptr;
    }
    if (!at) return "-";
  }
  return word_of(*at);
}

// The object a change carries, or the change itself.
json::value item_of(const std::string& change) {
  json::value value = json::parse(change);
  for (const auto& member : value.as_object())
    if (member.value().is_object()) return member.value();
  return value;
}

bool has_id(const json::value& item, Seq id) {
  for (const char* key : {"id", "poll", "booth", "question", "message", "ticket", "item"}) {
    const auto* member = item.as_object().if_contains(key);
    if (member && member->is_int64()) return member->as_int64() == id;
  }
  return false;
}

TimeMs duration_of(const std::string& word) {
  const std::int64_t number = std::stoll(word);
  if (word.ends_with("ms")) return number;
  return word.ends_with("min") ? number * 60'000 : number * 1000;
}

}  // namespace

Scenario::Scenario(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const auto words = words_of(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++line_;
    if (words.empty()) continue;
    try {
      run_line(words);
    } catch (const std::exception& problem) {
      fail(problem.what());
    }
  }
  expect_no_refusal();
}

void Scenario::run_line(const std::vector<std::string>& words) {
  const std::string& verb = words[0];
  if (verb != "refused") expect_no_refusal();
  if (verb == "room") return open_room(words);
  if (!hub_) open_room({"room", "session", "Masterclass exemple"});
  if (verb == "join") return join(words);
  if (verb == "rule") return rule(words);
  if (verb == "raise" || verb == "lower") return shield(words);
  if (verb == "programme") return programme(words);
  if (verb == "send") return send(words);
  if (verb == "again") return send({});
  if (verb == "refused") return refused(words);
  if (verb == "sees") return sees(words);
  if (verb == "nothing") return nothing(words);
  if (verb == "holds") return holds(words, true);
  if (verb == "lacks") return holds(words, false);
  if (verb == "barred") return barred(words);
  if (verb == "evicted") return evicted(words);
  if (verb == "enter") return enter(words);
  if (verb == "back") return void(room_ = first_room);
  if (verb == "wait") return wait(words);
  fail("no such line: " + verb);
}

void Scenario::open_room(const std::vector<std::string>& words) {
  const auto kind = protocol::parse_room_kind(words.at(1));
  if (!kind) throw std::runtime_error("no such kind of room");
  const bool young = words.size() > 3 && words[3] == "young";
  hub_ = std::make_unique<HubInMemory>(first_room, *kind, words.at(2), young);
  hub_->witness(this);
  room_ = first_room;
}

void Scenario::rule(const std::vector<std::string>& words) {
  const std::string& kind = words.at(1);
  room::Verdict verdict{.kind = kind == "hold"      ? room::Verdict::Kind::hold
                                : kind == "rewrite" ? room::Verdict::Kind::rewrite
                                                    : room::Verdict::Kind::reject,
                        .reason = "rule"};
  verdict.why = protocol::Judgement{.cause = protocol::Cause::word,
                                    .rule = "liste-1",
                                    .version = 3,
                                    .spans = std::vector<protocol::Span>{{.from = 0, .to = 4}}};
  if (kind == "rewrite") verdict.text = words.at(3);
  rules_.emplace_back(std::move(verdict), words.at(2));
}

// raise SCOPE, lower SCOPE: the shield for more than this room.
void Scenario::shield(const std::vector<std::string>& words) {
  const auto scope = protocol::parse_scope(words.at(1));
  if (!scope) throw std::runtime_error("no such scope");
  begin_step();
  LiveRoom& live = hub_->room(room_);
  hub_->append(live, room::shield_facts(live.state, *scope, words[0] == "raise"));
}

// programme young, programme adult: what the programme says of the audience.
void Scenario::programme(const std::vector<std::string>& words) {
  begin_step();
  LiveRoom& live = hub_->room(room_);
  const room::Room& room = live.state.room();
  hub_->append(live, {protocol::fact::RoomRenamed{
                         .title = room.title, .starts_at = room.starts_at, .young_audience = words.at(1) == "young"}});
}

void Scenario::join(const std::vector<std::string>& words) {
  const auto role = protocol::parse_role(words.at(3));
  if (!role) throw std::runtime_error("no such role");
  const auto known = std::find_if(actors_.begin(), actors_.end(), [&](const auto& a) { return a.name == words.at(1); });
  room::Actor joiner{.person = "p-" + words.at(1), .name = words.at(1), .role = *role};
  joiner.guest = words.size() > 4 && words[4] == "guest";
  if (known == actors_.end()) actors_.push_back(joiner);
  const LiveRoom& live = hub_->room(room_);
  if (auto refusal = room::refusal_to_enter(live.state, joiner, hub_->now())) {
    refusal_ = refusal;
    return;
  }
  std::erase_if(viewers_,
                [&](const auto& each) { return each.first == room_ && each.second.actor().person == joiner.person; });
  viewers_.emplace_back(room_, Viewer(joiner, live));
}

void Scenario::saw(const LiveRoom& live, const protocol::Entry& entry) {
  for (auto& [room, viewer] : viewers_) {
    if (room != live.state.id()) continue;
    viewer.follow(live, entry);
    auto& inbox = inbox_[room + "/" + viewer.actor().name];
    for (auto& change : viewer.take_inbox()) inbox.push_back(std::move(change));
  }
}

room::Verdict Scenario::verdict_on(const std::vector<std::string>& words) const {
  for (const auto& [verdict, part] : rules_)
    for (const std::string& word : words)
      if (word.find(part) != std::string::npos) return verdict;
  return {};
}

void Scenario::begin_step() {
  inbox_.clear();
  refusal_.reset();
}

void Scenario::send(const std::vector<std::string>& words) {
  begin_step();
  const bool again = words.empty();
  if (!again) {
    last_send_ = words;
    ++commands_;
  }
  const auto& line = last_send_;
  const std::vector<std::string> rest(line.begin() + 3, line.end());
  const Asked asked = command_from(line.at(2), rest, labels_, hub_->now());
  const Seq before = hub_->room(room_).state.head();
  const auto answer =
      hub_->send(room_, actor(line.at(1)), asked.command, "c" + std::to_string(commands_), verdict_on(rest));
  if (!answer) {
    refusal_ = answer.error();
    return;
  }
  if (again && answer.value() != last_answer_) fail("the repeat got another answer");
  if (again && hub_->room(room_).state.head() != before) fail("the repeat made new entries");
  last_answer_ = answer.value();
  if (!asked.creates.empty() && !again) labels_[asked.creates] = before + 1;
}

void Scenario::refused(const std::vector<std::string>& words) {
  if (!refusal_) return fail("was not refused");
  const std::string code(protocol::to_string(refusal_->code));
  if (code != words.at(1)) fail("refused with " + code);
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::string retry = "retry_ms=" + (refusal_->retry_ms ? std::to_string(*refusal_->retry_ms) : "-");
    const std::string limit = "limit=" + (refusal_->limit ? std::to_string(*refusal_->limit) : "-");
    if (words[i] != retry && words[i] != limit) fail("refused with " + retry + " " + limit);
  }
  refusal_.reset();
}

void Scenario::expect_no_refusal() {
  if (!refusal_) return;
  fail("refused before this line with " + std::string(protocol::to_string(refusal_->code)));
  refusal_.reset();
}

bool Scenario::fits(const std::string& change, const std::vector<std::string>& wanted, std::size_t from) const {
  const json::value item = item_of(change);
  for (std::size_t i = from; i < wanted.size(); ++i) {
    const std::size_t sign = wanted[i].find('=');
    if (sign == std::string::npos) {
      const auto label = labels_.find(wanted[i]);
      if (label == labels_.end() || !has_id(item, label->second)) return false;
      continue;
    }
    std::string value = wanted[i].substr(sign + 1);
    if (const auto label = labels_.find(value); label != labels_.end()) value = std::to_string(label->second);
    if (at_path(item, wanted[i].substr(0, sign)) != value) return false;
  }
  return true;
}

// sees WHO KIND [LABEL] [field=value ...]
void Scenario::sees(const std::vector<std::string>& words) {
  for (const std::string& name : people_named(words.at(1))) {
    std::string got;
    bool found = false;
    for (const auto& change : inbox_[room_ + "/" + name]) {
      const std::string text = protocol::encoded(change);
      got += "\n    " + text;
      found = found || (protocol::name_of(change) == words.at(2) && fits(text, words, 3));
    }
    if (!found) fail(name + " does not see that, but:" + got);
  }
}

void Scenario::nothing(const std::vector<std::string>& words) {
  for (const std::string& name : people_named(words.at(1)))
    for (const auto& change : inbox_[room_ + "/" + name]) fail(name + " sees " + protocol::encoded(change));
}

// holds WHO LIST [LABEL] [field=value ...]; LIST is questions, mine.questions, ... or nothing but fields of the layer.
void Scenario::holds(const std::vector<std::string>& words, bool expected) {
  for (const std::string& name : people_named(words.at(1))) {
    const bool mine = words.at(2).starts_with("mine");
    Viewer& who = viewer(name);
    const json::value layer = json::parse(mine ? protocol::encoded(who.mine()) : protocol::encoded(who.shared()));
    const std::string list = mine ? words[2].substr(std::min<std::size_t>(5, words[2].size())) : words[2];
    const json::value* items = list.empty() || list == "room" ? nullptr : layer.as_object().if_contains(list);
    bool found = false;
    if (!items) {
      found = fits(json::serialize(json::object{{"layer", layer}}), words, 3);
    } else if (items->is_array()) {
      for (const json::value& item : items->as_array()) {
        const json::value whole = item.is_object() ? item : json::object{{"id", item}};
        found = found || fits(json::serialize(json::object{{"item", whole}}), words, 3);
      }
    } else {
      found = fits(json::serialize(json::object{{"item", *items}}), words, 3);
    }
    if (found != expected)
      fail(name + (expected ? " does not hold that, but " : " holds that: ") + json::serialize(layer));
  }
}

void Scenario::barred(const std::vector<std::string>& words) {
  const auto refusal = room::refusal_to_enter(hub_->room(room_).state, actor(words.at(1)), hub_->now());
  const std::string code = refusal ? std::string(protocol::to_string(refusal->code)) : "nothing";
  if (code != words.at(2)) fail("barred by " + code);
}

void Scenario::evicted(const std::vector<std::string>& words) {
  if (viewer(words.at(1)).inside()) fail(words[1] + " is still inside");
}

// enter TICKET: the story goes on in its private room; candidate and recruiter open it.
void Scenario::enter(const std::vector<std::string>& words) {
  room_ = "c-" + first_room + "-" + std::to_string(labels_.at(words.at(1)));
  if (!hub_->has(room_)) throw std::runtime_error("there is no such conversation");
  const LiveRoom& live = hub_->room(room_);
  for (const room::Actor& each : actors_) {
    const bool there = std::any_of(viewers_.begin(), viewers_.end(), [&](const auto& v) {
      return v.first == room_ && v.second.actor().person == each.person;
    });
    if (!there && room::may_enter(live.state, each, hub_->now())) viewers_.emplace_back(room_, Viewer(each, live));
  }
}

void Scenario::wait(const std::vector<std::string>& words) {
  begin_step();
  hub_->pass(duration_of(words.at(1)));
}

void Scenario::fail(std::string what) {
  failures_.push_back("line " + std::to_string(line_) + ": " + std::move(what));
}

const room::Actor& Scenario::actor(const std::string& name) const {
  const auto found = std::find_if(actors_.begin(), actors_.end(), [&](const auto& a) { return a.name == name; });
  if (found == actors_.end()) throw std::runtime_error("who is " + name + "?");
  return *found;
}

Viewer& Scenario::viewer(const std::string& name) {
  for (auto& [room, each] : viewers_)
    if (room == room_ && each.actor().name == name) return each;
  throw std::runtime_error(name + " is not in this room");
}

std::vector<std::string> Scenario::people_named(const std::string& who) {
  std::vector<std::string> names;
  for (const auto& [room, each] : viewers_) {
    if (room != room_) continue;
    const bool staff = each.audience() == Audience::staff;
    if (who == "all" || (who == "staff" && staff) || (who == "public" && !staff)) names.push_back(each.actor().name);
  }
  if (names.empty()) names.push_back(viewer(who).actor().name);
  return names;
}

}  // namespace beffroi::laws
