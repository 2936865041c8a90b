// What organisers set for the whole hub, kept in the records; what was never set is as configured.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/messages.hpp"
#include "storage/records.hpp"

namespace beffroi::app {

// The names from the configuration.
struct HubNames {
  std::string name;
  std::string event;
};

protocol::HubSettings hub_settings(const storage::HubRecords& records, const HubNames& configured);

// What is wrong with the settings, as a few words for bad_setting; nothing when they can be kept.
std::optional<std::string> refusal_of(const protocol::HubSettings& settings);

// Precondition: !refusal_of(settings). Rooms that are open already keep their own.
void put_hub_settings(storage::HubRecords& records, const protocol::HubSettings& settings);

// Whether minors are in the session: as an organiser said, else as its programme file says.
bool is_for_young_audience(const storage::HubRecords& records, const storage::ProgrammeSession& session);
// What an organiser says; later imports do not change it.
void put_young_audience(storage::HubRecords& records, std::string_view session, bool on);

// The first entry that the room's log is to have: as the programme and the settings say now. Before a young audience
// everything waits for approval, whatever the settings.
protocol::fact::RoomOpened opening_of(const storage::HubRecords& records, const storage::RoomRecord& room);

}  // namespace beffroi::app
