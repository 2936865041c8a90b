#include "client.hpp"

#include <algorithm>

namespace beffroi::hosting::testing {

using namespace protocol;

namespace {

template <class T>
void put(std::vector<T>& items, const T& item) {
  const auto known = std::ranges::lower_bound(items, item.id, {}, &T::id);
  known != items.end() && known->id == item.id ? void(*known = item) : void(items.insert(known, item));
}

template <class T, class Key>
void put_by(std::vector<T>& items, const T& item, Key key) {
  const auto known = std::ranges::find(items, item.*key, key);
  known == items.end() ? items.push_back(item) : void(*known = item);
}

template <class T>
void drop(std::vector<T>& items, Seq id) {
  std::erase_if(items, [&](const T& item) { return item.id == id; });
}

bool is_on(const Claim& claim, ItemKind kind, Seq item) {
  return claim.kind == kind && claim.item == item;
}

struct SharedFold {
  RoomView& view;
  void operator()(const change::Question& c) { put(view.questions, c.question); }
  void operator()(const change::QuestionRemoved& c) { drop(view.questions, c.question); }
  void operator()(const change::Message& c) { put(view.messages, c.message); }
  void operator()(const change::MessageRemoved& c) { drop(view.messages, c.message); }
  void operator()(const change::Poll& c) { put(view.polls, c.poll); }
  void operator()(const change::PollRemoved& c) { drop(view.polls, c.poll); }
  void operator()(const change::Settings& c) { view.settings = c.settings; }
  void operator()(const change::Stage& c) { view.stage = c.stage; }
  void operator()(const change::Timer& c) { view.timer = c.timer; }
  void operator()(const change::Title& c) { view.title = c.title; }
  void operator()(const change::Booth& c) { put(view.booths, c.booth); }
  void operator()(const change::Conversation& c) { view.conversation = c.conversation; }
  void operator()(const change::Standing& c) {
    std::erase_if(view.standings, [&](const Standing& known) { return known.person == c.standing.person; });
    if (c.standing.muted_until || c.standing.banned_until) {
      view.standings.push_back(c.standing);
    }
  }
  void operator()(const change::YoungAudience& c) { view.young_audience = c.on; }
  void operator()(const change::Shield& c) { view.shield = c.shield; }
  void operator()(const change::Claim& c) {
    const auto known =
        std::ranges::find_if(view.claims, [&](const Claim& claim) { return is_on(claim, c.claim.kind, c.claim.item); });
    known == view.claims.end() ? view.claims.push_back(c.claim) : void(*known = c.claim);
  }
  void operator()(const change::ClaimReleased& c) {
    std::erase_if(view.claims, [&](const Claim& claim) { return is_on(claim, c.kind, c.item); });
  }
  void operator()(const change::Report& c) {
    drop(view.reports, c.report.id);
    if (c.report.state == ReportState::open) {
      put(view.reports, c.report);
    }
  }
  void operator()(const change::Contest& c) {
    drop(view.contests, c.contest.id);
    if (c.contest.state == ContestState::filed) {
      put(view.contests, c.contest);
    }
  }
  template <class Other>
  void operator()(const Other&) {}
};

struct MineFold {
  MineView& view;
  void operator()(const change::MyQuestion& c) { put(view.questions, c.question); }
  void operator()(const change::MyVote& c) {
    std::erase(view.votes, c.question);
    if (c.on) {
      view.votes.push_back(c.question);
    }
  }
  void operator()(const change::MyAnswer& c) { put_by(view.answers, c.answer, &PollAnswer::poll); }
  void operator()(const change::MyMessage& c) {
    drop(view.messages, c.message.id);
    if (c.message.state != MessageState::visible) {
      put(view.messages, c.message);
    }
  }
  void operator()(const change::MyMessageKept& c) { put(view.messages, c.message); }
  void operator()(const change::MyReport& c) { put(view.reports, c.report); }
  void operator()(const change::MyContest& c) { put(view.contests, c.contest); }
  void operator()(const change::MyStanding& c) { view.standing = c.standing; }
  void operator()(const change::MyTicket& c) { put(view.tickets, c.ticket); }
  void operator()(const change::MyQueue& c) { put_by(view.queues, c.queue, &Queue::booth); }
  void operator()(const change::MyQueueClosed& c) {
    std::erase_if(view.queues, [&](const Queue& queue) { return queue.booth == c.booth; });
  }
  void operator()(const change::MyConversation& c) { put_by(view.conversations, c.conversation, &Conversation::room); }
  template <class Other>
  void operator()(const Other&) {}
};

}  // namespace

void fold(RoomView& view, const Change& change) {
  std::visit(SharedFold{view}, change);
}
void fold(MineView& view, const Change& change) {
  std::visit(MineFold{view}, change);
}

std::string Client::command(const std::string& room, Command command, std::string id) {
  if (id.empty()) {
    id = person + "-" + std::to_string(++last_command_);
  }
  send(client::Do{id, room, std::move(command)});
  return id;
}

void Client::read() {
  for (std::string& text : outlet->take_frames()) {
    auto message = decode_server_message(text);
    texts.push_back(text);
    if (!message.ok()) {
      breaches.push_back("unreadable: " + text);
      continue;
    }
    take(message.value());
    received.push_back(std::move(message).value());
  }
  if (outlet->bad_frame) {
    breaches.push_back("broken frame");
  }
}

void Client::make_room(std::size_t bytes) {
  if (outlet->room != FakeOutlet::everything) {
    outlet->room = bytes == FakeOutlet::everything ? bytes : outlet->room + bytes;
  }
  if (session && outlet->wants_writable) {
    outlet->wants_writable = false;
    session->on_writable();
  }
}

void Client::hang_up() {
  session->on_closed();
  session.reset();
}

void Client::take(const ServerMessage& message) {
  if (const auto* joined = std::get_if<server::Joined>(&message)) {
    Followed& room = rooms[joined->room];
    room.epoch = joined->epoch;
    room.role = joined->role;
    room.audience = joined->audience;
    room.replays += joined->mode == JoinMode::replay;
  } else if (const auto* snap = std::get_if<server::Snap>(&message)) {
    Followed& room = rooms[snap->room];
    room.epoch = snap->epoch;
    room.position = snap->seq;
    room.shared = snap->shared;
    room.mine = snap->mine;
    ++room.snapshots;
  } else if (const auto* up = std::get_if<server::Up>(&message)) {
    take_up(*up);
  } else if (const auto* mine = std::get_if<server::Mine>(&message)) {
    for (const Update& update : mine->u) {
      fold(rooms[mine->room].mine, update.change);
    }
  } else if (const auto* reset = std::get_if<server::Reset>(&message)) {
    rooms[reset->room].resets.push_back(reset->why);
  } else if (const auto* beat = std::get_if<server::Beat>(&message)) {
    Followed& room = rooms[beat->room];
    ++room.beats;
    if (beat->seq != room.position || beat->epoch != room.epoch) {
      breaches.push_back("a beat at " + std::to_string(beat->seq) + ", position " + std::to_string(room.position));
    }
  } else if (const auto* sig = std::get_if<server::Sig>(&message)) {
    Followed& room = rooms[sig->room];
    room.viewers = sig->s.viewers ? sig->s.viewers : room.viewers;
    room.shared.tally = sig->s.tally.value_or(room.shared.tally);
    for (const auto& [id, votes] : sig->s.votes.value_or(std::map<std::string, std::int64_t>{})) {
      const auto question = std::ranges::find(room.shared.questions, std::stoll(id), &Question::id);
      if (question == room.shared.questions.end()) {
        breaches.push_back("votes of a question that is not known");
      } else {
        question->votes = votes;
      }
      const auto own = std::ranges::find(room.mine.questions, std::stoll(id), &Question::id);
      if (own != room.mine.questions.end()) {
        own->votes = votes;
      }
    }
    for (const auto& [id, tally] : sig->s.polls.value_or(std::map<std::string, PollTally>{})) {
      const auto poll = std::ranges::find(room.shared.polls, std::stoll(id), &Poll::id);
      const auto answer = std::ranges::find(room.mine.answers, std::stoll(id), &PollAnswer::poll);
      if (poll != room.shared.polls.end() && poll->voters) {
        poll->voters = tally.voters;
        for (std::size_t i = 0; i < tally.counts.size(); ++i) {
          poll->options[i].count = tally.counts[i];
        }
      }
      if (answer != room.mine.answers.end() && answer->counts) {
        answer->counts = tally.counts;
        answer->voters = tally.voters;
      }
    }
  }
}

void Client::take_up(const server::Up& up) {
  Followed& room = rooms[up.room];
  if (up.after > room.position) {
    breaches.push_back("a gap from " + std::to_string(room.position) + " to " + std::to_string(up.after));
  }
  for (const Update& update : up.u) {
    if (update.seq > room.position) {
      fold(room.shared, update.change);
    }
  }
  room.position = std::max(room.position, up.upto);
}

std::optional<Seq> Client::ok_of(const std::string& id) const {
  for (const server::Ok& ok : all_of<server::Ok>()) {
    if (ok.id == id) {
      return ok.seq;
    }
  }
  return std::nullopt;
}

std::optional<ErrorCode> Client::error_of(const std::string& id) const {
  for (const server::Err& err : all_of<server::Err>()) {
    if (err.id == id) {
      return err.code;
    }
  }
  return std::nullopt;
}

std::optional<ErrorCode> Client::last_error() const {
  const auto errors = all_of<server::Err>();
  return errors.empty() ? std::nullopt : std::optional(errors.back().code);
}

}  // namespace beffroi::hosting::testing
