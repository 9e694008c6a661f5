// The README's commands are run, and print what it says they print.
#include <string>

#include "model/invariants.hpp"
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/cli/shown_commands.hpp"
#include "tests/golden.hpp"

using tests::Shown;

TEST_CASE("the README's commands are run, and print what it says") {
  const tests::Program credsim;
  const auto commands = tests::commands_of(tests::read_source_file("README.md"));
  REQUIRE(commands.size() >= 5);
  for (const Shown& shown : commands) {
    INFO(shown.command);
    std::vector<std::string> words = tests::words_of(shown.command);
    REQUIRE(words.front() == "credsim");
    words.erase(words.begin());
    const tests::Ran ran = credsim(words);
    CHECK(ran.code == 0);
    CHECK(tests::shows(tests::lines_of(ran.out), shown.output));
  }
}

TEST_CASE("what the README says is looked at line by line") {
  CHECK(tests::shows({"a", "b", "c"}, {"a", "…", "c"}));
  CHECK(tests::shows({"a", "b"}, {"…"}));
  CHECK_FALSE(tests::shows({"a", "b", "c"}, {"a", "c"}));
  CHECK_FALSE(tests::shows({"a"}, {"…", "b"}));
}

TEST_CASE("the README counts the invariants as they are") {
  CHECK(tests::read_source_file("README.md").find("checks over sixty invariants") != std::string::npos);
  CHECK(model::invariant_count > 60);
  CHECK(model::invariant_count < 70);
}
