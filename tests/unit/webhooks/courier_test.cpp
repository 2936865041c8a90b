// Delivery to a webhook whose answers, time and restarts are the test's: nothing lost, nothing told that its audience
// does not see.
#include "webhooks/courier.hpp"

#include <gtest/gtest.h>

#include <deque>

#include "protocol/codec.hpp"
#include "storage/memory/memory_storage.hpp"
#include "webhooks/notice.hpp"

namespace beffroi::webhooks {
namespace {

using namespace protocol;

struct Receiver : ::testing::Test {
  struct Call {
    std::string id;
    Notice notice;
    std::function<void(int)> done;
  };

  storage::MemoryStorage storage{storage::MemoryStorage::Running::when_stepped};
  std::deque<std::function<void()>> tasks;
  std::multimap<std::int64_t, std::function<void()>> timers;
  std::int64_t now = 0;
  std::vector<Call> calls;
  std::vector<std::string> bodies;
  int status = 200;
  bool answers = true;
  std::map<std::string, Seq> heads;
  std::unique_ptr<Courier> courier;
  const Author ana{.person = "p-ana", .name = "Ana", .role = Role::attendee};
  const Author mod{.person = "p-mod", .name = "Mod", .role = Role::moderator};

  ~Receiver() override {
    courier.reset();
    storage.close();
  }

