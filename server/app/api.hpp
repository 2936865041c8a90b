// The HTTP interface of protocol/schema/http.json. One file for each group of endpoints:
//
//   api_identity.cpp    who this browser is: join, rename, sign out, tickets
//   api_staff.cpp       invitations, people, revocation
//   api_rooms.cpp       doors, codes, logs
//   api_programme.cpp   programme and calendars
//   api_import.cpp      plan and apply
//   api_settings.cpp    facts and settings of the hub
//   api_moderation.cpp  sanctions, notes on people, shields
//   api_contributions.cpp  everything a person wrote
//   api_audit.cpp       the audit: pages, export, verification
//
// Handlers run on I/O threads and never block: what concerns the records runs on the storage's thread, files are read
// on a thread of their own. Origins and content types are checked by net before a handler is called.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "app/background.hpp"
#include "app/hub_settings.hpp"
#include "app/import_plans.hpp"
#include "app/programme_edition.hpp"
#include "identity/attempts.hpp"
#include "identity/tickets.hpp"
#include "net/router.hpp"
#include "organiser/import.hpp"
#include "storage/storage.hpp"

namespace beffroi::app {

struct ApiSettings {
  HubNames names;
  std::string zone = "Europe/Paris";
  std::string version;
  bool sample = false;     // the programme is sample data
  std::string public_url;  // "https://hub.example", without a slash at the end: links never come from a Host header
  bool secure = false;     // browsers reach the hub by https: cookies go nowhere else
  std::optional<organiser::TimeWindow> event_week;  // what repeats in an imported calendar is taken within it
};

// What must follow a change at once. Called on a storage thread, after the commit and before the response; must not
// block.
struct ApiNews {
  std::function<void(const std::string& person)> sessions_ended;  // close their sockets for good
  std::function<void(const std::string& person)> roles_changed;   // have them ask for a new ticket
  std::function<void(const std::vector<storage::RoomRecord>&)> rooms_renamed;
  std::function<void(const std::string& person)> sanctions_changed;     // look again what they may where they are
  std::function<void()> shields_changed;                                // rooms look again at those of their scopes
  std::function<void(const std::string& room, bool on)> room_shielded;  // its own shield
};

class Api {
 public:
  using Clock = std::function<protocol::TimeMs()>;  // callable from any thread

  // All references outlive the last response.
  Api(storage::Storage& storage, identity::Tickets& tickets, identity::Attempts& attempts, Clock clock,
      ApiSettings settings, ApiNews news);
  Api(const Api&) = delete;
  Api& operator=(const Api&) = delete;

  // Precondition: the router does not outlive this.
  void add_routes(net::Router& router);

  // The programme changed elsewhere than through this interface.
  void programme_changed() { shelf_.clear(); }

  // The caller's session token, or empty.
  std::string token_of(const net::Request& request) const;

 private:
  using Request = net::Request;
  using Respond = net::Respond;

  void add_identity_routes(net::Router& router);
  void add_staff_routes(net::Router& router);
  void add_room_routes(net::Router& router);
  void add_programme_routes(net::Router& router);
  void add_import_routes(net::Router& router);
  void add_settings_routes(net::Router& router);
  void add_moderation_routes(net::Router& router);
  void add_audit_routes(net::Router& router);

  // api_identity.cpp
  void me(Request request, Respond respond);
  void rename(Request request, Respond respond);
  void sign_out(Request request, Respond respond);
  void join(Request request, Respond respond);
  void ticket(Request request, Respond respond);
  void touch(const std::string& person);

  // api_staff.cpp
  void list_invitations(Request request, Respond respond);
  void invite(Request request, Respond respond);
  void withdraw_invitation(Request request, Respond respond);
  void look_at_invitation(Request request, Respond respond);
  void accept_invitation(Request request, Respond respond);
  void list_people(Request request, Respond respond);
  void revoke(Request request, Respond respond);

  // api_rooms.cpp
  void room(Request request, Respond respond);
  void code(Request request, Respond respond);
  void room_log(Request request, Respond respond);

  // api_programme.cpp
  EditionSettings edition_settings(const storage::HubRecords& records) const;
  void with_edition(Respond respond, std::function<net::Response(const ProgrammeEdition&)> answer);
  void programme(Request request, Respond respond);
  void programme_item(Request request, Respond respond);
  void set_young_audience(Request request, Respond respond);
  void session_calendar(Request request, Respond respond);
  void programme_calendar(Request request, Respond respond);

  // api_import.cpp
  void plan_import(Request request, Respond respond);
  void read_and_plan(const Request& request, const std::string& person, const Respond& respond);
  void apply_import(Request request, Respond respond);

  // api_settings.cpp
  void hub(Request request, Respond respond);
  void settings(Request request, Respond respond);
  void change_settings(Request request, Respond respond);

  // api_moderation.cpp
  void list_sanctions(Request request, Respond respond);
  void sanction(Request request, Respond respond);
  void lift_sanction(Request request, Respond respond);
  void list_notes(Request request, Respond respond);
  void add_note(Request request, Respond respond);
  void list_shields(Request request, Respond respond);
  void switch_shield(Request request, Respond respond);

  // api_contributions.cpp
  void contributions(Request request, Respond respond);

  // api_audit.cpp
  void audit(Request request, Respond respond);
  void export_audit(Request request, Respond respond);
  void verify_audit(Request request, Respond respond);
  void with_audit_query(const Request& request, storage::AuditQuery query, Respond respond,
                        std::function<net::Response(const storage::AuditQuery&)> work);

  // Forgets sessions that are long over, once an hour, in a transaction that writes anyway.
  void sweep(storage::HubRecords& records, protocol::TimeMs now);

  identity::Attempts::Caller caller_of(const Request& request) const;
  // With the cookie of a new session; `token` empty: without.
  net::Response with_cookie(net::Response response, const std::string& token) const;
  net::Response without_session(net::Response response) const;

  // Constant after construction.
  const Clock clock_;
  const ApiSettings settings_;
  const ApiNews news_;
  // Synchronise themselves.
  storage::Storage& storage_;
  identity::Tickets& tickets_;
  identity::Attempts& attempts_;
  ProgrammeShelf shelf_;
  ImportPlans plans_;
  std::atomic<protocol::TimeMs> swept_at_{0};
  Background background_;  // last: its work uses the others, and ends before them
};

}  // namespace beffroi::app
