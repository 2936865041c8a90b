// The programme as everybody gets it, made once per change and then handed out as shared bytes: a whole town may open
// it in the same minute. Holds nothing that is not public: no room codes.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>

#include "app/hub_settings.hpp"
#include "net/http.hpp"
#include "organiser/programme.hpp"

namespace beffroi::app {

struct ProgrammeEdition {
  std::string hub, event;  // their names
  net::SharedBody json;
  net::SharedBody packed;                          // the same in gzip
  net::SharedBody calendar;                        // as iCalendar
  std::string version;                             // changes with the content
  std::optional<std::string> first_day, last_day;  // YYYY-MM-DD in the zone of the event
};

struct EditionSettings {
  HubNames names;
  std::string zone;
  std::string public_url;
};

// Address of a session's page.
std::string session_address(std::string_view public_url, std::string_view session);

ProgrammeEdition make_edition(std::span<const storage::ProgrammeSession> sessions, const EditionSettings& settings);

// One or some sessions as iCalendar, under the name of the event.
std::string calendar_of(std::span<const storage::ProgrammeSession> sessions, const EditionSettings& settings);

// "2027-03-20": the day of a moment on the walls of a zone; UTC for a zone that is not known.
std::string day_of(protocol::TimeMs moment, const std::string& zone);

// Keeps the edition of now. Thread-safe.
class ProgrammeShelf {
 public:
  struct Look {
    std::shared_ptr<const ProgrammeEdition> edition;  // null: make one and put() it under this number
    std::uint64_t number = 0;
  };

  Look look() const;

  // Not kept if the programme changed since look(): it may have been made from what was there before.
  void put(std::shared_ptr<const ProgrammeEdition> edition, std::uint64_t number);

  void clear();

 private:
  mutable std::mutex mutex_;  // guards both
  std::shared_ptr<const ProgrammeEdition> edition_;
  std::uint64_t number_ = 0;
};

}  // namespace beffroi::app
