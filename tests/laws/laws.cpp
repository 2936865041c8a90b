#include "laws/laws.hpp"

#include <algorithm>

#include "laws/secrecy.hpp"
#include "laws/viewer.hpp"
#include "protocol/codec.hpp"

namespace beffroi::laws {

using protocol::Entry;

namespace {

std::string at_entry(const LiveRoom& live, const Entry& entry, const std::string& what) {
  return live.state.id() + ", entry " + std::to_string(entry.seq) + " " + protocol::encoded(entry) + ": " + what;
}

std::string tail_breach(const LiveRoom& live) {
  for (const std::size_t part : {live.log.size() / 3, live.log.size() * 2 / 3}) {
    room::State whole = live.before_first;
    for (std::size_t i = 0; i < part; ++i) room::apply(whole, live.log[i]);
    room::State snapshot = whole;
    for (std::size_t i = part; i < live.log.size(); ++i) room::apply(snapshot, live.log[i]);
    if (!(snapshot == live.state))
      return live.state.id() + ": snapshot at " + std::to_string(part) + " and its tail differ";
  }
  return "";
}

std::string views_breach(const std::vector<Viewer>& viewers, const LiveRoom& replayed, const Secrets& secrets) {
  for (const Viewer& viewer : viewers) {
    if (!viewer.inside()) continue;
    const std::string difference = difference_from_fresh(viewer, replayed.state);
    if (!difference.empty()) return "view of " + viewer.actor().person + ": " + difference;
    const std::string leak =
        secrets.leak_in(snapshot_frame(replayed.state, viewer.actor()), viewer.actor(), replayed.state);
    if (!leak.empty()) return "snapshot of " + viewer.actor().person + " leaks " + leak;
  }
  return "";
}

std::string frames_breach(const std::vector<Viewer>& viewers, std::vector<std::size_t>& read, const LiveRoom& replayed,
                          const Secrets& secrets) {
  read.resize(viewers.size());
  for (std::size_t i = 0; i < viewers.size(); ++i) {
    const auto& frames = viewers[i].frames();
    for (; read[i] < frames.size(); ++read[i]) {
      const std::string leak = secrets.leak_in(frames[read[i]], viewers[i].actor(), replayed.state);
      if (!leak.empty()) return "frame to " + viewers[i].actor().person + " leaks " + leak + " in " + frames[read[i]];
    }
  }
  return "";
}

std::string history_breach(const LiveRoom& live) {
  const auto public_view = room::shared_view(live.state, protocol::Audience::public_);
  const auto shown = [&](Seq id) {
    return std::any_of(public_view.messages.begin(), public_view.messages.end(),
                       [&](const auto& m) { return m.id == id; });
  };
  for (const Entry& entry : live.log) {
    const auto view = room::message_view(live.state, entry, protocol::Audience::public_);
    const bool in_window = !public_view.messages.empty() && entry.seq >= public_view.messages.front().id;
    if (in_window && view.has_value() != shown(entry.seq))
      return at_entry(live, entry, "history and snapshot disagree");
    const room::Actor author{.person = entry.actor ? entry.actor->person.value_or("") : "", .name = ""};
    const auto own = room::message_view(live.state, entry, author);
    const auto* message =
        live.state.room().chat.messages.contains(entry.seq) ? &live.state.room().chat.messages.at(entry.seq) : nullptr;
    const bool silent =
        message && message->state == protocol::MessageState::hidden && message->channel == protocol::Channel::room;
    if (silent && !own && !live.state.room().conversation)
      return at_entry(live, entry, "the author of a silently hidden message does not find it in the history");
    if (view && view->author.anonymous && view->author.person)
      return at_entry(live, entry, "history names an anonymous author");
  }
  return "";
}

void welcome(std::vector<Viewer>& viewers, const std::vector<room::Actor>& actors, const LiveRoom& replayed) {
  for (const room::Actor& actor : actors)
    if (room::may_enter(replayed.state, actor, replayed.log.back().at)) viewers.emplace_back(actor, replayed);
}

}  // namespace

std::string breach_of(const LiveRoom& live, const std::vector<room::Actor>& actors, std::size_t stride) {
  const Secrets secrets(live);
  LiveRoom replayed(live.state.id());
  std::vector<Viewer> viewers;
  std::vector<std::size_t> read;
  for (const Entry& original : live.log) {
    const auto entry = protocol::decode_entry(protocol::encoded(original));
    if (!entry) return at_entry(live, original, "does not decode: " + entry.error().where + " " + entry.error().detail);
    if (!(entry.value() == original)) return at_entry(live, original, "changes on its way through JSON");
    room::apply(replayed.state, entry.value());
    replayed.log.push_back(original);
    for (Viewer& viewer : viewers) viewer.follow(replayed, original);
    std::string breach = frames_breach(viewers, read, replayed, secrets);
    const bool last = replayed.log.size() == live.log.size();
    if (breach.empty() && (last || replayed.log.size() % stride == 0))
      breach = views_breach(viewers, replayed, secrets);
    if (!breach.empty()) return at_entry(live, original, breach);
    if (replayed.log.size() == 1 || replayed.log.size() == live.log.size() / 2) welcome(viewers, actors, replayed);
  }
  if (!(replayed.state == live.state)) return live.state.id() + ": the replay of the log is not the live state";
  for (const auto& breach : {tail_breach(live), recount_breach(live), history_breach(live)})
    if (!breach.empty()) return breach;
  return "";
}

std::string breach_of(const LiveRoom& live, const std::vector<room::Actor>& actors) {
  return breach_of(live, actors, 1);
}

}  // namespace beffroi::laws
