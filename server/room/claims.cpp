#include "room/claims.hpp"

#include <algorithm>

#include "protocol/limits.hpp"
#include "room/contests.hpp"
#include "room/questions.hpp"
#include "room/reports.hpp"
#include "room/rules.hpp"

namespace beffroi::room {

using protocol::Claim;
using protocol::ErrorCode;
using protocol::Fact;
using protocol::ItemKind;
using protocol::MessageState;
using protocol::Seq;
using protocol::TimeMs;
namespace command = protocol::command;
namespace fact = protocol::fact;
namespace change = protocol::change;
namespace limits = protocol::limits;

namespace {

using Facts = std::vector<Fact>;

// A claim that has more than this to go is not prolonged yet: holding a key down makes no entries.
constexpr std::int64_t fresh_claim_ms = limits::claim_ms - 5000;

const Claim* claim_on(const Desk& desk, const ItemKey& key) {
  const auto found = std::find_if(desk.claims.begin(), desk.claims.end(),
                                  [&](const Claim& claim) { return claim.kind == key.kind && claim.item == key.item; });
  return found == desk.claims.end() ? nullptr : &*found;
}

bool has_open_case(const Room& room, const ItemKey& key) {
  return open_case(room, key.kind, key.item) || filed_contest(room, key.kind, key.item);
}

// Nothing: it may be claimed, for it waits for a decision.
std::optional<Refusal> refusal_of_settled(const Room& room, const Actor& actor, const ItemKey& key) {
  bool waits = has_open_case(room, key);
  const std::optional<protocol::Decided>* decided = nullptr;
  if (const ChatMessage* message = key.kind == ItemKind::message ? look_up(room.chat.messages, key.item) : nullptr) {
    waits = waits || message->state == MessageState::held || message->state == MessageState::delayed;
    decided = &message->decided;
  } else if (const AskedQuestion* question =
                 key.kind == ItemKind::question ? look_up(room.questions.all, key.item) : nullptr) {
    waits = waits || is_waiting(question->is.state);
    decided = &question->decided;
  }
  if (waits) return std::nullopt;
  if (decided && decided_otherwise(*decided, actor)) return refuse_decided(*decided).error;
  return refuse(ErrorCode::wrong_state).error;
}

std::optional<Refusal> refusal_of_case(const Room& room, const Actor& actor, const command::ClaimItem& claim) {
  if (claim.kind == ItemKind::report) {
    const ReportCase& found = room.desk.reports.at(claim.item);
    if (found.state != protocol::ReportState::open) return refuse_decided(found.decided).error;
    return std::nullopt;
  }
  const Objection& found = room.desk.contests.at(claim.item);
  if (found.state != protocol::ContestState::filed) return refuse_decided(found.decided).error;
  if (found.against.person == actor.person) return refuse(ErrorCode::own_decision).error;
  return std::nullopt;
}

}  // namespace

std::optional<ItemKey> key_of(const Room& room, ItemKind kind, Seq item) {
  switch (kind) {
    case ItemKind::message:
      if (!look_up(room.chat.messages, item) && !open_case(room, kind, item)) return std::nullopt;
      return ItemKey{kind, item};
    case ItemKind::question:
      return look_up(room.questions.all, item) ? std::optional(ItemKey{kind, item}) : std::nullopt;
    case ItemKind::report: {
      const ReportCase* found = look_up(room.desk.reports, item);
      if (!found) return std::nullopt;
      return found->conversation ? ItemKey{kind, item} : ItemKey{found->kind, found->item};
    }
    case ItemKind::contest: {
      const Objection* found = look_up(room.desk.contests, item);
      if (!found) return std::nullopt;
      return found->item ? ItemKey{found->kind, *found->item} : ItemKey{kind, item};
    }
    case ItemKind::standing:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Refusal> held_by_other(const Room& room, const Actor& actor, const ItemKey& key, TimeMs now) {
  const Claim* claim = claim_on(room.desk, key);
  if (!claim || claim->until <= now || claim->person == actor.person) return std::nullopt;
  Refusal refusal = refuse_until(ErrorCode::claimed, claim->until, now).error;
  refusal.detail = claim->name;
  return refusal;
}

void end_claim(Room& room, const ItemKey& key) {
  const auto ended = std::erase_if(
      room.desk.claims, [&](const Claim& claim) { return claim.kind == key.kind && claim.item == key.item; });
  if (ended > 0) room.desk.claim_ended = key;
}

Decision decide_on(const Room& room, const Actor& actor, const command::ClaimItem& claim, const Context& context) {
  const auto key = key_of(room, claim.kind, claim.item);
  if (!key) return refuse(ErrorCode::unknown_item);
  if (auto refusal = held_by_other(room, actor, *key, context.now)) return Failure{*refusal};
  const bool is_case = claim.kind == ItemKind::report || claim.kind == ItemKind::contest;
  if (auto refusal = is_case ? refusal_of_case(room, actor, claim) : refusal_of_settled(room, actor, *key))
    return Failure{*refusal};
  const Claim* held = claim_on(room.desk, *key);
  const bool own = held && held->person == actor.person;
  if (own && held->until - context.now > fresh_claim_ms) return Facts{};
  const auto held_by_me = std::count_if(room.desk.claims.begin(), room.desk.claims.end(), [&](const Claim& each) {
    return each.person == actor.person && each.until > context.now;
  });
  if (!own && held_by_me >= limits::claims_per_person) return refuse_full(limits::claims_per_person);
  return Facts{fact::ItemClaimed{.kind = key->kind, .item = key->item, .until = context.now + limits::claim_ms}};
}

Decision decide_on(const Room& room, const Actor& actor, const command::ReleaseItem& release, const Context& context) {
  const auto key = key_of(room, release.kind, release.item);
  const Claim* claim = key ? claim_on(room.desk, *key) : nullptr;
  if (!claim) return refuse(ErrorCode::unknown_item);
  if (!is_senior(actor.role))
    if (auto refusal = held_by_other(room, actor, *key, context.now)) return Failure{*refusal};
  return Facts{fact::ItemReleased{.kind = key->kind, .item = key->item}};
}

void fold(Room& room, const protocol::Entry& entry, const fact::ItemClaimed& claimed) {
  if (!entry.actor || !entry.actor->person) return;
  Claim claim{.kind = claimed.kind,
              .item = claimed.item,
              .person = *entry.actor->person,
              .name = entry.actor->name,
              .until = claimed.until};
  const auto former = std::find_if(room.desk.claims.begin(), room.desk.claims.end(), [&](const Claim& each) {
    return each.kind == claim.kind && each.item == claim.item;
  });
  if (former == room.desk.claims.end()) {
    room.desk.claims.push_back(std::move(claim));
  } else {
    *former = std::move(claim);
  }
}

void fold(Room& room, const protocol::Entry&, const fact::ItemReleased& released) {
  end_claim(room, {released.kind, released.item});
}

void show(const Room& room, const protocol::Entry&, const fact::ItemClaimed& claimed, Projection& out) {
  if (const Claim* claim = claim_on(room.desk, {claimed.kind, claimed.item}))
    out.shared_staff.push_back(change::Claim{*claim});
}

// The end of a claim is told after every entry that ends one: see project().
void show(const Room&, const protocol::Entry&, const fact::ItemReleased&, Projection&) {}

std::vector<Fact> due_claims(const Room& room, TimeMs now) {
  Facts facts;
  for (const Claim& claim : room.desk.claims)
    if (claim.until <= now) facts.push_back(fact::ItemReleased{.kind = claim.kind, .item = claim.item});
  return facts;
}

std::optional<TimeMs> next_due_claim(const Room& room) {
  std::optional<TimeMs> next;
  for (const Claim& claim : room.desk.claims) next = std::min(next.value_or(claim.until), claim.until);
  return next;
}

}  // namespace beffroi::room
