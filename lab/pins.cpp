// Handing the pins of a script to the resolver.
#include "lab/pins.hpp"

#include "lab/state.hpp"
#include "scenarios/duration.hpp"

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

std::string_view wait_text(std::uint16_t name) {
  return name < model::wait_count ? model::parameter_rows()[name].name : login_wait;
}

std::optional<sim::Duration> pinned_wait(const scenarios::Script& script, const model::Setting& setting,
                                         const model::World& world, sim::Owner owner, std::uint16_t name,
                                         std::uint32_t nth) {
  const scenarios::Pin* found = find_pin(script, setting, world, owner, wait_text(name), nth, false);
  return found ? std::optional(found->takes) : std::nullopt;
}

std::optional<std::uint32_t> pinned_choice(const scenarios::Script& script, const model::Setting& setting,
                                           const model::World& world, sim::Owner owner, std::uint16_t name,
                                           std::uint32_t nth) {
  const std::string_view text = model::choice_name(static_cast<model::ChoiceName>(name));
  const scenarios::Pin* found = find_pin(script, setting, world, owner, text, nth, true);
  return found ? std::optional<std::uint32_t>(found->is == "fail" ? 1 : 0) : std::nullopt;
}

void pin(sim::Resolver& resolver, const scenarios::Script& script, const model::Setting& setting,
         const model::World& world) {
  if (script.pins.empty()) {
    return;
  }
  resolver.pin_waits([&](sim::Owner owner, std::uint16_t name, std::uint32_t nth) {
    return pinned_wait(script, setting, world, owner, name, nth);
  });
  resolver.pin_choices([&](sim::Owner owner, std::uint16_t name, std::uint32_t nth) {
    return pinned_choice(script, setting, world, owner, name, nth);
  });
}

void check_windows(sim::Resolver& resolver, const scenarios::Script& script, const model::Setting& setting,
                   const model::World& world, const model::StepRecord& step) {
  if (script.pins.empty()) {
    return;
  }
  constexpr auto start = static_cast<std::uint16_t>(model::WaitName::rotation_start);
  for (const sim::Scheduled& one : step.scheduled) {
    const sim::Owner owner = one.event.owner;
    if (one.event.kind != static_cast<std::uint8_t>(model::SlotKind::schedule) ||
        model::table_of(owner) != model::Table::secret) {
      continue;
    }
    const model::Secret& secret = world[model::SecretRow(owner.row())];
    const scenarios::Pin* found =
        find_pin(script, setting, world, owner, wait_text(start), resolver.drawn(owner, start), false);
    if (found != nullptr && one.event.time >= secret.window_close) {
      throw scenarios::Mistake(found->mark, "a rotation starts in its window, which is over at " +
                                                scenarios::time_text(secret.window_close) +
                                                "; takes: counts from where it opens, or from now in one that is open");
    }
  }
}

}  // namespace lab
