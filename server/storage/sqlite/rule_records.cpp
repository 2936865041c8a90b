#include <algorithm>

#include "storage/sqlite/rows.hpp"
#include "storage/sqlite/sqlite_records.hpp"

namespace beffroi::storage::sqlite {
namespace {

#define RULE_COLUMNS "rule, version, at, by, deleted, body"

RuleVersion rule_version_in(const Cursor& row) {
  return {row.text(0), row.number(1), row.number(2), row.text(3), row.flag(4), row.text(5)};
}

}  // namespace

bool SqliteRecords::add_rule_version(const RuleVersion& version) {
  return database_.run("INSERT INTO moderation_rules (" RULE_COLUMNS
                       ") SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS "
                       "(SELECT 1 FROM moderation_rules WHERE rule = ?1 AND version >= ?2)",
                       {version.rule, version.version, version.at, version.by, version.deleted, version.body}) == 1;
}

std::vector<RuleVersion> SqliteRecords::newest_rules() const {
  auto rows = database_.query("SELECT " RULE_COLUMNS
                              " FROM moderation_rules AS newest WHERE version = (SELECT max(version) FROM "
                              "moderation_rules WHERE rule = newest.rule) ORDER BY rule LIMIT ?",
                              {row_limit});
  return all_of(rows, rule_version_in);
}

std::optional<RuleVersion> SqliteRecords::rule_version(std::string_view rule, std::int64_t version) const {
  auto rows =
      database_.query("SELECT " RULE_COLUMNS " FROM moderation_rules WHERE rule = ? AND version = ?", {rule, version});
  return first_of(rows, rule_version_in);
}

std::vector<RuleVersion> SqliteRecords::rule_versions(std::string_view rule, std::size_t limit) const {
  auto rows =
      database_.query("SELECT " RULE_COLUMNS " FROM moderation_rules WHERE rule = ? ORDER BY version DESC LIMIT ?",
                      {rule, static_cast<std::int64_t>(std::min(limit, limits::rows_per_list))});
  return all_of(rows, rule_version_in);
}

std::int64_t SqliteRecords::rules_revision() const {
  auto rows = database_.query("SELECT coalesce(max(revision), 0) FROM moderation_rules");
  return rows.next() ? rows.number(0) : 0;
}

}  // namespace beffroi::storage::sqlite
