// The house as it stands: every rule holds for the repository.
#include "tests/catch.hpp"
#include "tests/house/rules.hpp"

namespace {

const house::Tree& repository() {
  static const house::Tree tree = house::read_tree(CREDSIM_SOURCE_DIR);
  return tree;
}

// Sources that may be longer than the rule says, each with its reason.
const house::Excuses long_sources = {};

void none(const house::Findings& findings) {
  for (const std::string& finding : findings) UNSCOPED_INFO(finding);
  CHECK(findings.empty());
}

}  // namespace

TEST_CASE("the repository is read: it has sources of every kind") {
  int sources = 0;
  for (const house::File& file : repository()) sources += file.is_source() ? 1 : 0;
  CHECK(sources > 20);
}

TEST_CASE("a room includes only rooms on lower floors") { none(house::stairs(repository())); }

TEST_CASE("a room knows only the libraries that are its business") { none(house::libraries(repository())); }

TEST_CASE("no room reads the time of day, draws its own randomness, starts a program or sleeps") {
  none(house::banned_calls(repository()));
}

TEST_CASE("every header is included by somebody") { none(house::dead_headers(repository())); }

TEST_CASE("a source is short, or says why not") { none(house::sizes(repository(), long_sources)); }

TEST_CASE("a name says what is inside") { none(house::names(repository())); }

TEST_CASE("the first line of a source says its subject") { none(house::first_lines(repository())); }

TEST_CASE("no tabs, trailing spaces or missing last newlines") { none(house::whitespace(repository())); }

TEST_CASE("no text names a place that only one machine knows") { none(house::places(repository())); }
