// What depends on what: client -> cluster -> secret -> key -> grant, and an instance on its cluster, a version on its
// secret and key, an alias on its key, a cluster on its global cluster or blue/green deployment. Answers what else is in trouble when one of them is.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/world.hpp"

namespace model {

// How one resource depends on another.
enum class Dependency : std::uint8_t {
  logs_in,        // a client to its cluster
  member,         // an instance of its cluster, a version of its secret, a cluster of what it is part of
  authenticates,  // a cluster by its secret
  encrypts,       // a secret, a version or a cluster's volume under its key
  stands_for,     // an alias for its key
  granted,        // a key, opened by a grant; it does without it, but not the secret that the grant was taken for
  through,        // a secret through the grant that RDS took for it
};
std::string_view dependency_text(Dependency dependency);

enum class Health : std::uint8_t { well, busy, ill, dead };

class DependencyGraph {
 public:
  DependencyGraph();
  ~DependencyGraph();
  DependencyGraph(DependencyGraph&& other) noexcept;
  DependencyGraph& operator=(DependencyGraph&& other) noexcept;

  // A resource once; dependencies only between those that were added.
  void add(Resource resource);
  void add(Resource dependent, Dependency how, Resource on);

  [[nodiscard]] bool contains(Resource resource) const;
  [[nodiscard]] std::vector<Resource> resources() const;  // in the order in which they were added

  struct Edge {
    Resource dependent;
    Dependency how{};
    Resource on;
  };
  [[nodiscard]] std::vector<Edge> edges() const;  // those of what was added first come first

  // What depends on it, near or far, itself not included: each after everything that it depends on.
  [[nodiscard]] std::vector<Resource> dependents(Resource of) const;
  // What it depends on, in the same order.
  [[nodiscard]] std::vector<Resource> dependencies(Resource of) const;
  // All of them, in the same order.
  [[nodiscard]] std::vector<Resource> in_order() const;

  struct Look {
    std::string label;  // a line each, the first the name
    Health health = Health::well;
  };
  // The graph, or of it only these, in Graphviz's DOT language.
  [[nodiscard]] std::string dot(std::string_view title, const std::function<Look(Resource)>& look) const;
  [[nodiscard]] std::string dot(std::string_view title, const std::function<Look(Resource)>& look,
                                const std::vector<Resource>& only) const;

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

// The graph of everything that exists in the world, and of keys that are gone but encrypt something.
DependencyGraph dependency_graph(const World& world);

// How a resource fares: an impaired secret is ill, and so is one whose AWSCURRENT does not open its database; one that
// rotates is busy; a key that is not enabled is ill, and so is what can be read only under such a key.
Health health_of(const World& world, Resource resource);

}  // namespace model
