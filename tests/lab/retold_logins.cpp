// Stories with logins of clients: what a run of what was saved makes of them.
#include <algorithm>

#include "lab/explore.hpp"
#include "scenarios/reader.hpp"
#include "scenarios/writer.hpp"
#include "tests/catch.hpp"

namespace {

const lab::Found& asked_of(const lab::Explored& explored) {
  const auto found = std::ranges::find(explored.found, std::string("asked"), &lab::Found::name);
  REQUIRE(found != explored.found.end());
  return *found;
}

// One cluster with a writer, clients called web, a hand that changes the password, and one that holds the key.
lab::Explored explored_with(const std::string& client, const std::string& property,
                            const lab::ExploreOptions& options = {}) {
  const std::string text = "title: T\nparameters: {rotation_attempts: 1}\nclients:\n  web: {cluster: orders, " +
                           client +
                           R"(}
events:
  - {at: 0s, aws: kms create-key, save: {key: KeyMetadata.KeyId}}
  - at: 1m
    aws: >
      rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin
      --manage-master-user-password --master-user-secret-kms-key-id ${key}
  - at: +1s
    aws: >
      rds create-db-instance --db-instance-identifier orders-1 --db-cluster-identifier orders
      --engine aurora-mysql --db-instance-class db.r6g.large
  - {at: 1h, aws: rds describe-db-clusters}
explore:
  actions:
    - {fault: {sql-password-change: orders}, times: 1}
    - {aws: "kms disable-key --key-id ${key}", times: 1}
    - {fault: {writer-down: orders, for: 10m}, times: 1}
  properties:
    asked: )" + property + "\n";
  return lab::explore(scenarios::read_text(text, "t.yaml"), options);
}

// The last step of a story of a login is what breaks the property, at that very moment, in a run of the saved scenario.
void check_replay(const std::string& client, const std::string& state) {
  CAPTURE(client, state);
  const lab::Explored all = explored_with(client, "{always: {not: {" + state + "}}}");
  const lab::Found& found = asked_of(all);
  CHECK(found.why_not.empty());
  CHECK(found.replays);
  REQUIRE(found.scenario);
  CHECK(found.story.back().what.starts_with("login of web/"));
  const scenarios::Script saved = scenarios::read_text(scenarios::yaml_of(*found.scenario), "again.yaml");
  CHECK(std::ranges::count(saved.pins, std::string("client.login"), &scenarios::Pin::name) > 0);
  const lab::Summary summary = lab::play(saved, {});
  const auto broken = std::ranges::find(summary.broken, std::string("asked"), &lab::BrokenInvariant::invariant);
  REQUIRE(broken != summary.broken.end());
  CHECK(broken->at == found.story.back().at);
}

}  // namespace

TEST_CASE("a story with logins is played again with each at its time") {
  check_replay("strategy: cached", "web/0.LastLogin: \"1045\"");
  check_replay("strategy: cached", "web/0.LastLogin: DecryptionFailure");
  check_replay("strategy: cached, login-every: {exponential: 5m}", "web/0.LastLogin: DecryptionFailure");
  check_replay("strategy: cached, ttl: 0s, login-every: 1h", "web/0.LastLogin: no-writer");
  check_replay("strategy: cached-refresh, connection-lifetime: 30m", "web/0.LastLogin: \"1045\"");
  check_replay("strategy: cached, count: 2", "web/1.LastLogin: \"1045\", web/0.LastLogin: \"1045\"");
  check_replay("strategy: cached, count: 2", "web/1.LastLogin: DecryptionFailure, web/0.LastLogin: \"1045\"");
  check_replay("strategy: read-once", "web/0.LastLogin: \"1045\", orders.SecretStatus: rotating");
}

TEST_CASE("clients that are told apart come to the same as clients that are not") {
  lab::ExploreOptions apart;
  apart.reductions.clients = false;
  for (const std::string property :
       {"{always: {none: {\"*.LastLogin\": DecryptionFailure}}}",
        "{always: {not: {web/0.LastLogin: ThrottlingException}}}", "{sometimes: {\"*.LastLogin\": \"1045\"}}"}) {
    CAPTURE(property);
    const lab::Explored alike = explored_with("strategy: cached, count: 2", property);
    const lab::Explored kept = explored_with("strategy: cached, count: 2", property, apart);
    CHECK(alike.held() == kept.held());
    CHECK(alike.exploration.states < kept.exploration.states);
    CHECK(alike.exploration.depth == kept.exploration.depth);
  }
}
