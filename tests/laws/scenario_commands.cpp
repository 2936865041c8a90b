#include <functional>
#include <stdexcept>

#include "laws/scenario.hpp"
#include "protocol/codec.hpp"

namespace beffroi::laws {

namespace command = protocol::command;

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (at < line.size()) {
    if (line[at] == ' ') {
      ++at;
    } else if (line[at] == '#') {
      break;
    } else if (line[at] == '"') {
      const std::size_t end = line.find('"', at + 1);
      words.emplace_back(line.substr(at + 1, end - at - 1));
      at = end == std::string_view::npos ? line.size() : end + 1;
    } else {
      // key="a b" is one word too.
      std::string word;
      while (at < line.size() && line[at] != ' ') {
        if (line[at] != '"') {
          word += line[at++];
          continue;
        }
        const std::size_t end = std::min(line.find('"', at + 1), line.size());
        word += line.substr(at + 1, end - at - 1);
        at = std::min(end + 1, line.size());
      }
      words.push_back(word);
    }
  }
  return words;
}

namespace {

class Words {
 public:
  Words(const std::vector<std::string>& words, const Labels& labels) : words_(words), labels_(labels) {}

  bool done() const { return at_ == words_.size(); }
  const std::string& next() {
    if (done()) throw std::runtime_error("a word is missing");
    return words_[at_++];
  }
  Seq item() {
    const std::string& label = next();
    const auto found = labels_.find(label);
    return found == labels_.end() ? std::stoll(label) : found->second;
  }
  std::int64_t number() { return std::stoll(next()); }
  std::string person() { return "p-" + next(); }
  template <class T>
  T parsed(std::optional<T> (*parse)(std::string_view)) {
    const std::string& word = next();
    const auto value = parse(word);
    if (!value) throw std::runtime_error("not known here: " + word);
    return *value;
  }
  template <class T>
  std::optional<T> maybe_parsed(std::optional<T> (*parse)(std::string_view)) {
    return done() ? std::nullopt : std::optional(parsed(parse));
  }
  // Whether the word comes now; takes it.
  bool flag(std::string_view word) {
    if (done() || words_[at_] != word) return false;
    ++at_;
    return true;
  }
  std::optional<std::string> maybe() { return done() ? std::nullopt : std::optional(next()); }

