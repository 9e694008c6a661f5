// The measures of runs whose numbers are known beforehand.
#include <algorithm>
#include <optional>
#include <set>

#include "lab/blast_radius.hpp"
#include "lab/play.hpp"
#include "model/dependency_graph.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"

namespace {

using lab::MeasureName;

constexpr double day = 24 * 3600;

// Waits without chance where it matters, so that every number can be told.
const std::string scenario = R"(title: Measured
start: 2026-01-05T00:00:00Z
duration: 10d
parameters: {cluster.create: 10m, rotation.create: 2s, rotation.set: 3s, rotation.test: 4s, rotation.finish: 5s,
             rotation.label-propagation: 0s, kms.propagation: 1m}
clients:
  web: {cluster: orders, strategy: cached, ttl: 1h, count: 2, login-every: 10m}
events:
  - at: 0s
    aws: kms create-key
    save: {key: KeyMetadata.KeyId}
  - at: 1s
    aws: >
      rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin
      --manage-master-user-password --master-user-secret-kms-key-id ${key}
  - at: 2s
    aws: >
      rds create-db-instance --db-instance-identifier orders-1 --db-cluster-identifier orders
      --db-instance-class db.r6g.large --engine aurora-mysql
  - at: 1d
    aws: secretsmanager rotate-secret --secret-id ${orders.MasterUserSecret.SecretArn}
  - at: 2d
    fault: {leak: orders}
  - at: 3d
    aws: secretsmanager rotate-secret --secret-id ${orders.MasterUserSecret.SecretArn}
  - at: 4d
    fault: {impair: orders, by: key-disabled}
  - at: 5d
    aws: secretsmanager rotate-secret --secret-id ${orders.MasterUserSecret.SecretArn}
    expect: any
  - at: 6d
    aws: kms enable-key --key-id ${key}
  - at: 7d
    aws: secretsmanager rotate-secret --secret-id ${orders.MasterUserSecret.SecretArn}
    expect: any
)";

lab::Summary measured_run(const std::string& text) {
  return lab::play(scenarios::read_text(text, "measured.yaml"), {});
}

