// Display names: what a person may be called in a room, and when two names look alike.
// A name is shown beside the badge of its role, to minors too, so it may hold nothing that hides, reorders or imitates:
// it is NFKC, trimmed, 2 to 30 code points, without controls, bidirectional or invisible characters, with at most three
// combining marks in a row, with a letter or a digit, and no word of it mixes scripts that can be mistaken for each
// other. Joiners stay where the script needs them (RFC 5892 A.1 and A.2). Names of every living script pass.
#pragma once

#include <string>
#include <string_view>

#include "protocol/errors.hpp"
#include "result.hpp"

namespace beffroi::identity {

struct DisplayName {
  std::string shown;     // as it is stored and shown
  std::string skeleton;  // equal for names that look alike
  std::string imitated;  // the skeleton when a sign at the end ("Dionis!") is read as a letter
};

// Errors: name_too_short, name_too_long, name_not_allowed (also for bytes that are not UTF-8).
Result<DisplayName, protocol::ErrorCode> display_name(std::string_view typed);

// The form in which names are compared: without case, marks, spaces and punctuation, look-alike letters, digits and
// signs united, doubled letters once.
// May be empty when nothing comparable is left.
std::string name_skeleton(std::string_view name);

// True for names that speak for the hub itself ("Admin", "Modération", "Organisateur"): nobody but staff may bear them.
bool is_reserved(std::string_view skeleton);

// The same for a name as it is shown, also when such a word stands beside others ("Équipe modération", "Admin Zoé").
bool speaks_for_the_team(std::string_view name);

}  // namespace beffroi::identity
