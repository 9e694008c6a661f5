// The policies by which a fault shuts RDS out of a secret or of its key.
#pragma once

#include <vector>

#include "model/requests.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"

namespace lab {

// For a fault that happens now: what to put in the place of the policy that is in place. Other faults stay as they are.
void add_denial_of_current(model::Setting& setting, const model::World& world, model::FaultRequest& fault);

// For the faults among calls of which each may happen at any time: what to put in the place of every policy that the
// world has or that one of the calls gives.
void add_denials_of_all(model::Setting& setting, const model::World& world, std::vector<model::Call>& calls);

}  // namespace lab
