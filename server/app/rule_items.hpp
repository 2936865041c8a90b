// Rules of moderation as the interface shows, keeps and tries them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/rule_access.hpp"
#include "app/rule_book.hpp"
#include "moderation/rule_check.hpp"
#include "net/http.hpp"
#include "protocol/messages.hpp"
#include "result.hpp"

namespace beffroi::app {

enum class Shown { whole, without_lists };

protocol::RuleItem rule_item(const storage::HubRecords& records, const identity::Account& account, const BookRule& kept,
                             Shown shown);
// Those the account may see.
protocol::RuleList rule_list(const storage::HubRecords& records, const identity::Account& account);

std::optional<BookRule> newest_in(const storage::HubRecords& records, std::string_view id);
std::optional<BookRule> version_in(const storage::HubRecords& records, std::string_view id, std::int64_t version);
// Newest first; the shipped version is the last.
std::vector<BookRule> versions_in(const storage::HubRecords& records, std::string_view id, std::size_t limit);

// Keeps the version and audits it; the answer to whoever made it. Precondition: it is newer than what is kept.
net::Response add_version(storage::HubRecords& records, const identity::Account& account, const BookRule& version);

// A set to try: without drafts the one in force.
Result<RuleBook::Set, moderation::RuleProblem> trial_set(const RuleBook& book, const std::vector<BookRule>& rules,
                                                         const std::vector<protocol::ModerationRule>& drafts,
                                                         bool alone);

protocol::RuleTestAnswer tested(const moderation::RuleSet& rules, const ModeratedRoom& room,
                                const protocol::RuleTest& wanted, protocol::TimeMs now);

}  // namespace beffroi::app
