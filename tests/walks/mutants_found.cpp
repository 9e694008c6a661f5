// Mutants of the model: each is found in one of a few small worlds, by every future of it or by walks.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "lab/explore.hpp"
#include "lab/fuzz.hpp"
#include "lab/play.hpp"
#include "scenarios/reader.hpp"
#include "sim/bug.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/golden.hpp"
#include "tests/model/mutants.hpp"
#include "tests/walks/beginnings.hpp"

using namespace model;

namespace {

// What found a mutant, where, and how long its story is.
struct Sighting {
  std::string how;
  std::string world;
  std::size_t length;
  std::string unit;
};

constexpr std::array worlds_of_futures{"calls", "labels", "restored", "cluster"};
constexpr std::array worlds_of_walks{"time", "slow", "key"};
constexpr std::size_t most_others = 8;  // invariants that a mutant breaks sooner than its own
constexpr std::uint64_t most_walks = 256;
constexpr std::size_t longest_story = 12;  // lines of one that is shrunk

std::string label(Invariant invariant) {
  return fmt::format("{} {}", invariant_row(invariant).id, invariant_row(invariant).name);
}

scenarios::Script world(const std::string& name) {
  return scenarios::read_file(CREDSIM_SOURCE_DIR "/tests/walks/worlds/" + name + ".yaml");
}

bool has_one_of_each(const World& world) {
  return !world.clusters.empty() && !world.secrets.empty() && !world.keys.empty();
}

// Mutants speak of the first of each kind: where there is none, the model is as it is. One that trips over what it did
// before goes no further.
Simulation::Step guarded(const tests::Mutant& mutant) {
  return [step = tests::mutated(mutant, has_one_of_each)](const Setting& setting, World& world, const sim::Event& event,
                                                          sim::Effects<Note>& effects) {
    try {
      step(setting, world, event, effects);
    } catch (const sim::Bug&) {
    }
  };
}

// The shortest story of every future, with what the mutant breaks sooner taken out of the way.
std::optional<Sighting> explore(const tests::Mutant& mutant, const std::string& name) {
  scenarios::Script script = world(name);
  lab::ExploreOptions options;
  options.threads = 2;
  options.step = guarded(mutant);
  for (std::size_t others = 0; others < most_others; ++others) {
    const lab::Explored explored = lab::explore(script, options);
    const auto mine = std::ranges::find(explored.found, label(mutant.breaks), &lab::Found::name);
    if (mine != explored.found.end()) {
      return Sighting{"explore", name, mine->story.size(), "step"};
    }
    if (explored.found.empty()) {
      break;
    }
    for (const lab::Found& other : explored.found) {
      script.excepted_invariants.push_back({{}, other.name.substr(other.name.find(' ') + 1), "not what is looked for"});
    }
  }
  return std::nullopt;
}

bool shows_again(const lab::FuzzFinding& finding, const tests::Mutant& mutant) {
  scenarios::Script script = scenarios::read_file(finding.file);
  lab::PlayOptions options;
  options.step = guarded(mutant);
  const lab::Summary summary = lab::play(script, options);
  CHECK(summary.failed.empty());
  return std::ranges::any_of(summary.broken, [&](const auto& one) { return one.invariant == finding.what; });
}

// The story that walks find, shrunk, and seen again in the scenario that was saved.
std::optional<Sighting> walk(const tests::Mutant& mutant, const std::string& name, const scenarios::Script& start) {
  const tests::TestFolder folder;
  lab::FuzzOptions options;
  options.folder = folder.path();
  options.step = guarded(mutant);
  options.walks = most_walks;
  options.jobs = 2;
  options.length = 30;
  std::optional<Sighting> seen;
  const auto look = [&](const lab::FuzzReport& report) {
    const auto mine = std::ranges::find(report.findings, label(mutant.breaks), &lab::FuzzFinding::what);
    if (!seen && mine != report.findings.end()) {
      CHECK(mine->script.lines.size() <= longest_story);
      CHECK(mine->file.filename().string() == fmt::format("{}-{}-1.yaml", name, invariant_row(mutant.breaks).id));
      CHECK(shows_again(*mine, mutant));
      seen = Sighting{"fuzz", name, mine->script.lines.size(), "line"};
    }
  };
  options.progress = look;
  options.stop = [&] { return seen.has_value(); };
  look(lab::fuzz(start, options));
  return seen;
}

std::optional<Sighting> find(const tests::Mutant& mutant) {
  if (!needs_clock(mutant.breaks)) {
    for (const char* name : worlds_of_futures) {
      if (const auto seen = explore(mutant, name)) {
        return seen;
      }
    }
  }
  for (const char* name : worlds_of_walks) {
    if (const auto seen = walk(mutant, name, world(name))) {
      return seen;
    }
  }
  return std::nullopt;
}

constexpr std::string_view head = R"(# How the mutants are found

For each invariant a test breaks the model so that it must notice ([the list](invariants.md)). Here no story helps:
`credsim explore` goes through every future of one of a few small worlds in `tests/walks/worlds`, and where an invariant
needs a clock `credsim fuzz` walks through one. A story of `explore` is as short as there is, counted from where the
world begins: of 0 steps where that shows the mutant already. One of `fuzz` is shrunk, those lines of the world included
that it takes.

| invariant | the model, broken | found by | in | story |
|---|---|---|---|---|
)";

std::string row_of(const tests::Mutant& mutant) {
  const std::optional<Sighting> seen = find(mutant);
  const std::string where = seen ? fmt::format("`{}` | {} | {} {}{}", seen->how, seen->world, seen->length, seen->unit,
                                               seen->length == 1 ? "" : "s")
                                 : "a story told by hand | |";
  return fmt::format("| {} | {} | {} |\n", label(mutant.breaks), mutant.name, where);
}

}  // namespace

TEST_CASE("mutants: a search of every future and walks find them where the page says") {
  const std::string page = tests::read_source_file("docs/mutants.md");
  for (const char* id : {"I02", "I05", "I08", "I09", "I17", "I19", "I33", "I50", "I55"}) {
    const auto mutant = std::ranges::find(tests::mutants(), *find_invariant(id), &tests::Mutant::breaks);
    const std::string row = row_of(*mutant);
    INFO(row);
    CHECK(page.find(row) != std::string::npos);
  }
}

TEST_CASE("mutants: walks of any operation reach some, too") {
  // One each of calls, of rotation and of resources.
  for (const char* id : {"I03", "I22", "I30"}) {
    const auto mutant = std::ranges::find(tests::mutants(), *find_invariant(id), &tests::Mutant::breaks);
    INFO(id << " " << mutant->name);
    CHECK(walk(*mutant, "beginning", tests::beginning()));
  }
}

TEST_CASE("mutants: the page names each") {
  const std::string page = tests::read_source_file("docs/mutants.md");
  for (const tests::Mutant& mutant : tests::mutants()) {
    INFO(label(mutant.breaks) << ": " << mutant.name);
    CHECK(page.find(fmt::format("| {} | {} |", label(mutant.breaks), mutant.name)) != std::string::npos);
  }
}

// Hidden, for it takes some minutes: `tests_walks "[.page]" --rewrite` writes docs/mutants.md.
TEST_CASE("mutants: the page says where each is found", "[.page]") {
  std::string page(head);
  for (const tests::Mutant& mutant : tests::mutants()) {
    page += row_of(mutant);
  }
  CHECK(tests::matches_golden("../docs/mutants.md", page));
}
