#include "app/arguments.hpp"

#include <charconv>
#include <functional>
#include <map>
#include <optional>

namespace beffroi::app {
namespace {

struct Option {
  bool takes_value;
  std::function<std::string(Arguments&, const std::string&)> take;  // answers what is wrong, or nothing
};

std::string take_port(Arguments& arguments, const std::string& value) {
  const char* end = value.data() + value.size();
  const auto [stopped, error] = std::from_chars(value.data(), end, arguments.config.port);
  return error == std::errc() && stopped == end ? "" : "--port takes a number from 0 to 65535, not \"" + value + "\".";
}

Option text(std::function<std::string&(Arguments&)> member) {
  return {true, [member](Arguments& arguments, const std::string& value) {
            member(arguments) = value;
            return std::string();
          }};
}

Option flag(bool Arguments::* member) {
  return {false, [member](Arguments& arguments, const std::string&) {
            arguments.*member = true;
            return std::string();
          }};
}

std::string take_sample(Arguments& arguments, const std::string& value) {
  arguments.config.import_file = value;
  arguments.config.import_source = "sample";
  arguments.config.sample = true;
  return {};
}

const std::map<std::string, Option>& options() {
  static const std::map<std::string, Option> all = {
      {"--port", {true, take_port}},
      {"--data", text([](Arguments& a) -> std::string& { return a.config.data; })},
      {"--web", text([](Arguments& a) -> std::string& { return a.config.web; })},
      {"--sample", {true, take_sample}},
      {"--links", flag(&Arguments::links)},
      {"--links-file", text([](Arguments& a) -> std::string& { return a.links_file; })},
      {"--source", text([](Arguments& a) -> std::string& { return a.source; })},
      {"--apply", flag(&Arguments::apply)},
  };
  return all;
}

std::optional<Verb> verb_of(const std::string& word) {
  static const std::map<std::string, Verb> verbs = {
      {"serve", Verb::serve}, {"plan", Verb::plan},       {"audit", Verb::audit},
      {"check", Verb::check}, {"help", Verb::help},       {"--help", Verb::help},
      {"-h", Verb::help},     {"version", Verb::version}, {"--version", Verb::version}};
  const auto found = verbs.find(word);
  return found == verbs.end() ? std::nullopt : std::optional(found->second);
}

// The file's settings lie under those of the command line, so it is read first.
std::string take_config(const std::vector<std::string>& words, Arguments& arguments) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != "--config") continue;
    if (i + 1 == words.size()) return "--config needs a file.";
    auto loaded = load_config(words[i + 1], arguments.config);
    if (!loaded) return loaded.error();
    arguments.config = std::move(loaded).value();
  }
  return {};
}

std::string take_word(const std::vector<std::string>& words, std::size_t& at, Arguments& arguments) {
  const std::string& word = words[at];
  if (word == "--config") {
    ++at;
    return {};
  }
  const auto option = options().find(word);
  if (option == options().end()) {
    if (!word.starts_with("-") && arguments.verb == Verb::plan && arguments.file.empty()) {
      arguments.file = word;
      return {};
    }
    if (word == "verify" && arguments.verb == Verb::audit && at == 1) return {};
    return "\"" + word + "\" is not an option.\n\n" + usage();
  }
  if (!option->second.takes_value) return option->second.take(arguments, {});
  if (at + 1 == words.size()) return word + " needs a value.";
  return option->second.take(arguments, words[++at]);
}

}  // namespace

std::string usage() {
  return R"(beffroi serve [--config FILE] [--port N] [--data FOLDER] [--web FOLDER] [--sample FILE] [--links] [--links-file FILE]
    starts the hub. --sample imports a programme marked as sample data; --links prints a link of each role for a demo room.
beffroi plan FILE --source NAME [--data FOLDER] [--config FILE] [--apply]
    says what importing a programme file would change; with --apply, does it. While the hub runs, use its organiser's screen.
beffroi audit verify [--data FOLDER] [--config FILE]
    reads the audit and says whether a record was altered, removed, inserted or moved. While the hub runs, use its organiser's screen.
beffroi check [--config FILE]
    reads the configuration and says what is wrong with it.
beffroi version
)";
}

Result<Arguments, std::string> read_arguments(const std::vector<std::string>& words) {
  Arguments arguments;
  std::size_t at = 0;
  if (!words.empty()) {
    if (const auto verb = verb_of(words[0])) {
      arguments.verb = *verb;
      ++at;
    }
  }
  if (std::string problem = take_config(words, arguments); !problem.empty()) return Failure{problem};
  for (; at < words.size(); ++at) {
    if (std::string problem = take_word(words, at, arguments); !problem.empty()) return Failure{problem};
  }
  if (arguments.verb == Verb::audit && (words.size() < 2 || words[1] != "verify"))
    return Failure{"audit does one thing: verify.\n\n" + usage()};
  if (arguments.verb == Verb::plan && arguments.file.empty()) return Failure{"plan needs a file.\n\n" + usage()};
  if (arguments.source.empty()) arguments.source = arguments.config.import_source;
  if (std::string problem = check_config(arguments.config); !problem.empty()) return Failure{problem};
  return arguments;
}

}  // namespace beffroi::app
