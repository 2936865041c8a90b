#include "identity/accounts.hpp"

#include <gtest/gtest.h>

#include "identity/revocation.hpp"
#include "identity/sanctions.hpp"
#include "identity/token.hpp"
#include "protocol/limits.hpp"
#include "unit/identity/hub.hpp"

namespace beffroi::identity {
namespace {

TEST(GuestJoin, MakesASessionThatIsKeptAsADigest) {
  Hub hub;
  SignedIn guest = hub.guest("  Zoé   Exemple ");
  EXPECT_EQ(guest.account.person.name, "Zoé Exemple");
  EXPECT_TRUE(looks_like_token(guest.token));
  EXPECT_EQ(guest.account.session, digest_of(guest.token));
  std::optional<Account> found = hub.account(guest.token);
  ASSERT_TRUE(found);
  protocol::Profile profile = profile_of(*found);
  EXPECT_EQ(profile.person, guest.account.person.id);
  EXPECT_TRUE(profile.guest);
  EXPECT_TRUE(profile.grants.empty());
  EXPECT_EQ(profile.expires_at, hub.now + protocol::limits::session_life_ms);
}

TEST(GuestJoin, NeedsAName) {
  Hub hub;
  auto join = [&](std::optional<std::string> name) {
    return hub.with([&](HubRecords& records) { return join_as_guest(records, "", name, hub.now); });
  };
  EXPECT_EQ(join(std::nullopt).error(), ErrorCode::name_too_short);
  EXPECT_EQ(join("Z").error(), ErrorCode::name_too_short);
  EXPECT_EQ(join(std::string(31, 'a')).error(), ErrorCode::name_too_long);
  EXPECT_EQ(join("Zo\xE2\x80\x8B"
                 "e")
                .error(),
            ErrorCode::name_not_allowed);
  EXPECT_EQ(join("Modération").error(), ErrorCode::name_taken_by_staff);
}

TEST(GuestJoin, GoesOnWithAGoodSession) {
  Hub hub;
  SignedIn guest = hub.guest("Zoé Exemple");
  auto join = [&](std::optional<std::string> name) {
    return hub.with([&](HubRecords& records) { return join_as_guest(records, guest.token, name, hub.now); });
  };
  auto again = join(std::nullopt);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->token, "");
  EXPECT_EQ(again->account.person.id, guest.account.person.id);
  ASSERT_TRUE(join("Zoé B").ok());
  EXPECT_EQ(hub.account(guest.token)->person.name, "Zoé B");
  EXPECT_EQ(join("Z").error(), ErrorCode::name_too_short);
}

TEST(Session, EndsByTimeBySigningOutAndByNobodyElse) {
  Hub hub;
  SignedIn guest = hub.guest("Zoé Exemple");
  SignedIn other = hub.guest("Autre Exemple");
  EXPECT_FALSE(hub.account(""));
  EXPECT_FALSE(hub.account(new_token()));
  EXPECT_FALSE(hub.account(guest.account.session)) << "the digest is no token";
  auto out = hub.with([&](HubRecords& records) { return sign_out(records, guest.token, hub.now); });
  EXPECT_EQ(out.value(), guest.account.person.id);
  EXPECT_FALSE(hub.account(guest.token));
  auto twice = hub.with([&](HubRecords& records) { return sign_out(records, guest.token, hub.now); });
  EXPECT_EQ(twice.error(), ErrorCode::unauthorised);
  EXPECT_TRUE(hub.account(other.token));
  hub.now += protocol::limits::session_life_ms - 1;
  EXPECT_TRUE(hub.account(other.token));
  hub.now += 1;
  EXPECT_FALSE(hub.account(other.token));
}

TEST(Rename, KeepsTheRulesOfNames) {
  Hub hub;
  SignedIn speaker = hub.staff({Role::speaker, Scope::session, "talk"}, "Camille Intervenante");
  SignedIn guest = hub.guest("Zoé Exemple");
  auto call = [&](const std::string& token, std::string_view name) {
    return hub.with([&](HubRecords& records) { return rename(records, token, name, hub.now); });
  };
  EXPECT_EQ(call("", "Zoé").error(), ErrorCode::unauthorised);
  EXPECT_EQ(call(guest.token, "CAMILLE lntervenante").error(), ErrorCode::name_taken_by_staff);
  EXPECT_EQ(call(guest.token, "Camille\xE2\x80\xAE").error(), ErrorCode::name_not_allowed);
  EXPECT_EQ(call(guest.token, "Camille Autre")->person.name, "Camille Autre");
  EXPECT_EQ(call(speaker.token, "Camille Intervenante")->person.name, "Camille Intervenante");
  EXPECT_EQ(call(speaker.token, "Organisation")->person.name, "Organisation") << "staff may speak for the hub";
}

TEST(Rename, NamesOfTheTeamAreForTheTeamHoweverTheyAreWritten) {
  Hub hub;
  hub.staff({Role::moderator, Scope::hub, ""}, "Pascal Dionisi");
  SignedIn guest = hub.guest("Zoé Exemple");
  auto call = [&](std::string_view name) {
    return hub.with([&](HubRecords& records) { return rename(records, guest.token, name, hub.now); });
  };
  for (const char* name : {"pascal.dionisi", "PASCAL DI0NISI", "P4scal Dionisi", "Pasccal Dionisi", "Pascal Dionis!",
                           "Pascal Dionisi!", "Equipe Modération", "Zoé, admin"}) {
    EXPECT_EQ(call(name).error(), ErrorCode::name_taken_by_staff) << name;
  }
  EXPECT_EQ(call("Pascal Dionis")->person.name, "Pascal Dionis");
}

TEST(Rename, KeptNamesAreComparedInTheFormOfThisVersion) {
  Hub hub;
  SignedIn moderator = hub.staff({Role::moderator, Scope::hub, ""}, "Pascal Dionisi");
  const std::string& id = moderator.account.person.id;
  hub.with([&](HubRecords& records) { return records.rename_person(id, "Pascal Dionisi", "as of old"); });
  hub.with([&](HubRecords& records) {
    refresh_skeletons(records);
    return true;
  });
  EXPECT_EQ(hub.with([&](HubRecords& records) { return records.person(id); })->folded_name,
            name_skeleton("Pascal Dionisi"));
}

TEST(Arrivals, SayWhatModerationMayKnow) {
  Hub hub;
  const protocol::TimeMs then = hub.now;
  SignedIn guest = hub.guest("Zoé Exemple");
  hub.now += 60'000;
  const auto arrival =
      hub.with([&](HubRecords& records) { return arrival_in(records, guest.account.person.id, "talk", 0); });
  ASSERT_TRUE(arrival.ok());
  EXPECT_EQ(arrival->known.since, then);
  EXPECT_TRUE(arrival->known.guest);
  EXPECT_EQ(arrival->where.session, "talk");
  EXPECT_EQ(arrival->where.partner, "Partenaire exemple 1");
  EXPECT_EQ(arrival->where.kind, protocol::RoomKind::session);
  SignedIn recruiter = hub.staff({Role::recruiter, Scope::booth, "jobs/4"}, "Recruteuse Exemple 4");
  const auto other =
      hub.with([&](HubRecords& records) { return arrival_in(records, recruiter.account.person.id, "jobs", 0); });
  EXPECT_FALSE(other->known.guest);
  EXPECT_EQ(other->where.kind, protocol::RoomKind::hall);
}

TEST(Roles, OfARoomComeFromGrants) {
  Hub hub;
  SignedIn guest = hub.guest("Zoé Exemple");
  SignedIn moderator = hub.staff({Role::moderator, Scope::partner, "Partenaire exemple 1"}, "Modo Exemple");
  SignedIn recruiter = hub.staff({Role::recruiter, Scope::booth, "jobs/4"}, "Recruteuse Exemple 4");
  SignedIn projector = hub.staff({Role::projector, Scope::room, "talk"}, "ignored");
  EXPECT_EQ(hub.actor(guest, "talk")->role, Role::attendee);
  EXPECT_EQ(hub.actor(guest, "talk")->name, "Zoé Exemple");
  EXPECT_EQ(hub.actor(moderator, "talk")->role, Role::moderator);
  EXPECT_EQ(hub.actor(moderator, "jobs")->role, Role::attendee);
  EXPECT_EQ(hub.actor(recruiter, "jobs")->role, Role::recruiter);
  EXPECT_EQ(hub.actor(recruiter, "jobs")->booths, std::vector<Seq>{4});
  EXPECT_EQ(hub.actor(projector, "talk")->role, Role::projector);
  EXPECT_EQ(hub.actor(projector, "jobs").error(), ErrorCode::forbidden);
  EXPECT_EQ(hub.actor(guest, "nowhere").error(), ErrorCode::unknown_room);
  EXPECT_EQ(hub.with([](HubRecords& records) { return actor_in(records, "p-nobody", "talk"); }).error(),
            ErrorCode::unauthorised);
}

TEST(Roles, CountForNothingInAConversation) {
  Hub hub;
  SignedIn organiser = hub.organiser();
  SignedIn projector = hub.staff({Role::projector, Scope::room, "jobs"}, "ignored");
  EXPECT_EQ(hub.actor(organiser, "c-jobs-12")->role, Role::attendee);
  EXPECT_EQ(hub.actor(projector, "c-jobs-12").error(), ErrorCode::forbidden);
  EXPECT_EQ(hub.actor(organiser, "c-talk-12").error(), ErrorCode::unknown_room) << "only halls have conversations";
  EXPECT_EQ(hub.actor(organiser, "c-nowhere-12").error(), ErrorCode::unknown_room);
}

}  // namespace
}  // namespace beffroi::identity
