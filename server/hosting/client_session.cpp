#include "hosting/client_session.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

#include "hosting/bounds.hpp"
#include "hosting/room_host.hpp"
#include "protocol/limits.hpp"

namespace beffroi::hosting {

namespace limits = protocol::limits;

ClientSession::ClientSession(Shard& shard, Outlet& outlet, bool compressed)
    : shard_(shard), line_(outlet, shard.counters()), id_(shard.enlist(*this)), compressed_(compressed) {}

ClientSession::~ClientSession() {
  on_closed();
}

void ClientSession::on_closed() {
  if (life_ == Life::over) {
    return;
  }
  for (Membership& membership : memberships_) {
    give_up_seat(membership);
  }
  memberships_.clear();
  leave_desk();
  if (!person_.empty()) {
    hub().post(hub().home_of(person_),
               [person = person_, origin = origin()](Shard& shard) { shard.departed(person, origin); });
  }
  life_ = Life::over;
  line_.on_closed();
  shard_.strike_off(id_);
}

void ClientSession::on_writable() {
  line_.on_writable();
  for (const Membership& membership : memberships_) {
    if (membership.state == Membership::State::following && line_.ready()) {
      membership.local->serve(membership.seat);
    }
  }
}

// ---- messages

void ClientSession::on_text(std::string_view message) {
  if (life_ == Life::over || line_.closed()) {
    return;
  }
  auto decoded = protocol::decode_client_message(message);
  if (!decoded.ok()) {
    refuse_broken(decoded.error());
    return;
  }
  const bool is_hello = std::holds_alternative<protocol::client::Hello>(decoded.value());
  if (is_hello != (life_ == Life::awaiting_hello)) {
    line_.close(protocol::close_code::bad_protocol, is_hello ? "hello was said already" : "say hello first");
    return;
  }
  if (life_ == Life::identifying) {
    line_.close(protocol::close_code::bad_protocol, "wait for the welcome");
    return;
  }
  handle_decoded(decoded.value());
}

void ClientSession::handle_decoded(protocol::ClientMessage& message) {
  std::visit([this](auto& content) { handle(content); }, message);
}

void ClientSession::handle(const protocol::client::Hello& message) {
  life_ = Life::identifying;
  hub().parts.entrance.identify(message.ticket, [&hub = hub(), origin = origin()](auto who) {
    hub.post(origin.thread, [id = origin.connection, who = std::move(who)](Shard& shard) {
      if (ClientSession* session = shard.session(id)) {
        session->identified(who);
      }
    });
  });
}

void ClientSession::identified(Result<Who, protocol::ErrorCode> who) {
  if (life_ != Life::identifying) {
    return;
  }
  if (!who.ok()) {
    refuse(std::nullopt, std::nullopt, room::Refusal{who.error(), std::nullopt, {}, std::nullopt});
    line_.close(protocol::close_code::ticket_expired, "no valid ticket");
    return;
  }
  if (shard_.stopping()) {
    line_.close(protocol::close_code::going_away, "the hub stops");
    return;
  }
  life_ = Life::ready;
  person_ = who.value().person;
  name_ = who.value().name;
  hub().post(hub().home_of(person_),
             [person = person_, origin = origin()](Shard& shard) { shard.arrived(person, origin); });
  line_.send(framed(protocol::server::Welcome{protocol::Me{person_, name_}, hub().parts.clock.wall_ms(),
                                              hub().settings.heartbeat_ms}));
}

// A client that joins a room it follows already has lost its place: it leaves and comes again.
void ClientSession::handle(const protocol::client::Join& message) {
  if (Membership* known = find(message.room)) {
    forget(*known);
  }
  if (shard_.stopping() || memberships_.size() >= static_cast<std::size_t>(limits::rooms_per_connection)) {
    const auto code = shard_.stopping() ? protocol::ErrorCode::stopping : protocol::ErrorCode::too_many_rooms;
    refuse(std::nullopt, message.room, room::Refusal{code, std::nullopt, {}, std::nullopt});
    return;
  }
  if (const auto wait_ms = wait_before_command()) {
    refuse(std::nullopt, message.room, room::Refusal{protocol::ErrorCode::too_many, wait_ms, {}, std::nullopt});
    return;
  }
  Membership membership;
  membership.room = message.room;
  membership.serial = ++last_serial_;
  if (message.epoch && message.after) {
    membership.position = std::make_unique<Position>(Position{*message.epoch, *message.after});
  }
  const std::uint64_t serial = membership.serial;
  memberships_.push_back(std::move(membership));
  const std::string asked = place_of_roles(message.room);
  ask_role(asked,
           [serial](ClientSession& session, auto admission) { session.role_known(serial, std::move(admission)); });
}

void ClientSession::role_known(std::uint64_t serial, Result<Admission, protocol::ErrorCode> admission) {
  Membership* membership = find(serial);
  if (membership == nullptr || membership->state != Membership::State::asking) {
    return;
  }
  if (!admission.ok()) {
    refuse(std::nullopt, membership->room, room::Refusal{admission.error(), std::nullopt, {}, std::nullopt});
    forget(*membership);
    return;
  }
  room::Actor& actor = admission->actor;
  name_ = actor.name;
  membership->granted = actor.role;
  membership->guest = actor.guest;
  membership->muted_until = actor.muted_until;
  membership->booths.reset();
  if (!actor.booths.empty()) membership->booths = std::make_unique<std::vector<protocol::Seq>>(std::move(actor.booths));
  if (hall_of_conversation(membership->room)) admission->where.kind = protocol::RoomKind::conversation;
  membership->known = admission->known;
  membership->where = std::make_unique<moderation::Surroundings>(std::move(admission->where));
  membership->state = Membership::State::joining;
  ask_home(*membership, std::nullopt);
}

void ClientSession::handle(const protocol::client::Leave& message) {
  if (Membership* membership = find(message.room)) {
    forget(*membership);
  }
}

void ClientSession::handle(protocol::client::Do& message) {
  room::Refusal why;
  const Membership* membership = following(message.room);
  if (membership == nullptr && !watches_desk_) {
    why.code = protocol::ErrorCode::not_joined;
  } else if (const auto wait_ms = wait_before_command()) {
    why.code = protocol::ErrorCode::too_many;
    why.retry_ms = wait_ms;
  } else if (shard_.stopping()) {
    why.code = protocol::ErrorCode::stopping;
  } else if (hub().waiting_for_moderation >= bounds::waiting_for_moderation) {
    why.code = protocol::ErrorCode::busy;
  } else {
    if (membership != nullptr) {
      submit(message, actor_for(*membership), membership->known, membership->local->where());
    } else {
      submit_from_desk(std::move(message));
    }
    return;
  }
  shard_.counters().refusals.add();
  refuse(std::move(message.id), std::move(message.room), std::move(why));
}

// Moderation first, then the room's turn: a slow judge keeps nobody else waiting.
void ClientSession::submit(protocol::client::Do& message, room::Actor actor, const moderation::Acquaintance& known,
                           const moderation::Surroundings& where) {
  auto turn = std::make_shared<Turn>(
      Turn{origin(), std::move(message.id), std::move(actor), std::move(message.cmd), {}, false});
  const moderation::Submission submission{message.room, turn->actor, turn->command, hub().parts.clock.wall_ms(),
                                          known,        where,       turn->id};
  ++hub().waiting_for_moderation;
  hub().parts.judge.judge(submission, [&hub = hub(), turn, room = message.room](room::Verdict verdict) {
    --hub.waiting_for_moderation;
    turn->verdict = std::move(verdict);
    hub.post(hub.home_of(room), [room, turn](Shard& shard) { shard.host(room).submit(std::move(*turn)); });
  });
}

void ClientSession::handle(const protocol::client::React& message) {
  if (const Membership* membership = following(message.room); membership != nullptr && !wait_before_command()) {
    hub().post(hub().home_of(message.room),
               [room = message.room, actor = actor_for(*membership), reaction = message.reaction](Shard& shard) {
                 shard.host(room).react(actor, reaction);
               });
  }
}

void ClientSession::handle(const protocol::client::Typing& message) {
  if (const Membership* membership = following(message.room); membership != nullptr && !wait_before_command()) {
    hub().post(hub().home_of(message.room),
               [room = message.room, actor = actor_for(*membership)](Shard& shard) { shard.host(room).typing(actor); });
  }
}

void ClientSession::handle(const protocol::client::History& message) {
  room::Refusal why;
  const Membership* membership = following(message.room);
  if (membership == nullptr) {
    why.code = protocol::ErrorCode::not_joined;
  } else if (const auto wait_ms = wait_before_command()) {
    why.code = protocol::ErrorCode::too_many;
    why.retry_ms = wait_ms;
  } else {
    HistoryRequest request{origin(), message.id, actor_for(*membership), message.before};
    hub().post(hub().home_of(message.room), [room = message.room, request = std::move(request)](Shard& shard) {
      shard.host(room).history(request);
    });
    return;
  }
  refuse(message.id, message.room, std::move(why));
}

// ---- rooms

bool ClientSession::granted(const Grant& grant) {
  Membership* membership = find(grant.serial);
  const bool expected = membership != nullptr && (membership->state == Membership::State::joining ||
                                                  membership->state == Membership::State::lost);
  if (!expected) {
    return false;
  }
  membership->role = grant.role;
  if (membership->seated()) {
    membership->local->place(membership->seat, grant.channels);
  } else {
    membership->local = &shard_.local_room(grant.room);
    const Seat seat{this, &line_, &person_, room::audience_of(grant.role), compressed_};
    membership->seat = static_cast<std::uint32_t>(membership->local->add(seat, grant.channels));
  }
  membership->state = Membership::State::following;
  membership->position.reset();
  if (membership->where) membership->local->lies(std::move(*membership->where));
  membership->where.reset();
  line_.send(grant.frames);
  return true;
}

void ClientSession::denied(const Denial& denial) {
  Membership* membership = find(denial.serial);
  if (membership == nullptr) {
    return;
  }
  if (membership->seated()) {
    line_.send(framed(protocol::server::Gone{denial.room, denial.why.code}));
  } else {
    refuse(std::nullopt, denial.room, denial.why);
  }
  forget(*membership);
}

void ClientSession::evicted(const LocalRoom& room) {
  if (Membership* membership = find(room.id())) {
    line_.send(framed(protocol::server::Gone{room.id(), protocol::ErrorCode::banned}));
    forget(*membership);
  }
}

void ClientSession::seat_moved(const LocalRoom& room, std::size_t seat) {
  const auto membership = std::ranges::find(memberships_, &room, &Membership::local);
  if (membership != memberships_.end()) {
    membership->seat = static_cast<std::uint32_t>(seat);
  }
}

void ClientSession::seat_lost(const LocalRoom& room, protocol::ResetWhy why) {
  const auto membership = std::ranges::find(memberships_, &room, &Membership::local);
  if (membership != memberships_.end()) {
    membership->state = Membership::State::lost;
    membership->serial = ++last_serial_;
    ask_home(*membership, why);
  }
}

void ClientSession::signals_missed(const LocalRoom& room) {
  const auto membership = std::ranges::find(memberships_, &room, &Membership::local);
  if (membership != memberships_.end()) {
    hub().post(hub().home_of(room.id()), [room = room.id(), to = origin(), actor = actor_for(*membership)](
                                             Shard& shard) { shard.host(room).repeat_signals(to, actor); });
  }
}

void ClientSession::live_values(const std::string& room, std::string frame) {
  if (Membership* membership = following(room)) {
    membership->local->give_signals(membership->seat, std::move(frame));
  }
}

void ClientSession::ask_home(const Membership& membership, std::optional<protocol::ResetWhy> again) {
  JoinRequest request{origin(), membership.serial, actor_for(membership), {}, again, compressed_};
  if (membership.position) {
    request.position = *membership.position;
  }
  hub().post(hub().home_of(membership.room),
             [room = membership.room, request = std::move(request)](Shard& shard) { shard.host(room).join(request); });
}

// Whatever state it was in; a grant that is still under way finds nobody and is given back by the shard.
void ClientSession::forget(Membership& membership) {
  give_up_seat(membership);
  if (&membership != &memberships_.back()) {
    membership = std::move(memberships_.back());
  }
  memberships_.pop_back();
}

void ClientSession::give_up_seat(Membership& membership) {
  if (!membership.seated()) {
    return;
  }
  membership.local->remove(membership.seat);
  membership.local = nullptr;
  shard_.send_departure(membership.room, Departure{shard_.thread(), person_, membership.role, compressed_});
}

ClientSession::Membership* ClientSession::find(std::string_view room) {
  const auto found = std::ranges::find(memberships_, room, &Membership::room);
  return found == memberships_.end() ? nullptr : &*found;
}

ClientSession::Membership* ClientSession::find(std::uint64_t serial) {
  const auto found = std::ranges::find(memberships_, serial, &Membership::serial);
  return found == memberships_.end() ? nullptr : &*found;
}

ClientSession::Membership* ClientSession::following(const std::string& room) {
  Membership* membership = find(std::string_view(room));
  return membership != nullptr && membership->seated() ? membership : nullptr;
}

// ---- refusals

void ClientSession::refuse(std::optional<std::string> id, std::optional<std::string> room, room::Refusal why) {
  line_.send(refusal_frame(std::move(id), std::move(room), why));
}

void ClientSession::refuse_broken(const protocol::DecodeError& error) {
  if (life_ != Life::ready) {
    line_.close(protocol::close_code::bad_protocol, "the first message was no hello");
    return;
  }
  if (!tolerate()) {
    return;
  }
  room::Refusal why{error.code, std::nullopt, error.where, std::nullopt};
  why.detail += why.detail.empty() || error.detail.empty() ? error.detail : ": " + error.detail;
  why.limit = error.limit > 0 ? std::optional(error.limit) : std::nullopt;
  refuse(error.id.empty() ? std::nullopt : std::optional(error.id),
         error.room.empty() ? std::nullopt : std::optional(error.room), std::move(why));
}

bool ClientSession::tolerate() {
  if (!broken_.take(hub().parts.clock.steady_ms())) {
    return true;
  }
  shard_.counters().abuse_closed.add();
  line_.close(protocol::close_code::abuse, "too many broken messages");
  return false;
}

std::optional<std::int64_t> ClientSession::wait_before_command() {
  return commands_.take(hub().parts.clock.steady_ms());
}

}  // namespace beffroi::hosting
