// What moderation is asked and what it may answer. It runs before a room's turn and hands its verdict over as data, so
// a slow judge (a word list service, a web hook) delays one message and never a room.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/messages.hpp"
#include "room/room.hpp"

namespace beffroi::moderation {

// Where a room lies, as the hub knows it when somebody comes in.
struct Surroundings {
  protocol::RoomKind kind = protocol::RoomKind::session;
  std::string session;  // of the programme; empty for none
  std::string partner;  // empty for none

  static const Surroundings& unknown();
};

// How well an author is known.
struct Acquaintance {
  protocol::TimeMs since = 0;  // when the identity was made
  bool guest = true;           // never accepted an invitation
};

// A command that carries a text for others to read, with who sends it where.
struct Submission {
  const std::string& room;
  const room::Actor& author;
  const protocol::Command& command;
  protocol::TimeMs now = 0;
  Acquaintance known = {};
  const Surroundings& where = Surroundings::unknown();
  std::string_view command_id = {};  // the client's; empty for what is no command of a client
};

// The text that others would read, or nothing: then there is nothing to judge.
std::optional<std::string_view> text_of(const protocol::Command& command);
// Whether the room is not to know who wrote it.
bool is_anonymous(const protocol::Command& command);

// Younger identities are newcomers, unless they came by invitation or hold a role.
inline constexpr std::int64_t newcomer_s = 600;

protocol::Trust trust_of(protocol::Role role, bool anonymous, bool guest, std::int64_t age_ms);
protocol::Trust trust_of(const Submission& submission);

class Judge {
 public:
  using OnVerdict = std::function<void(room::Verdict)>;

  virtual ~Judge() = default;

  // Called from any I/O thread. Answers exactly once, within the call or later from any thread; the submission is good
  // during the call only. A judge that cannot decide answers `hold`, never keeps silent.
  virtual void judge(const Submission& submission, OnVerdict done) = 0;
};

// A judge that answers from what it has at hand. Thread-safe.
class Rule {
 public:
  virtual ~Rule() = default;
  virtual room::Verdict look_at(const Submission& submission, std::string_view text) const = 0;
};

}  // namespace beffroi::moderation
