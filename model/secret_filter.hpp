// Which secrets the filters of a list let through.
#pragma once

#include <vector>

#include "model/requests.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"

namespace model {

// Whether a secret passes all of the filters, each by one of its values: the beginning of a name, a description, a
// tag's key or value. A ! before a value negates it. Names that RDS drew begin with rds!cluster.
bool passes(const World& world, const Setting& setting, SecretRow secret, const std::vector<SecretFilter>& filters);

}  // namespace model
