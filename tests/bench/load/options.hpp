// What the command line of the load tool says: whom to reach, what to say there, who behaves how, and what to measure.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace bench {

// A step of the talk with which a connection begins: say a text, or await a message that begins with one.
struct Step {
  enum class Kind : std::uint8_t { say, await };
  Kind kind = Kind::say;
  std::string text;
};
using Script = std::vector<Step>;

struct Phase {
  enum class Kind : std::uint8_t { idle, window, rate, storm, churn, pause };
  Kind kind = Kind::idle;
  double value = 0;    // messages in flight, messages a second, or connections
  double seconds = 0;  // churn: connections at once
  std::string name;    // as given
};

struct Options {
  // ---- the server
  int port = 0;
  int pid = 0;  // its processor time and memory are read; with those of the processes it started
  bool tls = false;
  std::string path = "/";
  std::string publisher_path;  // empty: path
  std::string subprotocol;
  std::string origin;       // empty: http(s)://localhost:PORT
  std::string ticket_path;  // empty: none; otherwise POSTed before each upgrade, with a cookie: fills {ticket}
  std::string cookies;      // file: a cookie a line for the viewers, taken in turn
  std::string publisher_cookies;

  // ---- the talk; {ticket}, {epoch} and {after} are filled in
  Script script;
  Script publisher_script;                                   // empty: script
  Script resume_script;                                      // how a viewer comes back; empty: script
  std::vector<std::pair<std::string, std::string>> answers;  // to a message that begins so: this
  std::string message = "{text}";  // what a publisher sends; {n}: its number, {text}: its text
  std::string refusal;             // a message that begins so refuses a publisher's
  bool binary = false;             // messages go in binary frames
  bool stream = false;             // frames are pieces of a stream: a message may be cut in two
  bool resumes = false;            // "epoch" and "upto" are followed, as the hub gives them
  bool publishers_receive = false;
  std::size_t size = 200;  // bytes of a text

  // ---- who
  std::size_t viewers = 1000;
  std::size_t publishers = 1;
  std::size_t stalled = 0;  // follow, and read nothing
  std::size_t slow = 0;     // follow, and read one byte a second
  std::size_t pinging = 0;  // follow, and send a ping every second
  std::size_t silent = 0;   // connect at the start of each measured phase, and say nothing at all

  std::vector<Phase> phases;
};

Options options_from(int count, char** arguments);

}  // namespace bench
