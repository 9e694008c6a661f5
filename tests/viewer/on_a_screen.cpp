// The viewer as its users have it: on a screen, with a mouse and a keyboard, by scripts, and without any of these.
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/viewer/screen_program.hpp"
#include "trace/connection.hpp"

using nlohmann::json;
using tests::ScreenProgram;
using tests::Shown;

namespace {

std::vector<json> states_in(const std::string& text) {
  std::vector<json> states;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) states.push_back(json::parse(line));
  return states;
}

// The states that a script dumped on its way.
std::vector<json> states_of(const ScreenProgram& viewer, const std::string& trace, const std::string& script) {
  viewer.folder.write("script.txt", script);
  const Shown shown = viewer({trace, "--script", "script.txt"});
  INFO(shown.err);
  REQUIRE(shown.code == 0);
  return states_in(shown.out);
}

int big_endian(const std::string& bytes, std::size_t at) {
  int number = 0;
  for (std::size_t i = at; i < at + 4; ++i) number = number * 256 + static_cast<unsigned char>(bytes.at(i));
  return number;
}

}  // namespace

TEST_CASE("a mouse and a keyboard zoom, select, step, filter, move and open windows") {
  if (!tests::screen_is_there()) return;
  const ScreenProgram viewer;
  viewer.leave_trace("basics/a-month-in-the-life.yaml", "t.sqlite");
  const Shown shown = viewer.script("hands.sh", {"t.sqlite", "state"});
  INFO(shown.err);
  REQUIRE(shown.code == 0);
  const std::vector<json> states = states_in(tests::text_of_file(viewer.folder / "state"));
  REQUIRE(states.size() == 10);
  INFO(states[0].dump());
  CHECK(states[1]["visible"][0] > states[0]["visible"][0]);
  CHECK(states[1]["visible"][1] < states[0]["visible"][1]);
  CHECK(states[0]["resource"].is_null());
  CHECK(states[2]["resource"] == "orders");
  CHECK(states[3]["event"].get<std::int64_t>() > 0);
  CHECK(states[3]["cursor"] > states[2]["cursor"]);
  CHECK(states[4]["event"].get<std::int64_t>() == states[3]["event"].get<std::int64_t>() - 1);
  CHECK(states[5]["events"]["rows"] < states[4]["events"]["rows"]);
  CHECK(states[5]["events"]["rows"].get<int>() > 0);
  CHECK(states[6]["windows"]["below"] == "graph");
  CHECK(states[6]["graph"]["nodes"].get<int>() > 3);
  CHECK(states[6]["filter"] == "disable");
  CHECK(states[8]["visible"][0] > states[6]["visible"][0]);
  CHECK(states[8]["visible"][1] > states[6]["visible"][1]);
  CHECK(states[9]["visible"] == states[8]["visible"]);
}

TEST_CASE("a viewer that is told to end ends the run that it began, and leaves nothing behind") {
  if (!tests::screen_is_there()) return;
  const ScreenProgram viewer;
  viewer.folder.write("fleet.yaml", R"(title: A fleet
duration: 2000d
events:
  - at: 0s
    repeat: {count: 400, every: 1s}
    aws: rds create-db-cluster --db-cluster-identifier c{i} --engine aurora-mysql --master-username admin --manage-master-user-password
)");
  const Shown shown = viewer.script("told_to_end.sh", {"fleet.yaml"});
  INFO(shown.err);
  CHECK(shown.out == "ended with 143, left: \n");
}

TEST_CASE("a script does what a person would, and says what is shown then") {
  if (!tests::screen_is_there()) return;
  const ScreenProgram viewer;
  viewer.leave_trace("basics/a-month-in-the-life.yaml", "t.sqlite");
  const std::vector<json> states = states_of(viewer, "t.sqlite", R"(# a comment, and an empty line

dump
select secret:orders
go 9d
next-of-selected
dump
filter error *
dump
until orders.SecretStatus: impaired
dump
show graph
key F1
palette dark
text-scale 1.5
range 1d 2d
dump
)");
  REQUIRE(states.size() == 5);
  CHECK(states[0]["indexed"] == 1);
  CHECK(states[1]["cursor"] > "2026-01-14");
  CHECK(states[1]["event"].get<int>() > 0);
  CHECK(states[2]["events"]["rows"].get<int>() > 100);
  CHECK(states[2]["events"]["rows"] < states[1]["events"]["rows"]);
  CHECK(states[3]["cursor"].get<std::string>().substr(0, 10) == "2026-01-19");
  CHECK(states[4]["windows"]["below"] == "graph");
  CHECK(states[4]["windows"]["help"] == true);
  CHECK(states[4]["palette"] == "dark");
}

TEST_CASE("a line of a script that says nothing is named, with its place") {
  if (!tests::screen_is_there()) return;
  const ScreenProgram viewer;
  viewer.leave_trace("basics/rotate-at-once.yaml", "t.sqlite");
  viewer.folder.write("script.txt", "dump\nfly away\n");
  const Shown shown = viewer({"t.sqlite", "--script", "script.txt"});
  CHECK(shown.code == 2);
  CHECK(shown.err == "credsim-viewer: script.txt:2: no such deed: fly\n");
}

TEST_CASE("a picture is written without anybody there, as large as was asked for") {
  if (!tests::screen_is_there()) return;
  const ScreenProgram viewer;
  viewer.leave_trace("keys/deletion-forgotten.yaml", "t.sqlite");
  for (const char* palette : {"light", "dark", "colour-blind"}) {
    const Shown shown =
        viewer({"t.sqlite", "--screenshot", "p.png", "--at", "1d", "--size", "1000x700", "--palette", palette});
    INFO(shown.err);
    REQUIRE(shown.code == 0);
    const std::string picture = tests::text_of_file(viewer.folder / "p.png");
    REQUIRE(picture.starts_with("\x89PNG"));
    CHECK(big_endian(picture, 16) == 1000);
    CHECK(big_endian(picture, 20) == 700);
    CHECK(picture.size() > 20000);  // an empty one is smaller
  }
}

