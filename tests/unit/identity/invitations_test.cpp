#include "identity/invitations.hpp"

#include <gtest/gtest.h>

#include "identity/revocation.hpp"
#include "identity/token.hpp"
#include "protocol/limits.hpp"
#include "unit/identity/hub.hpp"

namespace beffroi::identity {
namespace {

const Grant kSpeaker{Role::speaker, Scope::session, "talk"};
const Grant kPartner{Role::partner_admin, Scope::partner, "Partenaire exemple 1"};

struct InvitationTest : testing::Test {
  Hub hub;

  Account account(const SignedIn& who) { return hub.account(who.token).value(); }
  Result<MadeInvitation, ErrorCode> invite_as(const SignedIn& who, const Grant& grant) {
    return hub.with([&](HubRecords& records) {
      return invite(records, account_in(records, who), {grant, "pour la salle"}, hub.now);
    });
  }
  Account account_in(HubRecords& records, const SignedIn& who) {
    return account_of(records, who.token, hub.now).value();
  }
  Result<protocol::InvitationFacts, ErrorCode> look(const std::string& token) {
    return hub.with([&](HubRecords& records) { return look_at_invitation(records, token, hub.now); });
  }
  Result<protocol::Done, ErrorCode> withdraw(const SignedIn& who, const std::string& id) {
    return hub.with(
        [&](HubRecords& records) { return withdraw_invitation(records, account_in(records, who), id, hub.now); });
  }
  Result<Revocation, ErrorCode> revoke_as(const SignedIn& who, const protocol::RevokeRequest& request) {
    return hub.with([&](HubRecords& records) { return revoke(records, account_in(records, who), request, hub.now); });
  }
};

TEST_F(InvitationTest, IsLookedAtOftenAndAcceptedOnce) {
  SignedIn organiser = hub.organiser();
  auto made = invite_as(organiser, kSpeaker);
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made->record.token_hash, digest_of(made->token)) << "at rest as a digest";
  for (int i = 0; i < 3; ++i) {
    auto facts = look(made->token);
    ASSERT_TRUE(facts.ok());
    EXPECT_EQ(facts->grant, kSpeaker);
    EXPECT_EQ(facts->title, "Séance talk");
    EXPECT_EQ(facts->label, "pour la salle");
  }
  auto accepted = hub.accept(made->token, "Camille Intervenante");
  ASSERT_TRUE(accepted.ok());
  EXPECT_FALSE(accepted->account.person.guest);
  EXPECT_EQ(accepted->account.grants, std::vector<Grant>{kSpeaker});
  EXPECT_EQ(hub.actor(accepted.value(), "talk")->role, Role::speaker);
  EXPECT_EQ(hub.accept(made->token, "Autre Exemple").error(), ErrorCode::bad_invitation);
  EXPECT_EQ(look(made->token).error(), ErrorCode::bad_invitation);
  EXPECT_EQ(hub.audit_actions(), "invite accept_invitation invite accept_invitation");
}

TEST_F(InvitationTest, UnknownTokensAreBad) {
  EXPECT_EQ(look(new_token()).error(), ErrorCode::bad_invitation);
  EXPECT_EQ(look("").error(), ErrorCode::bad_invitation);
  EXPECT_EQ(hub.accept(new_token(), "Camille Exemple").error(), ErrorCode::bad_invitation);
}

TEST_F(InvitationTest, ExpiresAfterFourteenDays) {
  std::string token = hub.link(kSpeaker);
  hub.now += protocol::limits::invitation_life_ms - 1;
  EXPECT_TRUE(look(token).ok());
  hub.now += 1;
  EXPECT_EQ(look(token).error(), ErrorCode::bad_invitation);
  EXPECT_EQ(hub.accept(token, "Camille Exemple").error(), ErrorCode::bad_invitation);
}

TEST_F(InvitationTest, ARefusedNameUsesNothingUp) {
  std::string token = hub.link(kSpeaker);
  EXPECT_EQ(hub.accept(token, std::nullopt).error(), ErrorCode::name_too_short);
  EXPECT_EQ(hub.accept(token, std::string(40, 'x')).error(), ErrorCode::name_too_long);
  EXPECT_TRUE(hub.accept(token, "Camille Exemple").ok());
}

TEST_F(InvitationTest, GoesToThePersonWithASession) {
  SignedIn guest = hub.guest("Zoé Exemple");
  auto accepted = hub.accept(hub.link(kSpeaker), std::nullopt, guest.token);
  ASSERT_TRUE(accepted.ok());
  EXPECT_EQ(accepted->token, "") << "the cookie stays";
  EXPECT_EQ(accepted->account.person.id, guest.account.person.id);
  EXPECT_FALSE(hub.account(guest.token)->person.guest);
  EXPECT_EQ(hub.actor(guest, "talk")->role, Role::speaker);
  auto renamed = hub.accept(hub.link({Role::moderator, Scope::room, "jobs"}), "Zoé Modo", guest.token);
  ASSERT_TRUE(renamed.ok());
  EXPECT_EQ(hub.account(guest.token)->person.name, "Zoé Modo");
  EXPECT_EQ(hub.account(guest.token)->grants.size(), 2u);
}

TEST_F(InvitationTest, OfAProjectorAsksNoNameAndShowsOneRoom) {
  auto projector = hub.accept(hub.link({Role::projector, Scope::room, "talk"}), std::nullopt);
  ASSERT_TRUE(projector.ok());
  EXPECT_EQ(hub.actor(projector.value(), "talk")->role, Role::projector);
  auto renamed = hub.with([&](HubRecords& records) { return rename(records, projector->token, "Zoé", hub.now); });
  EXPECT_EQ(renamed.error(), ErrorCode::forbidden);
  EXPECT_EQ(hub.accept(hub.link(kSpeaker), std::nullopt, projector->token).error(), ErrorCode::name_too_short)
      << "to speak it needs a name of its own";
  SignedIn guest = hub.guest("Zoé Exemple");
  ASSERT_TRUE(hub.accept(hub.link({Role::projector, Scope::room, "talk"}), std::nullopt, guest.token).ok());
  EXPECT_EQ(hub.actor(guest, "talk")->role, Role::attendee);
  EXPECT_EQ(hub.actor(guest, "jobs")->role, Role::attendee);
}

TEST_F(InvitationTest, IsMadeOnlyByThoseWhoMayGiveTheRole) {
  SignedIn organiser = hub.organiser();
  SignedIn admin = hub.accept(invite_as(organiser, kPartner)->token, "Admin Exemple").value();
  SignedIn guest = hub.guest("Zoé Exemple");
  EXPECT_TRUE(invite_as(admin, kSpeaker).ok());
  EXPECT_EQ(invite_as(admin, {Role::speaker, Scope::session, "jobs"}).error(), ErrorCode::forbidden);
  EXPECT_EQ(invite_as(admin, {Role::organiser, Scope::hub, ""}).error(), ErrorCode::forbidden);
  EXPECT_EQ(invite_as(guest, kSpeaker).error(), ErrorCode::forbidden);
  EXPECT_EQ(invite_as(organiser, {Role::attendee, Scope::room, "talk"}).error(), ErrorCode::forbidden);
  for (Grant grant :
       {Grant{Role::speaker, Scope::session, "nowhere"}, Grant{Role::moderator, Scope::room, "nowhere"},
        Grant{Role::partner_admin, Scope::partner, "nobody"}, Grant{Role::recruiter, Scope::booth, "talk/3"}}) {
    EXPECT_EQ(invite_as(organiser, grant).error(), ErrorCode::not_found) << words_for(grant);
  }
}

TEST_F(InvitationTest, IsVoidWhenItsMakerLostTheRole) {
  SignedIn organiser = hub.organiser();
  SignedIn admin = hub.accept(invite_as(organiser, kPartner)->token, "Admin Exemple").value();
  std::string token = invite_as(admin, kSpeaker)->token;
  EXPECT_TRUE(look(token).ok());
  ASSERT_TRUE(revoke_as(organiser, {admin.account.person.id, kPartner}).ok());
  EXPECT_EQ(look(token).error(), ErrorCode::bad_invitation);
  EXPECT_EQ(hub.accept(token, "Camille Exemple").error(), ErrorCode::bad_invitation);
}

TEST_F(InvitationTest, IsListedAndWithdrawnWithinTheScope) {
  SignedIn organiser = hub.organiser();
  SignedIn admin = hub.accept(invite_as(organiser, kPartner)->token, "Admin Exemple").value();
  MadeInvitation mine = invite_as(admin, kSpeaker).value();
  MadeInvitation foreign = invite_as(organiser, {Role::moderator, Scope::session, "jobs"}).value();
  auto list = [&](const SignedIn& who) {
    return hub.with([&](HubRecords& records) { return invitations_for(records, account_in(records, who)); });
  };
  ASSERT_EQ(list(admin)->size(), 1u);
  EXPECT_EQ(list(admin)->front().id, mine.record.id);
  EXPECT_EQ(list(admin)->front().link, std::nullopt);
  EXPECT_EQ(list(organiser)->size(), 4u);
  EXPECT_EQ(list(hub.guest("Zoé Exemple")).error(), ErrorCode::forbidden);

  EXPECT_EQ(withdraw(admin, foreign.record.id).error(), ErrorCode::forbidden);
  EXPECT_EQ(withdraw(admin, "i-nothing").error(), ErrorCode::not_found);
  EXPECT_TRUE(withdraw(organiser, mine.record.id).ok());
  EXPECT_EQ(withdraw(organiser, mine.record.id).error(), ErrorCode::not_found);
  EXPECT_EQ(hub.accept(mine.token, "Camille Exemple").error(), ErrorCode::bad_invitation);
}

TEST_F(InvitationTest, LabelsAreOneShortLine) {
  auto made = hub.with([&](HubRecords& records) {
    return make_invitation(records, kSpeaker, std::string(199, 'a') + "é\n" + "b", "", hub.now);
  });
  EXPECT_EQ(made.record.label, std::string(199, 'a'));
}

TEST_F(InvitationTest, BootstrapLastsUntilThereIsAnOrganiser) {
  auto start = [&] { return hub.with([&](HubRecords& records) { return bootstrap(records, hub.now); }); };
  std::string first = start()->token;
  std::string second = start()->token;
  EXPECT_EQ(look(first).error(), ErrorCode::bad_invitation) << "a new start voids the former link";
  SignedIn organiser = hub.accept(second, "Organisatrice Exemple").value();
  EXPECT_TRUE(runs_the_hub(account(organiser).grants));
  EXPECT_EQ(start(), std::nullopt);
}

TEST_F(InvitationTest, RevokingEndsSessionsOrTakesOneRole) {
  SignedIn organiser = hub.organiser();
  SignedIn speaker = hub.accept(invite_as(organiser, kSpeaker)->token, "Camille Intervenante").value();
  const std::string person = speaker.account.person.id;
  EXPECT_EQ(revoke_as(speaker, {person, std::nullopt}).error(), ErrorCode::forbidden);
  EXPECT_EQ(revoke_as(speaker, {person, kSpeaker}).error(), ErrorCode::forbidden);
  EXPECT_EQ(revoke_as(organiser, {"p-nobody", std::nullopt}).error(), ErrorCode::not_found);
  EXPECT_EQ(revoke_as(organiser, {"p-nobody", kSpeaker}).error(), ErrorCode::not_found);
  EXPECT_EQ(revoke_as(organiser, {person, kPartner}).error(), ErrorCode::not_found);

  auto taken = revoke_as(organiser, {person, kSpeaker});
  ASSERT_TRUE(taken.ok());
  EXPECT_EQ(taken->sockets, SocketsAre::asked_again);
  EXPECT_EQ(hub.actor(speaker, "talk")->role, Role::attendee);
  EXPECT_TRUE(hub.account(speaker.token));

  auto ended = revoke_as(organiser, {person, std::nullopt});
  ASSERT_TRUE(ended.ok());
  EXPECT_EQ(ended->sockets, SocketsAre::closed);
  EXPECT_FALSE(hub.account(speaker.token));
}

TEST_F(InvitationTest, TheLastOrganiserStays) {
  SignedIn organiser = hub.organiser();
  const Grant all{Role::organiser, Scope::hub, ""};
  EXPECT_EQ(revoke_as(organiser, {organiser.account.person.id, all}).error(), ErrorCode::forbidden);
  SignedIn second = hub.accept(invite_as(organiser, all)->token, "Seconde Exemple").value();
  EXPECT_TRUE(revoke_as(second, {organiser.account.person.id, all}).ok());
}

TEST_F(InvitationTest, AProjectorWithoutItsRoomIsNobody) {
  SignedIn organiser = hub.organiser();
  const Grant grant{Role::projector, Scope::room, "talk"};
  SignedIn projector = hub.accept(hub.link(grant), std::nullopt).value();
  auto taken = revoke_as(organiser, {projector.account.person.id, grant});
  ASSERT_TRUE(taken.ok());
  EXPECT_EQ(taken->sockets, SocketsAre::closed);
  EXPECT_FALSE(hub.account(projector.token));
}

TEST_F(InvitationTest, PeopleWithRolesAreForOrganisers) {
  SignedIn organiser = hub.organiser();
  SignedIn speaker = hub.accept(hub.link(kSpeaker), "Camille Intervenante").value();
  hub.guest("Zoé Exemple");
  auto people = hub.with([&](HubRecords& records) { return people_for(records, account_in(records, organiser)); });
  ASSERT_TRUE(people.ok());
  ASSERT_EQ(people->size(), 2u);
  EXPECT_EQ(people->front().name, "Camille Intervenante");
  EXPECT_EQ(people->front().grants, std::vector<Grant>{kSpeaker});
  auto refused = hub.with([&](HubRecords& records) { return people_for(records, account_in(records, speaker)); });
  EXPECT_EQ(refused.error(), ErrorCode::forbidden);
}

}  // namespace
}  // namespace beffroi::identity
