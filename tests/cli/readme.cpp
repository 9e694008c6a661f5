// The commands in the README and in the page about exploring are run, and print what it says they print.
#include <sstream>
#include <string>
#include <vector>

#include "model/invariants.hpp"
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/golden.hpp"

namespace {

struct Shown {
  std::string command;              // after `$ `
  std::vector<std::string> output;  // `…` stands for any lines
};

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    lines.push_back(line);
  }
  return lines;
}

// The blocks of a page that are marked `console`.
std::vector<Shown> commands_of(const std::string& page) {
  std::vector<Shown> commands;
  bool console = false;
  for (const std::string& line : lines_of(page)) {
    if (line.starts_with("```")) {
      console = line == "```console";
    } else if (console && line.starts_with("$ ")) {
      commands.push_back({line.substr(2), {}});
    } else if (console && !commands.empty()) {
      commands.back().output.push_back(line);
    }
  }
  return commands;
}

// Whether the lines are there in this order, one after the other but where `…` stands.
bool shows(const std::vector<std::string>& actual, const std::vector<std::string>& expected) {
  std::size_t at = 0;
  bool gap = false;
  for (const std::string& line : expected) {
    if (line == "…") {
      gap = true;
      continue;
    }
    while (gap && at < actual.size() && actual[at] != line) ++at;
    gap = false;
    if (at >= actual.size() || actual[at++] != line) {
      UNSCOPED_INFO("not there: " << line);
      return false;
    }
  }
  return gap || at == actual.size() || actual[at].empty();
}

std::vector<std::string> words_of(const std::string& command) {
  std::istringstream in(command);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

}  // namespace

namespace {

// The page's commands are run one after the other, and each prints what the page says.
void check_page(const std::string& page, std::size_t least) {
  const tests::Program credsim;
  const auto commands = commands_of(tests::read_source_file(page));
  REQUIRE(commands.size() >= least);
  for (const Shown& shown : commands) {
    INFO(shown.command);
    std::vector<std::string> words = words_of(shown.command);
    REQUIRE(words.front() == "credsim");
    words.erase(words.begin());
    const tests::Ran ran = credsim(words);
    CHECK(ran.code == 0);
    CHECK(shows(lines_of(ran.out), shown.output));
  }
}

}  // namespace

TEST_CASE("the README's commands are run, and print what it says") { check_page("README.md", 5); }

TEST_CASE("so are those of the page about more than one future") { check_page("docs/exploring.md", 1); }

TEST_CASE("what the README says is looked at line by line") {
  CHECK(shows({"a", "b", "c"}, {"a", "…", "c"}));
  CHECK(shows({"a", "b"}, {"…"}));
  CHECK_FALSE(shows({"a", "b", "c"}, {"a", "c"}));
  CHECK_FALSE(shows({"a"}, {"…", "b"}));
}

TEST_CASE("the README counts the invariants as they are") {
  CHECK(tests::read_source_file("README.md").find("checks over sixty invariants") != std::string::npos);
  CHECK(model::invariant_count > 60);
  CHECK(model::invariant_count < 70);
}
