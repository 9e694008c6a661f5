// Single draws that a script fixes: `pins`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/model.hpp"
#include "scenarios/script.hpp"
#include "sim/resolver.hpp"

namespace lab {

// The time between two logins of a client: a wait that is no parameter.
inline constexpr std::string_view login_wait = "client.login";

// A wait by its number, as pins name it.
std::string_view wait_text(std::uint16_t name);

// What the script fixes of the nth draw of a wait, or of a choice; none: chance decides.
std::optional<sim::Duration> pinned_wait(const scenarios::Script& script, const model::Setting& setting,
                                         const model::World& world, sim::Owner owner, std::uint16_t name,
                                         std::uint32_t nth);
std::optional<std::uint32_t> pinned_choice(const scenarios::Script& script, const model::Setting& setting,
                                           const model::World& world, sim::Owner owner, std::uint16_t name,
                                           std::uint32_t nth);

// All outlive the resolver.
void pin(sim::Resolver& resolver, const scenarios::Script& script, const model::Setting& setting,
         const model::World& world);

// Throws scenarios::Mistake where a pin has just put the start of a rotation outside of its window.
void check_windows(sim::Resolver& resolver, const scenarios::Script& script, const model::Setting& setting,
                   const model::World& world, const model::StepRecord& step);

}  // namespace lab
