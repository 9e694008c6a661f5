// The search itself: what it depends on, what it keeps, and what it takes its lines from.
#include "lab/fuzz.hpp"

#include <set>

#include "lab/saved_stories.hpp"
#include "lab/walk.hpp"
#include "scenarios/writer.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/walks/beginnings.hpp"

namespace {

// Nothing is wrong with the model here, but much with what the user asks of it.
constexpr std::string_view no_second_key = R"(title: Never another key
duration: 1h
events:
  - {at: 0s, aws: kms create-key, save: {key: KeyMetadata.KeyId}}
properties:
  all-enabled: {always: {none: {"*.KeyState": Disabled}}}
explore:
  actions:
    - {aws: "kms disable-key --key-id ${key}", times: 1}
    - {aws: "kms create-alias --alias-name alias/a{i} --target-key-id ${key}", repeat: {count: 3}, times: 1}
    - {aws: kms list-keys}
  properties:
    disabled: {sometimes: {some: {"*.KeyState": Disabled}}}
    gone: {sometimes: {some: {"*.KeyState": PendingDeletion}}}
)";

lab::FuzzReport search(std::string_view yaml, const std::filesystem::path& folder, std::uint64_t seed, std::size_t jobs,
                       std::uint64_t walks = 128) {
  lab::FuzzOptions options;
  options.folder = folder;
  options.seed = seed;
  options.jobs = jobs;
  options.walks = walks;
  options.length = 20;
  return lab::fuzz(tests::beginning(yaml), options);
}

std::vector<std::string> files_in(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& file : std::filesystem::directory_iterator(folder)) names.insert(file.path().filename().string());
  return {names.begin(), names.end()};
}

}  // namespace

TEST_CASE("a violation is saved as the shortest scenario that shows it") {
  const tests::TestFolder folder;
  const auto report = search(no_second_key, folder.path(), 1, 1);
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].what == "all-enabled");
  CHECK(report.findings[0].replays);
  CHECK_FALSE(report.findings[0].known);
  CHECK(files_in(folder.path()) == std::vector<std::string>{"beginning-all-enabled-1.yaml"});
  const auto script = scenarios::read_file(report.findings[0].file);
  REQUIRE(script.lines.size() == 2);
  CHECK(std::get<scenarios::AwsCommand>(script.lines[0].what).text == "kms create-key");
  CHECK(std::get<scenarios::AwsCommand>(script.lines[1].what).text == "kms disable-key --key-id ${key}");
  CHECK(lab::offset_of(script.lines[1]) == sim::Duration(0));
  CHECK(script.seed == 1);
  CHECK_FALSE(script.exploration);
  const auto summary = lab::play(script, {});
  CHECK(summary.failed.empty());
  REQUIRE(summary.broken.size() == 1);
  CHECK(summary.broken[0].invariant == "all-enabled");
}

TEST_CASE("a story that was saved before is not saved again") {
  const tests::TestFolder folder;
  search(no_second_key, folder.path(), 1, 1);
  const auto again = search(no_second_key, folder.path(), 2, 1);
  REQUIRE(again.findings.size() == 1);
  CHECK(again.findings[0].known);
  CHECK(again.findings[0].file == folder / "beginning-all-enabled-1.yaml");
  CHECK(files_in(folder.path()).size() == 1);
}

TEST_CASE(
    "with explore: walks do what it says, as often as it says, and reach what it asks for or say that they did not") {
  const auto script = tests::beginning(no_second_key);
  const lab::WalkMaker maker(script, 20);
  std::set<std::string> seen;
  for (std::uint64_t i = 0; i < 50; ++i) {
    const lab::Walk walk = maker.fresh(lab::Dice(sim::Stream(1, i, 0, 0)));
    std::multiset<std::string> commands;
    for (std::size_t line = walk.own; line < walk.script.lines.size(); ++line) {
      commands.insert(std::get<scenarios::AwsCommand>(walk.script.lines[line].what).text);
    }
    seen.insert(commands.begin(), commands.end());
    CHECK(commands.count("kms disable-key --key-id ${key}") <= 1);
    CHECK(commands.count("kms create-alias --alias-name alias/a2 --target-key-id ${key}") <= 1);
  }
  CHECK(seen.size() == 5);
  const tests::TestFolder folder;
  CHECK(search(no_second_key, folder.path(), 1, 1).never == std::vector<std::string>{"gone"});
}

