// The dependency graph is laid out once: what was placed stays.
#include "viewer/graph_layout.hpp"

#include "tests/catch.hpp"

using trace::ResourceId;
using viewer::DependencyView;
using viewer::GraphPlace;

namespace {

ResourceId resource(unsigned number) { return static_cast<ResourceId>(number); }

void add_node(DependencyView& graph, unsigned number, const char* kind) {
  viewer::GraphNode node;
  node.id = resource(number);
  node.kind = kind;
  graph.nodes.push_back(node);
}

void add_edge(DependencyView& graph, std::size_t from, std::size_t to) { graph.edges.push_back({from, to, {}}); }

// A cluster with its secret under a key.
DependencyView small_graph() {
  DependencyView graph;
  add_node(graph, 1, "cluster");
  add_node(graph, 2, "secret");
  add_node(graph, 3, "key");
  add_edge(graph, 0, 1);
  add_edge(graph, 1, 2);
  return graph;
}

}  // namespace

TEST_CASE("a graph's columns go from who depends to what is depended on") {
  CHECK(viewer::graph_column("client") < viewer::graph_column("cluster"));
  CHECK(viewer::graph_column("cluster") < viewer::graph_column("secret"));
  CHECK(viewer::graph_column("secret") < viewer::graph_column("key"));
  CHECK(viewer::graph_column("key") < viewer::graph_column("grant"));
  CHECK(viewer::graph_column("something new") == viewer::graph_column("cluster"));
}

TEST_CASE("what was placed keeps its place when others come and go, and nobody stands on another") {
  DependencyView graph = small_graph();
  viewer::GraphLayout layout;
  layout.place(graph);
  const GraphPlace cluster = layout.of(resource(1));
  const GraphPlace secret = layout.of(resource(2));
  CHECK(cluster.slot == secret.slot);
  add_node(graph, 4, "cluster");
  add_node(graph, 5, "cluster");
  add_edge(graph, 3, 2);
  add_edge(graph, 4, 2);
  layout.place(graph);
  CHECK(layout.of(resource(1)) == cluster);
  CHECK(layout.of(resource(2)) == secret);
  CHECK_FALSE(layout.of(resource(4)) == cluster);
  CHECK_FALSE(layout.of(resource(5)) == layout.of(resource(4)));
  graph = DependencyView{};
  add_node(graph, 4, "cluster");
  const GraphPlace fourth = layout.of(resource(4));
  layout.place(graph);
  CHECK(layout.of(resource(4)) == fourth);
}

TEST_CASE("what depends on a key is everything that leads to it") {
  DependencyView graph = small_graph();
  add_node(graph, 6, "key");
  CHECK(viewer::dependents_of(graph, 2) == std::set<std::size_t>{0, 1, 2});
  CHECK(viewer::dependents_of(graph, 0) == std::set<std::size_t>{0});
  CHECK(viewer::dependents_of(graph, 3) == std::set<std::size_t>{3});
}
