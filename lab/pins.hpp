// Single draws that a script fixes: `pins`.
#pragma once

#include "model/setting.hpp"
#include "model/world.hpp"
#include "scenarios/script.hpp"
#include "sim/resolver.hpp"

namespace lab {

// All outlive the resolver.
void pin(sim::Resolver& resolver, const scenarios::Script& script, const model::Setting& setting,
         const model::World& world);

}  // namespace lab