TEST_CASE("a scenario instead of a trace is run, and looked at") {
  if (!tests::screen_is_there()) return;
  const ScreenProgram viewer;
  const std::string scenario = CREDSIM_SOURCE_DIR "/scenarios/library/basics/rotate-at-once.yaml";
  const std::vector<json> states = states_of(viewer, scenario, "dump\n");
  REQUIRE(states.size() == 1);
  CHECK(states[0]["events"]["rows"].get<int>() > 10);
  CHECK(states[0]["events"]["complete"] == true);
}

TEST_CASE("the benchmark tells how long its frames took") {
  if (!tests::screen_is_there()) return;
  const ScreenProgram viewer;
  viewer.leave_trace("basics/rotate-at-once.yaml", "t.sqlite");
  const Shown shown = viewer({"t.sqlite", "--benchmark", "30"});
  INFO(shown.err);
  REQUIRE(shown.code == 0);
  CHECK(shown.out.find("first picture after ") != std::string::npos);
  CHECK(shown.out.find("30 frames of 1600 x 900: half of them in ") != std::string::npos);
}

TEST_CASE("a script does not wait for what an unfinished trace does not have") {
  if (!tests::screen_is_there()) return;
  const ScreenProgram viewer;
  viewer.leave_trace("basics/rotate-at-once.yaml", "t.sqlite");
  trace::Connection(viewer.folder / "t.sqlite", trace::Connection::Mode::create)
      .run("UPDATE fact SET value = 0 WHERE name = 'finished'");
  const std::vector<json> states = states_of(viewer, "t.sqlite", "until *.SecretStatus: impaired\ndump\n");
  REQUIRE(states.size() == 1);
  CHECK(states[0]["notice"].get<std::string>().find("not as far as the trace goes") != std::string::npos);
  CHECK(states[0]["playing"] == false);
}

TEST_CASE("what is later than a question is hidden until it is answered") {
  if (!tests::screen_is_there()) return;
  const ScreenProgram viewer;
  viewer.leave_trace("basics/a-month-in-the-life.yaml", "t.sqlite");
  const std::vector<json> states =
      states_of(viewer, "t.sqlite", "dump\nshow lesson\ndump\nkey B\nkey Enter\ndump\nkey q\ndump\nshow why\ndump\n");
  REQUIRE(states.size() == 5);
  for (const auto& [state, hides] : {std::pair{0, false}, {1, true}, {2, false}, {3, true}, {4, false}}) {
    INFO(state);
    CHECK(states[static_cast<std::size_t>(state)]["lesson"]["hides"] == hides);
  }
}

TEST_CASE("what a script can say can be typed, too") {
  if (!tests::screen_is_there()) return;
  const ScreenProgram viewer;
  viewer.leave_trace("basics/a-month-in-the-life.yaml", "t.sqlite");
  const Shown shown = viewer.script("typed.sh", {"t.sqlite", "state"});
  INFO(shown.err);
  REQUIRE(shown.code == 0);
  const std::vector<json> states = states_in(tests::text_of_file(viewer.folder / "state"));
  REQUIRE(states.size() == 3);
  CHECK(states[0]["filter"] == "");
  CHECK(states[1]["filter"] == "name:RotationFailed");
  CHECK(states[1]["windows"]["prompt"] == "");
  CHECK(states[2]["notice"] == "no such deed: dance");
}

TEST_CASE("without a display the viewer says so, with an exit code of its own") {
  if (!tests::screen_is_there()) return;
  const ScreenProgram viewer;
  viewer.leave_trace("basics/rotate-at-once.yaml", "t.sqlite");
  const Shown shown = viewer.without_a_screen({"t.sqlite"});
  CHECK(shown.code == 4);
  CHECK(shown.err.find("there is no display to open a window on") != std::string::npos);
}

TEST_CASE("what cannot be shown gets a sentence, not a window") {
  if (!tests::screen_is_there()) return;
  const ScreenProgram viewer;
  viewer.folder.write("empty.sqlite", "");
  viewer.folder.write("torn.sqlite", std::string("SQLite format 3\0", 16) + "torn");
  viewer.folder.write("no-scenario.yaml", "title: [\n");
  std::filesystem::create_directory(viewer.folder / "folder");
  for (const char* file : {"missing.sqlite", "empty.sqlite", "torn.sqlite", "folder", "no-scenario.yaml"}) {
    const Shown shown = viewer.without_a_screen({file});
    INFO(file << ": " << shown.err);
    CHECK(shown.code == 2);
    CHECK(shown.err.find(file) != std::string::npos);
  }
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{{},
                                                                                     {"t.sqlite", "--palette", "pink"},
                                                                                     {"t.sqlite", "--size", "7"},
                                                                                     {"t.sqlite", "--show", "cellar"},
                                                                                     {"t.sqlite", "--text-scale", "9"},
                                                                                     {"t.sqlite", "--frobnicate"}}) {
    const Shown shown = viewer.without_a_screen(words);
    CHECK(shown.code == 2);
    CHECK(shown.err.starts_with("credsim-viewer: "));
  }
}

TEST_CASE("help lists the options") {
  if (!tests::screen_is_there()) return;
  const ScreenProgram viewer;
  const Shown shown = viewer.without_a_screen({"--help"});
  CHECK(shown.code == 0);
  for (const char* option : {"--at", "--select", "--screenshot", "--script", "--benchmark", "--palette"}) {
    CHECK(shown.out.find(option) != std::string::npos);
  }
}
