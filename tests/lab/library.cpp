// The scenarios that ship: each holds, says the same twice, and has the fingerprint that is checked in.
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <vector>

#include "lab/play.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/golden.hpp"
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

std::string hexadecimal(std::uint64_t word) {
  std::ostringstream text;
  text << std::hex << word;
  return text.str();
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

TEST_CASE("the fingerprints of the shipped scenarios are the ones checked in") {
  std::string lines;
  for (const auto& file : library()) {
    const lab::Summary summary = lab::play(scenarios::read_file(file), {});
    lines +=
        file.stem().string() + " " + hexadecimal(summary.fingerprint) + " " + std::to_string(summary.events) + "\n";
  }
  CHECK(tests::matches_golden("lab/fingerprints.txt", lines));
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
