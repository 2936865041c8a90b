// beffroi: reads the command line, runs what it asks for until a signal, and leaves with 0, or 2 for what is off at
// start.
#include <sys/resource.h>

#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include "app/app.hpp"
#include "app/arguments.hpp"
#include "app/audit_check.hpp"
#include "app/links.hpp"
#include "app/plan.hpp"
#include "observe/log.hpp"

namespace {

using namespace beffroi;

int refuse(const std::string& sentence) {
  std::cerr << sentence << "\n";
  return 2;
}

// Blocked in every thread, taken by the main one.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}

// A connection is a descriptor: as many as this process may have.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

int serve(const app::Arguments& arguments) {
  raise_descriptor_limit();
  const sigset_t signals = block_signals();
  observe::start_log(arguments.config.log);
  auto opened = app::App::open(arguments.config);
  if (!opened) {
    observe::stop_log();
    return refuse(opened.error());
  }
  app::App& hub = *opened.value();
  hub.start();
  observe::log::info("listening", {{"address", hub.address()}});
  std::cout << "Beffroi listens on " << hub.address() << std::endl;
  if (std::string problem = app::hand_out_links(hub, arguments, std::cout); !problem.empty())
    std::cerr << problem << "\n";

  int signal = 0;
  sigwait(&signals, &signal);
  std::cout << "Stopping: saying goodbye to those who are connected." << std::endl;
  hub.stop();
  observe::log::info("stopped");
  observe::stop_log();
  return 0;
}

int run(const app::Arguments& arguments) {
  switch (arguments.verb) {
    case app::Verb::serve:
      return serve(arguments);
    case app::Verb::plan:
      return app::run_plan(arguments, std::cout, std::cerr);
    case app::Verb::audit:
      return app::run_audit(arguments, std::cout, std::cerr);
    case app::Verb::check:
      std::cout << "The configuration is good.\n";
      return 0;
    case app::Verb::help:
      std::cout << app::usage();
      return 0;
    case app::Verb::version:
      std::cout << "beffroi " BEFFROI_VERSION "\n";
      return 0;
  }
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const auto arguments = app::read_arguments({argv + 1, argv + argc});
    return arguments ? run(arguments.value()) : refuse(arguments.error());
  } catch (const std::exception& failure) {
    return refuse(std::string("The hub cannot go on: ") + failure.what());
  }
}
