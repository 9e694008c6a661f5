// The graph of a trace at a moment.
#include "lab/trace_graph.hpp"

#include "lab/play.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"

namespace {

const char* const two_clusters = R"(title: Two clusters
duration: 3d
events:
  - at: 0s
    aws: kms create-key
    save: {key: KeyMetadata.KeyId}
  - at: 1m
    aws: kms create-alias --alias-name alias/orders --target-key-id ${key}
  - at: 5m
    aws: >
      rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin
      --manage-master-user-password --master-user-secret-kms-key-id ${key}
  - at: 6m
    aws: >
      rds create-db-cluster --db-cluster-identifier parts --engine aurora-mysql --master-username admin
      --manage-master-user-password
  - at: 2d
    aws: kms disable-key --key-id ${key}
)";

constexpr const char* well = "fillcolor=\"#e3f2e1\"";
constexpr const char* ill = "fillcolor=\"#f8d0cc\"";

struct Traced {
  Traced() {
    lab::PlayOptions options;
    options.trace = folder / "run.sqlite";
    lab::play(scenarios::read_text(two_clusters, "run.yaml"), options);
    reader.emplace(*options.trace);
  }

  std::string graph(const std::string& of, sim::Duration at) {
    lab::GraphOptions options;
    options.at = reader->start() + at;
    if (!of.empty()) options.of = reader->find(of, options.at);
    return lab::trace_graph(*reader, options);
  }

  tests::TestFolder folder;
  std::optional<trace::Reader> reader;
};

// The line of the node whose label begins so.
std::string node(const std::string& dot, const std::string& label) {
  const std::size_t at = dot.find("[label=\"" + label);
  return at == std::string::npos ? "" : dot.substr(at, dot.find('\n', at) - at);
}

using namespace std::chrono_literals;

}  // namespace

TEST_CASE("a cluster, its secret, the key and the alias stand with their statuses") {
  Traced traced;
  const std::string dot = traced.graph("", 24h);
  CHECK(node(dot, "cluster\\norders\\navailable").find(well) != std::string::npos);
  CHECK(node(dot, "alias\\nalias/orders").find(well) != std::string::npos);
  CHECK(dot.find("[label=\"password in\"]") != std::string::npos);
  CHECK(dot.find("[label=\"encrypted under\"]") != std::string::npos);
  CHECK(dot.find("[label=\"opened by\"]") != std::string::npos);
}

TEST_CASE("a disabled key colours what is under it, and nothing else") {
  Traced traced;
  const std::string dot = traced.graph("", 60h);
  CHECK(node(dot, "alias\\nalias/orders").find(ill) != std::string::npos);
  CHECK(node(dot, "cluster\\nparts").find(well) != std::string::npos);
}

TEST_CASE("only what depends on a key is drawn where that is asked for") {
  Traced traced;
  const std::string dot = traced.graph("alias/orders", 24h);
  CHECK_FALSE(node(dot, "alias").empty());
  CHECK(node(dot, "cluster").empty());
  const auto aliases = traced.reader->find("alias/orders");
  const std::string key = std::to_string(static_cast<std::int64_t>(aliases.parent));
  const std::string part = traced.graph(key, 24h);
  CHECK_FALSE(node(part, "cluster\\norders").empty());
  CHECK(node(part, "cluster\\nparts").empty());
}

TEST_CASE("what is not there yet has no graph") {
  Traced traced;
  CHECK(node(traced.graph("", 2min), "cluster").empty());
  CHECK_THROWS_AS(traced.graph("parts", 5min + 30s), trace::Error);
}
