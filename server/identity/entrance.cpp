#include "identity/entrance.hpp"

#include <utility>

#include "identity/sanctions.hpp"

namespace beffroi::identity {
namespace {

// Asks in line with the writers; if writing is not possible at all (a full disk), nothing can be revoked either and a
// plain look gives the same answer. T is a Result with ErrorCode.
template <class Fn, class T>
void ask_in_line(storage::Storage& storage, Fn fn, std::function<void(T)> done) {
  auto look_instead = [&storage, fn, done] {
    storage::look(storage, fn, [done](Result<T, storage::Unavailable> answer) {
      if (answer.ok()) {
        done(std::move(answer).value());
      } else {
        done(Failure{ErrorCode::storage_unavailable});
      }
    });
  };
  storage::ask(storage, fn, [look_instead, done](Result<T, storage::Unavailable> answer) {
    if (answer.ok()) {
      done(std::move(answer).value());
    } else {
      look_instead();
    }
  });
}

Result<Visitor, ErrorCode> visitor_of(const HubRecords& records, const Tickets::Holder& holder, TimeMs now) {
  std::optional<storage::Person> person = records.person(holder.person);
  if (!person || !session_is_good(records, holder.session, now)) return Failure{ErrorCode::bad_ticket};
  return Visitor{std::move(person->id), std::move(person->name)};
}

}  // namespace

void Entrance::identify(std::string_view ticket, OnIdentified done) {
  const TimeMs now = clock_();
  std::optional<Tickets::Holder> holder = tickets_.redeem(ticket, now);
  if (!holder) return done(Failure{ErrorCode::bad_ticket});
  ask_in_line<>(
      storage_,
      [holder = std::move(*holder), now](const HubRecords& records) { return visitor_of(records, holder, now); },
      std::move(done));
}

void Entrance::role_in(std::string person, std::string room, OnArrival done) {
  ask_in_line<>(
      storage_,
      [person = std::move(person), room = std::move(room), now = clock_()](const HubRecords& records) {
        return arrival_in(records, person, room, now);
      },
      std::move(done));
}

void Entrance::moderated(std::string person, std::vector<std::string> rooms, OnRooms done) {
  using Rooms = Result<std::vector<std::string>, ErrorCode>;
  ask_in_line<>(
      storage_,
      [person = std::move(person), rooms = std::move(rooms)](const HubRecords& records) -> Rooms {
        return moderated_rooms(records, person, rooms);
      },
      std::move(done));
}

}  // namespace beffroi::identity
