// Mutants of the model: walks find them, and make of each a short scenario that shows it again.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "lab/fuzz.hpp"
#include "lab/saved_stories.hpp"
#include "scenarios/writer.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/walks/beginnings.hpp"
#include "tests/walks/guarded_mutants.hpp"

using namespace model;

namespace {

std::string text_of(Invariant invariant) {
  return std::string(invariant_row(invariant).id) + " " + std::string(invariant_row(invariant).name);
}

const lab::FuzzFinding* find(const lab::FuzzReport& report, Invariant invariant) {
  const auto found = std::ranges::find(report.findings, text_of(invariant), &lab::FuzzFinding::what);
  return found == report.findings.end() ? nullptr : &*found;
}

// Walks until the invariant is broken, or `most` walks.
lab::FuzzReport search(const tests::Mutant& mutant, const std::filesystem::path& folder, std::uint64_t most) {
  lab::FuzzOptions options;
  options.folder = folder;
  options.step = tests::guarded(mutant);
  options.walks = most;
  options.jobs = 2;
  options.length = 30;
  bool found = false;
  options.progress = [&](const lab::FuzzReport& report) { found = find(report, mutant.breaks) != nullptr; };
  options.stop = [&] { return found; };
  return lab::fuzz(tests::beginning(), options);
}

bool shows_again(const lab::FuzzFinding& finding, const tests::Mutant& mutant) {
  scenarios::Script script = scenarios::read_file(finding.file);
  lab::PlayOptions options;
  options.step = tests::guarded(mutant);
  const lab::Summary summary = lab::play(script, options);
  CHECK(summary.failed.empty());
  return std::ranges::any_of(summary.broken, [&](const auto& one) { return one.invariant == finding.what; });
}

}  // namespace

TEST_CASE("mutants that walks reach are found, and shrunk to a scenario that shows the same again") {
  // One each of calls, of rotation and of resources: the first of its table, and two in between.
  for (const char* name : {"I03", "I22", "I30"}) {
    const auto invariant = find_invariant(name);
    REQUIRE(invariant);
    const auto mutant = std::ranges::find(tests::mutants(), *invariant, &tests::Mutant::breaks);
    REQUIRE(mutant != tests::mutants().end());
    INFO(name << " " << mutant->name);
    const tests::TestFolder folder;
    const lab::FuzzReport report = search(*mutant, folder.path(), 256);
    const lab::FuzzFinding* finding = find(report, *invariant);
    REQUIRE(finding != nullptr);
    CHECK(finding->file.filename().string() == "beginning-" + std::string(name) + "-1.yaml");
    CHECK(finding->script.lines.size() <= 12);
    CHECK(shows_again(*finding, *mutant));
  }
}

// Hidden, for it takes long: `tests_walks "[.table]"`.
TEST_CASE("mutants: which of them walks find, in how many, and how long the stories are", "[.table]") {
  std::cout << "| invariant | mutant | found | walks | events | lines |\n|---|---|---|---|---|---|\n" << std::flush;
  for (const tests::Mutant& mutant : tests::mutants()) {
    tests::on_its_own(text_of(mutant.breaks), mutant, [&] {
      const tests::TestFolder folder;
      const lab::FuzzReport report = search(mutant, folder.path(), 1280);
      const lab::FuzzFinding* finding = find(report, mutant.breaks);
      return fmt::format("{} | {} | {} | {}", finding ? "yes" : "no", report.walks, report.steps,
                         finding ? std::to_string(finding->script.lines.size()) : "");
    });
  }
  SUCCEED();
}