std::optional<double> measured(const lab::Summary& summary, MeasureName name, const std::string& resource = "") {
  for (const lab::Measure& one : summary.measures) {
    if (one.name == name && one.resource == resource) return one.value;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("every measure is listed once, with a unit and a sentence") {
  std::set<std::string_view> names;
  for (const lab::MeasureRow& row : lab::measure_rows()) {
    CHECK(names.insert(row.name).second);
    CHECK_FALSE(row.unit.empty());
    CHECK(row.sentence.ends_with('.'));
    const auto found = lab::find_measure(row.name);
    REQUIRE(found);
    CHECK(&lab::measure_row(*found) == &row);
  }
  CHECK_FALSE(lab::find_measure("outage"));
}

TEST_CASE("the measures of a month's troubles are what the scenario makes them") {
  const lab::Summary summary = measured_run(scenario);
  const auto of = [&](MeasureName name, const std::string& resource = "") {
    const auto value = measured(summary, name, resource);
    INFO(lab::measure_row(name).name);
    REQUIRE(value);
    return *value;
  };
  const auto near = [](double value, double within = 0.001) { return Catch::Matchers::WithinAbs(value, within); };

  SECTION("a gap lasts from the middle of the set phase to the end of the finish phase") {
    CHECK(of(MeasureName::gap_count) == 3);
    CHECK_THAT(of(MeasureName::gap_p50), near(1.5 + 4 + 5));
    CHECK_THAT(of(MeasureName::gap_max), near(10.5));
  }
  SECTION("the lives of passwords fill the run; of a leaked one half of the squares' mean is left") {
    const double lives[] = {day + 2.5, 2 * day, 4 * day, 3 * day - 3.5};  // changed at 1d, 3d and 7d, and 3.5 s
    double sum = 0;
    double squares = 0;
    for (const double life : lives) {
      sum += life;
      squares += life * life;
    }
    CHECK_THAT(of(MeasureName::exposure_valid_mean), near(sum / 4));
    CHECK_THAT(of(MeasureName::exposure_valid_max), near(4 * day));
    CHECK_THAT(of(MeasureName::exposure_leaked_life), near(squares / sum / 2));
    CHECK_THAT(of(MeasureName::exposure_leak_useful), near(day + 3.5));
  }
  SECTION("impaired until the rotation that heals, unreadable while the key is disabled") {
    CHECK(of(MeasureName::impairment_count) == 1);
    CHECK_THAT(of(MeasureName::impairment_unreadable), near(2 * day));
    CHECK_THAT(of(MeasureName::impairment_soft), near(day - 60, 20));  // from when the key is back
    CHECK(of(MeasureName::impairment_hard) < day);
    CHECK(of(MeasureName::impairment_hard) > day - 3600);
    CHECK_THAT(of(MeasureName::impairment_noticed) + of(MeasureName::impairment_hard), near(2 * day + 60));
    CHECK_THAT(of(MeasureName::impairment_healed), near(day + 14));
    CHECK(of(MeasureName::impairment_soft, "orders") == of(MeasureName::impairment_soft));
  }
  SECTION("rotations and their failures") {
    CHECK(of(MeasureName::rotations_started) == 4);
    CHECK(of(MeasureName::rotations_succeeded) == 3);
    CHECK(of(MeasureName::rotations_failed) == 1);
    CHECK(of(MeasureName::rotations_failed_in, "create") == 5);
    CHECK_FALSE(measured(summary, MeasureName::rotations_failed_in, "set"));
    CHECK(of(MeasureName::impairment_rotations_missed) == 0);  // it was asked for
  }
  SECTION("clients are out from their first failure to their next success") {
    const lab::LoginTotals& web = summary.logins.at("web");
    CHECK(of(MeasureName::outage_failed_logins) == static_cast<double>(web.failed));
    CHECK(of(MeasureName::outage_count, "web") == 6);  // two clients, two rotations and a key
    CHECK(of(MeasureName::outage_longest, "web") < 2 * day);
    CHECK(of(MeasureName::outage_longest, "web") > 2 * day - 3600);
    CHECK(of(MeasureName::outage_total) > 2 * of(MeasureName::outage_longest) - 1);
    CHECK(of(MeasureName::outage_first_failure) < 600);
  }
  SECTION("calls, their peaks, and the bill") {
    CHECK(of(MeasureName::calls_of, "RotateSecret") == 4);
    CHECK(of(MeasureName::calls_of, "GetSecretValue") >= static_cast<double>(summary.logins.at("web").reads));
    CHECK(of(MeasureName::calls_peak, "RotateSecret") == 1);
    CHECK_THAT(of(MeasureName::calls_peak_of_quota, "RotateSecret"), near(1.0 / 50));
    double billed = 0;
    for (const auto& [item, usd] : summary.costs) billed += usd;
    CHECK_THAT(of(MeasureName::cost_total), near(billed, 1e-9));
    CHECK_THAT(of(MeasureName::cost_month), near(billed * 3, 1e-9));
  }
  SECTION("of the run first, and of what there was nothing to measure of, nothing") {
    const auto resources =
        std::ranges::find_if(summary.measures, [](const auto& one) { return !one.resource.empty(); });
    CHECK(std::all_of(resources, summary.measures.end(), [](const auto& one) { return !one.resource.empty(); }));
    const lab::Summary empty =
        measured_run("title: Nothing\nduration: 1d\nevents:\n  - {at: 1h, aws: rds describe-db-clusters}\n");
    CHECK_FALSE(measured(empty, MeasureName::outage_longest));
    CHECK_FALSE(measured(empty, MeasureName::gap_max));
    CHECK_FALSE(measured(empty, MeasureName::exposure_valid_mean));
    CHECK(measured(empty, MeasureName::calls_total) == 1);
  }
}

TEST_CASE("a key's blast radius is what the dependency graph leads back to") {
  std::size_t compared = 0;
  lab::PlayOptions options;
  options.observer = [&](const model::StepRecord&, const model::Setting& setting, const model::World& world, int line) {
    if (line == 0) return;
    const model::DependencyGraph graph = model::dependency_graph(world);
    const auto radii = lab::blast_radii(setting, world);
    for (std::uint32_t row = 0; row < world.keys.size(); ++row) {
      const model::KeyRow key(row);
      if (!world[key].exists) continue;
      lab::BlastRadius reached;
      for (const model::Resource one : graph.dependents(key.id())) {
        reached.clusters += model::table_of(one) == model::Table::cluster ? 1 : 0;
        reached.secrets += model::table_of(one) == model::Table::secret ? 1 : 0;
        reached.clients += model::table_of(one) == model::Table::client ? 1 : 0;
      }
      const auto found = radii.find(key.id());
      const lab::BlastRadius radius = found == radii.end() ? lab::BlastRadius() : found->second;
      CHECK(radius.clusters == reached.clusters);
      CHECK(radius.secrets == reached.secrets);
      CHECK(radius.clients == reached.clients);
      compared += reached.clients;
    }
  };
  for (const char* file : {"clusters/one-key-for-storage-and-secret.yaml", "impairment/impaired-hard.yaml",
                           "deletion/everything-goes-with-the-cluster.yaml"}) {
    lab::play(scenarios::read_file(std::string(CREDSIM_SOURCE_DIR "/scenarios/library/") + file), options);
  }
  CHECK(compared > 0);
}
