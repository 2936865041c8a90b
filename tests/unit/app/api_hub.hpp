// The HTTP interface without a network: requests go through the routes to the handlers, records are in memory, the
// clock stands still, and a browser is a value that keeps the session cookie.
#pragma once

#include <gtest/gtest.h>

#include <future>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/api.hpp"
#include "app/api_rules.hpp"
#include "identity/invitations.hpp"
#include "net/router.hpp"
#include "protocol/codec.hpp"
#include "storage/memory/memory_storage.hpp"

namespace beffroi::app {

struct Browser {
  std::string cookie;  // "beffroi_session=..."
  std::string address = "192.0.2.7";
};

struct ApiHub {
  storage::MemoryStorage storage;
  identity::Tickets tickets;
  identity::Attempts attempts{{}};
  protocol::TimeMs now = 1'800'000'000'000;
  std::vector<std::string> news;
  moderation::RulesInForce rules;
  RuleBook book{storage, rules};
  RuleApi rule_api;
  Api api;
  net::Router router;

  explicit ApiHub(bool secure = false)
      : rule_api(
            storage, book, [this] { return now; }, secure),
        api(storage, tickets, attempts, [this] { return now; },
            {.names = {"Beffroi d’essai", "Semaine d’essai"},
             .zone = "Europe/Paris",
             .version = "0.1",
             .sample = true,
             .public_url = "https://hub.example",
             .secure = secure},
            {.sessions_ended = [this](const std::string& person) { news.push_back("ended " + person); },
             .roles_changed = [this](const std::string& person) { news.push_back("changed " + person); },
             .rooms_renamed = [this](const auto& rooms) { news.push_back("renamed " + rooms.front().title); },
             .sanctions_changed = [this](const std::string& person) { news.push_back("sanctions " + person); },
             .shields_changed = [this] { news.emplace_back("shields"); },
             .room_shielded = [this](const std::string& room,
                                     bool on) { news.push_back("shield " + room + (on ? " on" : " off")); }}) {
    api.add_routes(router);
    rule_api.add_routes(router);
  }

  // Takes a Set-Cookie of the response into the browser.
  net::Response send(Browser& browser, std::string method, const std::string& target, std::string body = {},
                     const std::vector<net::Field>& headers = {}) {
    net::Request request;
    request.method = std::move(method);
    request.body = std::move(body);
    request.remote_address = browser.address;
    EXPECT_TRUE(net::read_target(target, request)) << target;
    for (const net::Field& field : headers) request.headers.add(field.name, field.value);
    if (!browser.cookie.empty()) request.headers.add("Cookie", "other=1; " + browser.cookie);
    const net::Router::Match match = router.match(request);
    EXPECT_EQ(match.kind, net::Router::Match::Kind::route) << request.method << " " << target;
    if (match.route == nullptr) return {};
    std::promise<net::Response> promise;
    match.route->handler(std::move(request),
                         net::Respond([&](net::Response response) { promise.set_value(std::move(response)); }));
    net::Response response = promise.get_future().get();
    const std::string_view set = response.headers.get("Set-Cookie");
    if (!set.empty()) browser.cookie = set.substr(0, set.find(';'));
    return response;
  }

  template <class Work>
  auto with(Work work) {
    using T = std::invoke_result_t<Work&, storage::HubRecords&>;
    std::promise<T> promise;
    storage::ask(storage, std::move(work),
                 [&](Result<T, storage::Unavailable> result) { promise.set_value(std::move(result).value()); });
    return promise.get_future().get();
  }

  std::string link(const protocol::Grant& grant) {
    return with([&](storage::HubRecords& records) {
             return identity::make_invitation(records, grant, "essai", "", now);
           })
        .token;
  }

  Browser staff(const protocol::Grant& grant, const std::string& name) {
    Browser browser;
    const std::string body = protocol::encoded(protocol::InvitationAcceptance{link(grant), name});
    EXPECT_EQ(send(browser, "POST", "/api/invitation/accept", body).status, 200);
    news.clear();
    return browser;
  }
  Browser organiser() { return staff({protocol::Role::organiser, protocol::Scope::hub, ""}, "Organisatrice Exemple"); }

  // Two sessions, "talk" of a partner and a jobs-connect one.
  void import_sample(const std::string& title = "Rust et C++") {
    Browser browser = organiser();
    const std::string file =
        "Identifiant;Titre;Début;Fin;Type;Partenaire\n"
        "t1;" +
        title +
        ";20/03/2027 09:30;20/03/2027 10:30;masterclass;Partenaire exemple 1\n"
        "j1;Rencontres;25/03/2027 23:30;26/03/2027 00:30;jobs_connect;Partenaire exemple 2\n";
    auto plan = send(browser, "POST", "/api/import/plan?source=essai&filename=essai.csv", file);
    ASSERT_EQ(plan.status, 200) << text(plan);
    const std::string id = protocol::decode_import_plan(text(plan)).value().plan;
    ASSERT_EQ(send(browser, "POST", "/api/import/apply", protocol::encoded(protocol::ApplyRequest{id})).status, 200);
    news.clear();
  }
  storage::RoomRecord room(const std::string& external_id) {
    return with([&](storage::HubRecords& records) {
      return records.room_of_session(organiser::session_id("essai", external_id)).value();
    });
  }
  Browser guest(const std::string& name) {
    Browser browser;
    const std::string body = protocol::encoded(protocol::JoinRequest{.code = room("t1").code, .name = name});
    EXPECT_EQ(send(browser, "POST", "/api/join", body).status, 200);
    return browser;
  }

  static std::string text(const net::Response& response) {
    if (const auto* own = std::get_if<std::string>(&response.body)) return *own;
    if (const auto* shared = std::get_if<net::SharedBody>(&response.body)) return *shared ? **shared : "";
    return "";
  }
  // "404 unknown_room", or "200".
  static std::string told(const net::Response& response) {
    if (response.status < 400) return std::to_string(response.status);
    const auto body = protocol::decode_error_body(text(response));
    if (!body.ok()) return std::to_string(response.status) + " without a body";
    EXPECT_EQ(protocol::info(body->code).http_status, response.status);
    EXPECT_EQ(body->message.find('{'), std::string::npos) << body->message;
    return std::to_string(response.status) + " " + std::string(protocol::to_string(body->code));
  }
};

}  // namespace beffroi::app
