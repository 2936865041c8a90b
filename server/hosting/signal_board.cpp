#include "hosting/signal_board.hpp"

#include <algorithm>
#include <utility>

#include "hosting/bounds.hpp"
#include "hosting/wire.hpp"
#include "protocol/codec.hpp"
#include "protocol/limits.hpp"

namespace beffroi::hosting {

namespace limits = protocol::limits;

namespace {

std::string sig_frame(const std::string& room, protocol::Signal signal) {
  return framed(protocol::server::Sig{room, std::move(signal)});
}

void add_votes(const room::State& state, protocol::Seq question, protocol::Audience audience,
               protocol::Signal& signal) {
  if (!room::shows_votes(state, question, audience)) {
    return;
  }
  if (!signal.votes) {
    signal.votes.emplace();
  }
  (*signal.votes)[std::to_string(question)] = room::votes_of(state, question);
}

void add_tally(const room::State& state, protocol::Seq poll, protocol::Signal& signal) {
  if (!signal.polls) {
    signal.polls.emplace();
  }
  (*signal.polls)[std::to_string(poll)] = room::tally_of(state, poll);
}

void take_earlier(std::optional<std::int64_t>& at, std::int64_t candidate) {
  at = at ? std::min(*at, candidate) : candidate;
}

}  // namespace

void SignalBoard::touch(const room::Touched& touched) {
  questions_.insert(touched.questions.begin(), touched.questions.end());
  polls_.insert(touched.polls.begin(), touched.polls.end());
  moderation_dirty_ = moderation_dirty_ || touched.tally;
}

void SignalBoard::typing(const std::string& name, std::int64_t now_ms) {
  std::int64_t& until = typing_until_[name];
  typing_dirty_ = typing_dirty_ || until == 0;
  until = now_ms + bounds::typing_ms;
}

std::optional<std::int64_t> SignalBoard::next_at() const {
  std::optional<std::int64_t> at;
  if (!questions_.empty() || !polls_.empty() || viewers_dirty_ || typing_dirty_ || moderation_dirty_) {
    take_earlier(at, sent_at_ + limits::signal_interval_ms);
  }
  if (!reactions_.empty()) {
    take_earlier(at, reactions_sent_at_ + limits::reaction_signal_interval_ms);
  }
  for (const auto& [name, until] : typing_until_) {
    take_earlier(at, std::max(until, sent_at_ + limits::signal_interval_ms));
  }
  return at;
}

FreshFlush SignalBoard::take(const room::State& state, const Presence& presence, std::int64_t now_ms) {
  auto flush = std::make_shared<Flush>();
  flush->is_signal = true;
  const bool reactions_due = !reactions_.empty() && now_ms - reactions_sent_at_ >= limits::reaction_signal_interval_ms;
  std::vector<std::string> names;
  const bool names_changed = add_typing(now_ms, names);
  bool anything = false;
  for (const protocol::Audience audience : {protocol::Audience::public_, protocol::Audience::staff}) {
    protocol::Signal signal = tallies(state, audience);
    add_viewers(presence, audience, signal);
    add_moderation(state, audience, signal);
    if (reactions_due) {
      add_reactions(signal);
    }
    if (names_changed) {
      signal.typing = names;
    }
    if (signal != protocol::Signal{}) {
      flush->frames[index_of(audience)] = sig_frame(room_, std::move(signal));
      anything = true;
    }
  }
  add_hidden_tallies(state, *flush);
  questions_.clear();
  polls_.clear();
  viewers_dirty_ = false;
  moderation_dirty_ = false;
  sent_at_ = now_ms;
  if (reactions_due) {
    reactions_.clear();
    reactions_sent_at_ = now_ms;
  }
  return anything || !flush->personal.empty() ? flush : nullptr;
}

std::string SignalBoard::for_one(const room::State& state, const Presence& presence, const room::Touched& touched,
                                 protocol::Audience audience, const std::vector<ChannelName>& channels) {
  protocol::Signal signal;
  signal.viewers = presence.viewers(audience);
  signal.tally = room::moderation_tally(state, audience);
  if (told_moderation_[index_of(audience)] != signal.tally) {
    told_moderation_[index_of(audience)].reset();
  }
  std::optional<protocol::Viewers>& told = told_viewers_[index_of(audience)];
  if (told != signal.viewers) {
    told.reset();  // not everybody was told the same
  }
  for (const protocol::Seq question : touched.questions) {
    add_votes(state, question, audience, signal);
  }
  for (const protocol::Seq poll : touched.polls) {
    const std::optional<room::ChannelKey> hidden_in = room::tally_channel(state, poll);
    const bool voted = hidden_in && std::ranges::find(channels, *hidden_in, &ChannelName::key) != channels.end();
    if (voted || room::shows_tally(state, poll, audience)) {
      add_tally(state, poll, signal);
    }
  }
  return sig_frame(room_, std::move(signal));
}

protocol::Signal SignalBoard::tallies(const room::State& state, protocol::Audience audience) const {
  protocol::Signal signal;
  for (const protocol::Seq question : questions_) {
    add_votes(state, question, audience, signal);
  }
  for (const protocol::Seq poll : polls_) {
    if (room::shows_tally(state, poll, audience)) {
      add_tally(state, poll, signal);
    }
  }
  return signal;
}

void SignalBoard::add_hidden_tallies(const room::State& state, Flush& flush) const {
  for (const protocol::Seq poll : polls_) {
    if (const std::optional<room::ChannelKey> channel = room::tally_channel(state, poll)) {
      protocol::Signal signal;
      add_tally(state, poll, signal);
      flush.personal.push_back(PersonalFrame{ChannelName(*channel), sig_frame(room_, std::move(signal))});
    }
  }
  std::ranges::sort(flush.personal, {}, [](const PersonalFrame& frame) { return frame.channel.hash; });
}

// Counted from the questions, so only when one of them changed; sent only when it is another.
void SignalBoard::add_moderation(const room::State& state, protocol::Audience audience, protocol::Signal& signal) {
  if (!moderation_dirty_) {
    return;
  }
  protocol::Tally tally = room::moderation_tally(state, audience);
  std::optional<protocol::Tally>& told = told_moderation_[index_of(audience)];
  if (told != tally) {
    told = tally;
    signal.tally = std::move(tally);
  }
}

void SignalBoard::add_viewers(const Presence& presence, protocol::Audience audience, protocol::Signal& signal) {
  if (!viewers_dirty_) {
    return;
  }
  const protocol::Viewers viewers = presence.viewers(audience);
  std::optional<protocol::Viewers>& told = told_viewers_[index_of(audience)];
  if (told != viewers) {
    told = viewers;
    signal.viewers = viewers;
  }
}

void SignalBoard::add_reactions(protocol::Signal& signal) const {
  signal.reactions.emplace();
  for (const auto& [reaction, count] : reactions_) {
    (*signal.reactions)[std::string(protocol::to_string(reaction))] = count;
  }
}

bool SignalBoard::add_typing(std::int64_t now_ms, std::vector<std::string>& names) {
  const bool ended = std::erase_if(typing_until_, [&](const auto& entry) { return entry.second <= now_ms; }) > 0;
  const bool changed = std::exchange(typing_dirty_, false) || ended;
  for (const auto& [name, until] : typing_until_) {
    names.push_back(name);
  }
  return changed;
}

}  // namespace beffroi::hosting
