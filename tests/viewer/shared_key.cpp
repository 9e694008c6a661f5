// A key that many clusters stand on: what depends on it is all there, and fares as it does.
#include <algorithm>
#include <chrono>

#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/viewer/played.hpp"
#include "viewer/trace_view.hpp"

namespace {

TEST_CASE("of many clusters under one key that is disabled all are in the graph around it, and in trouble") {
  const tests::TestFolder folder;
  tests::play_into(folder / "t.sqlite", R"(title: One key
duration: 12d
events:
  - at: 0s
    aws: kms create-key
    save: {key: KeyMetadata.KeyId}
  - at: 1m
    repeat: {count: 20, every: 1s}
    aws: >
      rds create-db-cluster --db-cluster-identifier c{i} --engine aurora-mysql --master-username admin
      --manage-master-user-password --master-user-secret-kms-key-id ${key}
  - {at: 1d, aws: "kms disable-key --key-id ${key}"}
)");
  const viewer::TraceView view(folder / "t.sqlite");
  const sim::Time at = view.run().start + std::chrono::days(11);
  const auto& lanes = view.lanes();
  const auto of_key = std::ranges::find(lanes, trace::LaneKind::key, &trace::Lane::kind);
  REQUIRE(of_key != lanes.end());
  const auto graph = view.dependencies(view.resource_of(static_cast<viewer::LaneId>(of_key - lanes.begin())), at, 60);
  std::size_t clusters = 0;
  std::size_t secrets = 0;
  for (const viewer::GraphNode& node : graph.nodes) {
    if (node.kind != "cluster" && node.kind != "secret") continue;
    INFO(node.kind << " " << node.name);
    CHECK(node.health == model::Health::ill);
    (node.kind == "cluster" ? clusters : secrets) += 1;
    if (node.kind == "secret") CHECK(node.status == "impaired");
  }
  CHECK(clusters == 20);
  CHECK(secrets == 20);
  CHECK(graph.nodes.size() == 60);
  CHECK(graph.left_out > 0);
}

}  // namespace
