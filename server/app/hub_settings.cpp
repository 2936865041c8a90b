#include "app/hub_settings.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "room/room.hpp"

namespace beffroi::app {
namespace {

constexpr std::size_t kNameBytes = 200;

constexpr std::string_view kName = "hub.name";
constexpr std::string_view kEvent = "hub.event";

struct Switch {
  std::string_view key;
  bool protocol::HubSettings::* member;
  bool protocol::RoomSettings::* of_room;
};
constexpr std::array<Switch, 3> kSwitches{{
    {"rooms.hold_questions", &protocol::HubSettings::hold_questions, &protocol::RoomSettings::hold_questions},
    {"rooms.hold_messages", &protocol::HubSettings::hold_messages, &protocol::RoomSettings::hold_messages},
    {"rooms.anonymous_allowed", &protocol::HubSettings::anonymous_allowed, &protocol::RoomSettings::anonymous_allowed},
}};

bool read_switch(const storage::HubRecords& records, std::string_view key, bool otherwise) {
  const std::optional<std::string> kept = records.setting(key);
  return kept ? *kept == "true" : otherwise;
}

std::string young_audience_key(std::string_view session) {
  return "young_audience." + std::string(session);
}

bool is_name(std::string_view text) {
  return text.size() <= kNameBytes && text.find_first_not_of(' ') != std::string_view::npos &&
         std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

}  // namespace

protocol::HubSettings hub_settings(const storage::HubRecords& records, const HubNames& configured) {
  protocol::HubSettings settings;
  settings.name = records.setting(kName).value_or(configured.name);
  settings.event = records.setting(kEvent).value_or(configured.event);
  const protocol::RoomSettings usual = room::opening_settings(protocol::RoomKind::session);
  for (const Switch& one : kSwitches) settings.*one.member = read_switch(records, one.key, usual.*one.of_room);
  return settings;
}

std::optional<std::string> refusal_of(const protocol::HubSettings& settings) {
  if (!is_name(settings.name)) return "the hub needs a name of 1 to 200 bytes";
  if (!is_name(settings.event)) return "the event needs a name of 1 to 200 bytes";
  return std::nullopt;
}

void put_hub_settings(storage::HubRecords& records, const protocol::HubSettings& settings) {
  records.put_setting(kName, settings.name);
  records.put_setting(kEvent, settings.event);
  for (const Switch& one : kSwitches) records.put_setting(one.key, settings.*one.member ? "true" : "false");
}

bool is_for_young_audience(const storage::HubRecords& records, const storage::ProgrammeSession& session) {
  return read_switch(records, young_audience_key(session.id), session.young_audience);
}

void put_young_audience(storage::HubRecords& records, std::string_view session, bool on) {
  records.put_setting(young_audience_key(session), on ? "true" : "false");
}

protocol::fact::RoomOpened opening_of(const storage::HubRecords& records, const storage::RoomRecord& room) {
  protocol::fact::RoomOpened opened;
  opened.kind = room.kind;
  opened.title = room.title;
  opened.starts_at = room.starts_at;
  opened.settings = room::opening_settings(room.kind);
  for (const Switch& one : kSwitches) {
    opened.settings.*one.of_room = read_switch(records, one.key, opened.settings.*one.of_room);
  }
  const auto session = records.programme_session(room.session);
  opened.young_audience = session && is_for_young_audience(records, *session);
  if (*opened.young_audience) opened.settings.hold_questions = opened.settings.hold_messages = true;
  return opened;
}

}  // namespace beffroi::app
