// A client at the desk for all rooms, and what sanctions across rooms do to open connections.
#include <memory>
#include <utility>

#include "hosting/client_session.hpp"
#include "hosting/room_host.hpp"

namespace beffroi::hosting {

namespace {

room::Refusal refusal_of(protocol::ErrorCode code, std::optional<std::int64_t> retry_ms = std::nullopt) {
  return room::Refusal{code, retry_ms, {}, std::nullopt};
}

}  // namespace

void ClientSession::ask_role(const std::string& room,
                             std::function<void(ClientSession&, Result<Admission, protocol::ErrorCode>)> known) {
  hub().parts.entrance.role_in(
      person_, room, [&hub = hub(), origin = origin(), known = std::move(known)](auto admission) {
        hub.post(origin.thread, [id = origin.connection, known, admission = std::move(admission)](Shard& shard) {
          if (ClientSession* session = shard.session(id)) {
            known(*session, admission);
          }
        });
      });
}

// ---- the desk

void ClientSession::handle(const protocol::client::WatchDesk&) {
  if (watches_desk_) {
    return;
  }
  if (const auto wait_ms = desk_watches_.take(hub().parts.clock.steady_ms())) {
    refuse(std::nullopt, std::nullopt, refusal_of(protocol::ErrorCode::too_many, wait_ms));
    return;
  }
  watches_desk_ = true;
  hub().post(hub().desk_thread(),
             [origin = origin(), person = person_](Shard& shard) { shard.desk().watch(origin, person); });
}

void ClientSession::handle(const protocol::client::UnwatchDesk&) {
  leave_desk();
}

void ClientSession::leave_desk() {
  if (std::exchange(watches_desk_, false)) {
    hub().post(hub().desk_thread(), [origin = origin()](Shard& shard) { shard.desk().unwatch(origin); });
  }
}

void ClientSession::desk_refused() {
  watches_desk_ = false;
  refuse(std::nullopt, std::nullopt, refusal_of(protocol::ErrorCode::busy));
}

// The whole desk may be more than a slow connection may have waiting; it comes rarely (desk_watches_).
void ClientSession::tell_desk(const Desk::Telling& telling) {
  if (!watches_desk_) {
    return;
  }
  Piece piece = shared_piece(telling.frame);
  piece.shared = telling.whole;
  line_.send(std::span(&piece, 1));
}

// The role is asked for with every command, so that one that was taken away counts from that moment.
void ClientSession::submit_from_desk(protocol::client::Do message) {
  const bool full = desk_commands_ >= static_cast<std::size_t>(protocol::limits::commands_burst);
  if (full || hall_of_conversation(message.room)) {
    shard_.counters().refusals.add();
    refuse(std::move(message.id), std::move(message.room),
           refusal_of(full ? protocol::ErrorCode::busy : protocol::ErrorCode::not_joined));
    return;
  }
  ++desk_commands_;
  const std::string room = message.room;
  ask_role(room, [message = std::move(message)](ClientSession& session, auto admission) {
    session.desk_role_known(message, std::move(admission));
  });
}

void ClientSession::desk_role_known(protocol::client::Do message, Result<Admission, protocol::ErrorCode> admission) {
  --desk_commands_;
  const bool moderates = admission.ok() && admission->actor.role <= protocol::Role::moderator;
  if (moderates) {
    submit(message, std::move(admission->actor), admission->known, admission->where);
    return;
  }
  shard_.counters().refusals.add();
  refuse(std::move(message.id), std::move(message.room),
         refusal_of(admission.ok() ? protocol::ErrorCode::not_joined : admission.error()));
}

// ---- sanctions across rooms

void ClientSession::reconsider() {
  for (const Membership& membership : memberships_) {
    if (membership.state == Membership::State::asking) {
      continue;  // the answer under way knows already
    }
    ask_role(place_of_roles(membership.room), [room = membership.room](ClientSession& session, auto admission) {
      session.reconsidered(room, std::move(admission));
    });
  }
}

void ClientSession::reconsidered(const std::string& room, Result<Admission, protocol::ErrorCode> admission) {
  Membership* membership = find(std::string_view(room));
  if (membership == nullptr || membership->state == Membership::State::asking) {
    return;
  }
  if (admission.ok()) {
    membership->muted_until = admission->actor.muted_until;
  } else if (admission.error() == protocol::ErrorCode::banned) {
    line_.send(framed(protocol::server::Gone{room, protocol::ErrorCode::banned}));
    forget(*membership);
  }
}

}  // namespace beffroi::hosting
