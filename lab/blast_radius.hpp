// What depends on a key, a principal or a policy at the end of a run.
#pragma once

#include <cstdint>
#include <map>

#include "model/model.hpp"

namespace lab {

struct BlastRadius {
  std::uint64_t clusters = 0;
  std::uint64_t secrets = 0;
  std::uint64_t clients = 0;
};

// Those on which nothing depends are left out. Of keys: what the dependency graph leads back to. Of principals: the
// clients that read as them. Of policies: those of the principals and of the groups' members that carry them.
std::map<model::Resource, BlastRadius> blast_radii(const model::Setting& setting, const model::World& world);

}  // namespace lab
