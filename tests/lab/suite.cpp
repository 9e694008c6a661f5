// Suites: chains of events, files of fingerprints, and the lines that broken invariants go back to.
#include "lab/suite.hpp"

#include <algorithm>

#include "model/step.hpp"
#include "scenarios/reader.hpp"
#include "scenarios/whole_file.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"

namespace fs = std::filesystem;

namespace {

// A run of so many events a second apart, of which one, if there is such a one, comes a little later.
lab::EventChain chain_of(std::uint64_t events, std::uint64_t late, lab::KeptChain earlier = {}) {
  const model::Setting setting(1, sim::Time(), "123456789012", "us-east-1");
  const model::World world;
  lab::EventChain chain(std::move(earlier));
  for (std::uint64_t i = 1; i <= events; ++i) {
    const model::Note note{};
    const sim::Event event{sim::Time(sim::Duration(1'000'000 * i + (i == late ? 1 : 0))), sim::script, 0, 0};
    chain(model::StepRecord{event, {&note, 1}, {}, {}}, setting, world, static_cast<int>(i % 1000));
  }
  return chain;
}

lab::Divergence divergence(std::uint64_t before, std::uint64_t now, std::uint64_t late) {
  return chain_of(now, late, chain_of(before, 0).kept()).divergence();
}

using Kind = lab::Divergence::Kind;

}  // namespace

TEST_CASE("of the first thousand events the one that differs is named, whatever comes after it") {
  for (const std::uint64_t late : {1, 2, 17, 512, 1000, 1023}) {
    for (const std::uint64_t events : {1023, 5000}) {
      INFO(late << " of " << events);
      const lab::Divergence found = divergence(events, events, late);
      CHECK(found.kind == Kind::differs);
      CHECK(found.event.number == late);
      CHECK(found.event.line == static_cast<int>(late % 1000));
    }
  }
}

