// The gaps of rotations: while AWSCURRENT does not open the database of a managed cluster.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "model/model.hpp"

namespace lab {

class Gaps {
 public:
  void operator()(const sim::Change& change, const model::World& world, sim::Time now);
  // How long each was, as they ended; those that are open count until then. Once.
  std::vector<sim::Duration> finish(sim::Time end);

 private:
  void look(model::ClusterRow cluster, const model::World& world, sim::Time now);

  std::unordered_map<std::uint32_t, sim::Time> open_;  // by cluster, since when
  std::vector<sim::Duration> closed_;
};

}  // namespace lab
