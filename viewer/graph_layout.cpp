// Placing nodes, and walking the graph against its edges.
#include "viewer/graph_layout.hpp"

#include <algorithm>
#include <array>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <cmath>
#include <vector>

namespace viewer {

int graph_column(std::string_view kind) {
  constexpr std::pair<std::string_view, int> columns[] = {
      {"client", 0},
      {"instance", 0},
      {"database-user", 0},
      {"cluster", 1},
      {"version", 2},
      {"secret", 3},
      {"alias", 3},
      {"key", 4},
      {"grant", 5},
      {"global-cluster", 2},
      {"blue-green-deployment", 2},
  };
  for (const auto& [known, column] : columns) {
    if (known == kind) return column;
  }
  return 1;
}

int GraphLayout::free_slot(int column, int wanted) const {
  // Versions stand below the line from their cluster to its secret, which would run through them.
  const bool only_below = column == graph_column("version");
  for (int away = only_below ? 1 : 0;; ++away) {
    if (!taken_.contains({column, wanted + away})) return wanted + away;
    if (!only_below && !taken_.contains({column, wanted - away})) return wanted - away;
  }
}

void GraphLayout::place(const DependencyView& graph) {
  std::vector<std::size_t> fresh;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    if (!places_.contains(graph.nodes[i].id)) fresh.push_back(i);
  }
  if (fresh.empty()) return;
  std::vector<std::vector<std::size_t>> neighbours(graph.nodes.size());
  for (const GraphEdge& edge : graph.edges) {
    neighbours[edge.from].push_back(edge.to);
    neighbours[edge.to].push_back(edge.from);
  }
  // Clusters first, then what they stand on, then what stands on them: everything else gathers about its cluster.
  constexpr std::array<int, graph_columns> turn = {4, 0, 5, 1, 2, 3};  // by column
  std::ranges::stable_sort(fresh, {}, [&](std::size_t node) {
    return turn.at(static_cast<std::size_t>(graph_column(graph.nodes[node].kind)));
  });
  for (const std::size_t node : fresh) {
    double sum = 0;
    int count = 0;
    for (const std::size_t other : neighbours[node]) {
      const auto found = places_.find(graph.nodes[other].id);
      if (found == places_.end()) continue;
      sum += found->second.slot;
      ++count;
    }
    const int column = graph_column(graph.nodes[node].kind);
    const int wanted = count == 0 ? 0 : static_cast<int>(std::lround(sum / count));
    const int slot = free_slot(column, wanted);
    taken_.insert({column, slot});
    places_.emplace(graph.nodes[node].id, GraphPlace{column, slot});
  }
}

GraphPlace GraphLayout::of(ResourceId node) const { return places_.at(node); }

std::set<std::size_t> dependents_of(const DependencyView& graph, std::size_t node) {
  // Against the edges: from what is depended on to what depends on it.
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> against(graph.nodes.size());
  for (const GraphEdge& edge : graph.edges) boost::add_edge(edge.to, edge.from, against);
  std::vector<boost::default_color_type> colours(graph.nodes.size());
  boost::depth_first_visit(against, node, boost::default_dfs_visitor(), colours.data());
  std::set<std::size_t> found;
  for (std::size_t i = 0; i < colours.size(); ++i) {
    if (colours[i] == boost::black_color) found.insert(i);
  }
  return found;
}

}  // namespace viewer
