#include "laws/viewer.hpp"

#include <algorithm>

#include "protocol/codec.hpp"
#include "protocol/limits.hpp"

namespace beffroi::laws {

using protocol::Audience;
using protocol::Change;
using protocol::MessageState;
namespace change = protocol::change;
namespace server = protocol::server;

namespace {

const std::string epoch = "epoch-1";

template <class T, class Id>
void put(std::vector<T>& list, const T& item, Id id_of) {
  const auto place = std::lower_bound(list.begin(), list.end(), id_of(item),
                                      [&](const T& other, const auto& id) { return id_of(other) < id; });
  if (place != list.end() && id_of(*place) == id_of(item)) {
    *place = item;
  } else {
    list.insert(place, item);
  }
}

template <class T, class Id>
void drop(std::vector<T>& list, Seq id, Id id_of) {
  std::erase_if(list, [&](const T& item) { return id_of(item) == id; });
}

template <class T, class Key>
void put_by_key(std::vector<T>& list, const T& item, Key key_of) {
  const auto place =
      std::find_if(list.begin(), list.end(), [&](const T& other) { return key_of(other) == key_of(item); });
  if (place == list.end()) {
    list.push_back(item);
  } else {
    *place = item;
  }
}

template <class T, class Key>
void drop_by_key(std::vector<T>& list, const Key& key_of, const decltype(key_of(std::declval<T>()))& key) {
  std::erase_if(list, [&](const T& item) { return key_of(item) == key; });
}

constexpr auto by_item = [](const auto& claim) { return std::pair(claim.kind, claim.item); };
constexpr auto by_id = [](const auto& item) { return item.id; };
constexpr auto itself = [](Seq id) { return id; };

bool is_free(const protocol::Standing& standing) {
  return !standing.muted_until && !standing.banned_until;
}

struct Fold {
  protocol::RoomView& shared;
  protocol::MineView& mine;

