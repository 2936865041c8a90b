#include "app/entrance.hpp"

#include <utility>

#include "app/hub_settings.hpp"
#include "app/shields.hpp"

namespace beffroi::app {

using protocol::ErrorCode;

void Entrance::identify(std::string ticket, Answer<hosting::Who> answer) {
  identity_.identify(ticket, [answer = std::move(answer)](Result<identity::Visitor, ErrorCode> visitor) {
    if (!visitor) return answer(Failure{visitor.error()});
    answer(hosting::Who{visitor->person, visitor->name});
  });
}

void Entrance::role_in(std::string person, std::string room, Answer<hosting::Admission> answer) {
  const auto admit = [answer = std::move(answer)](Result<identity::Arrival, ErrorCode> arrival) {
    if (!arrival) return answer(Failure{arrival.error()});
    answer(hosting::Admission{std::move(arrival->actor), arrival->known, std::move(arrival->where)});
  };
  identity_.role_in(std::move(person), std::move(room), admit);
}

void Entrance::moderated(std::string person, std::vector<std::string> rooms, Answer<std::vector<std::string>> answer) {
  identity_.moderated(std::move(person), std::move(rooms), std::move(answer));
}

void Entrance::describe(std::string room, Answer<hosting::Opening> answer) {
  using Found = Result<hosting::Opening, ErrorCode>;
  const auto find = [room = std::move(room)](const storage::HubRecords& records) -> Found {
    const auto record = records.room(room);
    if (!record) return Failure{ErrorCode::unknown_room};
    return hosting::Opening{opening_of(records, *record), shields_over(records, room)};
  };
  storage::look(storage_, find, [answer = std::move(answer)](Result<Found, storage::Unavailable> found) {
    if (!found) return answer(Failure{ErrorCode::storage_unavailable});
    answer(std::move(found).value());
  });
}

}  // namespace beffroi::app