  void start(Audience audience = Audience::public_, std::set<NoticeKind> events = {}) {
    courier = std::make_unique<Courier>(
        CourierSettings{"wall", audience, std::move(events)},
        CourierPorts{
            .storage = storage,
            .post = [this](std::function<void()> task) { tasks.push_back(std::move(task)); },
            .after = [this](std::chrono::milliseconds delay,
                            std::function<void()> task) { timers.emplace(now + delay.count(), std::move(task)); },
            .send =
                [this](std::string id, std::string body, std::function<void(int)> done) {
                  bodies.push_back(body);
                  calls.push_back({std::move(id), decode_notice(body).value(), std::move(done)});
                  if (answers) calls.back().done(status);
                },
            .now_ms = [this] { return now; },
            .chance = [] { return 0.0; }});
    courier->start();
    settle();
  }
  // As after a crash: what was under way is gone.
  void restart(Audience audience = Audience::public_) {
    tasks.clear();
    timers.clear();
    storage.step_all();
    tasks.clear();
    start(audience);
  }
  void settle() {
    for (bool any = true; any;) {
      any = storage.step_all() > 0;
      while (!tasks.empty()) {
        const auto task = std::move(tasks.front());
        tasks.pop_front();
        task();
        any = true;
      }
    }
  }
  void pass(std::int64_t ms) {
    const std::int64_t until = now + ms;
    while (!timers.empty() && timers.begin()->first <= until) {
      now = timers.begin()->first;
      const auto task = std::move(timers.begin()->second);
      timers.erase(timers.begin());
      task();
      settle();
    }
    now = until;
  }
  void open_room(const std::string& room) {
    storage.with_records(
        [room](storage::HubRecords& records) { records.add_room({.id = room, .kind = RoomKind::session}); },
        [](const auto&) {});
    storage.open_log(room, "epoch", [](const auto&) {});
    heads[room] = 0;
    add(room, std::nullopt, fact::RoomOpened{.settings = room::opening_settings(RoomKind::session)});
  }
  Seq add(const std::string& room, std::optional<Author> by, Fact fact) {
    const Seq seq = ++heads[room];
    const Entry entry{.seq = seq,
                      .id = room + std::to_string(seq),
                      .at = 1000 + seq,
                      .actor = std::move(by),
                      .fact = std::move(fact)};
    storage.append({room, "epoch", seq - 1, {{seq, entry.id, entry.at, encoded(entry)}}}, [](const auto&) {});
    storage.step_all();
    if (courier) courier->room_grew(room);
    settle();
    return seq;
  }
  Seq ask(const std::string& text, QuestionState state = QuestionState::visible, bool anonymous = false) {
    Author author = ana;
    if (anonymous) author.anonymous = true;
    return add("r-1", ana, fact::QuestionAsked{.author = author, .text = text, .state = state});
  }
  Seq move(Seq question, QuestionState to) {
    return add("r-1", mod, fact::QuestionMoved{.question = question, .to = to});
  }
  std::string told() const {
    std::string all;
    for (const Call& call : calls) all += std::string(to_string(call.notice.type)) + " ";
    return all;
  }
};

TEST_F(Receiver, TheLifeOfAQuestionAsThePublicSeesIt) {
  open_room("r-1");
  start();
  const Seq held = ask("Retenue", QuestionState::held);
  EXPECT_EQ(told(), "");
  move(held, QuestionState::visible);
  move(held, QuestionState::shortlisted);
  move(held, QuestionState::answered);
  move(ask("Libre"), QuestionState::declined);
  EXPECT_EQ(told(), "question_approved question_answered question_asked question_declined ");
  EXPECT_EQ(calls[0].notice.question->text, "Retenue");
  EXPECT_EQ(calls[0].notice.room, "r-1");
  EXPECT_EQ(calls[0].id, "wall.r-1.3");
  EXPECT_EQ(calls[3].notice.question, std::nullopt);
  EXPECT_EQ(calls[3].notice.item, 6);
}

TEST_F(Receiver, WhatIsHeldNeverReachesAPublicWebhookAndDoesReachStaff) {
  open_room("r-1");
  start();
  ask("secret un", QuestionState::held);
  const Seq held = add("r-1", ana, fact::MessagePosted{.text = "secret deux", .state = MessageState::held});
  add("r-1", mod, fact::MessageReviewed{.message = held, .to = MessageState::declined});
  const Seq shown = add("r-1", ana, fact::MessagePosted{.text = "secret trois"});
  add("r-1", std::nullopt, fact::MessageReviewed{.message = shown, .to = MessageState::held});
  add("r-1", mod, fact::MessageReviewed{.message = shown, .to = MessageState::declined});
  add("r-1", mod, fact::MessagePosted{.channel = Channel::backstage, .text = "secret quatre"});
  add("r-1", mod, fact::MessageReviewed{.message = heads["r-1"], .to = MessageState::removed});
  for (const std::string& body : bodies) EXPECT_EQ(body.find("secret"), std::string::npos) << body;
  EXPECT_EQ(told(), "message_removed ");
  calls.clear();
  storage.with_records([](storage::HubRecords& records) { records.put_setting("webhook/wall/r-1", "1"); },
                       [](const auto&) {});
  restart(Audience::staff);
  EXPECT_EQ(told(), "question_held message_held message_held message_removed ");
  EXPECT_EQ(calls[1].notice.message->text, "secret deux");
}

TEST_F(Receiver, AnAnonymousAuthorIsNamedToNobody) {
  open_room("r-1");
  start(Audience::staff);
  ask("Qui suis-je ?", QuestionState::held, true);
  ASSERT_EQ(calls.size(), 1U);
  EXPECT_EQ(bodies[0].find("p-ana"), std::string::npos) << bodies[0];
  EXPECT_EQ(bodies[0].find("Ana"), std::string::npos) << bodies[0];
}

TEST_F(Receiver, PollsAndOnlyTheEventsAskedFor) {
  open_room("r-1");
  start(Audience::public_, {NoticeKind::poll_opened, NoticeKind::poll_closed});
  ask("Libre");
  const Seq poll = add("r-1", mod, fact::PollCreated{.title = "Oui ?", .options = {"a", "b"}});
  add("r-1", mod, fact::PollMoved{.poll = poll, .to = PollState::open});
  add("r-1", mod, fact::PollMoved{.poll = poll, .to = PollState::closed});
  EXPECT_EQ(told(), "poll_opened poll_closed ");
  EXPECT_EQ(calls[0].notice.poll->title, "Oui ?");
}

TEST_F(Receiver, ANewWebhookBeginsNow) {
  open_room("r-1");
  ask("Avant");
  start();
  EXPECT_EQ(told(), "");
  ask("Après");
  ASSERT_EQ(calls.size(), 1U);
  EXPECT_EQ(calls[0].notice.question->text, "Après");
}

TEST_F(Receiver, NothingIsLostOverARestart) {
  open_room("r-1");
  open_room("r-2");
  start();
  answers = false;
  ask("Un");
  ask("Deux");
  add("r-2", ana, fact::QuestionAsked{.author = ana, .text = "Ailleurs", .state = QuestionState::visible});
  EXPECT_EQ(calls.size(), 2U) << "one of each room is under way";
  calls.clear();
  answers = true;
  restart();
  ask("Trois");
  std::multiset<std::string> texts;
  for (const Call& call : calls) texts.insert(call.notice.question->text);
  EXPECT_EQ(texts, (std::multiset<std::string>{"Un", "Deux", "Ailleurs", "Trois"}));
  calls.clear();
  restart();
  EXPECT_EQ(told(), "") << "and nothing is told again";
}

TEST_F(Receiver, EntriesWrittenWhileItWasNotThereAreTold) {
  open_room("r-1");
  start();
  courier.reset();
  ask("Entre-temps");
  restart();
  EXPECT_EQ(told(), "question_asked ");
}

TEST_F(Receiver, FailuresAreTriedAgainWithTheSameIdLaterAndLater) {
  open_room("r-1");
  start();
  status = 500;
  ask("Un");
  ask("Deux");
  EXPECT_EQ(calls.size(), 1U);
  pass(4'999);
  EXPECT_EQ(calls.size(), 1U);
  pass(1);
  EXPECT_EQ(calls.size(), 2U);
  EXPECT_EQ(calls[0].id, calls[1].id);
  pass(10'000);
  EXPECT_EQ(calls.size(), 3U);
  status = 0;
  pass(3'600'000);
  const std::size_t tried = calls.size();
  status = 204;
  pass(3'600'000);
  EXPECT_EQ(calls.size(), tried + 2) << "then both in their order";
  EXPECT_EQ(calls.back().notice.question->text, "Deux");
}

TEST_F(Receiver, AfterADayItIsOffAndGoesOnAtTheNextStart) {
  open_room("r-1");
  start();
  status = 503;
  ask("Un");
  pass(bounds::give_up_ms + bounds::retry_longest_ms);
  EXPECT_TRUE(courier->is_off());
  const std::size_t tried = calls.size();
  ask("Deux");
  pass(bounds::give_up_ms);
  EXPECT_EQ(calls.size(), tried);
  calls.clear();
  status = 200;
  restart();
  EXPECT_EQ(told(), "question_asked question_asked ");
}

TEST_F(Receiver, GoneMeansOffAtOnce) {
  open_room("r-1");
  start();
  status = 410;
  ask("Un");
  EXPECT_TRUE(courier->is_off());
}

TEST_F(Receiver, ACursorThatWasNotKeptRepeatsOneNoticeWithTheSameId) {
  open_room("r-1");
  start();
  answers = false;
  ask("Un");
  storage.fail_next(1, "disk");
  calls[0].done(200);
  settle();
  restart();
  ASSERT_EQ(calls.size(), 2U);
  EXPECT_EQ(calls[0].id, calls[1].id);
}

TEST_F(Receiver, PrivateConversationsAreNotEvenRead) {
  open_room("r-1");
  start();
  courier->room_grew("c-hall-7");
  EXPECT_TRUE(tasks.empty());
}

TEST_F(Receiver, ManyRoomsTakeTurnsAndAllAreTold) {
  for (int i = 0; i < 100; ++i) open_room("r-" + std::to_string(i));
  start();
  answers = false;
  for (int i = 0; i < 100; ++i)
    add("r-" + std::to_string(i), ana,
        fact::QuestionAsked{.author = ana, .text = "Q", .state = QuestionState::visible});
  EXPECT_EQ(calls.size(), bounds::rooms_at_once);
  for (std::size_t next = 0; next < calls.size(); ++next) {
    calls[next].done(200);
    settle();
  }
  EXPECT_EQ(calls.size(), 100U);
}

}  // namespace
}  // namespace beffroi::webhooks
