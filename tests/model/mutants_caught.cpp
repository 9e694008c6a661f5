// Every invariant catches a mutant of the model, and no story breaks any without one.
#include <sstream>

#include "sim/bug.hpp"
#include "tests/catch.hpp"
#include "tests/golden.hpp"
#include "tests/model/driver.hpp"
#include "tests/model/mutants.hpp"
#include "tests/model/words.hpp"

namespace tests {

using namespace model;
using namespace std::chrono_literals;

namespace {

// Plays the story; a mutant's ends once it is caught, for what comes after need not make sense.
void tell(Driver& driver, const Mutant& mutant, bool sound) {
  driver.add_client("orders", ClientStrategy::cached);
  driver.add_client("orders", ClientStrategy::cached).connection_lifetime = 1h;
  std::istringstream lines(mutant.story);
  for (std::string line; std::getline(lines, line);) {
    line.erase(0, line.find_first_not_of(' '));
    const bool may_be_refused = line.starts_with('?');
    if (line.starts_with("wait ")) {
      driver.wait(duration(line.substr(5)));
    } else {
      const std::string answer = driver.call(line.substr(may_be_refused ? 1 : 0));
      INFO(line);
      CHECK((!sound || may_be_refused || answer == "ok"));
    }
    if (driver.violated(mutant.breaks)) {
      return;
    }
  }
  driver.finish();
}

std::string names_of(Invariant invariant) {
  std::string names;
  for (const Mutant& mutant : mutants()) {
    if (mutant.breaks == invariant) {
      names += (names.empty() ? "" : "; ") + mutant.name;
    }
  }
  return names;
}

constexpr std::string_view head = R"(# Invariants

What is true of every run of a right model. Each is checked after every step that could affect it, or over a finished
trace. A *state* invariant looks at the world, a *step* invariant at what one step did, a *timed* one at a history with
a bound: what is still open at the end of a run, its bound not yet passed, is open, not broken.

The last column says how the model has to be broken for the invariant to notice: a test breaks it in exactly that way.

| id | name | kind | invariant | source | the model, broken |
|---|---|---|---|---|---|
)";

constexpr std::string_view tail = R"(
What is no invariant of the model, and where it is held instead:

- The shape of a generated password, and that none is in a trace, are about texts, of which the model has none:
  `tests/aws` and `tests/lab`.
- What a policy that enforces management achieves, what it leaves open and what it costs is true of that policy only:
  the scenario `enforce-management`.
)";

}  // namespace

TEST_CASE("mutants: each is caught by the invariant that it breaks") {
  for (const Mutant& mutant : mutants()) {
    Driver driver;
    driver.tolerant().halt_on(mutant.breaks).take_instead(mutated(mutant));
    try {
      tell(driver, mutant, false);
    } catch (const sim::Bug& bug) {
      UNSCOPED_INFO("stopped by: " << bug.what());
    }
    INFO(mutant.name << ", meant for " << invariant_row(mutant.breaks).id);
    CHECK(driver.violated(mutant.breaks));
  }
}

TEST_CASE("mutants: without sabotage every story holds") {
  for (const Mutant& mutant : mutants()) {
    INFO(mutant.name);
    Driver driver;
    tell(driver, mutant, true);
    CHECK(driver.violations().empty());
  }
}

TEST_CASE("mutants: every invariant has one") {
  for (std::size_t i = 0; i < invariant_count; ++i) {
    const auto invariant = static_cast<Invariant>(i);
    INFO(invariant_row(invariant).id << " " << invariant_row(invariant).name);
    CHECK_FALSE(names_of(invariant).empty());
  }
}

TEST_CASE("invariants: the page says what the code says") {
  std::string page(head);
  for (std::size_t i = 0; i < invariant_count; ++i) {
    const auto invariant = static_cast<Invariant>(i);
    const InvariantRow& row = invariant_row(invariant);
    page += "| " + std::string(row.id) + " | " + std::string(row.name) + " | " + std::string(kind_text(row.kind)) +
            " | " + std::string(row.sentence) + " | " + std::string(row.source) + " | " + names_of(invariant) + " |\n";
  }
  page += tail;
  CHECK(matches_golden("../docs/invariants.md", page));
}

}  // namespace tests
