// A story of a room as text (tests/scenarios/*.room; its grammar is in tests/scenarios/README.md), told to rooms in
// memory.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "laws/hub_in_memory.hpp"
#include "laws/viewer.hpp"

namespace beffroi::laws {

// A line cut into words; "quoted text" is one word.
std::vector<std::string> words_of(std::string_view line);

// The command a line of a scenario asks for: `verb` and its words. Labels stand for items of earlier lines; `creates`
// is the label that the new item gets, if it makes one.
struct Asked {
  protocol::Command command;
  std::string creates;
};
using Labels = std::map<std::string, Seq>;
// Throws std::runtime_error for a line that is no command.
Asked command_from(const std::string& verb, const std::vector<std::string>& words, const Labels& labels, TimeMs now);

class Scenario : private Witness {
 public:
  // Runs all of it. `failures` then says what did not come as told, with the line.
  explicit Scenario(std::string_view text);

  const std::vector<std::string>& failures() const { return failures_; }
  const HubInMemory& hub() const { return *hub_; }
  const std::vector<room::Actor>& actors() const { return actors_; }
  // Who followed which room, in the order they joined.
  const std::deque<std::pair<std::string, Viewer>>& viewers() const { return viewers_; }

 private:
  void saw(const LiveRoom& room, const protocol::Entry& entry) override;

  void run_line(const std::vector<std::string>& words);
  void open_room(const std::vector<std::string>& words);
  void rule(const std::vector<std::string>& words);
  void shield(const std::vector<std::string>& words);
  void programme(const std::vector<std::string>& words);
  void join(const std::vector<std::string>& words);
  void send(const std::vector<std::string>& words);
  void sees(const std::vector<std::string>& words);
  void nothing(const std::vector<std::string>& words);
  void holds(const std::vector<std::string>& words, bool expected);
  void refused(const std::vector<std::string>& words);
  void barred(const std::vector<std::string>& words);
  void evicted(const std::vector<std::string>& words);
  void enter(const std::vector<std::string>& words);
  void wait(const std::vector<std::string>& words);

  void expect_no_refusal();
  void begin_step();
  void fail(std::string what);
  const room::Actor& actor(const std::string& name) const;
  Viewer& viewer(const std::string& name);
  std::vector<std::string> people_named(const std::string& who);
  bool fits(const std::string& json, const std::vector<std::string>& wanted, std::size_t from) const;
  room::Verdict verdict_on(const std::vector<std::string>& words) const;

  std::unique_ptr<HubInMemory> hub_;
  std::string room_;  // where the story is now
  std::vector<room::Actor> actors_;
  std::deque<std::pair<std::string, Viewer>> viewers_;
  Labels labels_;
  std::vector<std::pair<room::Verdict, std::string>> rules_;    // on texts containing
  std::map<std::string, std::vector<protocol::Change>> inbox_;  // room and name → changes since the last step
  std::optional<room::Refusal> refusal_;
  std::vector<std::string> last_send_;
  std::optional<Seq> last_answer_;
  std::int64_t commands_ = 0;
  std::size_t line_ = 0;
  std::vector<std::string> failures_;
};

}  // namespace beffroi::laws