TEST_CASE("a later event that differs is one of few, the fewer the nearer the beginning") {
  for (const std::uint64_t late : {2001, 2999, 7777, 33'333, 39'999, 40'000}) {
    INFO(late);
    const lab::Divergence found = divergence(40'000, 40'000, late);
    CHECK(found.event.number <= late);
    CHECK(found.last >= late);
    CHECK((found.last - found.event.number + 1) * 512 <= std::max<std::uint64_t>(late, 512));
  }
}

TEST_CASE("a run that goes on, or ends sooner, parts where the other ends") {
  for (const std::uint64_t events : {1, 100, 1500, 20'001}) {
    INFO(events);
    const lab::Divergence more = divergence(events, events + 3, 0);
    CHECK(more.kind == Kind::goes_on);
    CHECK(more.event.number == events + 1);
    const lab::Divergence less = divergence(events + 3, events, 0);
    CHECK(less.kind == Kind::ends_sooner);
    CHECK(less.event.number == events);
    CHECK(less.earlier_events == events + 3);
  }
}

TEST_CASE("what is kept of a run grows with its logarithm") {
  CHECK(chain_of(1000, 0).kept().text.size() == 2000);
  CHECK(chain_of(1'000'000, 0).kept().text.size() < 13'000);
}

TEST_CASE("a chain that is cut short names some event rather than fail") {
  lab::KeptChain cut = chain_of(3000, 0).kept();
  cut.text.resize(101);
  CHECK(chain_of(3000, 5, cut).divergence().event.number == 5);
  CHECK(chain_of(3000, 0, cut).divergence().event.number == 51);
}

TEST_CASE("a broken invariant is found at the line that led to it") {
  const tests::TestFolder folder;
  const fs::path file = folder.write("key.yaml", R"(title: A key that comes back
events:
  - at: 0s
    aws: kms create-key
    save: {key: KeyMetadata.KeyId}
  - at: 1d
    aws: kms schedule-key-deletion --key-id ${key}
  - at: 2d
    aws: kms cancel-key-deletion --key-id ${key}
)");
  lab::Suite suite({{file, folder.path(), "key"}}, lab::Suite::Task::compare);
  lab::PlayOptions options;
  options.step = [](const model::Setting& setting, model::World& world, const sim::Event& event,
                    sim::Effects<model::Note>& effects) {
    model::Model::step(setting, world, event, effects);
    if (!effects.notes().empty() && effects.note(0).action == model::Action::CancelKeyDeletion) {
      model::Step(setting, world, event, effects)
          .change<&model::Key::state>(model::KeyRow(0), model::KeyState::Enabled);
    }
  };
  suite.watch(0, options);
  const lab::SuiteCase one = suite.finished(0, lab::play(scenarios::read_file(file), options));
  REQUIRE(one.has(lab::Finding::Kind::invariant));
  CHECK(one.findings[0].line == 9);
  CHECK(one.findings[0].event > 0);
  const auto rules = lab::finding_rules();
  CHECK(std::ranges::count(rules, one.findings[0].rule, &lab::FindingRule::id) == 1);
}

TEST_CASE("fingerprints are found in the nearest file above, but not above a repository") {
  const tests::TestFolder folder;
  folder.write("fingerprints.txt", "");
  folder.write("repository/.git/config", "");
  const fs::path inner = folder.write("repository/suite/deep/a.yaml", "").parent_path();
  const fs::path outer = folder.write("other/deep/b.yaml", "").parent_path();
  CHECK(lab::FingerprintFile::folder_for(outer / "b.yaml", outer) == folder.path());
  CHECK(lab::FingerprintFile::folder_for(inner / "a.yaml", inner.parent_path()) == inner.parent_path());
  folder.write("repository/suite/fingerprints.txt", "");
  CHECK(lab::FingerprintFile::folder_for(inner / "a.yaml", inner) == inner.parent_path());
}

TEST_CASE("a file of fingerprints is sorted, and holds every name that a file can have") {
  const tests::TestFolder folder;
  const std::vector<std::string> names{"z.yaml", "a b.yaml", "a\nb.yaml", "a\\nb.yaml"};
  lab::FingerprintFile file(folder.path());
  std::uint64_t fingerprint = 0xFFFF'FFFF'FFFF'FF00;
  std::uint64_t seed = 1;
  for (const std::string& name : names) file.accept(folder.write(name, ""), {fingerprint++, 1, "AB", seed++});
  file.accept(folder / "gone.yaml", {7, 1, "AB"});
  CHECK(file.without_scenario() == std::vector<fs::path>{folder / "gone.yaml"});
  file.forget(folder / "gone.yaml");
  file.write();
  const lab::FingerprintFile again(folder.path());
  fingerprint = 0xFFFF'FFFF'FFFF'FF00;
  seed = 1;
  for (const std::string& name : names) {
    INFO(name);
    const lab::AcceptedRun* run = again.find(folder / name);
    REQUIRE(run != nullptr);
    CHECK(run->fingerprint == fingerprint++);
    CHECK(run->chain == "AB");
    CHECK(run->seed == seed++);
  }
  CHECK(again.find(folder / "gone.yaml") == nullptr);
  const std::string text = tests::text_of_file(folder / "fingerprints.txt");
  CHECK(text.find("a b.yaml\n") < text.find("z.yaml\n"));
}

TEST_CASE("a chain that is not of the accepted run is not used") {
  const tests::TestFolder folder;
  folder.write("fingerprints.txt", "00000000000000aa 1 a.yaml\n");
  folder.write("fingerprints.chain", "00000000000000ab AB a.yaml\n");
  const lab::FingerprintFile file(folder.path());
  REQUIRE(file.find(folder / "a.yaml") != nullptr);
  CHECK(file.find(folder / "a.yaml")->chain.empty());
}

TEST_CASE("a file is written whole: through a link, leaving nothing beside it, and failing without harm") {
  const tests::TestFolder folder;
  folder.write("real/target", "old");
  fs::create_symlink("real/target", folder / "link");
  scenarios::write_whole(folder / "link", "new");
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(tests::text_of_file(folder / "real/target") == "new");
  CHECK(std::distance(fs::directory_iterator(folder / "real"), fs::directory_iterator()) == 1);
  CHECK_THROWS_AS(scenarios::write_whole(folder / "none/file", "x"), scenarios::FileError);
  scenarios::write_whole("/dev/null", "x");
  scenarios::try_writing(folder / "link");
  scenarios::try_writing("/dev/null");
  CHECK(tests::text_of_file(folder / "real/target") == "new");
  CHECK_THROWS_AS(scenarios::try_writing(folder / "none/file"), scenarios::FileError);
  CHECK_THROWS_AS(scenarios::try_writing(folder / "real"), scenarios::FileError);
  scenarios::try_writing_into(folder / "real/a/b/");
  CHECK_FALSE(fs::exists(folder / "real/a"));
  CHECK_THROWS_AS(scenarios::try_writing_into(folder / "real/target"), scenarios::FileError);
  CHECK(fs::is_character_file("/dev/null"));
}
