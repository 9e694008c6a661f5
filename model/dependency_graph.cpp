// The graph on Boost.Graph: reachability, topological order, DOT.
#include "model/dependency_graph.hpp"

#include <algorithm>
#include <array>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/topological_sort.hpp>
#include <iterator>
#include <set>
#include <sstream>
#include <unordered_map>

#include "sim/bug.hpp"

namespace model {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Resource, Dependency>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;
using Link = boost::graph_traits<Graph>::edge_descriptor;

// A key without one of its grants is a key all the same.
struct Needed {
  const Graph* graph = nullptr;
  bool operator()(const Link& edge) const { return (*graph)[edge] != Dependency::granted; }
};

struct Kept {
  const std::set<Vertex>* vertices = nullptr;
  bool operator()(Vertex vertex) const { return vertices->contains(vertex); }
};

template <class AnyGraph>
std::vector<bool> reached_from(const AnyGraph& graph, Vertex start) {
  std::vector<Vertex> found;
  std::vector<boost::default_color_type> colours(boost::num_vertices(graph));
  const auto note = boost::make_bfs_visitor(boost::write_property(
      boost::typed_identity_property_map<Vertex>(), std::back_inserter(found), boost::on_discover_vertex()));
  boost::queue<Vertex> waiting;
  boost::breadth_first_search(
      graph, start, waiting, note,
      boost::make_iterator_property_map(colours.begin(), boost::get(boost::vertex_index, graph)));
  std::vector<bool> reached(boost::num_vertices(graph), false);
  for (const Vertex vertex : found) reached[vertex] = true;
  return reached;
}

std::string_view colour_of(Health health) {
  static constexpr std::array<std::string_view, 4> colours{"#e3f2e1", "#fff3cd", "#f8d0cc", "#d9d9d9"};
  return colours[static_cast<std::size_t>(health)];
}

std::string_view shape_of(Table table) {
  switch (table) {
    case Table::cluster:
      return "cylinder";
    case Table::key:
      return "hexagon";
    case Table::client:
      return "oval";
    case Table::alias:
    case Table::version:
      return "note";
    default:
      return "box";
  }
}

// Not `quoted`: std::quoted would be found, and preferred, for a std::string.
std::string dot_text(std::string_view text) {
  std::string made = "\"";
  for (const char c : text) {
    if (c == '\n') {
      made += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') made += '\\';
    made += c;
  }
  return made + "\"";
}

}  // namespace

std::string_view dependency_text(Dependency dependency) {
  static constexpr std::array<std::string_view, 7> words{"logs in to", "part of",   "password in", "encrypted under",
                                                         "stands for", "opened by", "through"};
  return words[static_cast<std::size_t>(dependency)];
}

struct DependencyGraph::Body {
  Graph graph;
  std::unordered_map<std::uint32_t, Vertex> vertices;  // by the bits of the resource

  [[nodiscard]] Vertex at(Resource resource) const {
    const auto found = vertices.find(resource.bits());
    sim::require(found != vertices.end(), "a resource of the graph");
    return found->second;
  }

  // Every vertex after all that it has edges to.
  [[nodiscard]] std::vector<Vertex> in_order() const {
    std::vector<Vertex> order;
    std::vector<boost::default_color_type> colors(boost::num_vertices(graph));
    boost::topological_sort(
        graph, std::back_inserter(order),
        boost::color_map(boost::make_iterator_property_map(colors.begin(), boost::get(boost::vertex_index, graph))));
    return order;
  }

  [[nodiscard]] std::vector<Resource> chosen(const std::vector<bool>& wanted) const {
    std::vector<Resource> found;
    for (const Vertex vertex : in_order()) {
      if (wanted[vertex]) found.push_back(graph[vertex]);
    }
    return found;
  }
};

DependencyGraph::DependencyGraph() : body_(std::make_unique<Body>()) {}
DependencyGraph::~DependencyGraph() = default;
DependencyGraph::DependencyGraph(DependencyGraph&& other) noexcept = default;
DependencyGraph& DependencyGraph::operator=(DependencyGraph&& other) noexcept = default;

void DependencyGraph::add(Resource resource) {
  const auto [place, fresh] = body_->vertices.try_emplace(resource.bits(), 0);
  if (fresh) place->second = boost::add_vertex(resource, body_->graph);
}

void DependencyGraph::add(Resource dependent, Dependency how, Resource on) {
  boost::add_edge(body_->at(dependent), body_->at(on), how, body_->graph);
}

bool DependencyGraph::contains(Resource resource) const { return body_->vertices.contains(resource.bits()); }

std::vector<Resource> DependencyGraph::resources() const {
  std::vector<Resource> all;
  for (const Vertex vertex : boost::make_iterator_range(boost::vertices(body_->graph))) {
    all.push_back(body_->graph[vertex]);
  }
  return all;
}

std::vector<DependencyGraph::Edge> DependencyGraph::edges() const {
  std::vector<Edge> all;
  const auto& graph = body_->graph;
  for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
    all.push_back({graph[boost::source(edge, graph)], graph[edge], graph[boost::target(edge, graph)]});
  }
  return all;
}

std::vector<Resource> DependencyGraph::dependents(Resource of) const {
  const boost::filtered_graph needed(body_->graph, Needed{&body_->graph});
  auto reached = reached_from(boost::make_reverse_graph(needed), body_->at(of));
  reached[body_->at(of)] = false;
  return body_->chosen(reached);
}

std::vector<Resource> DependencyGraph::dependencies(Resource of) const {
  const boost::filtered_graph needed(body_->graph, Needed{&body_->graph});
  auto reached = reached_from(needed, body_->at(of));
  reached[body_->at(of)] = false;
  return body_->chosen(reached);
}

std::vector<Resource> DependencyGraph::in_order() const {
  return body_->chosen(std::vector<bool>(boost::num_vertices(body_->graph), true));
}

std::string DependencyGraph::dot(std::string_view title, const std::function<Look(Resource)>& look) const {
  return dot(title, look, resources());
}

std::string DependencyGraph::dot(std::string_view title, const std::function<Look(Resource)>& look,
                                 const std::vector<Resource>& only) const {
  std::set<Vertex> kept;
  for (const Resource resource : only) kept.insert(body_->at(resource));
  const Graph& graph = body_->graph;
  const boost::filtered_graph part(graph, boost::keep_all{}, Kept{&kept});
  std::ostringstream out;
  const auto vertex_words = [&](std::ostream& words, Vertex vertex) {
    const Look shown = look(graph[vertex]);
    words << " [label=" << dot_text(shown.label) << ", shape=" << shape_of(table_of(graph[vertex])) << ", fillcolor=\""
          << colour_of(shown.health) << "\"]";
  };
  const auto edge_words = [&](std::ostream& words, const Link& edge) {
    const bool aside = graph[edge] == Dependency::through;
    words << "[label=" << dot_text(dependency_text(graph[edge])) << (aside ? ", style=dashed" : "") << "]";
  };
  const auto graph_words = [&](std::ostream& words) {
    words << "label=" << dot_text(title) << ";\nlabelloc=t;\nrankdir=LR;\n"
          << "node [style=filled, fontname=\"Helvetica\", fontsize=11];\n"
          << "edge [fontname=\"Helvetica\", fontsize=9, color=\"#555555\"];\n";
  };
  boost::write_graphviz(out, part, vertex_words, edge_words, graph_words);
  return out.str();
}

}  // namespace model
