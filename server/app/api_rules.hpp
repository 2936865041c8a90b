// The rules of moderation over HTTP: list, versions, change, take away, test a text, dry run. Handlers hand their work
// to the rule book's thread, where it may wait for the storage and compile.
#pragma once

#include <functional>
#include <string>

#include "app/rule_book.hpp"
#include "net/router.hpp"
#include "protocol/messages.hpp"
#include "storage/storage.hpp"

namespace beffroi::app {

class RuleApi {
 public:
  using Clock = std::function<protocol::TimeMs()>;  // callable from any thread

  // All references outlive the last response.
  RuleApi(storage::Storage& storage, RuleBook& book, Clock clock, bool secure);
  RuleApi(const RuleApi&) = delete;
  RuleApi& operator=(const RuleApi&) = delete;

  // Precondition: the router does not outlive this.
  void add_routes(net::Router& router);

 private:
  using Request = net::Request;
  using Respond = net::Respond;

  void list(const Request& request, Respond respond);
  void one(const Request& request, Respond respond);
  void versions(const Request& request, Respond respond);
  void put(const Request& request, Respond respond);
  void take_away(const Request& request, Respond respond);
  void test(const Request& request, Respond respond);
  void trial(const Request& request, Respond respond);

  void put_now(const std::string& token, const protocol::RuleChange& change, const Respond& respond);
  void take_away_now(const std::string& token, const std::string& rule, const Respond& respond);
  void test_now(const std::string& token, const protocol::RuleTest& wanted, const Respond& respond);
  void trial_now(const std::string& token, const protocol::RuleTrial& wanted, const Respond& respond);

  // On the book's thread; busy when too much waits.
  void run(const Respond& respond, std::function<void()> job);
  std::string token_of(const Request& request) const;

  // Constant after construction.
  const Clock clock_;
  const bool secure_;
  // Synchronise themselves.
  storage::Storage& storage_;
  RuleBook& book_;
};

}  // namespace beffroi::app
