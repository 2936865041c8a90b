// Every scenario as a file that both languages run (protocol/fixtures/room): its log, and for each who followed it the
// first snapshot, the frames after it, and what a newcomer with the same rights is given at the end. The files are made
// here (BEFFROI_WRITE_FIXTURES=1) and must be those of today's room core; logs of former days must still read the same.
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "laws/scenario.hpp"
#include "laws/scenario_files.hpp"
#include "protocol/codec.hpp"

namespace beffroi::laws {
namespace {

namespace json = boost::json;

const std::string folder = BEFFROI_SOURCE_DIR "/protocol/fixtures/room/";

// One element a line, so that a change shows as the lines it touches.
void add_list(std::string& out, const std::vector<std::string>& elements, const std::string& indent) {
  out += "[";
  for (std::size_t i = 0; i < elements.size(); ++i) out += (i > 0 ? ",\n" : "\n") + indent + elements[i];
  out += elements.empty() ? "]" : "\n" + indent.substr(2) + "]";
}

void add_viewer(std::string& out, const std::string& room, const Viewer& viewer, const HubInMemory& hub) {
  const room::Actor& actor = viewer.actor();
  const room::State& state = hub.rooms().at(room)->state;
  out += "{\n   \"room\": " + json::serialize(json::value(room)) + ",\n   \"person\": \"" + actor.person +
         "\",\n   \"role\": \"" + std::string(protocol::to_string(room::role_in(state, actor))) +
         "\",\n   \"audience\": \"" + std::string(protocol::to_string(viewer.audience())) +
         "\",\n   \"snapshot\": " + viewer.first_snapshot() + ",\n   \"frames\": ";
  add_list(out, viewer.frames(), "    ");
  out += ",\n   \"final\": " + (viewer.inside() ? snapshot_frame(state, actor) : "null") + "\n  }";
}

std::string fixture_of(const Scenario& scenario) {
  std::string out = "{\n \"logs\": {";
  bool first = true;
  for (const auto& [id, room] : scenario.hub().rooms()) {
    std::vector<std::string> entries;
    for (const protocol::Entry& entry : room->log) entries.push_back(protocol::encoded(entry));
    out += (first ? "\n  \"" : ",\n  \"") + id + "\": ";
    first = false;
    add_list(out, entries, "   ");
  }
  out += "\n },\n \"viewers\": [";
  first = true;
  for (const auto& [room, viewer] : scenario.viewers()) {
    out += first ? "\n  " : ",\n  ";
    first = false;
    add_viewer(out, room, viewer, scenario.hub());
  }
  return out + "\n ]\n}\n";
}

std::string read(const std::string& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

class AFixture : public testing::TestWithParam<std::string> {};

TEST_P(AFixture, is_what_the_room_core_makes_of_its_scenario) {
  const std::string file = folder + GetParam() + ".json";
  const std::string fresh = fixture_of(Scenario(scenario_text(GetParam())));
  if (std::getenv("BEFFROI_WRITE_FIXTURES") != nullptr) {
    std::filesystem::create_directories(folder);
    std::ofstream(file) << fresh;
  }
  EXPECT_TRUE(read(file) == fresh)
      << file << " is not what the room core makes today. If that is meant: BEFFROI_WRITE_FIXTURES=1 and this program.";
}

TEST_P(AFixture, replays_to_what_its_viewers_saw_last) {
  const json::value fixture = json::parse(read(folder + GetParam() + ".json"));
  std::map<std::string, room::State> rooms;
  for (const auto& [id, log] : fixture.at("logs").as_object()) {
    room::State& state = rooms.emplace(std::string(id), room::State(std::string(id))).first->second;
    for (const json::value& element : log.as_array()) {
      const auto entry = protocol::decode_entry(json::serialize(element));
      ASSERT_TRUE(entry.ok());
      room::apply(state, entry.value());
    }
  }
  for (const json::value& viewer : fixture.at("viewers").as_array()) {
    const json::value& last = viewer.at("final");
    if (last.is_null()) continue;
    const room::State& state = rooms.at(std::string(viewer.at("room").as_string()));
    const protocol::Audience audience =
        viewer.at("audience").as_string() == "staff" ? protocol::Audience::staff : protocol::Audience::public_;
    EXPECT_EQ(json::parse(protocol::encoded(room::shared_view(state, audience))), last.at("shared"));
    EXPECT_EQ(state.head(), last.at("seq").to_number<Seq>());
  }
}

INSTANTIATE_TEST_SUITE_P(Rooms, AFixture, testing::ValuesIn(scenario_names()),
                         [](const auto& each) { return each.param; });

TEST(Fixtures, none_is_left_of_a_scenario_that_is_gone) {
  const std::vector<std::string> names = scenario_names();
  for (const auto& file : std::filesystem::directory_iterator(folder))
    EXPECT_NE(std::find(names.begin(), names.end(), file.path().stem().string()), names.end()) << file.path();
}

}  // namespace
}  // namespace beffroi::laws
