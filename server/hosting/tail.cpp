#include "hosting/tail.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "hosting/bounds.hpp"
#include "protocol/codec.hpp"
#include "protocol/limits.hpp"

namespace beffroi::hosting {

namespace {

constexpr std::array audiences{protocol::Audience::public_, protocol::Audience::staff};

std::string update_of(const protocol::Entry& entry, const protocol::Change& change) {
  return protocol::encoded(protocol::Update{entry.seq, entry.at, change});
}

void append_joined(std::string& out, std::string_view updates) {
  if (updates.empty()) {
    return;
  }
  if (!out.empty()) {
    out.push_back(',');
  }
  out.append(updates);
}

void append_joined(std::string& out, const std::vector<SharedUpdate>& updates) {
  for (const SharedUpdate& update : updates) {
    append_joined(out, update.update);
  }
}

bool takes_a_channel(const ProjectedEntry& entry) {
  return std::ranges::any_of(entry.channels, [](const ChannelChange& change) { return !change.on; });
}

void unite(std::vector<protocol::Seq>& into, const std::vector<protocol::Seq>& more) {
  into.insert(into.end(), more.begin(), more.end());
}

void sort_unique(std::vector<protocol::Seq>& items) {
  std::ranges::sort(items);
  const auto repeats = std::ranges::unique(items);
  items.erase(repeats.begin(), repeats.end());
}

}  // namespace

std::size_t ProjectedEntry::bytes() const {
  std::size_t sum = sizeof(ProjectedEntry);
  for (const auto& updates : shared) {
    for (const SharedUpdate& update : updates) {
      sum += sizeof(SharedUpdate) + update.update.size();
    }
  }
  for (const PersonalUpdate& update : personal) {
    sum += sizeof(PersonalUpdate) + update.updates.size();
  }
  return sum;
}

ProjectedEntry projected(const room::State& after, const protocol::Entry& entry) {
  const room::Projection projection = room::project(after, entry);
  ProjectedEntry out;
  out.seq = entry.seq;
  for (const protocol::Change& change : projection.shared_public) {
    out.shared[index_of(protocol::Audience::public_)].push_back({object_of(change), update_of(entry, change)});
  }
  for (const protocol::Change& change : projection.shared_staff) {
    out.shared[index_of(protocol::Audience::staff)].push_back({object_of(change), update_of(entry, change)});
  }
  for (const room::PersonalChange& change : projection.personal) {
    ChannelName channel(change.channel);
    const auto known = std::ranges::find(out.personal, channel, &PersonalUpdate::channel);
    PersonalUpdate& update =
        known != out.personal.end() ? *known : out.personal.emplace_back(PersonalUpdate{std::move(channel), {}});
    append_joined(update.updates, update_of(entry, change.change));
  }
  for (const room::Grant& grant : projection.grants) {
    out.channels.push_back(ChannelChange{grant.person, ChannelName(grant.channel), grant.on});
  }
  out.touched = room::touched_by(after, entry);
  return out;
}

std::string epoch_for(const std::string& epoch, protocol::Audience audience) {
  return epoch + (audience == protocol::Audience::staff ? ".staff" : ".public");
}

Tail::Tail(std::string room, std::string epoch, protocol::Seq head)
    : room_(std::move(room)), epoch_(std::move(epoch)), head_(head), flushed_(head), told_{head, head} {}

void Tail::add(ProjectedEntry entry) {
  supersede(entry);
  head_ = entry.seq;
  bytes_ += entry.bytes();
  entries_.push_back(std::move(entry));
  kept_replays_.clear();
  trim();
}

void Tail::add_known(ProjectedEntry entry) {
  entry.channels.clear();
  add(std::move(entry));
  flushed_ = head_;
  told_ = {head_, head_};
}

void Tail::supersede(const ProjectedEntry& entry) {
  for (const protocol::Audience audience : audiences) {
    const std::size_t i = index_of(audience);
    for (const SharedUpdate& update : entry.shared[i]) {
      if (!update.object) continue;
      const auto [known, fresh] = latest_[i].try_emplace(*update.object, entry.seq);
      if (!fresh) take_back(i, *update.object, std::exchange(known->second, entry.seq));
    }
  }
}

void Tail::take_back(std::size_t audience, const ObjectKey& object, protocol::Seq seq) {
  const auto found = std::ranges::lower_bound(entries_, seq, {}, &ProjectedEntry::seq);
  if (found == entries_.end() || found->seq != seq) return;
  bytes_ -= found->bytes();
  std::erase_if(found->shared[audience], [&](const SharedUpdate& update) { return update.object == object; });
  bytes_ += found->bytes();
}

std::vector<FreshFlush> Tail::take() {
  std::vector<FreshFlush> flushes;
  for (auto from = first_after(flushed_); from != entries_.cend();) {
    auto to = std::next(from);
    while (to != entries_.cend() && !takes_a_channel(*to)) {
      ++to;
    }
    flushes.push_back(make_flush(from, to));
    from = to;
  }
  flushed_ = head_;
  trim();
  return flushes;
}

FreshFlush Tail::make_flush(Entries::const_iterator from, Entries::const_iterator to) {
  auto flush = std::make_shared<Flush>();
  std::array<std::string, 2> shared;
  std::map<std::string_view, std::pair<const ChannelName*, std::string>> personal;
  const protocol::Seq upto = std::prev(to)->seq;
  for (; from != to; ++from) {
    append_joined(shared[0], from->shared[0]);
    append_joined(shared[1], from->shared[1]);
    for (const PersonalUpdate& update : from->personal) {
      auto& [channel, updates] = personal[update.channel.key];
      channel = &update.channel;
      append_joined(updates, update.updates);
    }
    flush->channels.insert(flush->channels.end(), from->channels.begin(), from->channels.end());
  }
  for (const protocol::Audience audience : audiences) {
    const std::size_t i = index_of(audience);
    flush->quiet[i] = shared[i].empty();
    flush->frames[i] = framed(up_message(room_, told_[i], upto, shared[i]));
    told_[i] = flush->quiet[i] ? told_[i] : upto;
  }
  for (auto& [key, content] : personal) {
    flush->personal.push_back(PersonalFrame{*content.first, framed(mine_message(room_, content.second))});
  }
  std::ranges::sort(flush->personal, {}, [](const PersonalFrame& frame) { return frame.channel.hash; });
  return flush;
}

FreshFlush Tail::beat(protocol::TimeMs now) {
  auto flush = std::make_shared<Flush>();
  for (const protocol::Audience audience : audiences) {
    const std::size_t i = index_of(audience);
    if (told_[i] < flushed_) {
      flush->frames[i] = framed(up_message(room_, told_[i], flushed_, {}));
      told_[i] = flushed_;
    }
    flush->frames[i] += framed(protocol::server::Beat{room_, epoch_for(epoch_, audience), flushed_, now});
  }
  return flush;
}

bool Tail::covers(protocol::Seq after) const {
  return after <= head_ && (after == head_ || (!entries_.empty() && entries_.front().seq <= after + 1));
}

std::vector<Piece> Tail::replay(protocol::Seq after, protocol::Audience audience,
                                const std::vector<ChannelName>& channels, Deflater* deflater) {
  std::vector<Piece> pieces;
  if (after == head_) {
    return pieces;
  }
  std::string mine;
  for (auto entry = first_after(after); entry != entries_.cend(); ++entry) {
    for (const PersonalUpdate& update : entry->personal) {
      if (std::ranges::find(channels, update.channel) != channels.end()) {
        append_joined(mine, update.updates);
      }
    }
  }
  if (!mine.empty()) {
    pieces.push_back(owned_piece(framed(mine_message(room_, mine))));
  }
  KeptReplay& kept = kept_replay(after, audience);
  if (deflater != nullptr && !kept.compressed) {
    std::string smaller = deflater->frames(*kept.frame);
    kept.compressed = smaller.empty() ? kept.frame : std::make_shared<const std::string>(std::move(smaller));
  }
  pieces.push_back(shared_piece(deflater != nullptr ? kept.compressed : kept.frame));
  return pieces;
}

// Many come back from the same few positions after a break of the network: they share the frame.
Tail::KeptReplay& Tail::kept_replay(protocol::Seq after, protocol::Audience audience) {
  for (KeptReplay& kept : kept_replays_) {
    if (kept.after == after && kept.audience == audience) {
      return kept;
    }
  }
  std::string updates;
  for (auto entry = first_after(after); entry != entries_.cend(); ++entry) {
    append_joined(updates, entry->shared[index_of(audience)]);
  }
  auto frame = std::make_shared<const std::string>(framed(up_message(room_, after, head_, updates)));
  if (kept_replays_.size() == bounds::kept_replays) {
    kept_replays_.erase(kept_replays_.begin());
  }
  return kept_replays_.emplace_back(KeptReplay{audience, after, std::move(frame), nullptr});
}

room::Touched Tail::touched() const {
  room::Touched touched;
  for (const ProjectedEntry& entry : entries_) {
    unite(touched.questions, entry.touched.questions);
    unite(touched.polls, entry.touched.polls);
  }
  sort_unique(touched.questions);
  sort_unique(touched.polls);
  return touched;
}

Tail::Entries::const_iterator Tail::first_after(protocol::Seq position) const {
  return std::ranges::upper_bound(entries_, position, {}, &ProjectedEntry::seq);
}

// What has not been flushed stays, whatever the bound: it is at most what one append brought.
void Tail::trim() {
  while (!entries_.empty() && entries_.front().seq <= flushed_ &&
         (entries_.size() > protocol::limits::ring_frames || bytes_ > protocol::limits::ring_bytes)) {
    const ProjectedEntry& oldest = entries_.front();
    bytes_ -= oldest.bytes();
    for (std::size_t i = 0; i < latest_.size(); ++i) {
      for (const SharedUpdate& update : oldest.shared[i]) {
        if (update.object) latest_[i].erase(*update.object);
      }
    }
    entries_.pop_front();
  }
}

}  // namespace beffroi::hosting
