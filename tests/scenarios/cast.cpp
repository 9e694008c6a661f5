// Principals, clients, pins and excepted invariants.
#include <chrono>

#include "tests/catch.hpp"
#include "tests/scenarios/reading.hpp"

using namespace std::chrono_literals;
using reading::body;
using reading::check_after;
using reading::read;
using sim::Distribution;

namespace {}  // namespace

TEST_CASE("a principal has an account, or the scenario's, a kind, and what policies say of it") {
  const auto script = read("principals: {dba: {account: \"210987654321\"}, app: {}}");
  REQUIRE(script.principals.size() == 2);
  CHECK(script.principals[0].name == "dba");
  CHECK(script.principals[0].account == "210987654321");
  CHECK(script.principals[1].account.empty());
  CHECK(script.principals[0].kind == "user");
  CHECK(read("principals: {owner: {kind: root}}").principals[0].kind == "root");
  const auto dba = read(
                       "principals:\n  dba:\n    policies:\n      - a.json\n      - Version: 2012-10-17\n"
                       "        Statement:\n          - {Effect: Allow, Action: 'rds:*', Resource: '*'}\n"
                       "    groups: ops\n    boundary: arn:aws:iam::aws:policy/PowerUserAccess\n"
                       "    context: {aws:MultiFactorAuthPresent: true}\n")
                       .principals[0];
  REQUIRE(dba.policies.size() == 2);
  CHECK(dba.policies[0].reference == "a.json");
  CHECK(dba.policies[1].document ==
        "\n\n\n\n\n\n{\"Version\": \"2012-10-17\", \n\"Statement\": \n[{\"Effect\": \"Allow\", \"Action\": \"rds:*\", "
        "\"Resource\": \"*\"}]}");
  CHECK(dba.groups.at(0).name == "ops");
  CHECK(dba.boundary->reference == "arn:aws:iam::aws:policy/PowerUserAccess");
  CHECK(dba.context.at(0).text == "true");
  check_after(
      body + "principals: ",
      {
          {"{admin: {}}", "3:14: admin always exists and may do anything; take another name"},
          {"{\"d b\": {}}",
           "3:14: the name of a principal should have letters, digits, hyphens and underscores, unlike "
           "\"d b\""},
          {"{dba: }",
           "3:19: a principal should be a map with account, kind, policies, groups, boundary or context, not nothing"},
          {"{dba: {policies: [1, []]}}",
           "3:34: a policy is a file beside the scenario, the ARN of a managed policy, or a document in place"},
          {"{dba: {kind: group, groups: ops}}", "3:33: groups: goes with a user or a role, not with kind: group"},
          {"{dba: {kind: role, groups: ops}}", "3:32: groups: have users; a role is in none"},
          {"{dba: {kind: root, policies: x}}",
           "3:32: policies: the root user of an account has none; kind: account holds those that bound it"},
          {"{dba: {acount: 1}}", "3:20: unknown key \"acount\"; did you mean account?"},
          {"{dba: {kind: king}}", "3:26: unknown kind \"king\"; it should be user, role, group, root or account"},
          {"{dba: {account: 1}}", "3:29: account should be twelve digits such as \"123456789012\", not \"1\""},
          {"[dba]", "3:13: principals should be a map such as {dba: {account: \"123456789012\"}}, not a list"},
      });
}

TEST_CASE("a client reads the secret of a cluster in its way") {
  const auto script = read(
      "clients:\n  web: {cluster: orders, strategy: cached, ttl: 30m, count: 10, login-every: {exponential: 5m}}\n"
      "  job: {cluster: orders, strategy: read-once}\n  api: {cluster: orders, strategy: cached}\n");
  REQUIRE(script.clients.size() == 3);
  CHECK(script.clients[0].name == "web");
  CHECK(script.clients[0].cluster == "orders");
  CHECK(script.clients[0].strategy == "cached");
  CHECK(script.clients[0].ttl == 30min);
  CHECK(script.clients[0].count == 10);
  CHECK(script.clients[0].login_every == Distribution::exponential(5min));
  CHECK(script.clients[1].count == 1);
  CHECK(script.clients[1].ttl == 0s);
  CHECK(script.clients[1].login_every == Distribution::constant(5min));
  CHECK(script.clients[2].ttl == 1h);
  check_after(
      body + "clients: ",
      {
          {"{web: {strategy: cached}}", "3:16: a client needs cluster:"},
          {"{web: {cluster: o}}", "3:16: a client needs strategy:"},
          {"{web: {cluster: \"*\", strategy: cached}}",
           "3:26: cluster should be the identifier of one cluster, such as orders, not \"*\"; each cluster's "
           "clients are a group of their own, and repeat: makes one for each of a fleet"},
          {"{web: {cluster: o, strategy: cache}}", "3:39: unknown strategy \"cache\"; did you mean cached?"},
          {"{web: {cluster: o, strategy: telepathy}}",
           "3:39: unknown strategy \"telepathy\"; it should be hard-coded, read-once, cached, cached-refresh, "
           "refresh-backoff, pending-fallback or invalidate-on-event"},
          {"{web: {cluster: o, strategy: read-once, ttl: 1h}}",
           "3:50: ttl: goes with a strategy that reads the secret again; read-once keeps what it has"},
          {"{web: {cluster: o, strategy: cached, count: 0}}",
           "3:54: count should be a whole number from 1 to 10000000, not \"0\""},
          {"{web: {cluster: o, strategy: cached, login-every: 0s}}", "3:60: login-every should be longer than 0s"},
          {"{web: {cluster: o, strategy: cached, tll: 1h}}", "3:47: unknown key \"tll\"; did you mean ttl?"},
          {"{web: cached}",
           "3:16: a client should be a map with cluster, secret, strategy, ttl, count, login-every, "
           "connection-lifetime, "
           "retry-budget, stale-on-error, as, finds, repeat or until, not a text"},
          {"{web: {cluster: o, strategy: hard-coded, stale-on-error: true}}",
           "3:51: stale-on-error: goes with a strategy that reads the secret again; hard-coded keeps what it has"},
          {"{web: {cluster: o, strategy: cached, retry-budget: 1m}}",
           "3:47: retry-budget: goes with the strategy refresh-backoff; cached does not go on trying"},
          {"{web: {cluster: o, strategy: cached, connection-lifetime: 0s}}",
           "3:68: connection-lifetime should be longer than 0s"},
          {"{web: {cluster: o, strategy: cached, finds: by-luck}}",
           "3:54: unknown finds \"by-luck\"; it should be arn-at-start or by-cluster"},
          {"{web: {cluster: o, strategy: cached, as: dba}}",
           "3:51: unknown principal \"dba\"; name one under principals:, or admin"},
      });
}

