// The commands in the README and in the pages about more than one future and about reports are run, and print what
// these say.
#include <string>

#include "model/invariants.hpp"
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/cli/shown_commands.hpp"
#include "tests/golden.hpp"

using tests::Shown;

namespace {

// In a folder of their own, one after the other; there are at least so many.
void check_page(const std::string& page, std::size_t least) {
  const tests::Program credsim;
  const auto commands = tests::commands_of(tests::read_source_file(page));
  REQUIRE(commands.size() >= least);
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

}  // namespace

TEST_CASE("the README's commands are run, and print what it says") { check_page("README.md", 5); }

TEST_CASE("so are those of the page about more than one future") { check_page("docs/exploring.md", 2); }

TEST_CASE("so are those of the page about what-if") { check_page("docs/what-if.md", 8); }

TEST_CASE("so are those of the page about reports and other formats") { check_page("docs/report.md", 5); }

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
