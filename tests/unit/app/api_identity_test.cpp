#include <gtest/gtest.h>

#include <algorithm>

#include "identity/token.hpp"
#include "protocol/limits.hpp"
#include "unit/app/api_hub.hpp"

namespace beffroi::app {
namespace {

using protocol::encoded;
using protocol::Role;
using protocol::Scope;

struct ApiIdentity : testing::Test {
  ApiHub hub;
  Browser stranger;

  void SetUp() override { hub.import_sample(); }
  std::string told(const std::string& method, const std::string& target, const std::string& body = {}) {
    return ApiHub::told(hub.send(stranger, method, target, body));
  }
  protocol::Profile me(Browser& browser) {
    return protocol::decode_profile(ApiHub::text(hub.send(browser, "GET", "/api/me"))).value();
  }
};

TEST_F(ApiIdentity, JoinByCodeSetsACookieThatScriptsCannotRead) {
  const std::string code = hub.room("t1").code;
  const std::string typed = code.substr(0, 3) + " - " + code.substr(3);
  auto response =
      hub.send(stranger, "POST", "/api/join", encoded(protocol::JoinRequest{.code = typed, .name = "Zoé Exemple"}));
  ASSERT_EQ(response.status, 200);
  auto joined = protocol::decode_join_answer(ApiHub::text(response)).value();
  EXPECT_EQ(joined.room, hub.room("t1").id);
  EXPECT_EQ(joined.profile.name, "Zoé Exemple");
  EXPECT_EQ(std::string(response.headers.get("Set-Cookie")),
            stranger.cookie + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=1209600");
  EXPECT_EQ(ApiHub::text(response).find(stranger.cookie.substr(16)), std::string::npos) << "the token is in no body";
  EXPECT_EQ(me(stranger).person, joined.profile.person);
}

TEST_F(ApiIdentity, JoinAgainKeepsTheSession) {
  Browser zoe = hub.guest("Zoé Exemple");
  const std::string cookie = zoe.cookie;
  auto response = hub.send(zoe, "POST", "/api/join", encoded(protocol::JoinRequest{.room = hub.room("j1").id}));
  ASSERT_EQ(response.status, 200);
  EXPECT_FALSE(response.headers.has("Set-Cookie"));
  EXPECT_EQ(zoe.cookie, cookie);
  EXPECT_TRUE(hub.news.empty());
  hub.send(zoe, "POST", "/api/join", encoded(protocol::JoinRequest{.room = hub.room("j1").id, .name = "Zoé B"}));
  EXPECT_EQ(hub.news, std::vector{"changed " + me(zoe).person}) << "open connections come back under the new name";
}

TEST_F(ApiIdentity, SessionsLongOverAreForgottenInPassing) {
  const std::string cookie = hub.guest("Zoé Exemple").cookie;
  const std::string digest = identity::digest_of(cookie.substr(cookie.find('=') + 1));
  const auto is_kept = [&] {
    return hub.with([&](storage::HubRecords& records) { return records.browser_session(digest).has_value(); });
  };
  hub.guest("Autre Exemple");
  EXPECT_TRUE(is_kept());
  hub.now += protocol::limits::session_life_ms + 1;
  hub.guest("Autre Exemple");
  EXPECT_FALSE(is_kept());
}

TEST_F(ApiIdentity, JoinRefusesWhatItCannotTake) {
  const std::string room = hub.room("t1").id;
  EXPECT_EQ(told("POST", "/api/join", R"({"code":"K7M2PX","name":"Zoé"})"), "404 unknown_code");
  EXPECT_EQ(told("POST", "/api/join", R"({"code":"O0O0O0","name":"Zoé"})"), "404 unknown_code");
  EXPECT_EQ(told("POST", "/api/join", R"({"room":"nowhere","name":"Zoé"})"), "404 unknown_room");
  EXPECT_EQ(told("POST", "/api/join", R"({"room":"c-)" + hub.room("j1").id + R"(-3","name":"Zoé"})"),
            "404 unknown_room");
  EXPECT_EQ(told("POST", "/api/join", R"({"name":"Zoé"})"), "404 unknown_room");
  EXPECT_EQ(told("POST", "/api/join", R"({"room":")" + room + R"("})"), "400 name_too_short");
  EXPECT_EQ(told("POST", "/api/join", R"({"room":")" + room + R"(","name":")" + std::string(31, 'a') + R"("})"),
            "400 name_too_long");
  EXPECT_EQ(told("POST", "/api/join", R"({"room":")" + room + R"(","name":"Zo\u202Ee"})"), "400 name_not_allowed");
  EXPECT_EQ(told("POST", "/api/join", R"({"room":")" + room + R"(","name":"organisatrice Exemple"})"),
            "409 name_taken_by_staff");
  EXPECT_EQ(told("POST", "/api/join", "{"), "400 bad_message");
  EXPECT_EQ(told("POST", "/api/join", R"({"code":7})"), "400 bad_message");
  EXPECT_EQ(stranger.cookie, "");
}

TEST_F(ApiIdentity, GuessingCodesIsSlowedDownButNotJoining) {
  for (int i = 0; i < 30; ++i) ASSERT_EQ(told("GET", "/api/codes/K7M2PX"), "404 unknown_code") << i;
  auto refused = hub.send(stranger, "GET", "/api/codes/" + hub.room("t1").code);
  EXPECT_EQ(ApiHub::told(refused), "429 too_many");
  EXPECT_EQ(refused.headers.get("Retry-After"), "2");
  Browser elsewhere{.cookie = "", .address = "192.0.2.8"};
  for (int i = 0; i < 100; ++i) {
    Browser fresh = elsewhere;
    const auto body = encoded(protocol::JoinRequest{.code = hub.room("t1").code, .name = "Zoé Exemple"});
    ASSERT_EQ(hub.send(fresh, "POST", "/api/join", body).status, 200) << i;
  }
}

TEST_F(ApiIdentity, RenameSignOutAndWhatFollows) {
  EXPECT_EQ(told("GET", "/api/me"), "401 unauthorised");
  EXPECT_EQ(told("PUT", "/api/me", R"({"name":"Zoé"})"), "401 unauthorised");
  EXPECT_EQ(told("DELETE", "/api/me"), "401 unauthorised");
  EXPECT_EQ(told("POST", "/api/ticket"), "401 unauthorised");
  stranger = hub.guest("Zoé Exemple");
  const std::string person = me(stranger).person;
  EXPECT_EQ(told("PUT", "/api/me", R"({"name":"Z"})"), "400 name_too_short");
  EXPECT_EQ(told("PUT", "/api/me", R"({"name":"Zoé B"})"), "200");
  EXPECT_EQ(me(stranger).name, "Zoé B");
  EXPECT_EQ(hub.news, std::vector{"changed " + person});
  auto ticket = protocol::decode_ticket_answer(ApiHub::text(hub.send(stranger, "POST", "/api/ticket"))).value().ticket;
  auto out = hub.send(stranger, "DELETE", "/api/me");
  EXPECT_EQ(out.status, 200);
  EXPECT_NE(out.headers.get("Set-Cookie").find("Max-Age=0"), std::string_view::npos);
  EXPECT_EQ(hub.news.back(), "ended " + person);
  EXPECT_EQ(hub.tickets.redeem(ticket, hub.now), std::nullopt) << "tickets end with the session";
  EXPECT_EQ(told("GET", "/api/me"), "401 unauthorised");
}

TEST_F(ApiIdentity, ATicketIsForTheHolderOfTheSession) {
  stranger = hub.guest("Zoé Exemple");
  auto ticket = protocol::decode_ticket_answer(ApiHub::text(hub.send(stranger, "POST", "/api/ticket"))).value().ticket;
  auto holder = hub.tickets.redeem(ticket, hub.now);
  ASSERT_TRUE(holder);
  EXPECT_EQ(holder->person, me(stranger).person);
}

TEST_F(ApiIdentity, ASessionEndsInTime) {
  stranger = hub.guest("Zoé Exemple");
  hub.now += protocol::limits::session_life_ms;
  EXPECT_EQ(told("GET", "/api/me"), "401 unauthorised");
}

TEST_F(ApiIdentity, WithoutStorageEachSaysSo) {
  hub.storage.fail_next(1, "disk full");
  EXPECT_EQ(told("POST", "/api/join", R"({"room":"x","name":"Zoé"})"), "503 storage_unavailable");
  hub.storage.close();
  for (const char* target :
       {"/api/me", "/api/rooms/x", "/api/settings", "/api/people", "/api/programme/x", "/api/rooms/x/log"}) {
    EXPECT_EQ(told("GET", target), "503 storage_unavailable") << target;
  }
}

TEST(ApiSecure, CookiesOfHttpsAreBoundToTheHost) {
  ApiHub hub(true);
  hub.import_sample();
  Browser browser = hub.guest("Zoé Exemple");
  EXPECT_TRUE(browser.cookie.starts_with("__Host-beffroi_session="));
  EXPECT_EQ(hub.send(browser, "GET", "/api/me").status, 200);
  Browser planted{.cookie = browser.cookie.substr(7)};
  EXPECT_EQ(hub.send(planted, "GET", "/api/me").status, 401)
      << "a cookie that a sibling host could set counts for nothing";
}

struct ApiStaff : ApiIdentity {};

TEST_F(ApiStaff, InvitationsAreMadeLookedAtAcceptedAndWithdrawn) {
  Browser organiser = hub.organiser();
  const protocol::Grant grant{Role::speaker, Scope::session, hub.room("t1").id};
  const std::string wanted = encoded(protocol::InvitationRequest{grant, "Intervenante exemple 12"});
  auto made =
      protocol::decode_invitation(ApiHub::text(hub.send(organiser, "POST", "/api/invitations", wanted))).value();
  ASSERT_TRUE(made.link);
  EXPECT_TRUE(made.link->starts_with("https://hub.example/i#"));
  const std::string token = made.link->substr(made.link->find('#') + 1);

  auto looked = hub.send(stranger, "POST", "/api/invitation/look", encoded(protocol::InvitationToken{token}));
  ASSERT_EQ(looked.status, 200);
  EXPECT_EQ(protocol::decode_invitation_facts(ApiHub::text(looked))->title, "Rust et C++");
  EXPECT_EQ(told("POST", "/api/invitation/accept", encoded(protocol::InvitationAcceptance{token, std::nullopt})),
            "400 name_too_short");
  EXPECT_EQ(told("POST", "/api/invitation/accept", encoded(protocol::InvitationAcceptance{token, "Camille Exemple"})),
            "200");
  EXPECT_EQ(me(stranger).grants, std::vector{grant});
  EXPECT_EQ(told("POST", "/api/invitation/accept", encoded(protocol::InvitationAcceptance{token, std::nullopt})),
            "410 bad_invitation");
  EXPECT_EQ(told("POST", "/api/invitation/look", encoded(protocol::InvitationToken{token})), "410 bad_invitation");

  auto second =
      protocol::decode_invitation(ApiHub::text(hub.send(organiser, "POST", "/api/invitations", wanted))).value();
  EXPECT_EQ(told("DELETE", "/api/invitations/" + second.id), "403 forbidden");
  EXPECT_EQ(ApiHub::told(hub.send(organiser, "DELETE", "/api/invitations/" + second.id)), "200");
  EXPECT_EQ(ApiHub::told(hub.send(organiser, "DELETE", "/api/invitations/" + second.id)), "404 not_found");
  auto list = hub.send(organiser, "GET", "/api/invitations");
  EXPECT_EQ(ApiHub::text(list).find("link"), std::string::npos);
  EXPECT_GE(protocol::decode_invitation_list(ApiHub::text(list))->invitations.size(), 2u);
}

TEST_F(ApiStaff, StrangersAndGuestsAreRefused) {
  const std::string wanted = encoded(protocol::InvitationRequest{{Role::organiser, Scope::hub, ""}, ""});
  const std::string revoke = encoded(protocol::RevokeRequest{"p-1", std::nullopt});
  const auto all = [&](const std::string& expected) {
    EXPECT_EQ(told("GET", "/api/invitations"), expected);
    EXPECT_EQ(told("POST", "/api/invitations", wanted), expected);
    EXPECT_EQ(told("DELETE", "/api/invitations/i-1"), expected);
    EXPECT_EQ(told("GET", "/api/people"), expected);
    EXPECT_EQ(told("POST", "/api/people/revoke", revoke), expected);
    EXPECT_EQ(told("GET", "/api/settings"), expected);
    EXPECT_EQ(told("PUT", "/api/settings",
                   R"({"name":"a","event":"b","hold_questions":true,"hold_messages":true,"anonymous_allowed":true})"),
              expected);
    EXPECT_EQ(told("POST", "/api/import/plan", "x"), expected);
    EXPECT_EQ(told("POST", "/api/import/apply", R"({"plan":"plan-1"})"), expected);
    EXPECT_EQ(told("GET", "/api/rooms/" + hub.room("t1").id + "/log"), expected);
  };
  all("401 unauthorised");
  stranger = hub.guest("Zoé Exemple");
  all("403 forbidden");
}

TEST_F(ApiStaff, InvitationsForWhatDoesNotExist) {
  Browser organiser = hub.organiser();
  const auto wanted = encoded(protocol::InvitationRequest{{Role::speaker, Scope::session, "nowhere"}, ""});
  EXPECT_EQ(ApiHub::told(hub.send(organiser, "POST", "/api/invitations", wanted)), "404 not_found");
}

TEST_F(ApiStaff, GuessingInvitationsIsSlowedDown) {
  const auto guess = [&] {
    return told("POST", "/api/invitation/look", encoded(protocol::InvitationToken{identity::new_token()}));
  };
  for (int i = 0; i < 30; ++i) ASSERT_EQ(guess(), "410 bad_invitation");
  EXPECT_EQ(guess(), "429 too_many");
  EXPECT_EQ(
      told("POST", "/api/invitation/accept", encoded(protocol::InvitationAcceptance{identity::new_token(), "Zoé"})),
      "429 too_many");
}

TEST_F(ApiStaff, RevokingEndsSocketsBeforeTheAnswer) {
  Browser organiser = hub.organiser();
  const protocol::Grant grant{Role::moderator, Scope::session, hub.room("t1").id};
  stranger = hub.staff(grant, "Camille Exemple");
  const std::string person = me(stranger).person;
  const auto revoke = [&](std::optional<protocol::Grant> what, const std::string& who) {
    return ApiHub::told(hub.send(organiser, "POST", "/api/people/revoke", encoded(protocol::RevokeRequest{who, what})));
  };
  auto people = protocol::decode_people(ApiHub::text(hub.send(organiser, "GET", "/api/people"))).value().people;
  EXPECT_TRUE(std::ranges::any_of(people, [&](const auto& item) { return item.person == person; }));
  EXPECT_EQ(revoke(std::nullopt, "p-nobody"), "404 not_found");
  EXPECT_EQ(revoke(grant, person), "200");
  EXPECT_EQ(hub.news, std::vector{"changed " + person});
  EXPECT_EQ(told("GET", "/api/me"), "200");
  EXPECT_EQ(revoke(std::nullopt, person), "200");
  EXPECT_EQ(hub.news.back(), "ended " + person);
  EXPECT_EQ(told("GET", "/api/me"), "401 unauthorised");
}

}  // namespace
}  // namespace beffroi::app
