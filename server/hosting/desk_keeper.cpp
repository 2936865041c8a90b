#include "hosting/desk_keeper.hpp"

#include <algorithm>
#include <utility>

#include "hosting/client_session.hpp"
#include "hosting/room_host.hpp"
#include "hosting/shard.hpp"
#include "protocol/limits.hpp"

namespace beffroi::hosting {

void DeskKeeper::take(const WaitingNews& news) {
  desk_.take(news);
  schedule();
}

void DeskKeeper::watch(const Origin& watcher, const std::string& person) {
  if (desk_.watch(watcher, person)) {
    schedule();
    return;
  }
  shard_.hub().post(watcher.thread, [id = watcher.connection](Shard& shard) {
    if (ClientSession* session = shard.session(id)) {
      session->desk_refused();
    }
  });
}

void DeskKeeper::schedule() {
  if (scheduled_ || !desk_.has_news()) {
    return;
  }
  scheduled_ = true;
  const std::int64_t now = shard_.hub().parts.clock.steady_ms();
  const std::int64_t wait_ms = ran_at_ + protocol::limits::desk_interval_ms - now;
  shard_.after(std::max<std::int64_t>(0, wait_ms), [](Shard& shard) { shard.desk().run(); });
}

void DeskKeeper::run() {
  scheduled_ = false;
  ran_at_ = shard_.hub().parts.clock.steady_ms();
  for (Desk::Question& question : desk_.questions()) {
    ask(std::move(question));
  }
  for (const Desk::Telling& telling : desk_.tell()) {
    tell(telling);
  }
  Switchboard& hub = shard_.hub();
  for (const std::string& room : desk_.rooms_left_out()) {
    hub.post(hub.home_of(room), [room](Shard& shard) { shard.host(room).tell_desk_again(); });
  }
  schedule();
}

void DeskKeeper::ask(Desk::Question question) {
  Switchboard& hub = shard_.hub();
  const auto rooms = question.rooms;
  hub.parts.entrance.moderated(
      std::move(question.person), std::move(question.rooms),
      [&hub, rooms, watcher = question.watcher](Result<std::vector<std::string>, protocol::ErrorCode> answer) {
        auto moderated = answer.ok() ? std::optional(std::move(answer).value()) : std::nullopt;
        hub.post(hub.desk_thread(), [rooms, watcher, moderated = std::move(moderated)](Shard& shard) {
          shard.desk().desk_.answer(watcher, rooms, moderated);
          shard.desk().schedule();
        });
      });
}

void DeskKeeper::tell(const Desk::Telling& telling) {
  shard_.hub().post(telling.watcher.thread, [telling](Shard& shard) {
    if (ClientSession* session = shard.session(telling.watcher.connection)) {
      session->tell_desk(telling);
    }
  });
}

}  // namespace beffroi::hosting
