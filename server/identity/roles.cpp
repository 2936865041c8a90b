#include "identity/roles.hpp"

#include <algorithm>
#include <charconv>

namespace beffroi::identity {
namespace {

constexpr std::string_view kConversationPrefix = "c-";

std::optional<Seq> read_seq(std::string_view digits) {
  Seq number = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  bool canonical = !digits.empty() && digits.front() >= '1' && digits.front() <= '9';
  if (!canonical || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

bool same(std::string_view left, std::string_view right) {
  return !left.empty() && left == right;
}

bool stronger(Role left, Role right) {
  return left < right;
}  // declared strongest first

bool is_scope_of(const Grant& grant, std::initializer_list<Scope> scopes) {
  return std::ranges::find(scopes, grant.scope) != scopes.end();
}

// A booth is narrower than its room and a room than its session: a giver for one booth gives nothing for the room
// around it.
bool encloses(const Grant& giver, const Grant& wanted, const Place& target) {
  switch (giver.scope) {
    case Scope::hub:
    case Scope::event:
      return true;
    case Scope::partner:
      return same(giver.scope_id, target.partner);
    case Scope::session:
      return wanted.scope != Scope::partner && same(giver.scope_id, target.session);
    case Scope::room:
      return is_scope_of(wanted, {Scope::room, Scope::booth}) && same(giver.scope_id, target.room);
    case Scope::booth:
      return false;
  }
  return false;
}

}  // namespace

std::optional<BoothId> read_booth_id(std::string_view scope_id) {
  std::size_t slash = scope_id.rfind('/');
  if (slash == std::string_view::npos || slash == 0) return std::nullopt;
  std::optional<Seq> booth = read_seq(scope_id.substr(slash + 1));
  if (!booth) return std::nullopt;
  return BoothId{std::string(scope_id.substr(0, slash)), *booth};
}

std::optional<ConversationId> read_conversation_id(std::string_view room) {
  if (!room.starts_with(kConversationPrefix)) return std::nullopt;
  room.remove_prefix(kConversationPrefix.size());
  std::size_t dash = room.rfind('-');
  if (dash == std::string_view::npos || dash == 0) return std::nullopt;
  std::optional<Seq> ticket = read_seq(room.substr(dash + 1));
  if (!ticket) return std::nullopt;
  return ConversationId{std::string(room.substr(0, dash)), *ticket};
}

bool reaches(const Grant& grant, const Place& place) {
  switch (grant.scope) {
    case Scope::hub:
    case Scope::event:
      return true;
    case Scope::partner:
      return same(grant.scope_id, place.partner);
    case Scope::session:
      return same(grant.scope_id, place.session);
    case Scope::room:
      return same(grant.scope_id, place.room);
    case Scope::booth: {
      std::optional<BoothId> booth = read_booth_id(grant.scope_id);
      return booth && same(booth->room, place.room);
    }
  }
  return false;
}

bool is_projector(std::span<const Grant> grants, bool guest) {
  return !guest && !grants.empty() &&
         std::ranges::all_of(grants, [](const Grant& grant) { return grant.role == Role::projector; });
}

std::optional<RoleHere> role_at(std::span<const Grant> grants, bool guest, const Place& place) {
  const bool projector = is_projector(grants, guest);
  RoleHere here{projector ? Role::projector : Role::attendee, {}};
  bool reached = false;
  for (const Grant& grant : grants) {
    if (!reaches(grant, place)) continue;
    reached = true;
    if (stronger(grant.role, here.role)) here.role = grant.role;
    if (grant.scope == Scope::booth) here.booths.push_back(read_booth_id(grant.scope_id)->booth);
  }
  if (projector && !reached) return std::nullopt;
  std::ranges::sort(here.booths);
  here.booths.erase(std::unique(here.booths.begin(), here.booths.end()), here.booths.end());
  return here;
}

bool is_staff(Role role) {
  switch (role) {
    case Role::organiser:
    case Role::partner_admin:
    case Role::moderator:
    case Role::speaker:
      return true;
    case Role::recruiter:
    case Role::attendee:
    case Role::projector:
      return false;
  }
  return false;
}

bool is_trusted(Role role) {
  return is_staff(role) || role == Role::recruiter;
}

bool runs_the_hub(std::span<const Grant> grants) {
  return std::ranges::any_of(grants, [](const Grant& grant) {
    return grant.role == Role::organiser && is_scope_of(grant, {Scope::hub, Scope::event});
  });
}

bool invites(std::span<const Grant> grants) {
  return std::ranges::any_of(
      grants, [](const Grant& grant) { return grant.role == Role::organiser || grant.role == Role::partner_admin; });
}

bool is_well_formed(const Grant& grant) {
  const bool wide = is_scope_of(grant, {Scope::hub, Scope::event});
  if (wide != grant.scope_id.empty()) return false;
  if (grant.scope == Scope::booth && !read_booth_id(grant.scope_id)) return false;
  if (is_scope_of(grant, {Scope::room, Scope::booth}) && read_conversation_id(grant.scope_id)) return false;
  switch (grant.role) {
    case Role::organiser:
    case Role::moderator:
    case Role::speaker:
      return grant.scope != Scope::booth;
    case Role::partner_admin:
      return grant.scope == Scope::partner;
    case Role::recruiter:
      return is_scope_of(grant, {Scope::partner, Scope::session, Scope::room, Scope::booth});
    case Role::projector:
      return is_scope_of(grant, {Scope::session, Scope::room});
    case Role::attendee:
      return false;  // everybody is one
  }
  return false;
}

bool may_give(std::span<const Grant> giver, const Grant& wanted, const Place& target) {
  if (!is_well_formed(wanted)) return false;
  if (runs_the_hub(giver)) return true;
  return std::ranges::any_of(giver, [&](const Grant& grant) {
    return (grant.role == Role::organiser || grant.role == Role::partner_admin) && stronger(grant.role, wanted.role) &&
           encloses(grant, wanted, target);
  });
}

}  // namespace beffroi::identity
