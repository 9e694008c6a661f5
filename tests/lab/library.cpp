// The scenarios that ship: each holds, says the same twice, and is the run whose fingerprint is checked in.
#include <algorithm>
#include <filesystem>
#include <vector>

#include "lab/play.hpp"
#include "lab/suite.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "trace/connection.hpp"

namespace {

std::vector<std::filesystem::path> library() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(CREDSIM_SOURCE_DIR "/scenarios/library")) {
    if (entry.path().extension() == ".yaml") {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

// Every row of every public view, as text.
std::string views_of(const std::filesystem::path& trace) {
  trace::Connection connection(trace, trace::Connection::Mode::read);
  std::string out;
  for (const char* view :
       {"run", "resources", "events", "changes", "violations", "expectations", "logins", "assumptions"}) {
    out += std::string("-- ") + view + "\n";
    trace::Statement rows(connection, std::string("SELECT * FROM ") + view);
    while (rows.step()) {
      for (int column = 0; column < rows.columns(); ++column) {
        out += rows.null(column) ? "NULL|" : std::string(rows.text(column)) + "|";
      }
      out += "\n";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("every shipped scenario holds and leaves nothing open") {
  for (const auto& file : library()) {
    INFO(file);
    const lab::Summary summary = lab::play(scenarios::read_file(file), {});
    CHECK(summary.held());
    CHECK(summary.open.empty());
    CHECK(summary.expectations > 0);
    CHECK_FALSE(scenarios::read_file(file).description.empty());
  }
}

TEST_CASE("a shipped scenario that is run twice leaves the same trace, row for row") {
  const tests::TestFolder folder;
  for (const auto& file : library()) {
    INFO(file);
    const auto script = scenarios::read_file(file);
    std::vector<std::string> views;
    std::vector<std::uint64_t> fingerprints;
    for (const char* name : {"first.sqlite", "second.sqlite"}) {
      lab::PlayOptions options;
      options.trace = folder / name;
      fingerprints.push_back(lab::play(script, options).fingerprint);
      views.push_back(views_of(*options.trace));
    }
    CHECK(views[0] == views[1]);
    CHECK(fingerprints[0] == fingerprints[1]);
  }
}

TEST_CASE("the library is a suite: each scenario is the run that was accepted, and nothing else was") {
  const std::filesystem::path folder = CREDSIM_SOURCE_DIR "/scenarios/library";
  std::vector<lab::SuiteEntry> entries;
  for (const auto& file : library()) entries.push_back({file, folder, file.lexically_relative(folder).string()});
  lab::Suite suite(std::move(entries), lab::Suite::Task::compare);
  for (std::size_t i = 0; i < suite.entries().size(); ++i) {
    lab::PlayOptions options;
    suite.watch(i, options);
    const lab::SuiteCase one = suite.finished(i, lab::play(scenarios::read_file(suite.entries()[i].file), options));
    INFO(one.name << (one.findings.empty() ? "" : ": " + one.findings[0].message)
                  << "\nif that is right: credsim test scenarios/library --accept");
    CHECK(one.held());
    CHECK(one.state == lab::FingerprintState::same);
    CHECK((one.before && one.before->events == one.events && !one.before->chain.empty()));
  }
  CHECK(suite.gone(folder).empty());
}

TEST_CASE("another seed gives another run, the same seed the same") {
  const auto script = scenarios::read_file(library().front());
  lab::PlayOptions other;
  other.seed = script.seed + 1;
  CHECK(lab::play(script, other).fingerprint != lab::play(script, {}).fingerprint);
  CHECK(lab::play(script, other).fingerprint == lab::play(script, other).fingerprint);
}

TEST_CASE("whether a run is checked or traced does not change what happens in it") {
  const tests::TestFolder folder;
  const auto script = scenarios::read_file(library().front());
  lab::PlayOptions traced;
  traced.trace = folder / "run.sqlite";
  lab::PlayOptions unchecked;
  unchecked.check = model::CheckMode::off;
  const auto plain = lab::play(script, {}).fingerprint;
  CHECK(lab::play(script, traced).fingerprint == plain);
  CHECK(lab::play(script, unchecked).fingerprint == plain);
}
