// Names of what never existed are remarked on: nothing else would tell that they were looked up in vain.
#include <string>

#include "lab/play.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"

namespace {

std::vector<std::string> remarks(const std::string& head, const std::string& more = "") {
  const std::string text = "title: T\nduration: 2d\n" + head + R"(events:
  - at: 0s
    aws: >
      rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin
      --manage-master-user-password
)" + more;
  return lab::play(scenarios::read_text(text, "t.yaml"), {}).remarks;
}

const std::string writer = R"(  - at: 1h
    aws: >
      rds create-db-instance --db-instance-identifier orders-1 --db-cluster-identifier orders
      --engine aurora-mysql --db-instance-class db.r6g.large
)";

}  // namespace

TEST_CASE("names that are somebody's are not remarked on") {
  CHECK(remarks("clients: {web: {cluster: Orders, strategy: cached}}\n"
                "properties: {p: {always: {all: [{\"*.Status\": available}, {web/0.LastLogin: ok}]}}}\n",
                writer)
            .empty());
}

TEST_CASE("a property, a condition and a pin that speak of what never existed are named with the nearest name") {
  CHECK(
      remarks("properties:\n  b: {always: {not: {ordres.SecretStatus: impaired}}}\n"
              "pins:\n  - {resource: order, wait: rotation.set, takes: 40s}\n",
              "  - when: {stock.SecretStatus: active}\n    aws: rds describe-db-clusters\n") ==
      std::vector<std::string>{"t.yaml:12:12: when: speaks of stock, which never existed",
                               "t.yaml:4:3: the property b speaks of ordres, which never existed; did you mean orders?",
                               "t.yaml:6:5: the pin is of order, which never existed; did you mean orders?"});
}

TEST_CASE("clients that never started say why") {
  CHECK(remarks("clients:\n  svc: {cluster: ordrs, strategy: cached}\n  web: {cluster: orders, strategy: cached}\n") ==
        std::vector<std::string>{
            "t.yaml:4:3: the clients svc never started: they are of ordrs, which never existed; did you mean orders?",
            "t.yaml:5:3: the clients web never started: orders never had an available writer"});
}

TEST_CASE("a name that a cluster had once is somebody's") {
  CHECK(remarks("properties: {p: {always: {not: {orders.SecretStatus: impaired}}}}\n",
                writer + "  - at: 1d\n    aws: rds modify-db-cluster --db-cluster-identifier orders"
                         " --new-db-cluster-identifier sales --apply-immediately\n")
            .empty());
}
