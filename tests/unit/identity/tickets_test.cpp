#include "identity/tickets.hpp"

#include <gtest/gtest.h>

#include "identity/entrance.hpp"
#include "identity/token.hpp"
#include "protocol/limits.hpp"
#include "unit/identity/hub.hpp"

namespace beffroi::identity {
namespace {

const Tickets::Holder kHolder{"p-1", "session"};

TEST(Tickets, WorkOnceAndForThirtySeconds) {
  Tickets tickets;
  std::string ticket = tickets.issue(kHolder, 0).value();
  EXPECT_EQ(tickets.redeem(ticket, 10), kHolder);
  EXPECT_EQ(tickets.redeem(ticket, 10), std::nullopt) << "replayed";
  std::string late = tickets.issue(kHolder, 0).value();
  EXPECT_EQ(tickets.redeem(late, protocol::limits::ticket_life_ms), std::nullopt) << "expired";
  EXPECT_EQ(tickets.redeem(late, 1), std::nullopt) << "and void from then on";
  EXPECT_EQ(tickets.redeem("", 0), std::nullopt);
  EXPECT_EQ(tickets.redeem(new_token(), 0), std::nullopt);
  EXPECT_EQ(tickets.size(), 0u);
}

TEST(Tickets, AreBoundedPerSessionByVoidingTheOldest) {
  Tickets tickets({.tickets = 100, .tickets_of_session = 2});
  std::string first = tickets.issue(kHolder, 0).value();
  std::string second = tickets.issue(kHolder, 0).value();
  std::string third = tickets.issue(kHolder, 0).value();
  EXPECT_EQ(tickets.size(), 2u);
  EXPECT_EQ(tickets.redeem(first, 0), std::nullopt);
  EXPECT_EQ(tickets.redeem(second, 0), kHolder);
  EXPECT_EQ(tickets.redeem(third, 0), kHolder);
}

TEST(Tickets, AreBoundedInAllAndFreeAgainWithTime) {
  Tickets tickets({.tickets = 3, .tickets_of_session = 2});
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(tickets.issue({"p", std::to_string(i)}, 0).ok());
  EXPECT_EQ(tickets.issue({"p", "x"}, 1).error(), protocol::ErrorCode::busy);
  EXPECT_TRUE(tickets.issue({"p", "x"}, protocol::limits::ticket_life_ms).ok());
  EXPECT_EQ(tickets.size(), 1u);
}

TEST(Tickets, OfOneSessionCannotShutOthersOut) {
  Tickets tickets({.tickets = 10, .tickets_of_session = 2});
  for (int i = 0; i < 10'000; ++i) ASSERT_TRUE(tickets.issue(kHolder, 0).ok());
  EXPECT_TRUE(tickets.issue({"p-2", "other"}, 0).ok());
}

TEST(Tickets, OfAPersonCanBeVoided) {
  Tickets tickets;
  std::string mine = tickets.issue({"p-1", "a"}, 0).value();
  std::string other = tickets.issue({"p-2", "b"}, 0).value();
  tickets.void_all_of("p-1");
  EXPECT_EQ(tickets.redeem(mine, 0), std::nullopt);
  EXPECT_TRUE(tickets.redeem(other, 0));
}

struct EntranceTest : testing::Test {
  Hub hub;
  Tickets tickets;
  Entrance entrance{hub.storage, tickets, [this] { return hub.now; }};

  Result<Visitor, ErrorCode> identify(const std::string& ticket) {
    std::optional<Result<Visitor, ErrorCode>> answer;
    entrance.identify(ticket, [&](Result<Visitor, ErrorCode> result) { answer = std::move(result); });
    hub.storage.step_all();
    return *answer;
  }
  Result<room::Actor, ErrorCode> role_in(const std::string& person, const std::string& room) {
    std::optional<Result<room::Actor, ErrorCode>> answer;
    entrance.role_in(person, room, [&](Result<Arrival, ErrorCode> arrival) {
      if (arrival) {
        answer = std::move(arrival->actor);
      } else {
        answer = Failure{arrival.error()};
      }
    });
    hub.storage.step_all();
    return *answer;
  }
  std::string ticket(const SignedIn& who) {
    return tickets.issue({who.account.person.id, who.account.session}, hub.now).value();
  }
};

TEST_F(EntranceTest, KnowsTheHolderOfATicket) {
  SignedIn guest = hub.guest("Zoé Exemple");
  std::string token = ticket(guest);
  auto visitor = identify(token);
  ASSERT_TRUE(visitor.ok());
  EXPECT_EQ(visitor->person, guest.account.person.id);
  EXPECT_EQ(visitor->name, "Zoé Exemple");
  EXPECT_EQ(identify(token).error(), ErrorCode::bad_ticket);
  EXPECT_EQ(identify("nonsense").error(), ErrorCode::bad_ticket);
}

TEST_F(EntranceTest, RefusesTheTicketOfAnEndedSession) {
  SignedIn guest = hub.guest("Zoé Exemple");
  std::string token = ticket(guest);
  ASSERT_TRUE(hub.with([&](HubRecords& records) { return sign_out(records, guest.token, hub.now); }).ok());
  EXPECT_EQ(identify(token).error(), ErrorCode::bad_ticket);
}

TEST_F(EntranceTest, LetsPeopleInWhileNothingCanBeWritten) {
  SignedIn guest = hub.guest("Zoé Exemple");
  std::string token = ticket(guest);
  hub.storage.fail_next(1, "disk full");
  EXPECT_TRUE(identify(token).ok());
  hub.storage.fail_next(1, "disk full");
  EXPECT_TRUE(role_in(guest.account.person.id, "talk").ok());
}

TEST_F(EntranceTest, TellsRolesAndUnknownRooms) {
  SignedIn guest = hub.guest("Zoé Exemple");
  EXPECT_EQ(role_in(guest.account.person.id, "talk")->role, Role::attendee);
  EXPECT_EQ(role_in(guest.account.person.id, "nowhere").error(), ErrorCode::unknown_room);
}

TEST_F(EntranceTest, SaysSoWhenTheStorageIsClosed) {
  SignedIn guest = hub.guest("Zoé Exemple");
  std::string token = ticket(guest);
  hub.storage.close();
  EXPECT_EQ(identify(token).error(), ErrorCode::storage_unavailable);
}

TEST_F(EntranceTest, AnswersBeforeTheNewsOfALaterRevocation) {
  SignedIn guest = hub.guest("Zoé Exemple");
  std::vector<std::string> heard;
  entrance.identify(ticket(guest),
                    [&](Result<Visitor, ErrorCode> result) { heard.push_back(result.ok() ? "in" : "refused"); });
  storage::ask(
      hub.storage, [&](HubRecords& records) { return sign_out(records, guest.token, hub.now).ok(); },
      [&](Result<bool, storage::Unavailable>) { heard.push_back("revoked"); });
  hub.storage.step_all();
  EXPECT_EQ(heard, (std::vector<std::string>{"in", "revoked"}));
}

}  // namespace
}  // namespace beffroi::identity