 private:
  const std::vector<std::string>& words_;
  const Labels& labels_;
  std::size_t at_ = 0;
};

struct PollWords {
  std::string title;
  std::vector<std::string> options;
  bool multiple = false;
  protocol::ResultsRule results = protocol::ResultsRule::live;
};

PollWords poll_words(Words& words) {
  PollWords poll{.title = words.next()};
  poll.multiple = words.flag("multiple");
  for (const auto rule :
       {protocol::ResultsRule::live, protocol::ResultsRule::after_vote, protocol::ResultsRule::after_close})
    if (words.flag(protocol::to_string(rule))) poll.results = rule;
  while (!words.done()) poll.options.push_back(words.next());
  return poll;
}

Asked create_poll(Words& words) {
  const std::string label = words.next();
  PollWords poll = poll_words(words);
  return {command::CreatePoll{
              .title = poll.title, .options = poll.options, .multiple = poll.multiple, .results = poll.results},
          label};
}

Asked edit_poll(Words& words) {
  const Seq id = words.item();
  PollWords poll = poll_words(words);
  return {
      command::EditPoll{
          .poll = id, .title = poll.title, .options = poll.options, .multiple = poll.multiple, .results = poll.results},
      ""};
}

Asked answer(Words& words) {
  command::AnswerPoll answer{.poll = words.item()};
  while (!words.done()) answer.choices.push_back(words.number());
  return {answer, ""};
}

Asked say(Words& words) {
  const std::string label = words.next();
  command::PostMessage post{.text = words.next()};
  if (words.flag("backstage")) post.channel = protocol::Channel::backstage;
  if (words.flag("anonymous")) post.anonymous = true;
  return {post, label};
}

Asked ask(Words& words) {
  const std::string label = words.next();
  command::AskQuestion question{.text = words.next()};
  if (words.flag("anonymous")) question.anonymous = true;
  return {question, label};
}

// set hold_questions=true slow_mode_s=20
Asked set(Words& words) {
  std::string json;
  while (!words.done()) {
    const std::string word = words.next();
    const std::size_t sign = word.find('=');
    const std::string value = word.substr(sign + 1);
    const bool bare = value == "true" || value == "false" || value.find_first_not_of("0123456789") == std::string::npos;
    json += (json.empty() ? "{\"" : ",\"") + word.substr(0, sign) + "\":" + (bare ? value : '"' + value + '"');
  }
  auto change = protocol::decode_settings_change(json + "}");
  if (!change) throw std::runtime_error("no settings: " + change.error().detail);
  return {command::ChangeSettings{change.value()}, ""};
}

Asked stage(Words& words) {
  protocol::Stage stage{.state = words.parsed(protocol::parse_stage_state)};
  stage.url = words.maybe();
  return {command::SetStage{stage}, ""};
}

std::vector<protocol::Offer> offers_in(Words& words) {
  std::vector<protocol::Offer> offers;
  while (!words.done()) offers.push_back({.title = words.next()});
  return offers;
}

using Reader = std::function<Asked(Words&, TimeMs)>;

template <class Read>
Reader with(Read read) {
  return [read](Words& words, TimeMs) { return read(words); };
}

// A command without a label of its own.
template <class Read>
Reader plain(Read read) {
  return [read](Words& words, TimeMs) { return Asked{read(words), ""}; };
}

const std::map<std::string, Reader>& chat_and_question_verbs() {
  static const std::map<std::string, Reader> verbs{
      {"say", with(say)},
      {"ask", with(ask)},
      {"review", plain([](Words& w) {
         const Seq id = w.item();
         const auto to = w.parsed(protocol::parse_message_state);
         const auto from = w.flag("from") ? std::optional(w.parsed(protocol::parse_message_state)) : std::nullopt;
         return command::ReviewMessage{
             .message = id, .to = to, .reason = w.maybe_parsed(protocol::parse_reason), .from = from};
       })},
      {"turn", with([](Words& w) {
         const Seq id = w.item();
         return Asked{command::TurnIntoQuestion{id}, w.next()};
       })},
      {"edit", plain([](Words& w) {
         const Seq id = w.item();
         return command::EditQuestion{.question = id, .text = w.next()};
       })},
      {"move", plain([](Words& w) {
         const Seq id = w.item();
         const auto to = w.parsed(protocol::parse_question_state);
         const auto from = w.flag("from") ? std::optional(w.parsed(protocol::parse_question_state)) : std::nullopt;
         return command::MoveQuestion{.question = id, .to = to, .from = from};
       })},
      {"decline", plain([](Words& w) {
         const Seq id = w.item();
         const auto reason = w.parsed(protocol::parse_reason);
         const auto from = w.flag("from") ? std::optional(w.parsed(protocol::parse_question_state)) : std::nullopt;
         return command::DeclineQuestion{.question = id, .reason = reason, .note = w.maybe(), .from = from};
       })},
      {"merge", plain([](Words& w) {
         const Seq id = w.item();
         return command::MergeQuestion{.question = id, .into = w.item()};
       })},
      {"withdraw", plain([](Words& w) { return command::WithdrawQuestion{w.item()}; })},
      {"undo", plain([](Words& w) { return command::UndoQuestion{w.item()}; })},
      {"vote", plain([](Words& w) { return command::VoteQuestion{.question = w.item(), .on = true}; })},
      {"unvote", plain([](Words& w) { return command::VoteQuestion{.question = w.item(), .on = false}; })},
  };
  return verbs;
}

const std::map<std::string, Reader>& room_verbs() {
  static const std::map<std::string, Reader> verbs{
      {"poll", with(create_poll)},
      {"edit_poll", with(edit_poll)},
      {"move_poll", plain([](Words& w) {
         const Seq id = w.item();
         return command::MovePoll{.poll = id, .to = w.parsed(protocol::parse_poll_state)};
       })},
      {"answer", with(answer)},
      {"set", with(set)},
      {"stage", with(stage)},
      {"timer",
       [](Words& w, TimeMs now) {
         const std::int64_t seconds = w.number();
         return Asked{command::SetTimer{{.ends_at = seconds ? std::optional(now + seconds * 1000) : std::nullopt}}, ""};
       }},
      {"mute", plain([](Words& w) {
         const std::string person = w.person();
         const std::int64_t seconds = w.number();
         return command::MutePerson{.person = person, .seconds = seconds, .reason = w.parsed(protocol::parse_reason)};
       })},
      {"ban", plain([](Words& w) {
         const std::string person = w.person();
         const auto reason = w.parsed(protocol::parse_reason);
         const auto seconds = w.maybe();
         return command::BanPerson{
             .person = person,
             .seconds = seconds ? std::optional<std::int64_t>(std::stoll(*seconds)) : std::nullopt,
             .reason = reason};
       })},
      {"lift", plain([](Words& w) { return command::LiftPerson{w.person()}; })},
  };
  return verbs;
}

const std::map<std::string, Reader>& desk_verbs() {
  static const std::map<std::string, Reader> verbs{
      {"claim", plain([](Words& w) {
         const auto kind = w.parsed(protocol::parse_item_kind);
         return command::ClaimItem{.kind = kind, .item = w.item()};
       })},
      {"release", plain([](Words& w) {
         const auto kind = w.parsed(protocol::parse_item_kind);
         return command::ReleaseItem{.kind = kind, .item = w.item()};
       })},
      {"shield", plain([](Words& w) { return command::SetShield{w.next() == "on"}; })},
      {"report", with([](Words& w) {
         const std::string label = w.next();
         const auto kind = w.parsed(protocol::parse_item_kind);
         const Seq item = w.item();
         const auto reason = w.parsed(protocol::parse_report_reason);
         return Asked{command::ReportItem{.kind = kind, .item = item, .reason = reason, .note = w.maybe()}, label};
       })},
      {"decide_report", plain([](Words& w) {
         const Seq id = w.item();
         const auto to = w.parsed(protocol::parse_report_state);
         return command::DecideReport{.report = id, .to = to, .reason = w.maybe_parsed(protocol::parse_reason)};
       })},
      {"contest", with([](Words& w) {
         const std::string label = w.next();
         const auto kind = w.parsed(protocol::parse_item_kind);
         const auto item = kind == protocol::ItemKind::standing ? std::nullopt : std::optional(w.item());
         return Asked{command::ContestDecision{.kind = kind, .item = item, .text = w.maybe()}, label};
       })},
      {"decide_contest", plain([](Words& w) {
         const Seq id = w.item();
         const auto to = w.parsed(protocol::parse_contest_state);
         return command::DecideContest{.contest = id, .to = to, .note = w.maybe()};
       })},
  };
  return verbs;
}

const std::map<std::string, Reader>& jobs_verbs() {
  static const std::map<std::string, Reader> verbs{
      {"booth", with([](Words& w) {
         const std::string label = w.next();
         const std::string name = w.next();
         const std::string pitch = w.next();
         return Asked{command::AddBooth{.name = name, .pitch = pitch, .offers = offers_in(w)}, label};
       })},
      {"edit_booth", plain([](Words& w) {
         const Seq id = w.item();
         const std::string name = w.next();
         const std::string pitch = w.next();
         return command::EditBooth{.booth = id, .name = name, .pitch = pitch, .offers = offers_in(w)};
       })},
      {"staff", plain([](Words& w) {
         const Seq id = w.item();
         const std::string name = w.next();
         return command::StaffBooth{.booth = id, .person = "p-" + name, .name = name, .on = true};
       })},
      {"unstaff", plain([](Words& w) {
         const Seq id = w.item();
         const std::string name = w.next();
         return command::StaffBooth{.booth = id, .person = "p-" + name, .name = name, .on = false};
       })},
      {"pause", plain([](Words& w) { return command::PauseBooth{.booth = w.item(), .paused = true}; })},
      {"resume", plain([](Words& w) { return command::PauseBooth{.booth = w.item(), .paused = false}; })},
      {"queue", with([](Words& w) {
         const Seq id = w.item();
         const std::string label = w.next();
         return Asked{command::JoinQueue{.booth = id, .note = w.maybe()}, label};
       })},
      {"leave", plain([](Words& w) { return command::LeaveQueue{w.item()}; })},
      {"call", plain([](Words& w) { return command::CallNext{w.item()}; })},
      {"accept", plain([](Words& w) { return command::AcceptCall{w.item()}; })},
      {"extend", plain([](Words&) { return command::ExtendConversation{}; })},
      {"end", plain([](Words&) { return command::EndConversation{}; })},
  };
  return verbs;
}

}  // namespace

Asked command_from(const std::string& verb, const std::vector<std::string>& words, const Labels& labels, TimeMs now) {
  Words reader(words, labels);
  for (const auto* verbs : {&chat_and_question_verbs(), &room_verbs(), &desk_verbs(), &jobs_verbs()}) {
    const auto found = verbs->find(verb);
    if (found != verbs->end()) return found->second(reader, now);
  }
  throw std::runtime_error("no such command: " + verb);
}

}  // namespace beffroi::laws
