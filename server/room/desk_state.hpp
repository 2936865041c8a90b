// What a room remembers of the moderators' desk: who looks at what, reports, objections, and the shield.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "room/people.hpp"

namespace beffroi::room {

// What a claim locks: a message or question of this room with all reports and objections about it, else the reports of
// an item of a conversation (report) or an objection to a mute or a ban (contest).
struct ItemKey {
  protocol::ItemKind kind = protocol::ItemKind::message;
  protocol::Seq item = 0;
  bool operator==(const ItemKey&) const = default;
};

struct Receipt {
  protocol::Seq id = 0;
  protocol::TimeMs at = 0;
  protocol::ReportReason reason = protocol::ReportReason::abuse;
  bool operator==(const Receipt&) const = default;
};

// All reports of one item until they are decided about; later ones make another case.
struct ReportCase {
  protocol::Seq id = 0;
  protocol::TimeMs at = 0;
  protocol::ItemKind kind = protocol::ItemKind::message;
  protocol::Seq item = 0;
  std::optional<std::string> conversation;  // where the item is, if not in this room
  std::optional<protocol::Author> author;   // as it was when it was reported; absent when the room no longer kept it
  std::optional<std::string> text;
  std::map<PersonIndex, Receipt> reporters;
  std::vector<std::string> notes;  // at most report_notes
  protocol::ReportState state = protocol::ReportState::open;
  std::optional<protocol::Reason> reason;  // given to the author when it was acted upon
  std::optional<protocol::Decided> decided;
  bool operator==(const ReportCase&) const = default;
};

struct Objection {
  protocol::Seq id = 0;
  protocol::TimeMs at = 0;
  protocol::ItemKind kind = protocol::ItemKind::message;
  std::optional<protocol::Seq> item;
  protocol::Author author;
  std::optional<std::string> text;
  protocol::Decided against;
  protocol::ContestState state = protocol::ContestState::filed;
  std::optional<std::string> note;
  std::optional<protocol::Decided> decided;
  bool operator==(const Objection&) const = default;
};

struct Desk {
  std::vector<protocol::Claim> claims;          // few: claims_per_person of each moderator
  std::optional<ItemKey> claim_ended;           // by the last entry
  std::map<protocol::Seq, ReportCase> reports;  // at most reports_per_room
  std::map<protocol::Seq, Objection> contests;  // at most contests_per_room
  bool operator==(const Desk&) const = default;
};

struct ShieldUp {
  protocol::TimeMs since = 0;
  std::vector<protocol::Scope> scopes;
  protocol::RoomSettings saved;
  bool operator==(const ShieldUp&) const = default;
};

}  // namespace beffroi::room