  void operator()(const change::Question& c) { put(shared.questions, c.question, by_id); }
  void operator()(const change::QuestionRemoved& c) { drop(shared.questions, c.question, by_id); }
  void operator()(const change::Message& c) { put(shared.messages, c.message, by_id); }
  void operator()(const change::MessageRemoved& c) { drop(shared.messages, c.message, by_id); }
  void operator()(const change::Poll& c) { put(shared.polls, c.poll, by_id); }
  void operator()(const change::PollRemoved& c) { drop(shared.polls, c.poll, by_id); }
  void operator()(const change::Settings& c) { shared.settings = c.settings; }
  void operator()(const change::Stage& c) { shared.stage = c.stage; }
  void operator()(const change::Timer& c) { shared.timer = c.timer; }
  void operator()(const change::Title& c) { shared.title = c.title; }
  void operator()(const change::Booth& c) { put(shared.booths, c.booth, by_id); }
  void operator()(const change::Conversation& c) { shared.conversation = c.conversation; }
  void operator()(const change::Standing& c) {
    const auto key = [](const auto& standing) { return standing.person; };
    if (is_free(c.standing)) {
      std::erase_if(shared.standings, [&](const auto& other) { return other.person == c.standing.person; });
    } else {
      put_by_key(shared.standings, c.standing, key);
    }
  }
  void operator()(const change::YoungAudience& c) { shared.young_audience = c.on; }
  void operator()(const change::Shield& c) { shared.shield = c.shield; }
  void operator()(const change::Claim& c) { put_by_key(shared.claims, c.claim, by_item); }
  void operator()(const change::ClaimReleased& c) { drop_by_key(shared.claims, by_item, std::pair(c.kind, c.item)); }
  void operator()(const change::Report& c) {
    drop(shared.reports, c.report.id, by_id);
    if (c.report.state == protocol::ReportState::open) put(shared.reports, c.report, by_id);
  }
  void operator()(const change::Contest& c) {
    drop(shared.contests, c.contest.id, by_id);
    if (c.contest.state == protocol::ContestState::filed) put(shared.contests, c.contest, by_id);
  }
  void operator()(const change::MyReport& c) { put(mine.reports, c.report, by_id); }
  void operator()(const change::MyContest& c) { put(mine.contests, c.contest, by_id); }
  void operator()(const change::MyMessageKept& c) { put(mine.messages, c.message, by_id); }
  void operator()(const change::MyQuestion& c) { put(mine.questions, c.question, by_id); }
  void operator()(const change::MyVote& c) {
    drop(mine.votes, c.question, itself);
    if (c.on) put(mine.votes, c.question, itself);
  }
  void operator()(const change::MyAnswer& c) {
    put(mine.answers, c.answer, [](const auto& answer) { return answer.poll; });
  }
  void operator()(const change::MyMessage& c) {
    drop(mine.messages, c.message.id, by_id);
    if (c.message.state != MessageState::visible) put(mine.messages, c.message, by_id);
  }
  void operator()(const change::MyStanding& c) {
    mine.standing = is_free(c.standing) ? std::nullopt : std::optional(c.standing);
  }
  void operator()(const change::MyTicket& c) { put(mine.tickets, c.ticket, by_id); }
  void operator()(const change::MyQueue& c) {
    put(mine.queues, c.queue, [](const auto& queue) { return queue.booth; });
  }
  void operator()(const change::MyQueueClosed& c) {
    drop(mine.queues, c.booth, [](const auto& queue) { return queue.booth; });
  }
  void operator()(const change::MyConversation& c) {
    put_by_key(mine.conversations, c.conversation, [](const auto& conversation) { return conversation.room; });
  }
};

// Messages that wait are in a view however old; the rest of it is the newest.
bool waits(const protocol::Message& message) {
  return message.state == MessageState::held || message.state == MessageState::delayed;
}

// An objection keeps a message in the view until it is decided: compared apart, by the window.
void keep_comparable(std::vector<protocol::Message>& messages, Seq from) {
  std::erase_if(messages, [&](const auto& message) { return message.id < from && !waits(message); });
}

// The newest messages make up the view; what is older than so many is not compared.
Seq oldest_of(const std::vector<protocol::Message>& messages) {
  std::vector<Seq> settled;
  for (const auto& message : messages)
    if (!waits(message)) settled.push_back(message.id);
  const auto window = static_cast<std::size_t>(protocol::limits::room_window_messages);
  if (settled.empty()) return 0;
  return settled.size() <= window ? settled.front() : settled[settled.size() - window];
}

template <class T>
std::string differs(const char* what, const T& folded, const T& fresh) {
  if (folded == fresh) return "";
  const auto text = [](const T& view) { return protocol::encoded(view); };
  return std::string(what) + "\n  folded: " + text(folded) + "\n  fresh:  " + text(fresh);
}

}  // namespace

std::string snapshot_frame(const room::State& state, const room::Actor& actor) {
  const Audience audience = room::audience_of(room::role_in(state, actor));
  return protocol::encoded(protocol::ServerMessage(server::Snap{.room = state.id(),
                                                                .epoch = epoch,
                                                                .seq = state.head(),
                                                                .shared = room::shared_view(state, audience),
                                                                .mine = room::my_view(state, actor)}));
}

Viewer::Viewer(room::Actor actor, const LiveRoom& room)
    : actor_(std::move(actor)),
      audience_(room::audience_of(room::role_in(room.state, actor_))),
      shared_(room::shared_view(room.state, audience_)),
      mine_(room::my_view(room.state, actor_)),
      first_snapshot_(snapshot_frame(room.state, actor_)) {
  for (auto& channel : room::channels_of(room.state, actor_)) channels_.insert(std::move(channel));
}

void Viewer::receive(const Change& change) {
  inbox_.push_back(change);
  std::visit(Fold{shared_, mine_}, change);
}

void Viewer::send_changes(const std::string& room, const room::Projection& projection, const protocol::Entry& entry) {
  std::vector<protocol::Update> mine;
  std::vector<protocol::Update> shared;
  for (const auto& personal : projection.personal)
    if (channels_.contains(personal.channel))
      mine.push_back({.seq = entry.seq, .at = entry.at, .change = personal.change});
  for (const auto& each : audience_ == Audience::staff ? projection.shared_staff : projection.shared_public)
    shared.push_back({.seq = entry.seq, .at = entry.at, .change = each});
  for (const auto* updates : {&mine, &shared})
    for (const auto& update : *updates) receive(update.change);
  if (!mine.empty())
    frames_.push_back(protocol::encoded(protocol::ServerMessage(server::Mine{.room = room, .u = mine})));
  frames_.push_back(protocol::encoded(protocol::ServerMessage(
      server::Up{.room = room, .after = entry.seq - 1, .upto = entry.seq, .u = std::move(shared)})));
}

void Viewer::send_signal(const LiveRoom& room, const protocol::Entry& entry) {
  const room::Touched touched = room::touched_by(room.state, entry);
  protocol::Signal signal;
  if (touched.tally && shared_.tally != room::moderation_tally(room.state, audience_))
    signal.tally = shared_.tally = room::moderation_tally(room.state, audience_);
  for (const Seq id : touched.questions) {
    if (!room::shows_votes(room.state, id, audience_)) continue;
    signal.votes.emplace(std::map<std::string, std::int64_t>())[std::to_string(id)] = room::votes_of(room.state, id);
    for (auto* layer : {&shared_.questions, &mine_.questions})
      for (auto& question : *layer)
        if (question.id == id) question.votes = room::votes_of(room.state, id);
  }
  for (const Seq id : touched.polls) {
    const auto channel = room::tally_channel(room.state, id);
    const bool in_shared = room::shows_tally(room.state, id, audience_);
    if (!in_shared && !(channel && channels_.contains(*channel))) continue;
    const protocol::PollTally tally = room::tally_of(room.state, id);
    signal.polls.emplace(std::map<std::string, protocol::PollTally>())[std::to_string(id)] = tally;
    for (auto& poll : shared_.polls) {
      if (poll.id != id || !in_shared) continue;
      poll.voters = tally.voters;
      for (std::size_t i = 0; i < poll.options.size(); ++i) poll.options[i].count = tally.counts[i];
    }
    for (auto& answer : mine_.answers) {
      if (answer.poll != id || !answer.counts) continue;
      answer.counts = tally.counts;
      answer.voters = tally.voters;
    }
  }
  if (!signal.votes && !signal.polls && !signal.tally) return;
  frames_.push_back(protocol::encoded(protocol::ServerMessage(server::Sig{.room = room.state.id(), .s = signal})));
}

void Viewer::follow(const LiveRoom& room, const protocol::Entry& entry) {
  if (!inside_) return;
  const room::Projection projection = room::project(room.state, entry);
  for (const auto& grant : projection.grants) {
    if (grant.person != actor_.person) continue;
    if (grant.on) {
      channels_.insert(grant.channel);
    } else {
      channels_.erase(grant.channel);
    }
  }
  send_changes(room.state.id(), projection, entry);
  send_signal(room, entry);
  for (const auto& effect : room::effects_of(room.state, entry))
    if (const auto* evict = std::get_if<room::EvictPerson>(&effect); evict && evict->person == actor_.person)
      inside_ = false;
}

std::vector<Change> Viewer::take_inbox() {
  return std::exchange(inbox_, {});
}

std::string difference_from_fresh(const Viewer& viewer, const room::State& state) {
  protocol::RoomView shared = viewer.shared();
  protocol::RoomView fresh_shared = room::shared_view(state, viewer.audience());
  protocol::MineView mine = viewer.mine();
  protocol::MineView fresh_mine = room::my_view(state, viewer.actor());
  const Seq from = oldest_of(fresh_shared.messages);
  for (auto* messages : {&shared.messages, &fresh_shared.messages, &mine.messages, &fresh_mine.messages})
    keep_comparable(*messages, from);
  const std::string difference = differs("shared layer", shared, fresh_shared);
  return difference.empty() ? differs("personal layer", mine, fresh_mine) : difference;
}

}  // namespace beffroi::laws
