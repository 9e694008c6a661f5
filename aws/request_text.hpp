// A request as JSON, as an audit record keeps it: what was given, by AWS's member names, and no password.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/setting.hpp"
#include "model/world.hpp"

namespace aws {

// Passwords are `****`. Logins and faults have the words of the scenario language.
nlohmann::ordered_json request(const model::Setting& setting, const model::World& world, const model::Call& call);

}  // namespace aws
