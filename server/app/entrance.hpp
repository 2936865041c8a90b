// What hosting asks of identity and of the programme, answered from the records.
#pragma once

#include "hosting/entrance.hpp"
#include "identity/entrance.hpp"
#include "storage/storage.hpp"

namespace beffroi::app {

class Entrance final : public hosting::Entrance {
 public:
  Entrance(storage::Storage& storage, identity::Entrance& identity) : storage_(storage), identity_(identity) {}

  void identify(std::string ticket, Answer<hosting::Who> answer) override;
  void role_in(std::string person, std::string room, Answer<hosting::Admission> answer) override;
  void moderated(std::string person, std::vector<std::string> rooms, Answer<std::vector<std::string>> answer) override;
  void describe(std::string room, Answer<hosting::Opening> answer) override;

 private:
  storage::Storage& storage_;
  identity::Entrance& identity_;
};

}  // namespace beffroi::app
