// Shrinking, and searches that are ended: what is announced was seen to go wrong, whatever it was cut short by.
#include "lab/shrink.hpp"

#include <atomic>

#include "lab/fuzz.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/walks/beginnings.hpp"

namespace {

constexpr std::string_view by_a_saved_name = R"(title: What is impaired is named by what a line binds
duration: 60d
events:
  - at: 0s
    aws: >
      rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin
      --manage-master-user-password
    save: {secret: DBCluster.MasterUserSecret.SecretArn, unused: DBCluster.DBClusterArn}
  - at: 1d
    aws: rds describe-db-clusters
    save: {cluster: "DBClusters[0].DBClusterArn"}
    expect: {"DBClusters[0].Status": available}
  - {at: 2d, aws: kms list-keys}
  - {at: 3d, aws: kms describe-key --key-id nobody}
  - {at: 20d, fault: {impair: "${cluster}", by: resource-policy}}
properties:
  never-impaired: {always: {not: {orders.SecretStatus: impaired}}}
)";

constexpr std::string_view ways_to_disable = R"(title: Never another key
events:
  - {at: 0s, aws: kms create-key, save: {key: KeyMetadata.KeyId}}
properties:
  all-enabled: {always: {none: {"*.KeyState": Disabled}}}
explore:
  actions:
    - {aws: "kms disable-key --key-id ${key}", times: 1}
    - {aws: kms list-keys}
)";

bool goes_wrong(const scenarios::Script& script, const std::string& what) {
  const lab::Summary summary = lab::play(script, {});
  CHECK(summary.failed.empty());
  return std::ranges::any_of(summary.broken, [&](const auto& one) { return one.invariant == what; });
}

}  // namespace

TEST_CASE("a name that only a fault asks for stays bound when a script is shrunk, and others do not") {
  const lab::WalkResult whole = [] {
    scenarios::Script script = tests::beginning(by_a_saved_name);
    return lab::play_walk(script, {});
  }();
  REQUIRE(whole.faults.size() == 1);
  lab::Shrinker shrinker("never-impaired", {}, {});
  const scenarios::Script script = shrinker.shrink(tests::beginning(by_a_saved_name));
  CHECK(shrinker.replays());
  REQUIRE(script.lines.size() == 3);
  CHECK(script.lines[0].saves.empty());
  REQUIRE(script.lines[1].saves.size() == 1);
  CHECK(script.lines[1].saves[0].name == "cluster");
  CHECK_FALSE(script.lines[1].expect.written);
  CHECK(goes_wrong(script, "never-impaired"));
}

TEST_CASE("shrinking that is ended gives what it has by then, and says whether that was seen to go wrong") {
  std::size_t shorter = 0;
  std::size_t seen = 0;
  for (const int patience : {0, 1, 3, 10, 30, 100, 300}) {
    int asked = 0;
    lab::Shrinker shrinker("never-impaired", {}, [&asked, patience] { return ++asked > patience; });
    const scenarios::Script script = shrinker.shrink(tests::beginning(by_a_saved_name));
    INFO(patience);
    CHECK(asked < patience + 1000);  // once a play that is not begun
    if (shrinker.replays()) {
      ++seen;
      CHECK(goes_wrong(script, "never-impaired"));
    }
    shorter += script.lines.size() < 5 ? 1 : 0;
  }
  CHECK(seen > shorter);
  CHECK(shorter > 0);
  CHECK(seen < 7);
}

TEST_CASE("a search is ended within a walk, however long that is") {
  const tests::TestFolder folder;
  std::atomic<std::uint64_t> steps = 0;
  lab::FuzzOptions options;
  options.folder = folder.path();
  options.walks = 1;
  options.step = [&steps](const auto& setting, auto& world, const auto& event, auto& effects) {
    ++steps;
    model::Model::step(setting, world, event, effects);
  };
  options.stop = [&steps] { return steps > 1000; };
  const auto report = lab::fuzz(tests::beginning("title: Long\nduration: 3650d\nevents:\n"
                                                 "  - {at: 0s, every: 1m, until: 3650d, aws: kms list-keys}\n"),
                                options);
  CHECK(report.walks == 0);
  CHECK(report.findings.empty());
  CHECK(steps < 1100);
}

TEST_CASE("walks begin as the scenario expects, or there are none") {
  CHECK_THROWS_WITH(lab::fuzz(tests::beginning("title: T\nevents:\n  - at: 0s\n    aws: kms create-key\n"
                                               "    expect:\n      KeyMetadata.KeyState: Disabled\n"),
                              {}),
                    Catch::Matchers::StartsWith("beginning.yaml:6:7: the futures begin otherwise than expected: "
                                                "KeyMetadata.KeyState: expected Disabled, actual Enabled"));
}

TEST_CASE("a search that cannot save what it finds ends, and tells what it found and why") {
  lab::FuzzOptions options;
  options.folder = "/dev/null/nowhere";
  options.length = 20;  // without an end by walks or time
  const auto report = lab::fuzz(tests::beginning(ways_to_disable), options);
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].file.empty());
  CHECK(report.not_saved.find("/dev/null/nowhere") != std::string::npos);
}
