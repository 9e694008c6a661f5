// What a scenario says of quotas, and of clients that read a secret by its name.
#include "tests/catch.hpp"
#include "tests/scenarios/reading.hpp"

TEST_CASE("quotas are off, documented, or some of one's own") {
  const std::string small = "title: t\nevents: [{at: 0s, aws: x}]\n";
  const auto limit = [&](const std::string& more, model::Quota quota) {
    return scenarios::read_text(small + more, "f.yaml").quotas[static_cast<std::size_t>(quota)];
  };
  CHECK(limit("", model::Quota::clusters) == 0);
  CHECK(limit("quotas: off\n", model::Quota::clusters) == 0);
  CHECK(limit("quotas: documented\n", model::Quota::clusters) == 40);
  CHECK(limit("quotas: {rds.clusters: 3}\n", model::Quota::clusters) == 3);
  CHECK(limit("quotas: {rds.clusters: 3}\n", model::Quota::instances) == 0);
  reading::check_after(
      small,
      {
          {"quotas: on", "3:9: unknown quotas \"on\"; it should be off or documented"},
          {"quotas: {rds.cluster: 3}", "3:10: no quota is called \"rds.cluster\"; did you mean rds.clusters?"},
          {"quotas: {rds.clusters: 0}", "3:24: rds.clusters should be a whole number from 1 to 1000000000, not \"0\""},
          {"quotas: {}", "3:9: quotas is empty; it should be a map such as {rds.clusters: 40}"},
      });
}

TEST_CASE("a client may read a secret by its name, unless its password is hard-coded") {
  const std::string small = "title: t\nevents: [{at: 0s, aws: x}]\n";
  CHECK(scenarios::read_text(small + "clients: {a: {cluster: o, strategy: cached, secret: app}}\n", "f.yaml")
            .clients[0]
            .secret == "app");
  reading::check_after(small, {{"clients: {a: {cluster: o, strategy: hard-coded, secret: app}}",
                                "3:49: secret: goes with a strategy that reads it; hard-coded has the password of the "
                                "master user"}});
}
