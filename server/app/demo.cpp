#include "app/demo.hpp"

#include <algorithm>
#include <future>
#include <utility>
#include <vector>

#include "app/hub_clock.hpp"
#include "app/hub_settings.hpp"
#include "app/wait_for.hpp"
#include "identity/invitations.hpp"
#include "identity/token.hpp"
#include "protocol/codec.hpp"

namespace beffroi::app {
namespace {

using protocol::Role;
using protocol::Scope;
using protocol::SessionKind;
using storage::HubRecords;

std::optional<storage::RoomRecord> demo_room(const HubRecords& records, SessionKind kind) {
  for (const storage::ProgrammeSession& session : records.programme()) {
    const bool usable =
        session.kind == kind && session.status == protocol::SessionStatus::confirmed && !session.young_audience;
    if (!usable || session.language != "fr") continue;
    if (auto room = records.room_of_session(session.id)) return room;
  }
  return std::nullopt;
}

std::vector<protocol::Fact> furniture() {
  using protocol::Offer;
  using protocol::fact::BoothAdded;
  const std::string sample = "Donnée d’exemple. ";
  return {
      BoothAdded{"Partenaire exemple 1",
                 sample + "Une équipe logicielle de la métropole lilloise qui accueille des personnes en reconversion.",
                 {Offer{"Développement C++", "Lille", "CDI", std::nullopt},
                  Offer{"Développement web", "Roubaix", "Alternance", std::nullopt}}},
      BoothAdded{"Partenaire exemple 2",
                 sample + "Un service public du numérique, sur tout le territoire.",
                 {Offer{"Administration de systèmes", "Amiens", "CDI", std::nullopt},
                  Offer{"Accompagnement des usages", "Lens", "CDD", std::nullopt}}},
      BoothAdded{"Partenaire exemple 3",
                 sample + "Une jeune entreprise de la cybersécurité.",
                 {Offer{"Analyse de la sécurité", "Valenciennes", "Stage", std::nullopt}}},
  };
}

// The log's first entries: the room as the programme says, then the booths.
storage::Append furnishing(const storage::LogHead& head, const storage::RoomRecord& room,
                           protocol::fact::RoomOpened opening) {
  storage::Append append{room.id, head.epoch, 0, {}};
  std::vector<protocol::Fact> facts{std::move(opening)};
  for (protocol::Fact& fact : furniture()) facts.push_back(std::move(fact));
  for (protocol::Fact& fact : facts) {
    protocol::Entry entry;
    entry.seq = static_cast<protocol::Seq>(append.entries.size()) + 1;
    entry.id = identity::new_identifier("e");
    entry.at = HubClock().wall_ms();
    entry.fact = std::move(fact);
    append.entries.push_back({entry.seq, entry.id, entry.at, protocol::encoded(entry)});
  }
  return append;
}

Result<storage::LogHead, storage::Unavailable> open_log(storage::Storage& storage, const std::string& room) {
  std::promise<Result<storage::LogHead, storage::Unavailable>> promise;
  storage.open_log(room, identity::new_identifier("x"), [&](auto head) { promise.set_value(std::move(head)); });
  return promise.get_future().get();
}

storage::AppendOutcome append(storage::Storage& storage, storage::Append wanted) {
  std::promise<storage::AppendOutcome> promise;
  storage.append(std::move(wanted), [&](storage::AppendOutcome outcome) { promise.set_value(std::move(outcome)); });
  return promise.get_future().get();
}

struct DemoHall {
  storage::RoomRecord room;
  protocol::fact::RoomOpened opening;
};

struct LinkMaker {
  HubRecords& records;
  const std::string& address;
  protocol::TimeMs now;

  std::string operator()(Role role, Scope scope, const std::string& scope_id) const {
    const protocol::Grant grant{role, scope, scope_id};
    return address + "/i#" + identity::make_invitation(records, grant, "./run", "", now).token;
  }
};

App::Links links_of(const LinkMaker& link, const storage::RoomRecord& room,
                    const std::optional<storage::RoomRecord>& hall) {
  App::Links links;
  links.room = room.id;
  links.title = room.title;
  links.code = room.code;
  links.attendee = link.address + "/r/" + room.id;
  links.speaker = link(Role::speaker, Scope::session, room.id);
  links.moderator = link(Role::moderator, Scope::session, room.id);
  links.organiser = link(Role::organiser, Scope::hub, "");
  links.projector = link(Role::projector, Scope::room, room.id);
  if (hall) {
    constexpr const char* first_booth = "/2";  // furnishing(): entry 1 opens the room
    links.hall = hall->id;
    links.candidate = link.address + "/r/" + hall->id;
    links.recruiter = link(Role::recruiter, Scope::booth, hall->id + first_booth);
  }
  return links;
}

}  // namespace

std::string furnish_demo_hall(storage::Storage& storage) {
  const auto found = wait_for_records(storage, [](HubRecords& records) -> std::optional<DemoHall> {
    const auto room = demo_room(records, SessionKind::jobs_connect);
    if (!room) return std::nullopt;
    return DemoHall{*room, opening_of(records, *room)};
  });
  if (!found) return "The sample hall could not be read: " + found.error().reason;
  if (!found.value()) return {};
  const auto head = open_log(storage, found.value()->room.id);
  if (!head) return "The sample hall could not be opened: " + head.error().reason;
  if (head->seq > 0) return {};
  const auto outcome = append(storage, furnishing(head.value(), found.value()->room, found.value()->opening));
  const auto* failure = std::get_if<storage::Unavailable>(&outcome);
  return failure == nullptr ? std::string() : "The sample hall could not be saved: " + failure->reason;
}

Result<App::Links, std::string> make_demo_links(storage::Storage& storage, const std::string& address) {
  const protocol::TimeMs now = HubClock().wall_ms();
  auto made = wait_for_records(storage, [&](HubRecords& records) -> std::optional<App::Links> {
    const auto room = demo_room(records, SessionKind::masterclass);
    if (!room) return std::nullopt;
    return links_of(LinkMaker{records, address, now}, *room, demo_room(records, SessionKind::jobs_connect));
  });
  if (!made) return Failure{"The links could not be made: " + made.error().reason};
  if (!made.value())
    return Failure{
        std::string("There is no masterclass in the programme to make links for. Import a programme first.")};
  return *std::move(made).value();
}

}  // namespace beffroi::app
