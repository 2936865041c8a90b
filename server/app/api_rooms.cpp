// Doors of rooms, codes, and the log of a room for organisers.
#include <charconv>
#include <utility>

#include "app/api.hpp"
#include "app/api_answer.hpp"
#include "identity/accounts.hpp"
#include "identity/places.hpp"
#include "identity/room_code.hpp"
#include "identity/token.hpp"
#include "organiser/difference.hpp"

namespace beffroi::app {

using storage::HubRecords;

namespace {

constexpr std::size_t kLogPage = 500;

net::Response door_of(const HubRecords& records, const storage::RoomRecord& room) {
  protocol::RoomFacts facts{
      .room = room.id, .title = room.title, .code = room.code, .kind = room.kind, .session = std::nullopt};
  if (const auto session = records.programme_session(room.session)) facts.session = organiser::programme_item(*session);
  return answer(facts);
}

std::optional<protocol::Seq> position_of(const net::Request& request) {
  const auto text = request.query_value("after");
  if (!text) return 0;
  protocol::Seq after = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), after);
  if (error != std::errc{} || end != text->data() + text->size() || after < 0) return std::nullopt;
  return after;
}

// A LogPage whose entries are spliced in as they are kept: encoding them anew could only change them.
std::string log_page(const std::string& room, const std::string& epoch, const std::vector<storage::LogEntry>& entries) {
  const bool more = entries.size() > kLogPage;
  std::string page = "{\"room\":\"" + room + "\",\"epoch\":\"" + epoch + "\",\"entries\":[";
  for (std::size_t i = 0; i < std::min(entries.size(), kLogPage); ++i) {
    if (i > 0) page += ',';
    page += entries[i].body;
  }
  return page + "],\"more\":" + (more ? "true}" : "false}");
}

using Unavailable = storage::Unavailable;

void read_page(storage::Storage& storage, const std::string& room, const std::string& epoch, protocol::Seq after,
               const net::Respond& respond) {
  storage.read_after(room, after, kLogPage + 1, [=](Result<std::vector<storage::LogEntry>, Unavailable> entries) {
    if (!entries) return respond(refusal(ErrorCode::storage_unavailable));
    respond(net::json_response(200, log_page(room, epoch, entries.value())));
  });
}

}  // namespace

void Api::add_room_routes(net::Router& router) {
  router.get("/api/rooms/{room}",
             [this](Request request, Respond respond) { room(std::move(request), std::move(respond)); });
  router.get("/api/codes/{code}",
             [this](Request request, Respond respond) { code(std::move(request), std::move(respond)); });
  router.get("/api/rooms/{room}/log",
             [this](Request request, Respond respond) { room_log(std::move(request), std::move(respond)); });
}

void Api::room(Request request, Respond respond) {
  look(storage_, std::move(respond), [id = std::string(request.parameter("room"))](const HubRecords& records) {
    const auto found = records.room(id);
    if (!found || found->kind == protocol::RoomKind::conversation) return refusal(ErrorCode::unknown_room);
    return door_of(records, *found);
  });
}

void Api::code(Request request, Respond respond) {
  const auto caller = caller_of(request);
  const auto now = clock_();
  if (const auto wait = attempts_.guess(caller, now)) return respond(refusal(ErrorCode::too_many, {.retry_ms = wait}));
  const auto typed = identity::read_room_code(request.parameter("code"));
  if (!typed) return respond(refusal(ErrorCode::unknown_code));
  look(storage_, std::move(respond), [this, caller, now, code = *typed](const HubRecords& records) {
    const auto found = records.room_by_code(code);
    if (found) return door_of(records, *found);
    attempts_.was_wrong(caller, now);
    return refusal(ErrorCode::unknown_code);
  });
}

// Organisers of the room only; in a conversation nobody's role counts, so nobody reads along.
void Api::room_log(Request request, Respond respond) {
  const auto after = position_of(request);
  if (!after) return respond(refusal(ErrorCode::bad_message, {.detail = "after is the number of an entry"}));
  const std::string room(request.parameter("room"));
  const auto may_read = [room, token = token_of(request),
                         now = clock_()](const HubRecords& records) -> std::optional<ErrorCode> {
    const auto account = identity::account_of(records, token, now);
    if (!account) return ErrorCode::unauthorised;
    const auto actor = identity::actor_in(records, account->person.id, room);
    if (!actor) return actor.error();
    return actor->role == protocol::Role::organiser ? std::nullopt : std::optional(ErrorCode::forbidden);
  };
  storage::look(storage_, may_read, [=, this](Result<std::optional<ErrorCode>, Unavailable> refused) {
    if (!refused) return respond(refusal(ErrorCode::storage_unavailable));
    if (refused.value()) return respond(refusal(*refused.value()));
    // A room that nobody entered yet has no log: it begins here, empty, as it would on the first join.
    storage_.open_log(room, identity::new_identifier("e"), [=, this](Result<storage::LogHead, Unavailable> head) {
      if (!head) return respond(refusal(ErrorCode::storage_unavailable));
      read_page(storage_, room, head->epoch, *after, respond);
    });
  });
}

}  // namespace beffroi::app
