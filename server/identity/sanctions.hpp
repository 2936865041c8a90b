// Who moderates what, and what moderation says across rooms: mutes and bans of a scope, notes on a person. What a
// room's own moderators decide stands in its log; this stands in the records and is looked at on every entry.
//
// Functions run inside with_records() or look_at_records(), as in accounts.hpp. Staff is never sanctioned: their role
// is taken back instead.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "identity/accounts.hpp"
#include "identity/places.hpp"
#include "moderation/rule.hpp"

namespace beffroi::identity {

// Organisers, partner admins and moderators of the place.
bool moderates(std::span<const Grant> grants, const Place& place);
// Of anything at all.
bool moderates_somewhere(std::span<const Grant> grants);

// The place of a scope that moderation can be about: event, partner, session or room. Errors: bad_setting (another
// scope, or an id where none belongs), not_found.
Result<Place, ErrorCode> moderated_place(const HubRecords& records, Scope scope, const std::string& scope_id);

// For those who want to moderate all of the scope. Errors: of moderated_place(), forbidden.
Result<Place, ErrorCode> place_moderated_by(const HubRecords& records, const Account& asker, Scope scope,
                                            const std::string& scope_id);

// actor_in() with what sanctions of now say. Errors: of actor_in(), banned.
Result<room::Actor, ErrorCode> sanctioned_actor_in(const HubRecords& records, std::string_view person,
                                                   std::string_view room, TimeMs now);

// An actor, how well they are known, and where the room lies.
struct Arrival {
  room::Actor actor;
  moderation::Acquaintance known;
  moderation::Surroundings where;
};
// Errors: those of sanctioned_actor_in().
Result<Arrival, ErrorCode> arrival_in(const HubRecords& records, std::string_view person, std::string_view room,
                                      TimeMs now);

// Those of the rooms that the person may moderate.
std::vector<std::string> moderated_rooms(const HubRecords& records, std::string_view person,
                                         const std::vector<std::string>& rooms);

// Errors: forbidden, not_found, bad_setting, untouchable (the person belongs to the staff there), list_full.
Result<storage::Sanction, ErrorCode> sanction(HubRecords& records, const Account& asker,
                                              const protocol::SanctionRequest& request, TimeMs until, TimeMs now);
protocol::Sanction sanction_view(const HubRecords& records, const storage::Sanction& sanction);
// Tells whose it was. Errors: forbidden, not_found.
Result<std::string, ErrorCode> lift_sanction(HubRecords& records, const Account& asker, std::string_view id,
                                             TimeMs now);
// Of scopes the asker moderates; of one person also past ones.
std::vector<protocol::Sanction> sanctions_for(const HubRecords& records, const Account& asker,
                                              const std::optional<std::string>& person, TimeMs now);

// Errors: forbidden, not_found, bad_setting, empty_text, list_full.
Result<protocol::PersonNote, ErrorCode> add_note(HubRecords& records, const Account& asker, std::string_view person,
                                                 const protocol::NoteRequest& request, TimeMs now);
// Of scopes the asker moderates. Errors: forbidden, not_found.
Result<std::vector<protocol::PersonNote>, ErrorCode> notes_for(const HubRecords& records, const Account& asker,
                                                               std::string_view person);

// The name a person bears now, or nothing.
std::string name_of(const HubRecords& records, std::string_view person);

}  // namespace beffroi::identity
