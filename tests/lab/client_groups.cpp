// Groups of clients in a whole run: fleets of them, when they stop, and what is said once their cluster is deleted.
#include <string>

#include "lab/play.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"

using namespace std::chrono_literals;

namespace {

lab::Summary played(const std::string& text) { return lab::play(scenarios::read_text(text, "t.yaml"), {}); }

const std::string fleet = R"(events:
  - at: 0s
    repeat: {count: 3, every: 1s}
    aws: >
      rds create-db-cluster --db-cluster-identifier c{i} --engine aurora-mysql --master-username admin
      --manage-master-user-password
  - at: 10s
    repeat: {count: 3, every: 1s}
    aws: >
      rds create-db-instance --db-instance-identifier c{i}-1 --db-cluster-identifier c{i}
      --engine aurora-mysql --db-instance-class db.r6g.large
)";

const std::string orders = R"(events:
  - at: 0s
    aws: >
      rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin
      --manage-master-user-password
  - at: 1h
    aws: >
      rds create-db-instance --db-instance-identifier orders-1 --db-cluster-identifier orders
      --engine aurora-mysql --db-instance-class db.r6g.large
)";

const std::string deletion = R"(  - at: 2d
    aws: rds delete-db-instance --db-instance-identifier orders-1
  - at: 2d2h
    aws: >
      rds delete-db-cluster --db-cluster-identifier orders --final-db-snapshot-identifier last
)";

std::string month(const std::string& client) {
  return "title: T\nduration: 30d\nclients: {web: {cluster: orders, strategy: cached, login-every: 10m" + client +
         "}}\n";
}

}  // namespace

TEST_CASE("each group of a fleet follows its own cluster, and the summary knows the family") {
  const std::string head = "title: T\nduration: 30d\n";
  const auto repeated = played(
      head + "clients: {\"web-{i}\": {repeat: {count: 3}, cluster: \"c{i}\", strategy: cached, count: 2}}\n" + fleet);
  std::string each = head + "clients:\n";
  for (const char* i : {"0", "1", "2"}) {
    each += std::string("  web-") + i + ": {cluster: c" + i + ", strategy: cached, count: 2}\n";
  }
  const auto written = played(each + fleet);
  CHECK(repeated.fingerprint == written.fingerprint);
  CHECK(repeated.logins.at("web-2").clients == 2);
  CHECK(repeated.logins.at("web-2").ok == written.logins.at("web-2").ok);
  CHECK(written.families.empty());
  REQUIRE(repeated.families.at("web-{i}") == std::vector<std::string>{"web-0", "web-1", "web-2"});
  const auto family = repeated.together(repeated.families.at("web-{i}"));
  CHECK(family.groups == 3);
  CHECK(family.totals.clients == 6);
  CHECK(family.totals.failed > 0);
  CHECK(family.totals.outages.size() == 6);
  CHECK(family.totals.outage_of(100) == family.totals.longest_outage);
  CHECK(family.totals.outage_of(50) == family.totals.outages[2]);
}

TEST_CASE("the groups of a fleet that never started are one remark") {
  const auto summary = played(
      "title: T\nduration: 1d\nclients:\n"
      "  \"web-{i}\": {repeat: {count: 300}, cluster: \"c{i}\", strategy: cached}\n" +
      fleet);
  CHECK(summary.remarks ==
        std::vector<std::string>{"t.yaml:4:3: 297 of 300 groups of the clients web-{i} never started, such as web-3: "
                                 "they are of c3, which never existed; did you mean c0?"});
}

TEST_CASE("until: is the last moment at which clients log in") {
  const auto all = played(month("") + orders).logins.at("web");
  const auto half = played(month(", until: 15d") + orders).logins.at("web");
  const auto till =
      played("title: T\nduration: 15d\nclients: {web: {cluster: orders, strategy: cached, login-every: 10m}}\n" +
             orders)
          .logins.at("web");
  CHECK(half.ok == till.ok);
  CHECK(half.failed == till.failed);
  CHECK(half.reads == till.reads);
  CHECK(half.ok < all.ok);
  CHECK(played(month(", until: 2026-01-16T00:00:00Z") + orders).logins.at("web").ok == half.ok);
}

TEST_CASE("clients that are over before their cluster has a writer never start, and cannot be restarted") {
  const auto summary = played(month(", until: 30m") + orders);
  CHECK(summary.logins.empty());
  CHECK(summary.remarks ==
        std::vector<std::string>{
            "t.yaml:3:11: the clients web never started: orders never had an available writer before until:"});
  const auto restarted = played(month(", until: 1d") + orders + "  - {at: 2d, fault: {restart: web}}\n");
  CHECK(restarted.failed.size() == 1);
}

TEST_CASE("an outage ends with the clients that suffer it") {
  const auto summary = played(month(", until: 3d") + orders + "  - {at: 2d, fault: {writer-down: orders}}\n");
  const auto& web = summary.logins.at("web");
  CHECK(web.failed > 0);
  CHECK(web.longest_outage > 23h);
  CHECK(web.longest_outage <= 24h);
}

TEST_CASE("failures after the deletion of a cluster are told apart and are no outage") {
  const auto web = played(month("") + orders + deletion).logins.at("web");
  CHECK(web.failed_after_deletion > 3900);
  CHECK(web.failed > web.failed_after_deletion);
  CHECK(web.longest_outage > 1h);
  CHECK(web.longest_outage < 3h);
  CHECK(web.outages.size() == 1);
}

TEST_CASE("a cluster that is restored under its name makes the time between an outage") {
  const auto web = played(month(", finds: by-cluster") + orders + deletion + R"(  - at: 4d
    aws: >
      rds restore-db-cluster-from-snapshot --db-cluster-identifier orders --snapshot-identifier last
      --engine aurora-mysql
  - at: 4d30m
    aws: rds modify-db-cluster --db-cluster-identifier orders --manage-master-user-password --apply-immediately
  - at: 4d1h
    aws: >
      rds create-db-instance --db-instance-identifier orders-1 --db-cluster-identifier orders
      --engine aurora-mysql --db-instance-class db.r6g.large
)")
                       .logins.at("web");
  CHECK(web.failed_after_deletion == 0);
  CHECK(web.ok > 3500);
  CHECK(web.longest_outage > 2 * 24h);
  CHECK(web.longest_outage < 3 * 24h);
}
