// A small hub for tests: records in memory, a clock that stands still, a few sessions of a programme with their rooms.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "identity/accounts.hpp"
#include "identity/invitations.hpp"
#include "identity/places.hpp"
#include "protocol/codec.hpp"
#include "storage/memory/memory_storage.hpp"

namespace beffroi::identity {

struct Hub {
  storage::MemoryStorage storage{storage::MemoryStorage::Running::when_stepped};
  TimeMs now = 1'800'000'000'000;

  Hub() {
    session("talk", protocol::SessionKind::talk, "Partenaire exemple 1");
    session("jobs", protocol::SessionKind::jobs_connect, "Partenaire exemple 2");
  }

  // Runs `work` in a transaction and returns its value.
  template <class Work>
  auto with(Work work) {
    using T = std::invoke_result_t<Work&, HubRecords&>;
    std::optional<T> answer;
    storage::ask(storage, std::move(work),
                 [&](Result<T, storage::Unavailable> result) { answer.emplace(std::move(result).value()); });
    storage.step_all();
    return std::move(*answer);
  }

  void session(const std::string& id, protocol::SessionKind kind, const std::string& partner) {
    with([&](HubRecords& records) {
      storage::ProgrammeSession session;
      session.id = id;
      session.source = "test";
      session.external_id = id;
      session.title = "Séance " + id;
      session.kind = kind;
      session.partner = partner;
      records.put_programme_session(session);
      records.add_room(
          {.id = id,
           .session = id,
           .kind = kind == protocol::SessionKind::jobs_connect ? protocol::RoomKind::hall : protocol::RoomKind::session,
           .code = "",
           .title = session.title,
           .starts_at = std::nullopt});
      return true;
    });
  }

  SignedIn guest(const std::string& name) {
    return with([&](HubRecords& records) { return join_as_guest(records, "", name, now); }).value();
  }

  std::string link(const Grant& grant) {
    return with([&](HubRecords& records) { return make_invitation(records, grant, "test", "", now); }).token;
  }

  Result<SignedIn, ErrorCode> accept(const std::string& token, std::optional<std::string> name,
                                     const std::string& session = "") {
    return with([&](HubRecords& records) {
      return accept_invitation(records, session, {.token = token, .name = std::move(name)}, now);
    });
  }

  SignedIn staff(const Grant& grant, const std::string& name) { return accept(link(grant), name).value(); }
  SignedIn organiser() { return staff({Role::organiser, Scope::hub, ""}, "Organisatrice exemple"); }

  std::optional<Account> account(const std::string& token) {
    return with([&](HubRecords& records) { return account_of(records, token, now); });
  }

  Result<room::Actor, ErrorCode> actor(const SignedIn& who, const std::string& room) {
    return with([&](HubRecords& records) { return actor_in(records, who.account.person.id, room); });
  }

  std::string audit_actions() {
    return with([](HubRecords& records) {
      std::string actions;
      for (const storage::AuditRecord& row : records.audit_before(INT64_MAX, 100, {})) {
        actions = std::string(protocol::to_string(row.act)) + (actions.empty() ? "" : " ") + actions;
      }
      return actions;
    });
  }
};

}  // namespace beffroi::identity
