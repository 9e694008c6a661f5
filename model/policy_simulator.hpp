// SimulatePrincipalPolicy: what would be decided of requests that nobody makes.
#pragma once

#include <vector>

#include "model/authorization.hpp"
#include "model/requests.hpp"

namespace model {

struct SimulatedRequest {
  Name action = Name::none;
  Name resource = Name::none;  // none: *
  Decision decision;
};

// One result for each action on each resource, in their order. `source` is the principal whose policies are looked at.
std::vector<SimulatedRequest> simulate(const Setting& setting, const World& world, sim::Time now, const Call& call,
                                       PrincipalRow source, const SimulatePrincipalPolicy& request);

}  // namespace model
