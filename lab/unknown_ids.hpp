// Ids in the actions of an `explore:` block that nothing has: what is made in the futures has ids that nobody can know.
#pragma once

#include <set>
#include <string>

#include "model/requests.hpp"
#include "model/setting.hpp"

namespace lab {

// The id that the request chooses for a version; none: it chooses none.
model::Name chosen_version(const model::Request& request);

// The first id that the request asks for in vain, and what would do; empty: there is none. `chosen`: the ids that the
// actions choose for versions.
std::string unknown_id(const model::Setting& setting, const model::Request& request,
                       const std::set<model::Name>& chosen);

}  // namespace lab
