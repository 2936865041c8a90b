#include "webhooks/courier.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "observe/log.hpp"
#include "protocol/codec.hpp"
#include "webhooks/notice.hpp"

namespace beffroi::webhooks {

using protocol::Seq;

namespace {

constexpr std::string_view kPrivateRoom = "c-";  // conversations: c-<hall>-<ticket>
constexpr int kGone = 410;

Seq read_seq(const std::string& text) {
  Seq seq = 0;
  std::from_chars(text.data(), text.data() + text.size(), seq);
  return seq;
}

struct Pending {
  Seq seq = 0;
  std::string id;
  std::string body;
};

}  // namespace

struct Courier::Trail {
  explicit Trail(const std::string& room) : state(room) {}

  room::State state;
  Seq cursor = 0;  // dealt with
  std::deque<Pending> pending;
  bool under_way = false;
  bool more = false;  // the log has news beyond what was read
  int attempts = 0;   // of what comes next
};

Courier::Courier(CourierSettings settings, CourierPorts ports)
    : settings_(std::move(settings)), ports_(std::move(ports)) {}

Courier::~Courier() = default;

std::string Courier::key_of(const std::string& room) const {
  return "webhook/" + settings_.name + "/" + room;
}

// Handles an answer on the courier's thread; the trail of a room that is under way is never forgotten.
template <class Value>
std::function<void(Value)> Courier::posted(const std::string& room, std::function<void(Trail&, Value)> handle) {
  return [this, room, handle = std::move(handle)](Value value) {
    ports_.post([this, room, handle, value = std::move(value)]() mutable {
      const auto found = trails_.find(room);
      if (found != trails_.end() && !off_) handle(*found->second, std::move(value));
    });
  };
}

void Courier::start() {
  struct Known {
    std::vector<std::string> rooms;
    bool begun = false;
  };
  const auto look = [key = key_of("")](const storage::HubRecords& records) {
    Known known{.begun = records.setting(key).has_value()};
    for (const storage::RoomRecord& room : records.rooms()) known.rooms.push_back(room.id);
    return known;
  };
  storage::look(ports_.storage, look, [this](Result<Known, storage::Unavailable> outcome) {
    ports_.post([this, outcome = std::move(outcome)]() mutable {
      if (!outcome.ok()) {
        ports_.after(std::chrono::milliseconds(bounds::retry_first_ms), [this] { start(); });
      } else if (!outcome.value().begun) {
        begin_at_heads(std::move(outcome.value().rooms), 0);
      } else {
        started_ = true;
        for (const std::string& room : outcome.value().rooms) note_news(room);
        start_ready();
      }
    });
  });
}

void Courier::begin_at_heads(std::vector<std::string> rooms, std::size_t next) {
  if (next == rooms.size()) {
    started_ = true;
    put_cursor("", 0);
    return start_ready();
  }
  const std::string room = rooms[next];
  ports_.storage.read_before(room, std::numeric_limits<Seq>::max(), 1,
                             [this, rooms = std::move(rooms), next](Page page) mutable {
                               ports_.post([this, rooms = std::move(rooms), next, page = std::move(page)]() mutable {
                                 if (page.ok() && !page.value().empty())
                                   put_cursor(rooms[next], page.value().back().seq);
                                 begin_at_heads(std::move(rooms), next + 1);
                               });
                             });
}

void Courier::room_grew(const std::string& room) {
  if (room.starts_with(kPrivateRoom)) return;
  ports_.post([this, room] {
    note_news(room);
    start_ready();
  });
}

void Courier::note_news(const std::string& room) {
  if (off_) return;
  const auto found = trails_.find(room);
  if (found != trails_.end() && found->second->under_way) {
    found->second->more = true;
  } else if (std::ranges::find(ready_, room) == ready_.end()) {
    ready_.push_back(room);
  }
}

void Courier::start_ready() {
  while (started_ && !off_ && under_way_ < bounds::rooms_at_once && !ready_.empty()) {
    const std::string room = std::move(ready_.front());
    ready_.pop_front();
    std::unique_ptr<Trail>& trail = trails_[room];
    if (!trail) trail = std::make_unique<Trail>(room);
    trail->under_way = true;
    ++under_way_;
    follow(*trail);
  }
}

// The cursor is read each time: another node may have moved it.
void Courier::follow(Trail& trail) {
  using Cursor = Result<std::optional<std::string>, storage::Unavailable>;
  trail.more = false;
  const auto look = [key = key_of(trail.state.id())](const storage::HubRecords& records) {
    return records.setting(key);
  };
  storage::look(ports_.storage, look, posted<Cursor>(trail.state.id(), [this](Trail& again, Cursor cursor) {
                  if (!cursor.ok()) return try_later(again, [this](Trail& later) { follow(later); });
                  const std::optional<std::string> text = std::move(cursor).value();
                  again.cursor = std::max(again.cursor, text ? read_seq(*text) : 0);
                  read_on(again);
                }));
}

void Courier::read_on(Trail& trail) {
  ports_.storage.read_after(trail.state.id(), trail.state.head(), bounds::log_page,
                            posted<Page>(trail.state.id(), [this](Trail& again, Page page) {
                              if (!page.ok()) return try_later(again, [this](Trail& later) { read_on(later); });
                              again.attempts = 0;
                              again.more = again.more || page.value().size() == bounds::log_page;
                              take_in(again, page.value());
                              deliver_next(again);
                            }));
}

void Courier::take_in(Trail& trail, const std::vector<storage::LogEntry>& page) {
  for (const storage::LogEntry& stored : page) {
    const auto decoded = protocol::decode_entry(stored.body);
    if (!decoded.ok()) {
      observe::log::error("webhook_entry_unreadable",
                          {{"room", trail.state.id()}, {"seq", std::to_string(stored.seq)}});
      continue;
    }
    const protocol::Entry& entry = decoded.value();
    room::apply(trail.state, entry);
    if (stored.seq <= trail.cursor) continue;
    const auto notice = notice_of(trail.state, entry, settings_.audience);
    const bool wanted = notice && (settings_.events.empty() || settings_.events.contains(notice->type));
    // What is not told moves the cursor too, with the next delivery or at the end of the page.
    if (wanted) {
      const std::string id = settings_.name + "." + trail.state.id() + "." + std::to_string(stored.seq);
      trail.pending.push_back({stored.seq, id, protocol::encoded(*notice)});
    }
  }
}

void Courier::deliver_next(Trail& trail) {
  if (!trail.pending.empty()) {
    const Pending& next = trail.pending.front();
    ports_.send(next.id, next.body,
                posted<int>(trail.state.id(), [this](Trail& again, int status) { on_status(again, status); }));
    return;
  }
  if (trail.state.head() > trail.cursor) {
    trail.cursor = trail.state.head();
    put_cursor(trail.state.id(), trail.cursor);
  }
  trail.more ? follow(trail) : rest(trail);
}

void Courier::on_status(Trail& trail, int status) {
  constexpr int hundred = 100;
  if (status / hundred == 2) {
    trail.attempts = 0;
    failing_since_.reset();
    trail.cursor = trail.pending.front().seq;
    trail.pending.pop_front();
    put_cursor(trail.state.id(), trail.cursor);
    return deliver_next(trail);
  }
  const std::int64_t now = ports_.now_ms();
  if (!failing_since_) {
    failing_since_ = now;
    observe::log::warning("webhook_fails", {{"webhook", settings_.name}, {"status", std::to_string(status)}});
  }
  if (status == kGone) return turn_off("it answered 410");
  if (now - *failing_since_ >= bounds::give_up_ms) return turn_off("nothing got through for a day");
  try_later(trail, [this](Trail& later) { deliver_next(later); });
}

void Courier::try_later(Trail& trail, std::function<void(Trail&)> again) {
  constexpr int most_doublings = 10;
  const int doublings = std::min(trail.attempts++, most_doublings);
  const std::int64_t longest = std::min(bounds::retry_first_ms << doublings, bounds::retry_longest_ms);
  const auto delay = static_cast<std::int64_t>(static_cast<double>(longest) * (1 - ports_.chance() / 2));
  ports_.after(std::chrono::milliseconds(delay), [this, room = trail.state.id(), again = std::move(again)] {
    const auto found = trails_.find(room);
    if (found != trails_.end() && !off_) again(*found->second);
  });
}

void Courier::turn_off(std::string_view why) {
  off_ = true;
  trails_.clear();
  ready_.clear();
  observe::log::error("webhook_off", {{"webhook", settings_.name}, {"why", std::string(why)}});
}

// Not waited for: a cursor that is lost repeats notices, which their ids tell.
void Courier::put_cursor(const std::string& room, Seq seq) {
  ports_.storage.with_records(
      [key = key_of(room), seq](storage::HubRecords& records) { records.put_setting(key, std::to_string(seq)); },
      [](const Result<storage::Done, storage::Unavailable>&) {});
}

void Courier::rest(Trail& trail) {
  trail.under_way = false;
  --under_way_;
  forget_resting();
  start_ready();
}

void Courier::forget_resting() {
  for (auto each = trails_.begin(); each != trails_.end() && trails_.size() > bounds::rooms_kept;) {
    each = each->second->under_way ? std::next(each) : trails_.erase(each);
  }
}

}  // namespace beffroi::webhooks
