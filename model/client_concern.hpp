// Which groups of clients the changes of a step concern: so that a change at one cluster of a thousand makes nobody
// look at the clients of the others.
#pragma once

#include <cstdint>
#include <vector>

#include "model/step.hpp"

namespace model {

// The clients of a group that has started are `count` rows from here on; no row: it has not.
ClientRow first_of(const World& world, std::uint32_t definition);

struct ClientConcern {
  std::vector<std::uint32_t> groups;  // whose logins may come out differently, by definition
  std::vector<sim::Change> names;     // of clusters: what an endpoint leads to
  SecretRow moved;                    // whose AWSCURRENT moved, if it did
};
ClientConcern concern_of(const Step& step);

}  // namespace model
