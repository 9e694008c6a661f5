// Where the nodes of the dependency graph are: in columns by kind, from clients on the left to grants on the right. A
// node that was placed once keeps its place, whatever comes and goes, so that one sees what changed and not what moved.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <utility>

#include "viewer/trace_view.hpp"

namespace viewer {

struct GraphPlace {
  int column = 0;  // from 0
  int slot = 0;    // from top to bottom, may be negative
  bool operator==(const GraphPlace&) const = default;
};

inline constexpr int graph_columns = 6;

// The column of a kind of resource. Kinds that nobody foresaw are with the clusters.
int graph_column(std::string_view kind);

class GraphLayout {
 public:
  // Places the nodes that are new: near the middle of their neighbours, where there is room in their column.
  void place(const DependencyView& graph);
  [[nodiscard]] GraphPlace of(ResourceId node) const;  // it has to have been placed

 private:
  int free_slot(int column, int wanted) const;

  std::map<ResourceId, GraphPlace> places_;
  std::set<std::pair<int, int>> taken_;  // column and slot
};

// Which nodes depend on this one, near or far, itself included: by their places in `nodes`.
std::set<std::size_t> dependents_of(const DependencyView& graph, std::size_t node);

}  // namespace viewer
