// Single draws that a script fixes: `pins`.
#pragma once

#include <string_view>

#include "model/setting.hpp"
#include "model/world.hpp"
#include "scenarios/script.hpp"
#include "sim/resolver.hpp"

namespace lab {

// The time between two logins of a client: a wait that is no parameter.
inline constexpr std::string_view login_wait = "client.login";

// All outlive the resolver.
void pin(sim::Resolver& resolver, const scenarios::Script& script, const model::Setting& setting,
         const model::World& world);

}  // namespace lab
