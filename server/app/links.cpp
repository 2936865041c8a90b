#include "app/links.hpp"

#include <boost/json.hpp>

#include <filesystem>
#include <fstream>
#include <ostream>

namespace beffroi::app {
namespace {

void print(const App::Links& links, const std::string& address, std::ostream& out) {
  out << "\n  Programme        " << address << "/\n"
      << "  Demo room        " << links.title << "\n"
      << "  Code             " << links.code << "   (" << address << "/j)\n"
      << "  Attendee         " << links.attendee << "\n"
      << "  Speaker          " << links.speaker << "\n"
      << "  Moderator        " << links.moderator << "\n"
      << "  Organiser        " << links.organiser << "\n"
      << "  Projector        " << links.projector << "\n";
  if (!links.hall.empty()) {
    out << "  Candidate        " << links.candidate << "\n"
        << "  Recruiter        " << links.recruiter << "\n";
  }
  out << "\n  A link of a role works once: open each in a browser, or a private window, of its own.\n" << std::endl;
}

// Readable by this user only: the links are keys.
std::string write_file(const App::Links& links, const std::string& address, const std::string& file) {
  const boost::json::object all = {
      {"url", address},
      {"room", links.room},
      {"title", links.title},
      {"code", links.code},
      {"attendee", links.attendee},
      {"speaker", links.speaker},
      {"moderator", links.moderator},
      {"organiser", links.organiser},
      {"projector", links.projector},
      {"hall", links.hall},
      {"candidate", links.candidate},
      {"recruiter", links.recruiter},
  };
  const std::string unfinished = file + ".new";
  {
    std::ofstream out(unfinished, std::ios::trunc);
    std::error_code ignored;
    std::filesystem::permissions(unfinished, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                 ignored);
    out << boost::json::serialize(all) << "\n";
    if (!out) return "The links could not be written to " + file + ". Check that the folder exists and is writable.";
  }
  std::error_code error;
  std::filesystem::rename(unfinished, file, error);
  return error ? "The links could not be written to " + file + ": " + error.message() + "." : "";
}

// Whoever starts a hub for real needs one way in.
std::string hand_out_first_link(App& hub, std::ostream& out) {
  const auto link = hub.first_organiser_link();
  if (!link) return link.error();
  if (link.value())
    out << "\n  Nobody organises this hub yet. Whoever opens this link first does:\n  " << *link.value() << "\n"
        << std::endl;
  return {};
}

}  // namespace

std::string hand_out_links(App& hub, const Arguments& arguments, std::ostream& out) {
  if (!arguments.links && arguments.links_file.empty()) return hand_out_first_link(hub, out);
  const auto links = hub.make_links();
  if (!links) return links.error();
  if (arguments.links) print(links.value(), hub.address(), out);
  return arguments.links_file.empty() ? std::string() : write_file(links.value(), hub.address(), arguments.links_file);
}

}  // namespace beffroi::app
