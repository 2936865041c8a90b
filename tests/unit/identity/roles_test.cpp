#include "identity/roles.hpp"

#include <gtest/gtest.h>

namespace beffroi::identity {
namespace {

const Place kTalk{.room = "talk", .session = "talk", .partner = "P1"};
const Place kHall{.room = "jobs", .session = "jobs", .partner = "P2"};

TEST(RoleAt, IsAttendeeWithoutAGrant) {
  EXPECT_EQ(role_at({}, true, kTalk), (RoleHere{Role::attendee, {}}));
  EXPECT_EQ(role_at({}, false, kTalk), (RoleHere{Role::attendee, {}}));
}

struct Reach {
  Scope scope;
  const char* id;
  bool talk;
  bool hall;
};

TEST(RoleAt, FollowsTheScopeOfTheGrant) {
  for (const Reach& row : {Reach{Scope::hub, "", true, true}, Reach{Scope::event, "", true, true},
                           Reach{Scope::partner, "P1", true, false}, Reach{Scope::partner, "P3", false, false},
                           Reach{Scope::session, "jobs", false, true}, Reach{Scope::room, "talk", true, false},
                           Reach{Scope::booth, "jobs/4", false, true}, Reach{Scope::booth, "job/4", false, false}}) {
    std::vector<Grant> grants{{Role::recruiter, row.scope, row.id}};
    EXPECT_EQ(role_at(grants, false, kTalk)->role == Role::recruiter, row.talk) << row.id;
    EXPECT_EQ(role_at(grants, false, kHall)->role == Role::recruiter, row.hall) << row.id;
  }
}

TEST(RoleAt, EmptyIdsNeverMatch) {
  std::vector<Grant> grants{
      {Role::moderator, Scope::partner, ""}, {Role::moderator, Scope::session, ""}, {Role::moderator, Scope::room, ""}};
  EXPECT_EQ(role_at(grants, false, Place{})->role, Role::attendee);
}

TEST(RoleAt, TakesTheStrongest) {
  std::vector<Grant> grants{{Role::projector, Scope::room, "talk"},
                            {Role::speaker, Scope::session, "talk"},
                            {Role::moderator, Scope::partner, "P1"},
                            {Role::recruiter, Scope::hub, ""}};
  EXPECT_EQ(role_at(grants, false, kTalk)->role, Role::moderator);
  EXPECT_EQ(role_at(grants, false, kHall)->role, Role::recruiter);
}

TEST(RoleAt, NamesTheBoothsOfThisRoomOnce) {
  std::vector<Grant> grants{{Role::recruiter, Scope::booth, "jobs/9"},
                            {Role::recruiter, Scope::booth, "jobs/4"},
                            {Role::recruiter, Scope::booth, "jobs/9"},
                            {Role::recruiter, Scope::booth, "other/1"}};
  EXPECT_EQ(role_at(grants, false, kHall), (RoleHere{Role::recruiter, {4, 9}}));
}

TEST(RoleAt, ShutsAProjectorOutOfOtherRooms) {
  std::vector<Grant> grants{{Role::projector, Scope::room, "talk"}};
  EXPECT_EQ(role_at(grants, false, kTalk), (RoleHere{Role::projector, {}}));
  EXPECT_EQ(role_at(grants, false, kHall), std::nullopt);
  EXPECT_EQ(role_at(grants, true, kTalk)->role, Role::attendee) << "a guest who opened the link stays a guest";
}

TEST(Names, OfBoothsAndConversationsAreReadStrictly) {
  EXPECT_EQ(read_booth_id("jobs/17")->booth, 17);
  EXPECT_EQ(read_booth_id("a/b/17")->room, "a/b");
  for (const char* text :
       {"", "jobs", "jobs/", "/17", "jobs/0", "jobs/-1", "jobs/017", "jobs/1x", "jobs/99999999999999999999"}) {
    EXPECT_FALSE(read_booth_id(text)) << text;
  }
  EXPECT_EQ(read_conversation_id("c-jobs-2027-31")->hall, "jobs-2027");
  EXPECT_EQ(read_conversation_id("c-jobs-2027-31")->ticket, 31);
  for (const char* text : {"", "c-", "c-jobs", "c--3", "jobs-3", "c-jobs-0", "c-jobs-3x"}) {
    EXPECT_FALSE(read_conversation_id(text)) << text;
  }
}

struct Form {
  Grant grant;
  bool good;
};

TEST(Grants, HaveOnlyScopesThatFitTheRole) {
  for (const Form& row :
       {Form{{Role::organiser, Scope::hub, ""}, true}, Form{{Role::organiser, Scope::hub, "x"}, false},
        Form{{Role::moderator, Scope::session, ""}, false}, Form{{Role::moderator, Scope::session, "s"}, true},
        Form{{Role::partner_admin, Scope::hub, ""}, false}, Form{{Role::partner_admin, Scope::partner, "P"}, true},
        Form{{Role::recruiter, Scope::booth, "jobs/4"}, true}, Form{{Role::recruiter, Scope::booth, "jobs"}, false},
        Form{{Role::recruiter, Scope::hub, ""}, false}, Form{{Role::speaker, Scope::booth, "jobs/4"}, false},
        Form{{Role::projector, Scope::room, "r"}, true}, Form{{Role::projector, Scope::hub, ""}, false},
        Form{{Role::attendee, Scope::room, "r"}, false}, Form{{Role::moderator, Scope::room, "c-jobs-4"}, false}}) {
    EXPECT_EQ(is_well_formed(row.grant), row.good) << static_cast<int>(row.grant.role) << " " << row.grant.scope_id;
  }
}

struct Giving {
  const char* why;
  Grant giver;
  Grant wanted;
  Place target;
  bool allowed;
};

TEST(Giving, IsBoundToRankAndScope) {
  const Place partner{.room = {}, .session = {}, .partner = "P1"};
  const Giving rows[] = {
      {"organiser of the hub: all", {Role::organiser, Scope::hub, ""}, {Role::organiser, Scope::hub, ""}, {}, true},
      {"partner admin: own session",
       {Role::partner_admin, Scope::partner, "P1"},
       {Role::speaker, Scope::session, "talk"},
       kTalk,
       true},
      {"partner admin: own partner",
       {Role::partner_admin, Scope::partner, "P1"},
       {Role::moderator, Scope::partner, "P1"},
       partner,
       true},
      {"partner admin: their own rank",
       {Role::partner_admin, Scope::partner, "P1"},
       {Role::partner_admin, Scope::partner, "P1"},
       partner,
       false},
      {"partner admin: above",
       {Role::partner_admin, Scope::partner, "P1"},
       {Role::organiser, Scope::session, "talk"},
       kTalk,
       false},
      {"partner admin: another partner",
       {Role::partner_admin, Scope::partner, "P1"},
       {Role::speaker, Scope::session, "jobs"},
       kHall,
       false},
      {"partner admin: the hub",
       {Role::partner_admin, Scope::partner, "P1"},
       {Role::moderator, Scope::hub, ""},
       {},
       false},
      {"partner admin: own booth",
       {Role::partner_admin, Scope::partner, "P2"},
       {Role::recruiter, Scope::booth, "jobs/4"},
       kHall,
       true},
      {"organiser of a session: in it",
       {Role::organiser, Scope::session, "talk"},
       {Role::moderator, Scope::room, "talk"},
       kTalk,
       true},
      {"organiser of a session: its partner",
       {Role::organiser, Scope::session, "talk"},
       {Role::moderator, Scope::partner, "P1"},
       partner,
       false},
      {"organiser of a room: its session",
       {Role::organiser, Scope::room, "talk"},
       {Role::moderator, Scope::session, "talk"},
       kTalk,
       false},
      {"moderator: nothing", {Role::moderator, Scope::hub, ""}, {Role::speaker, Scope::session, "talk"}, kTalk, false},
      {"ill-formed: nobody", {Role::organiser, Scope::hub, ""}, {Role::attendee, Scope::hub, ""}, {}, false},
  };
  for (const Giving& row : rows) {
    EXPECT_EQ(may_give(std::vector{row.giver}, row.wanted, row.target), row.allowed) << row.why;
  }
}

}  // namespace
}  // namespace beffroi::identity
