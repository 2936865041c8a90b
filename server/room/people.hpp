// The people who contributed to a room, each under a small number, so that ten thousand votes cost four bytes each.
// Numbers are given in the order of the log and never reused.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "protocol/messages.hpp"

namespace beffroi::room {

using PersonIndex = std::uint32_t;

struct Person {
  std::string id;
  std::string name;  // the last one
  protocol::Role role = protocol::Role::attendee;
  std::optional<protocol::TimeMs> last_message_at;
  std::optional<protocol::TimeMs> muted_until;
  std::optional<protocol::TimeMs> banned_until;
  std::optional<protocol::Reason> reason;
  std::optional<protocol::Decided> decided;       // who muted or banned
  std::optional<protocol::ContestState> contest;  // the person's objection to it
  bool shown = false;                             // the room has shown something of theirs
  std::vector<protocol::Seq> questions;           // asked, oldest first
  std::vector<protocol::Seq> reports;             // cases this person reported to
  std::vector<protocol::Seq> contests;            // objections filed
  std::vector<protocol::Seq> tickets;             // as a candidate, oldest first
  std::vector<protocol::Seq> conversations;       // tickets whose conversation this person held as a recruiter
  bool operator==(const Person&) const = default;
};

class People {
 public:
  std::optional<PersonIndex> find(const std::string& id) const;
  const Person* get(const std::string& id) const;
  const Person& at(PersonIndex index) const { return people_[index]; }
  Person& at(PersonIndex index) { return people_[index]; }
  std::size_t size() const { return people_.size(); }

  // The number of this person, met now or before; name and role become the latest.
  PersonIndex meet(const std::string& id, const std::string& name, protocol::Role role);

  bool operator==(const People&) const = default;

 private:
  std::vector<Person> people_;
  std::map<std::string, PersonIndex> index_;
};

// A set of people: sorted numbers.
class PersonSet {
 public:
  bool contains(PersonIndex person) const;
  void insert(PersonIndex person);
  void erase(PersonIndex person);
  std::size_t size() const { return members_.size(); }
  const std::vector<PersonIndex>& members() const { return members_; }
  bool operator==(const PersonSet&) const = default;

 private:
  std::vector<PersonIndex> members_;
};

std::size_t size_of_union(const std::vector<const PersonSet*>& sets);

}  // namespace beffroi::room
