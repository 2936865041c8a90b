// Regular expressions of rules: RE2 only, so that a text takes linear time whatever the pattern. All patterns are asked
// at once; where one matches is looked at only for those that do. Thread-safe once built.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/word_search.hpp"
#include "moderation/wording.hpp"
#include "result.hpp"

namespace re2 {
class RE2;
}

namespace beffroi::moderation {

class Patterns {
 public:
  struct Source {
    std::uint32_t rule = 0;  // an index that the caller gives meaning to
    std::string expression;
  };

  Patterns();
  // Precondition: problem_of() has nothing against any of them.
  explicit Patterns(const std::vector<Source>& sources);
  ~Patterns();
  Patterns(Patterns&&) noexcept;
  Patterns& operator=(Patterns&&) noexcept;

  // Why a pattern cannot be used, with what RE2 says; empty when it can.
  static std::string problem_of(std::string_view expression);

  void find(const Wording& wording, const Wanted& wanted, std::vector<Hit>& hits) const;

 private:
  struct Compiled;
  struct All;

  void find_one(const Compiled& pattern, const Wording& wording, std::vector<Hit>& hits) const;

  std::unique_ptr<All> all_;
};

}  // namespace beffroi::moderation
