// The scenario's principals: what calls them by name, and what they have when a run begins.
#pragma once

#include <vector>

#include "model/requests.hpp"
#include "model/setting.hpp"
#include "scenarios/script.hpp"

namespace lab {

// One principal, and the line of the scenario that it stands on.
struct PrincipalDefinition {
  int line = 0;
  model::DefinePrincipal request;
};

// Adds the principals to the setting. Gives what has to be defined before the first line: nothing where all of them are
// root users, whom no policy concerns. Throws scenarios::Mistake at the place of what is wrong.
std::vector<PrincipalDefinition> define_principals(model::Setting& setting, const scenarios::Script& script);

}  // namespace lab
