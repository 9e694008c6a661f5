// Handing the pins of a script to the resolver.
#include "lab/pins.hpp"

#include "lab/state.hpp"

namespace lab {
namespace {

// The pin for a draw, by the name of its owner, the name of the draw and its number; null where there is none.
const scenarios::Pin* find_pin(const scenarios::Script& script, const model::Setting& setting,
                               const model::World& world, sim::Owner owner, std::string_view name, std::uint32_t nth,
                               bool choice) {
  for (const scenarios::Pin& one : script.pins) {
    if (one.choice == choice && one.nth == nth && one.name == name && is_named(setting, world, owner, one.resource)) {
      return &one;
    }
  }
  return nullptr;
}

}  // namespace

void pin(sim::Resolver& resolver, const scenarios::Script& script, const model::Setting& setting,
         const model::World& world) {
  if (script.pins.empty()) {
    return;
  }
  resolver.pin_waits([&script, &setting, &world](sim::Owner owner, std::uint16_t name,
                                                 std::uint32_t nth) -> std::optional<sim::Duration> {
    const std::string_view text = name < model::wait_count ? model::parameter_rows()[name].name : login_wait;
    const scenarios::Pin* found = find_pin(script, setting, world, owner, text, nth, false);
    return found ? std::optional(found->takes) : std::nullopt;
  });
  resolver.pin_choices([&script, &setting, &world](sim::Owner owner, std::uint16_t name,
                                                   std::uint32_t nth) -> std::optional<std::uint32_t> {
    const std::string_view text = model::choice_name(static_cast<model::ChoiceName>(name));
    const scenarios::Pin* found = find_pin(script, setting, world, owner, text, nth, true);
    return found ? std::optional<std::uint32_t>(found->is == "fail" ? 1 : 0) : std::nullopt;
  });
}

}  // namespace lab
