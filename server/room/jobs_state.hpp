// What a jobs-connect hall remembers: booths, places in their queues, conversations.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "protocol/messages.hpp"

namespace beffroi::room {

struct QueueTicket {
  protocol::Seq id = 0;
  protocol::Seq booth = 0;
  std::string person;
  std::string name;
  std::optional<std::string> note;
  std::optional<protocol::Judgement> why;  // why the note was reworded
  protocol::TicketState state = protocol::TicketState::waiting;
  protocol::TimeMs at = 0;
  std::optional<protocol::Recruiter> recruiter;  // who called
  std::optional<protocol::TimeMs> until;         // while called
  std::optional<protocol::Conversation> conversation;
  protocol::Seq started = 0;        // entry that began the conversation,
  protocol::TimeMs started_at = 0;  // and when
  bool operator==(const QueueTicket&) const = default;
};

struct Stand {
  protocol::Seq id = 0;
  std::string name;
  std::string pitch;
  std::vector<protocol::Offer> offers;
  std::vector<protocol::Recruiter> recruiters;
  std::vector<std::string> taken_off;  // persons, also if the booth is granted to them
  bool paused = false;
  std::vector<protocol::Seq> waiting;  // tickets, first come first
  std::vector<protocol::Seq> busy;     // tickets called or talking, in the order they were called
  std::int64_t finished = 0;           // conversations of this booth that are over,
  std::int64_t finished_ms = 0;        // and their lengths together
  bool operator==(const Stand&) const = default;
};

struct Jobs {
  std::map<protocol::Seq, Stand> booths;
  std::map<protocol::Seq, QueueTicket> tickets;
  std::deque<protocol::Seq>
      ended;  // tickets in the order they ended; at most remembered_tickets, the oldest is forgotten
  bool operator==(const Jobs&) const = default;
};

}  // namespace beffroi::room
