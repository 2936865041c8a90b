// The audit: GET /api/audit, /api/audit/export and /api/audit/verify.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <utility>

#include <unistd.h>

#include "app/api.hpp"
#include "app/api_answer.hpp"
#include "app/audit_check.hpp"
#include "identity/sanctions.hpp"
#include "protocol/limits.hpp"

namespace beffroi::app {

using storage::HubRecords;

namespace {

constexpr auto kPage = static_cast<std::size_t>(protocol::limits::audit_page);

// Nothing: it is no number.
std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

bool read_number(const net::Request& request, std::string_view key, std::optional<std::int64_t>& into) {
  const auto text = request.query_value(key);
  if (!text) return true;
  into = number_in(*text);
  return into.has_value();
}

struct Wanted {
  std::optional<std::int64_t> before;
  storage::AuditQuery query;
};

// Nothing: a value cannot be read.
std::optional<Wanted> wanted_in(const net::Request& request) {
  Wanted wanted;
  const auto text = [&](std::string_view key) -> std::optional<std::string> {
    const auto value = request.query_value(key);
    return value && !value->empty() ? std::optional<std::string>(*value) : std::nullopt;
  };
  wanted.query.person = text("person");
  wanted.query.room = text("room");
  if (const auto act = text("act")) {
    wanted.query.act = protocol::parse_audit_act(*act);
    if (!wanted.query.act) return std::nullopt;
  }
  const bool readable = read_number(request, "before", wanted.before) &&
                        read_number(request, "from", wanted.query.from) && read_number(request, "to", wanted.query.to);
  return readable ? std::optional(wanted) : std::nullopt;
}

// What of the audit the caller may read: organisers all, partner admins what concerns their partners.
std::optional<ErrorCode> narrow(const HubRecords& records, const std::string& token, protocol::TimeMs now,
                                storage::AuditQuery& query) {
  const auto account = identity::account_of(records, token, now);
  if (!account) return ErrorCode::unauthorised;
  if (identity::runs_the_hub(account->grants)) return std::nullopt;
  std::vector<std::string> partners;
  for (const identity::Grant& grant : account->grants) {
    if (grant.role == protocol::Role::partner_admin) partners.push_back(grant.scope_id);
  }
  if (partners.empty()) return ErrorCode::forbidden;
  query.partners = std::move(partners);
  return std::nullopt;
}

protocol::AuditPage page_of(const HubRecords& records, const Wanted& wanted) {
  protocol::AuditPage page;
  page.records = records.audit_before(wanted.before.value_or(INT64_MAX), kPage + 1, wanted.query);
  page.more = page.records.size() > kPage;
  if (page.more) page.records.pop_back();
  for (const storage::AuditRecord& record : page.records) {
    if (!record.person || page.names.contains(*record.person)) continue;
    if (auto person = records.person(*record.person)) page.names.emplace(*record.person, std::move(person->name));
  }
  return page;
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// The records as lines of a file that has no name any more; nothing when the disk or the storage does not give it.
std::shared_ptr<const net::OpenFile> exported(storage::Storage& storage, const storage::AuditQuery& query) {
  std::string path = (std::filesystem::temp_directory_path() / "beffroi-audit-XXXXXX").string();
  const int descriptor = ::mkstemp(path.data());
  if (descriptor < 0) return nullptr;
  const std::unique_ptr<std::FILE, CloseFile> file(::fdopen(descriptor, "w"));
  std::shared_ptr<const net::OpenFile> open;
  const bool whole = file && read_audit(storage, query, [&](const storage::AuditRecord& record) {
                       const std::string line = protocol::encoded(record) + "\n";
                       return std::fwrite(line.data(), 1, line.size(), file.get()) == line.size();
                     });
  if (whole && std::fflush(file.get()) == 0) {
    if (auto opened = net::OpenFile::open(path)) open = std::move(opened).value();
  }
  ::unlink(path.c_str());
  return open;
}

net::Response lines_of(const std::shared_ptr<const net::OpenFile>& file) {
  if (!file) return refusal(ErrorCode::storage_unavailable);
  net::Response response;
  response.headers.add("Content-Type", "application/x-ndjson");
  response.headers.add("Content-Disposition", "attachment; filename=\"audit.jsonl\"");
  response.headers.add("Cache-Control", "no-store");
  response.body = net::FileBody{file, 0, file->size()};
  return response;
}

}  // namespace

void Api::add_audit_routes(net::Router& router) {
  router.get("/api/audit", [this](Request request, Respond respond) { audit(std::move(request), std::move(respond)); });
  router.get("/api/audit/export",
             [this](Request request, Respond respond) { export_audit(std::move(request), std::move(respond)); });
  router.get("/api/audit/verify",
             [this](Request request, Respond respond) { verify_audit(std::move(request), std::move(respond)); });
}

void Api::audit(Request request, Respond respond) {
  auto wanted = wanted_in(request);
  if (!wanted) return respond(refusal(ErrorCode::bad_message, {.detail = "before, from, to are numbers, act an act"}));
  look(storage_, std::move(respond),
       [token = token_of(request), wanted = std::move(*wanted), now = clock_()](const HubRecords& records) {
         Wanted allowed = wanted;
         if (const auto refused = narrow(records, token, now, allowed.query)) return refusal(*refused);
         return answer(page_of(records, allowed));
       });
}

// What reads the whole audit runs on a thread of its own, once the caller is known to be allowed.
void Api::with_audit_query(const Request& request, storage::AuditQuery query, Respond respond,
                           std::function<net::Response(const storage::AuditQuery&)> work) {
  using Allowed = Result<storage::AuditQuery, ErrorCode>;
  const auto allow = [token = token_of(request), query = std::move(query),
                      now = clock_()](const HubRecords& records) -> Allowed {
    storage::AuditQuery allowed = query;
    if (const auto refused = narrow(records, token, now, allowed)) return Failure{*refused};
    return allowed;
  };
  storage::look(storage_, allow, [this, respond, work](Result<Allowed, storage::Unavailable> allowed) {
    if (!allowed) return respond(refusal(ErrorCode::storage_unavailable));
    if (!allowed->ok()) return respond(refusal(allowed->error()));
    const bool taken = background_.run([respond, work, query = allowed->value()] { respond(work(query)); });
    if (!taken) respond(refusal(ErrorCode::busy));
  });
}

void Api::export_audit(Request request, Respond respond) {
  auto wanted = wanted_in(request);
  if (!wanted) return respond(refusal(ErrorCode::bad_message, {.detail = "from and to are numbers, act an act"}));
  with_audit_query(request, std::move(wanted->query), std::move(respond),
                   [this](const storage::AuditQuery& query) { return lines_of(exported(storage_, query)); });
}

void Api::verify_audit(Request request, Respond respond) {
  with_audit_query(request, {}, std::move(respond), [this](const storage::AuditQuery&) {
    const auto check = check_audit(storage_);
    return check.ok() ? answer(check.value()) : refusal(ErrorCode::storage_unavailable);
  });
}

}  // namespace beffroi::app
