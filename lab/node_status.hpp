// The status of a resource that says how it fares, as a node of a dependency graph shows it.
#pragma once

#include <string>

#include "model/world.hpp"

namespace lab {

// `available`, `impaired`, `Disabled`; of a version its labels. Empty: its kind has none.
std::string node_status(const model::World& world, model::Resource resource);

}  // namespace lab