TEST_CASE("a client says how long it keeps connections, goes on trying, and whose secret it reads") {
  const auto script = read(
      "principals: {app: {}}\nclients:\n"
      "  a: {cluster: o, strategy: refresh-backoff, retry-budget: 2m, connection-lifetime: 30m, as: app}\n"
      "  b: {cluster: o, strategy: pending-fallback, stale-on-error: true, finds: by-cluster}\n"
      "  c: {cluster: o, strategy: refresh-backoff}\n");
  REQUIRE(script.clients.size() == 3);
  CHECK(script.clients[0].retry_budget == 2min);
  CHECK(script.clients[0].connection_lifetime == 30min);
  CHECK(script.clients[0].as == "app");
  CHECK_FALSE(script.clients[0].finds_by_cluster);
  CHECK(script.clients[1].stale_on_error);
  CHECK(script.clients[1].finds_by_cluster);
  CHECK(script.clients[1].connection_lifetime == 0s);
  CHECK(script.clients[2].retry_budget == 30s);
}

TEST_CASE("a pin fixes one draw of a wait or of a choice") {
  const auto script = read(
      "pins: [{resource: orders, wait: rotation.set, nth: 2, takes: 40s}, {resource: o, choice: rotation.test, is: "
      "fail}]");
  REQUIRE(script.pins.size() == 2);
  CHECK(script.pins[0].resource == "orders");
  CHECK(script.pins[0].name == "rotation.set");
  CHECK_FALSE(script.pins[0].choice);
  CHECK(script.pins[0].nth == 2);
  CHECK(script.pins[0].takes == 40s);
  CHECK(script.pins[1].choice);
  CHECK(script.pins[1].nth == 1);
  CHECK(script.pins[1].is == "fail");
  CHECK(script.pins[1].mark.text() == "x.yaml:3:68");
  CHECK(read("pins: [{resource: web/3, wait: client.login, takes: 1s}]").pins[0].name == "client.login");
  check_after(
      body + "pins: ",
      {
          {"{resource: o}",
           "3:7: pins should be a list such as [{resource: orders, wait: rotation.set, takes: 40s}], not a "
           "map"},
          {"[{resource: o, wait: rotation.sett, takes: 1s}]",
           "3:28: unknown wait \"rotation.sett\"; did you mean rotation.set?"},
          {"[{resource: o, choice: rotation.tests, is: fail}]",
           "3:30: unknown choice \"rotation.tests\"; did you mean rotation.test?"},
          {"[{resource: o, choice: dinner, is: fail}]",
           "3:30: unknown choice \"dinner\"; it may be rotation.create, "
           "rotation.set, rotation.test, rotation.finish, rotation.stale-timer, rotation.start-hour, cluster.stop or "
           "cluster.failover"},
          {"[{resource: o, wait: rotation.set}]", "3:8: a pin of a wait needs takes:"},
          {"[{resource: o, choice: rotation.set}]", "3:8: a pin of a choice needs is:"},
          {"[{wait: rotation.set, takes: 1s}]", "3:8: a pin of a wait needs resource:"},
          {"[{resource: o, takes: 1s}]", "3:8: a pin of a wait needs wait:"},
          {"[{resource: o, wait: rotation.set, takes: {exponential: 1s}}]",
           "3:49: takes should be a duration such as 90s or 2d6h, not a map"},
          {"[{resource: o, wait: rotation.set, takes: 1s, is: ok}]",
           "3:53: unknown key \"is\"; a pin of a wait may have resource, wait, nth or takes"},
          {"[{resource: o, choice: rotation.set, is: failed}]", "3:48: unknown is \"failed\"; did you mean fail?"},
          {"[orders]",
           "3:8: a pin should be a map such as {resource: orders, wait: rotation.set, nth: 2, takes: 40s}, not a "
           "text"},
      });
}

TEST_CASE("an invariant is switched off with a reason") {
  const auto script = read("invariants: {except: {gap-bound: the writer is down all day}}");
  REQUIRE(script.excepted_invariants.size() == 1);
  CHECK(script.excepted_invariants[0].name == "gap-bound");
  CHECK(script.excepted_invariants[0].why == "the writer is down all day");
  CHECK(script.excepted_invariants[0].mark.text() == "x.yaml:3:23");
  check_after(body + "invariants: ",
              {
                  {"off", "3:13: invariants should be a map with except, not a text"},
                  {"{}", "3:13: invariants needs except:"},
                  {"{expect: {a: b}}", "3:14: unknown key \"expect\"; did you mean except?"},
                  {"{except: [gap-bound]}",
                   "3:22: except should be a map such as {NAME: why it does not hold here}, not a list"},
                  {"{except: {gap-bound: }}", "3:34: the reason for gap-bound should be a text, not nothing"},
              });
}