TEST_CASE("the same seed finds the same, one walk at a time or several") {
  const tests::TestFolder one;
  const tests::TestFolder two;
  const auto alone = search(tests::clients_of_orders, one.path(), 5, 1);
  const auto together = search(tests::clients_of_orders, two.path(), 5, 2);
  CHECK(alone.steps == together.steps);
  CHECK(alone.corpus == together.corpus);
  CHECK(alone.findings.size() == together.findings.size());
  CHECK(search(tests::clients_of_orders, two.path(), 6, 2).steps != alone.steps);
  search(no_second_key, one.path(), 5, 1);
  search(no_second_key, two.path(), 5, 2);
  REQUIRE(files_in(one.path()) == files_in(two.path()));
  for (const std::string& name : files_in(one.path())) {
    CHECK(tests::text_of_file(one / name) == tests::text_of_file(two / name));
  }
}

TEST_CASE("a bug in the model is a finding, too") {
  const tests::TestFolder folder;
  lab::FuzzOptions options;
  options.folder = folder.path();
  options.walks = 64;
  options.length = 30;
  options.step = [](const auto& setting, auto& world, const auto& event, auto& effects) {
    model::Model::step(setting, world, event, effects);
    sim::require(world.aliases.size() < 3, "there are never three aliases");
  };
  const auto report = lab::fuzz(tests::beginning(no_second_key), options);
  REQUIRE_FALSE(report.findings.empty());
  const auto crash = std::ranges::find(report.findings, "crash", &lab::FuzzFinding::what);
  REQUIRE(crash != report.findings.end());
  CHECK(crash->message.find("there are never three aliases") != std::string::npos);
  CHECK(crash->file.filename() == "beginning-crash-1.yaml");
  CHECK(scenarios::read_file(crash->file).lines.size() == 4);
}

TEST_CASE("walks are written and read back as they are") {
  const lab::WalkMaker maker(tests::beginning(), 60);
  for (std::uint64_t i = 0; i < 40; ++i) {
    lab::Walk walk = maker.fresh(lab::Dice(sim::Stream(7, i, 0, 0)));
    const std::string text = scenarios::yaml_of(walk.script);
    const auto again = scenarios::read_text(text, "again.yaml");
    CHECK(scenarios::yaml_of(again) == text);
    REQUIRE(again.lines.size() == walk.script.lines.size());
    for (std::size_t line = 0; line < again.lines.size(); ++line) {
      CHECK(again.lines[line].what == walk.script.lines[line].what);
    }
  }
}

TEST_CASE("documents beside the scenario stand in what is saved") {
  const tests::TestFolder folder;
  folder.write("a.json", R"({"Version": "2012-10-17", "Statement": []})");
  const auto file =
      folder.write("a.yaml",
                   "title: t\nprincipals: {dba: {policies: a.json}}\nevents:\n"
                   "  - {at: 0s, aws: \"iam create-policy --policy-name p --policy-document file://a.json\"}\n");
  const auto script = lab::self_contained(scenarios::read_file(file));
  CHECK(script.principals[0].policies[0].reference.empty());
  CHECK(std::get<scenarios::AwsCommand>(script.lines[0].what).text ==
        R"(iam create-policy --policy-name p --policy-document '{"Version": "2012-10-17", "Statement": []}')");
}

TEST_CASE("walks ask for the secret that RDS has for a cluster, which no line binds") {
  const auto script = tests::beginning(R"(title: By the name of its cluster
events:
  - at: 0s
    aws: >
      rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin
      --manage-master-user-password
  - {at: 1h, aws: "secretsmanager describe-secret --secret-id ${orders.MasterUserSecret.SecretArn}"}
explore:
  actions:
    - aws: secretsmanager rotate-secret --secret-id ${orders.MasterUserSecret.SecretArn}
)");
  const lab::Walk walk = lab::WalkMaker(script, 20).fresh(lab::Dice(sim::Stream(1, 0, 0, 0)));
  CHECK(walk.own == 2);
  REQUIRE(walk.script.lines.size() > walk.own);
  CHECK(std::get<scenarios::AwsCommand>(walk.script.lines[1].what).text.starts_with("secretsmanager describe-secret"));
  CHECK(std::get<scenarios::AwsCommand>(walk.script.lines[2].what).text.starts_with("secretsmanager rotate-secret"));
}
