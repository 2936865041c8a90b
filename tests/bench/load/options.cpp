#include "load/options.hpp"

#include <functional>
#include <map>
#include <string_view>

#include "load/clock.hpp"

namespace bench {

namespace {

constexpr const char* usage = R"(bench_load --port P [--pid PID] [options] PHASE...

  PHASE      idle:SECONDS            everyone stays connected
             window:IN_FLIGHT:SECONDS  a message leaves the window when every viewer has it
             rate:PER_SECOND:SECONDS   open loop; time counts from when a message was due
             storm:PER_SECOND:SECONDS  open loop; after a second all viewers drop at once and come back
             churn:CONNECTIONS:AT_ONCE connections that come and go, beside the viewers
             pause:NAME              says so and waits for a line on standard input
  server     --tls --path P --publisher-path P --subprotocol S --origin O --ticket-path P --cookies FILE
             --publisher-cookies FILE
  talk       --say TEXT --await PREFIX (in order; --publisher-say, --publisher-await, --resume-say, --resume-await)
             --answer 'GOT=>ANSWER' --message TEMPLATE --refusal PREFIX --binary --stream --resumes --size BYTES
  who        --viewers N --publishers N --publishers-receive --stalled N --slow N --pinging N --silent N
)";

[[noreturn]] void refuse(const std::string& why) {
  std::fprintf(stderr, "bench_load: %s\n\n%s", why.c_str(), usage);
  std::exit(2);
}

// \r and \n of a shell's single quotes.
std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == 'r' || text[i + 1] == 'n');
    plain += escape ? (text[++i] == 'r' ? '\r' : '\n') : text[i];
  }
  return plain;
}

Phase phase_from(const std::string& text) {
  static const std::map<std::string, Phase::Kind> kinds{{"idle", Phase::Kind::idle},   {"window", Phase::Kind::window},
                                                        {"rate", Phase::Kind::rate},   {"storm", Phase::Kind::storm},
                                                        {"churn", Phase::Kind::churn}, {"pause", Phase::Kind::pause}};
  const std::size_t first = text.find(':');
  const auto kind = kinds.find(text.substr(0, first));
  if (kind == kinds.end() || first == std::string::npos) refuse("no phase: " + text);
  Phase phase{kind->second, 0, 0, text};
  if (phase.kind == Phase::Kind::pause) return phase;
  const std::size_t second = text.find(':', first + 1);
  phase.value = std::atof(text.c_str() + first + 1);
  phase.seconds = second == std::string::npos ? phase.value : std::atof(text.c_str() + second + 1);
  if (phase.value <= 0 || phase.seconds <= 0) refuse("a phase needs figures above 0: " + text);
  return phase;
}

using Take = std::function<void(Options&, const std::string&)>;

Take text(std::string Options::* member) {
  return [member](Options& options, const std::string& value) { options.*member = unescaped(value); };
}

template <class Number>
Take number(Number Options::* member) {
  return [member](Options& options, const std::string& value) {
    options.*member = static_cast<Number>(std::atoll(value.c_str()));
  };
}

Take step(Script Options::* script, Step::Kind kind) {
  return [=](Options& options, const std::string& value) { (options.*script).push_back(Step{kind, unescaped(value)}); };
}

void take_answer(Options& options, const std::string& value) {
  const std::size_t arrow = value.find("=>");
  if (arrow == std::string::npos) refuse("--answer needs 'GOT=>ANSWER'");
  options.answers.emplace_back(unescaped(value.substr(0, arrow)), unescaped(value.substr(arrow + 2)));
}

const std::map<std::string, Take>& with_value() {
  using K = Step::Kind;
  static const std::map<std::string, Take> all{
      {"--port", number(&Options::port)},
      {"--pid", number(&Options::pid)},
      {"--path", text(&Options::path)},
      {"--publisher-path", text(&Options::publisher_path)},
      {"--subprotocol", text(&Options::subprotocol)},
      {"--origin", text(&Options::origin)},
      {"--ticket-path", text(&Options::ticket_path)},
      {"--cookies", text(&Options::cookies)},
      {"--publisher-cookies", text(&Options::publisher_cookies)},
      {"--message", text(&Options::message)},
      {"--refusal", text(&Options::refusal)},
      {"--size", number(&Options::size)},
      {"--viewers", number(&Options::viewers)},
      {"--publishers", number(&Options::publishers)},
      {"--stalled", number(&Options::stalled)},
      {"--slow", number(&Options::slow)},
      {"--pinging", number(&Options::pinging)},
      {"--silent", number(&Options::silent)},
      {"--say", step(&Options::script, K::say)},
      {"--await", step(&Options::script, K::await)},
      {"--publisher-say", step(&Options::publisher_script, K::say)},
      {"--publisher-await", step(&Options::publisher_script, K::await)},
      {"--resume-say", step(&Options::resume_script, K::say)},
      {"--resume-await", step(&Options::resume_script, K::await)},
      {"--answer", take_answer},
  };
  return all;
}

const std::map<std::string, bool Options::*>& flags() {
  static const std::map<std::string, bool Options::*> all{{"--tls", &Options::tls},
                                                          {"--binary", &Options::binary},
                                                          {"--stream", &Options::stream},
                                                          {"--resumes", &Options::resumes},
                                                          {"--publishers-receive", &Options::publishers_receive}};
  return all;
}

}  // namespace

Options options_from(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string name = arguments[i];
    if (const auto flag = flags().find(name); flag != flags().end()) {
      options.*(flag->second) = true;
    } else if (const auto take = with_value().find(name); take != with_value().end()) {
      if (++i == count) refuse(name + " needs a value");
      take->second(options, arguments[i]);
    } else if (name.starts_with("--")) {
      refuse("unknown option " + name);
    } else {
      options.phases.push_back(phase_from(name));
    }
  }
  if (options.port <= 0 || options.phases.empty()) refuse("a port and a phase are needed");
  if (options.publisher_path.empty()) options.publisher_path = options.path;
  if (options.publisher_script.empty()) options.publisher_script = options.script;
  if (options.resume_script.empty()) options.resume_script = options.script;
  if (options.origin.empty()) {
    options.origin = (options.tls ? "https://localhost:" : "http://localhost:") + std::to_string(options.port);
  }
  return options;
}

}  // namespace bench
