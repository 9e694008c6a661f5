// Mutants of the model: a search through every future finds them, with the shortest story that there is.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "lab/explore.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"
#include "tests/walks/guarded_mutants.hpp"

using namespace model;

namespace {

// One cluster with its key, and all that people usually do to them.
constexpr const char* small_world = R"(title: A small world
events:
  - {at: 0s, aws: kms create-key, save: {key: KeyMetadata.KeyId}}
  - at: 1s
    aws: >
      rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin
      --manage-master-user-password --master-user-secret-kms-key-id ${key}
  - {at: 1h, aws: rds create-db-instance --db-instance-identifier orders-1 --db-cluster-identifier orders --engine aurora-mysql --db-instance-class db.r6g.large}
  - {at: 2h, aws: rds describe-db-clusters}
parameters: {rotation_attempts: 2, rotation.test.fails: 0.5}
explore:
  states: 20000
  actions:
    - aws: rds modify-db-cluster --db-cluster-identifier orders --rotate-master-user-password --apply-immediately
    - aws: rds modify-db-cluster --db-cluster-identifier orders --rotate-master-user-password --no-apply-immediately
    - aws: rds modify-db-cluster --db-cluster-identifier orders --manage-master-user-password --master-user-password Chosen-By-Hand
    - aws: rds modify-db-cluster --db-cluster-identifier orders --manage-master-user-password
    - aws: rds modify-db-cluster --db-cluster-identifier orders --no-manage-master-user-password
    - aws: rds modify-db-cluster --db-cluster-identifier orders --master-user-password Chosen-By-Hand
    - aws: >
        rds modify-db-cluster --db-cluster-identifier orders --no-manage-master-user-password
        --master-user-password Chosen-By-Hand
    - aws: rds modify-db-cluster --db-cluster-identifier orders --master-user-secret-kms-key-id ${key}
    - aws: rds modify-db-cluster --db-cluster-identifier orders --deletion-protection
      times: 1
    - aws: rds stop-db-cluster --db-cluster-identifier orders
    - aws: rds start-db-cluster --db-cluster-identifier orders
    - aws: rds delete-db-instance --db-instance-identifier orders-1
    - aws: rds delete-db-cluster --db-cluster-identifier orders --skip-final-snapshot
    - aws: rds create-db-cluster-snapshot --db-cluster-identifier orders --db-cluster-snapshot-identifier snapshot
      times: 1
    - aws: >
        rds restore-db-cluster-from-snapshot --db-cluster-identifier restored --snapshot-identifier snapshot
        --engine aurora-mysql
      times: 1
    - aws: rds create-global-cluster --global-cluster-identifier world --source-db-cluster-identifier arn:aws:rds:us-east-1:123456789012:cluster:orders
      times: 1
    - aws: secretsmanager get-secret-value --secret-id ${orders.MasterUserSecret.SecretArn}
    - aws: secretsmanager describe-secret --secret-id ${orders.MasterUserSecret.SecretArn}
    - aws: secretsmanager delete-secret --secret-id ${orders.MasterUserSecret.SecretArn}
    - aws: secretsmanager rotate-secret --secret-id ${orders.MasterUserSecret.SecretArn}
    - aws: secretsmanager tag-resource --secret-id ${orders.MasterUserSecret.SecretArn} --tags Key=a,Value=b
    - aws: secretsmanager tag-resource --secret-id ${orders.MasterUserSecret.SecretArn} --tags Key=aws:a,Value=b
    - aws: kms disable-key --key-id ${key}
    - aws: kms enable-key --key-id ${key}
    - aws: kms schedule-key-deletion --key-id ${key} --pending-window-in-days 7
    - aws: kms schedule-key-deletion --key-id ${key} --pending-window-in-days 3
    - aws: kms cancel-key-deletion --key-id ${key}
    - aws: kms rotate-key-on-demand --key-id ${key}
      times: 1
    - fault: {impair: orders, by: grant}
      times: 1
    - login: {cluster: orders, password: {stage: AWSCURRENT}}
)";

lab::Explored search(const tests::Mutant& mutant) {
  lab::ExploreOptions options;
  options.threads = 2;
  options.step = tests::guarded(mutant);
  options.past_violations = true;  // a mutant breaks others, too
  scenarios::Script script = scenarios::read_text(small_world, "small-world.yaml");
  if (mutant.breaks != Invariant::billing_monotone) {
    script.excepted_invariants.push_back({{}, "billing-monotone", "whatever leaves a row behind breaks it, too"});
  }
  return lab::explore(script, options);
}

const lab::Found* find(const lab::Explored& explored, Invariant invariant) {
  const std::string id(invariant_row(invariant).id);
  const auto found =
      std::ranges::find_if(explored.found, [&](const lab::Found& one) { return one.name.starts_with(id + " "); });
  return found == explored.found.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("mutants are found by a search of every future, by a story as short as it can be") {
  for (const auto& [name, length] : {std::pair{"I05", 1}, {"I08", 1}, {"I09", 5}}) {
    const auto mutant = std::ranges::find(tests::mutants(), *find_invariant(name), &tests::Mutant::breaks);
    INFO(name << " " << mutant->name);
    const lab::Explored explored = search(*mutant);
    const lab::Found* found = find(explored, mutant->breaks);
    REQUIRE(found != nullptr);
    CHECK(found->story.size() == static_cast<std::size_t>(length));
  }
}

TEST_CASE("a table of all mutants, and how many steps a search of every future needs to show them", "[.table]") {
  for (const tests::Mutant& mutant : tests::mutants()) {
    tests::on_its_own(std::string(invariant_row(mutant.breaks).id), mutant, [&]() -> std::string {
      if (needs_clock(mutant.breaks)) {
        return "not judged: it needs a clock";
      }
      const lab::Explored explored = search(mutant);
      const lab::Found* found = find(explored, mutant.breaks);
      const std::string other = explored.found.empty() ? "nothing" : explored.found.front().name;
      return found != nullptr ? fmt::format("{} steps", found->story.size())
                              : fmt::format("not in {} states ({})", explored.exploration.states, other);
    });
  }
  SUCCEED();
}
