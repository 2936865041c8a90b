// The audit over the HTTP interface: who may read what of it, pages, export, verification.
#include <gtest/gtest.h>

#include <sstream>

#include <unistd.h>

#include "storage/audit_chain.hpp"
#include "unit/app/api_hub.hpp"

namespace beffroi::app {
namespace {

using protocol::AuditAct;
using protocol::Role;
using protocol::Scope;

constexpr const char* kPartner = "Partenaire exemple 1";

struct ApiAudit : testing::Test {
  ApiHub hub;
  Browser organiser;
  Browser admin;  // of one partner

  void SetUp() override {
    hub.import_sample();
    organiser = hub.organiser();
    admin = hub.staff({Role::partner_admin, Scope::partner, kPartner}, "Partenaire Exemple");
  }
  void adds(const protocol::AuditRecord& record) {
    hub.with([&](storage::HubRecords& records) { return records.add_audit(record); });
  }
  protocol::AuditPage page(Browser& browser, const std::string& query = "") {
    const auto response = hub.send(browser, "GET", "/api/audit" + query);
    EXPECT_EQ(response.status, 200) << ApiHub::text(response);
    return protocol::decode_audit_page(ApiHub::text(response)).value();
  }
  std::string acts(Browser& browser, const std::string& query = "") {
    std::string all;
    for (const auto& record : page(browser, query).records)
      all += (all.empty() ? "" : " ") + std::string(protocol::to_string(record.act));
    return all;
  }
  std::string told(Browser& browser, const std::string& target) {
    return ApiHub::told(hub.send(browser, "GET", target));
  }
  std::vector<std::string> lines_of(Browser& browser, const std::string& query = "") {
    const auto response = hub.send(browser, "GET", "/api/audit/export" + query);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.get("Content-Type"), "application/x-ndjson");
    const auto& file = std::get<net::FileBody>(response.body);
    std::string bytes(file.length, '\0');
    EXPECT_EQ(::pread(file.file->descriptor(), bytes.data(), bytes.size(), 0), static_cast<ssize_t>(bytes.size()));
    std::vector<std::string> lines;
    std::istringstream in(bytes);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
  }
};

TEST_F(ApiAudit, HubActsAreInItWithNameAndRole) {
  const auto page_now = page(organiser);
  ASSERT_GE(page_now.records.size(), 4U);
  const auto& newest = page_now.records.front();
  EXPECT_EQ(newest.act, AuditAct::accept_invitation);
  EXPECT_EQ(newest.name, "Partenaire Exemple");
  EXPECT_EQ(newest.role, Role::partner_admin);
  EXPECT_EQ(newest.partner, kPartner);
  EXPECT_EQ(newest.note, "partner_admin partner Partenaire exemple 1");
  EXPECT_NE(acts(organiser).find("programme"), std::string::npos);
}

TEST_F(ApiAudit, OrganisersReadAllAndPartnerAdminsWhatConcernsTheirPartner) {
  adds({.at = 1, .act = AuditAct::ban, .room = "other", .partner = "Partenaire exemple 2"});
  adds({.at = 2, .act = AuditAct::remove, .room = "mine", .partner = kPartner});
  EXPECT_EQ(acts(admin, "?room=mine"), "remove");
  EXPECT_EQ(acts(admin, "?room=other"), "");
  EXPECT_EQ(acts(organiser, "?room=other"), "ban");
  Browser moderator = hub.staff({Role::moderator, Scope::hub, ""}, "Modératrice Exemple");
  Browser stranger;
  for (const char* target : {"/api/audit", "/api/audit/export", "/api/audit/verify"}) {
    EXPECT_EQ(told(moderator, target), "403 forbidden") << target;
    EXPECT_EQ(told(stranger, target), "401 unauthorised") << target;
  }
}

TEST_F(ApiAudit, IsFilteredByPersonActAndTime) {
  Browser guest = hub.guest("Zoé Exemple");
  const std::string person = protocol::decode_profile(ApiHub::text(hub.send(guest, "GET", "/api/me"))).value().person;
  adds({.at = 10, .act = AuditAct::mute, .room = "r", .person = person});
  adds({.at = 20, .act = AuditAct::ban, .room = "r", .person = person});
  EXPECT_EQ(acts(organiser, "?person=" + person), "ban mute");
  EXPECT_EQ(page(organiser, "?person=" + person).names, (std::map<std::string, std::string>{{person, "Zoé Exemple"}}));
  EXPECT_EQ(acts(organiser, "?room=r&act=ban"), "ban");
  EXPECT_EQ(acts(organiser, "?room=r&from=10&to=20"), "mute");
  for (const char* query : {"?act=dance", "?from=x", "?to=-1", "?before=1x"}) {
    EXPECT_EQ(told(organiser, std::string("/api/audit") + query), "400 bad_message") << query;
  }
}

TEST_F(ApiAudit, ComesInPages) {
  for (int i = 0; i < 450; ++i) adds({.at = i, .act = AuditAct::approve, .room = "r"});
  auto one = page(organiser, "?room=r");
  EXPECT_EQ(one.records.size(), 200U);
  EXPECT_TRUE(one.more);
  std::size_t all = one.records.size();
  while (one.more) {
    one = page(organiser, "?room=r&before=" + std::to_string(one.records.back().id));
    all += one.records.size();
  }
  EXPECT_EQ(all, 450U);
}

TEST_F(ApiAudit, ExportsLinesThatAnybodyCanVerify) {
  adds({.at = 5, .act = AuditAct::note, .note = "Zoé \"dit\" :\n 😀"});
  const auto lines = lines_of(organiser);
  std::string former;
  for (const std::string& line : lines) {
    const auto record = protocol::decode_audit_record(line).value();
    EXPECT_EQ(record.hash, storage::chained_hash(former, record));
    // What the documentation says: the line without its last member.
    EXPECT_TRUE(line.ends_with(",\"hash\":\"" + *record.hash + "\"}"));
    former = *record.hash;
  }
  EXPECT_GE(lines.size(), 5U);
  const auto verdict =
      protocol::decode_audit_check(ApiHub::text(hub.send(organiser, "GET", "/api/audit/verify"))).value();
  EXPECT_TRUE(verdict.intact);
  EXPECT_EQ(verdict.head, former);
  EXPECT_EQ(verdict.records, static_cast<std::int64_t>(lines.size()));
  EXPECT_LT(lines_of(admin).size(), lines.size());
}

TEST_F(ApiAudit, ExportsMoreThanOnePage) {
  hub.with([&](storage::HubRecords& records) {
    for (int i = 0; i < 2500; ++i) records.add_audit({.at = i, .act = AuditAct::approve, .room = "r"});
    return true;
  });
  EXPECT_EQ(lines_of(organiser, "?room=r").size(), 2500U);
}

TEST_F(ApiAudit, SanctionsNotesAndShieldsAreInIt) {
  Browser guest = hub.guest("Zoé Exemple");
  const std::string person = protocol::decode_profile(ApiHub::text(hub.send(guest, "GET", "/api/me"))).value().person;
  const protocol::SanctionRequest ban{
      person, protocol::SanctionKind::ban, Scope::partner, kPartner, protocol::Lasting::seconds,
      600,    protocol::Reason::spam,      "three links"};
  const auto made =
      protocol::decode_sanction(ApiHub::text(hub.send(organiser, "POST", "/api/sanctions", protocol::encoded(ban))));
  hub.send(organiser, "DELETE", "/api/sanctions/" + made.value().id);
  hub.send(organiser, "POST", "/api/people/" + person + "/notes",
           protocol::encoded(protocol::NoteRequest{Scope::event, "", "secret words"}));
  hub.send(organiser, "POST", "/api/shield", protocol::encoded(protocol::ShieldRequest{Scope::event, "", true}));
  EXPECT_EQ(acts(organiser, "?person=" + person), "note lift_sanction sanction");
  const auto records = page(organiser, "?person=" + person).records;
  EXPECT_EQ(records[2].note, "ban, 600 s: three links");
  EXPECT_EQ(records[2].reason, protocol::Reason::spam);
  EXPECT_EQ(records[2].target, "partner Partenaire exemple 1");
  EXPECT_FALSE(records[0].note) << "the note itself stays with the notes";
  EXPECT_EQ(page(organiser, "?act=shield").records.at(0).note, "on");
  EXPECT_EQ(acts(admin, "?person=" + person), "lift_sanction sanction") << "what concerns the partner";
}

}  // namespace
}  // namespace beffroi::app
