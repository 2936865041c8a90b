// Everything a person wrote, for moderators: GET /api/people/{person}/contributions. The index of the records says what
// there is and how it stands; the words are read from the rooms' logs.
#include <atomic>
#include <charconv>
#include <map>
#include <memory>
#include <utility>
#include <variant>

#include "app/api.hpp"
#include "app/api_answer.hpp"
#include "identity/sanctions.hpp"
#include "protocol/limits.hpp"

namespace beffroi::app {

using storage::HubRecords;

namespace {

constexpr auto kPage = static_cast<std::size_t>(protocol::limits::contributions_page);
// Rows of the index that one request looks at in search of rooms the asker moderates.
constexpr std::size_t kRowsPerLook = 500;
constexpr int kLooks = 10;

// "time.item.room": where a page ended.
std::string place_after(const storage::Contribution& last) {
  return std::to_string(last.at) + "." + std::to_string(last.item) + "." + last.room;
}

// Nothing: it is no place.
std::optional<storage::Contribution> read_place(std::string_view text) {
  storage::Contribution place;
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const auto [after_time, bad_time] = std::from_chars(begin, end, place.at);
  if (bad_time != std::errc{} || after_time == end || *after_time != '.') return std::nullopt;
  const auto [after_item, bad_item] = std::from_chars(after_time + 1, end, place.item);
  if (bad_item != std::errc{} || after_item == end || *after_item != '.') return std::nullopt;
  place.room.assign(after_item + 1, end);
  return place;
}

struct Found {
  std::vector<storage::Contribution> items;
  std::map<std::string, std::string> titles;  // of their rooms
  std::optional<std::string> before;
};

class RoomsOfAsker {
 public:
  RoomsOfAsker(const HubRecords& records, const identity::Account& asker) : records_(records), asker_(asker) {}

  bool moderated(const std::string& room) {
    const auto [known, is_new] = rooms_.try_emplace(room, false);
    if (is_new) {
      const auto place = identity::place_of_room(records_, room);
      known->second = place && identity::moderates(asker_.grants, *place);
    }
    return known->second;
  }

 private:
  const HubRecords& records_;
  const identity::Account& asker_;
  std::map<std::string, bool> rooms_;
};

Found found_for(const HubRecords& records, const identity::Account& asker, const std::string& person,
                std::optional<storage::Contribution> before) {
  Found found;
  RoomsOfAsker rooms(records, asker);
  for (int look = 0; look < kLooks; ++look) {
    const auto rows = records.contributions_of(person, before, kRowsPerLook);
    for (const storage::Contribution& row : rows) {
      before = row;
      if (!rooms.moderated(row.room)) continue;
      if (found.items.size() == kPage) {
        found.before = place_after(found.items.back());
        return found;
      }
      found.items.push_back(row);
      const auto room = records.room(row.room);
      found.titles.emplace(row.room, room ? room->title : std::string());
    }
    if (rows.size() < kRowsPerLook) return found;
  }
  found.before = place_after(*before);
  return found;
}

// As the staff of a room sees it.
std::optional<protocol::Contribution> view_of(const storage::Contribution& row, const std::string& title,
                                              const protocol::Entry& entry) {
  protocol::Contribution view{.room = row.room, .title = title, .message = {}, .question = {}};
  if (const auto* posted = std::get_if<protocol::fact::MessagePosted>(&entry.fact); posted && entry.actor) {
    protocol::Message message{.id = entry.seq, .at = entry.at, .channel = posted->channel, .author = *entry.actor};
    message.author.anonymous = posted->anonymous;
    message.state = row.message.value_or(posted->state);
    if (message.state != protocol::MessageState::removed) message.text = row.text.value_or(posted->text);
    view.message = std::move(message);
    return view;
  }
  if (const auto* asked = std::get_if<protocol::fact::QuestionAsked>(&entry.fact)) {
    protocol::Question question{.id = entry.seq, .at = entry.at, .author = asked->author};
    question.text = row.text.value_or(asked->text);
    if (row.text) {
      question.edited = true;
      question.original = asked->text;
    }
    question.state = row.question.value_or(asked->state);
    view.question = std::move(question);
    return view;
  }
  return std::nullopt;
}

// Collects the words from the logs; each read writes its own place, the last one answers.
struct Reading {
  Found found;
  net::Respond respond;
  std::vector<std::optional<protocol::Contribution>> views;
  std::atomic<std::size_t> left;
  std::atomic<bool> failed{false};

  Reading(Found of, net::Respond to)
      : found(std::move(of)), respond(std::move(to)), views(found.items.size()), left(found.items.size()) {}

  void take(std::size_t place, const Result<std::vector<storage::LogEntry>, storage::Unavailable>& entries) {
    const storage::Contribution& row = found.items[place];
    if (!entries.ok()) {
      failed = true;
    } else if (!entries->empty() && entries->front().seq == row.item) {
      const auto entry = protocol::decode_entry(entries->front().body);
      if (entry.ok()) views[place] = view_of(row, found.titles.at(row.room), entry.value());
    }
    if (--left == 0) finish();
  }

  void finish() {
    if (failed) return respond(refusal(ErrorCode::storage_unavailable));
    protocol::Contributions page;
    page.before = found.before;
    for (auto& view : views) {
      if (view) page.items.push_back(std::move(*view));
    }
    respond(answer(page));
  }
};

void read_words(storage::Storage& storage, Found found, net::Respond respond) {
  if (found.items.empty()) return respond(answer(protocol::Contributions{{}, found.before}));
  const auto reading = std::make_shared<Reading>(std::move(found), std::move(respond));
  for (std::size_t place = 0; place < reading->found.items.size(); ++place) {
    const storage::Contribution& row = reading->found.items[place];
    storage.read_after(row.room, row.item - 1, 1,
                       [reading, place](const auto& entries) { reading->take(place, entries); });
  }
}

}  // namespace

void Api::contributions(Request request, Respond respond) {
  std::optional<storage::Contribution> before;
  if (const auto text = request.query_value("before")) {
    before = read_place(*text);
    if (!before) return respond(refusal(ErrorCode::bad_message, {.detail = "before is what a page gave"}));
  }
  using Answer = Result<Found, ErrorCode>;
  const auto find = [token = token_of(request), person = std::string(request.parameter("person")), before,
                     now = clock_()](const HubRecords& records) -> Answer {
    const auto account = identity::account_of(records, token, now);
    if (!account) return Failure{ErrorCode::unauthorised};
    if (!identity::moderates_somewhere(account->grants)) return Failure{ErrorCode::forbidden};
    if (!records.person(person)) return Failure{ErrorCode::not_found};
    return found_for(records, *account, person, before);
  };
  storage::look(storage_, find, [this, respond](Result<Answer, storage::Unavailable> found) {
    if (!found) return respond(refusal(ErrorCode::storage_unavailable));
    if (!found->ok()) return respond(refusal(found->error()));
    read_words(storage_, std::move(found->value()), respond);
  });
}

}  // namespace beffroi::app
