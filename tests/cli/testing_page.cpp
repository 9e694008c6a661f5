// The commands of docs/testing.md are run in the order of the page, and print what it says; those in its workflows
// hold.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/cli/shown_commands.hpp"
#include "tests/golden.hpp"
#include "tests/scenarios/json_schema.hpp"

using reading::Json;
namespace fs = std::filesystem;

namespace {

// A folder `scenarios` with some of the library's.
void copy_scenarios(const tests::Program& credsim) {
  fs::copy(CREDSIM_SOURCE_DIR "/scenarios/library/basics", credsim.folder / "scenarios");
}

std::vector<std::string> after_program(const std::string& command) {
  std::vector<std::string> words = tests::words_of(command);
  REQUIRE((words.front() == "credsim" || words.front().ends_with("/credsim")));
  words.erase(words.begin());
  return words;
}

// `echo 'TEXT' >> FILE`
void append(const tests::Program& credsim, const std::string& command) {
  const std::size_t begin = command.find('\'');
  const std::size_t end = command.find("' >> ");
  REQUIRE((begin != std::string::npos && end != std::string::npos));
  std::ofstream(credsim.folder / command.substr(end + 5), std::ios::app)
      << command.substr(begin + 1, end - begin - 1) << "\n";
}

// The blocks of the page that are marked `yaml`.
std::vector<Json> yaml_blocks(const std::string& page) {
  std::vector<Json> blocks;
  std::string block;
  bool inside = false;
  for (const std::string& line : tests::lines_of(page)) {
    if (inside && line == "```") blocks.push_back(reading::json_of(block));
    if (line.starts_with("```")) {
      inside = line == "```yaml";
      block.clear();
    } else if (inside) {
      block += line + "\n";
    }
  }
  return blocks;
}

}  // namespace

TEST_CASE("the commands of docs/testing.md print what it says, one after the other") {
  const tests::Program credsim;
  copy_scenarios(credsim);
  const auto commands = tests::commands_of(tests::read_source_file("docs/testing.md"));
  REQUIRE(commands.size() >= 7);
  int code = 0;
  for (const tests::Shown& shown : commands) {
    INFO(shown.command);
    if (shown.command == "echo $?") {
      CHECK(tests::shows({std::to_string(code)}, shown.output));
    } else if (shown.command.starts_with("echo ")) {
      append(credsim, shown.command);
    } else {
      const tests::Ran ran = credsim(after_program(shown.command));
      code = ran.code;
      CHECK(ran.code <= 1);
      CHECK(tests::shows(tests::lines_of(ran.out), shown.output));
    }
  }
}

TEST_CASE("the workflow of docs/testing.md runs its tests and uploads what they write") {
  const tests::Program credsim;
  copy_scenarios(credsim);
  const auto blocks = yaml_blocks(tests::read_source_file("docs/testing.md"));
  REQUIRE(blocks.size() == 3);
  int tested = 0;
  for (const Json& step : blocks[0]["jobs"]["test"]["steps"]) {
    const std::string run = step.value("run", "");
    if (run.find("credsim test") != std::string::npos) {
      ++tested;
      CHECK(credsim(after_program(run)).code == 0);
    }
    const Json with = step.value("with", Json::object());
    if (with.contains("sarif_file")) CHECK(fs::exists(credsim.folder / with["sarif_file"].get<std::string>()));
    if (with.value("name", "") == "junit") CHECK(fs::exists(credsim.folder / with["path"].get<std::string>()));
  }
  CHECK(tested == 1);
  const Json hook = blocks[2]["repos"][0]["hooks"][0];
  CHECK(hook["pass_filenames"] == false);
  CHECK(credsim(after_program(hook["entry"].get<std::string>())).code == 0);
}

TEST_CASE("the searches of docs/testing.md run, and the page names every member that they write") {
  const tests::Program credsim;
  credsim.folder.write("scenarios/keys.yaml", tests::never_disabled);
  const std::string page = tests::read_source_file("docs/testing.md");
  const auto blocks = yaml_blocks(page);
  REQUIRE(blocks.size() == 3);
  const auto named = [&page](const Json& object) {
    for (const auto& member : object.items()) {
      INFO(member.key());
      CHECK(page.find("`" + member.key() + "`") != std::string::npos);
    }
  };
  for (const Json& step : blocks[1]) {
    const std::string run = step.at("run");
    INFO(run);
    const tests::Ran ran = credsim(after_program(run.substr(0, run.find(" > "))));
    CHECK(ran.code == 1);
    const Json report = Json::parse(ran.out);
    named(report);
    named(report.value("found", report.value("findings", Json::array())).at(0));
  }
}
