// Of every resource of a trace its kind and parent, by number; and how many there were at a moment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "trace/plain_rows.hpp"
#include "viewer/number_list.hpp"

namespace viewer {

// May a resource of this kind be a node of the dependency graph?
bool in_graph(model::Table kind);

class ResourceTable {
 public:
  [[nodiscard]] std::size_t size() const { return kinds_.size(); }
  // For the room that so many will take.
  void expect(std::size_t count);
  // In the order of their numbers, from size() + 1. Call settle() after the last.
  void add(const trace::ResourceLink& link);
  void settle();
  void clear();

  [[nodiscard]] bool knows(trace::ResourceId id) const {
    return id != trace::ResourceId::none && static_cast<std::size_t>(id) <= kinds_.size();
  }
  [[nodiscard]] model::Table kind(trace::ResourceId id) const { return kinds_[place(id)]; }
  [[nodiscard]] trace::ResourceId parent(trace::ResourceId id) const {
    return static_cast<trace::ResourceId>(parents_[place(id)]);
  }
  // Those whose parent it is and that were there at the moment, but for versions and labels: a secret has thousands.
  [[nodiscard]] std::vector<trace::ResourceId> children(trace::ResourceId parent, sim::Time at) const;
  // How many resources of the kinds of the dependency graph there were.
  [[nodiscard]] std::size_t nodes_at(sim::Time at) const;

 private:
  static std::size_t place(trace::ResourceId id) { return static_cast<std::size_t>(id) - 1; }

  std::vector<model::Table> kinds_;
  std::vector<std::uint32_t> parents_;
  std::vector<trace::ResourceLink> children_;  // by parent when settled
  // When nodes came and went, in microseconds since the first of all.
  NumberList came_;
  NumberList went_;
  std::vector<std::int64_t> coming_;  // not settled yet
  std::vector<std::int64_t> going_;
  std::int64_t first_ = 0;
};

}  // namespace viewer
