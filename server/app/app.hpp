// The hub: every part, in the order data meets them, wired once. The only place that names concrete classes.
//
//   App::open(config) → start() → … → stop(), from one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "app/config.hpp"
#include "result.hpp"

namespace beffroi::app {

class App {
 public:
  // Opens the storage, imports the programme file if there is one, loads the web client, binds the address. The error
  // is a sentence that says what to do.
  static Result<std::unique_ptr<App>, std::string> open(Config config);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  // Serves from now on.
  void start();
  std::uint16_t port() const;
  std::string address() const;  // of the hub for people: public_url, or http(s)://localhost:port

  // A fresh link of each role for a demo room, for a person at the console.
  struct Links {
    std::string room;  // id of a masterclass
    std::string title;
    std::string code;
    std::string attendee;
    std::string speaker;
    std::string moderator;
    std::string organiser;
    std::string projector;
    std::string hall;  // id of a jobs-connect session, if there is one
    std::string candidate;
    std::string recruiter;
  };
  Result<Links, std::string> make_links();

  // As long as nobody organises the hub: a link to become its organiser; the former ones are void.
  Result<std::optional<std::string>, std::string> first_organiser_link();

  // Says bye to everyone, lets them drain, closes the storage. At most about ten seconds.
  void stop();

 private:
  struct Parts;
  explicit App(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace beffroi::app
