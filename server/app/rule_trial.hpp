// The dry run of rules: what they would have done to the newest messages and questions of some rooms. Reads the logs
// and changes nothing; what came before a text counts as it would have (repetition, first texts), within what is read.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "app/rule_access.hpp"
#include "moderation/rule_set.hpp"
#include "protocol/messages.hpp"
#include "result.hpp"
#include "storage/storage.hpp"

namespace beffroi::app {

inline constexpr std::size_t kTrialEntries = 100'000;  // of all logs together; more: the answer is not complete
inline constexpr std::size_t kTrialPage = 1'000;       // entries of one read

// Waits for the storage: from a background thread only.
Result<protocol::RuleTrialAnswer, storage::Unavailable> rule_trial(storage::Storage& storage,
                                                                   std::shared_ptr<const moderation::RuleSet> rules,
                                                                   const std::vector<ModeratedRoom>& rooms,
                                                                   std::size_t last);

}  // namespace beffroi::app
