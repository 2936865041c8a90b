// From a text and moderation's verdict on it to what the room makes of it; and the statement of reasons to its author.
#pragma once

#include <string>
#include <string_view>

#include "room/room.hpp"
#include "room/text.hpp"

namespace beffroi::room {

struct Heard {
  std::string text;  // what is said: as written, or as the verdict rewrote it
  bool hold = false;
  std::optional<protocol::Judgement> why;  // with the text as written in `original` when it was rewritten
};

// `hold_all`: the room lets nothing of this author through by itself. Refusals: of the text, and rejected; in a
// conversation also for what would be held, for nobody could ever approve it.
Result<Heard, Refusal> heard(const Room& room, std::string_view written, TextRule rule, const Verdict& verdict,
                             bool hold_all);

// When what is not held becomes visible under the moderation delay; nothing: at once.
std::optional<protocol::TimeMs> visible_at(const Room& room, protocol::TimeMs now);

// Whether the room holds what this actor writes, by its settings or because of its audience.
bool holds_messages_of(const Room& room, const Actor& actor);
bool holds_questions_of(const Room& room, const Actor& actor);

// What keeps the actor from writing here, whatever the words: accounts_only, newcomers_wait.
std::optional<Refusal> may_not_take_part(const Room& room, const Actor& actor);
// What the room does not take of this actor: links_not_allowed, emoji_only (chat).
std::optional<Refusal> unwelcome_text(const Room& room, const Actor& actor, std::string_view text, bool chat);

// What is said about an item to its author; nothing while there is nothing to say.
struct Item {
  bool waits = false;       // held
  bool taken_away = false;  // declined or removed
  bool reworded = false;
  protocol::TimeMs at = 0;
  const std::optional<protocol::Reason>& reason;
  const std::optional<protocol::Judgement>& why;
  const std::optional<protocol::Decided>& decided;
  const std::optional<protocol::ContestState>& contest;
};
std::optional<protocol::Statement> statement_of(const Item& item, bool may_contest);

}  // namespace beffroi::room
