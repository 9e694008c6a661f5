// Resolves waits and choices for a single future: seeded draws by name, unless a pin fixes one.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "sim/distribution.hpp"
#include "sim/effects.hpp"

namespace sim {

// A wait as the driver knows it. `purpose` is the hash of its name.
struct NamedDistribution {
  std::uint64_t purpose;
  Distribution distribution;
};

class Resolver final : public Chooser {
 public:
  // `entity` gives the identity under which an owner's draws are made. `waits` and `choices` (purposes) by name number.
  Resolver(std::uint64_t seed, std::vector<NamedDistribution> waits, std::vector<std::uint64_t> choices,
           std::function<std::uint64_t(Owner)> entity);

  using WaitPin = sim::WaitPin;
  using ChoicePin = std::function<std::optional<std::uint32_t>(Owner, std::uint16_t name, std::uint32_t nth)>;
  void pin_waits(WaitPin pin) { wait_pin_ = std::move(pin); }
  void pin_choices(ChoicePin pin) { choice_pin_ = std::move(pin); }

  // The moment at which `wait`, asked for at `now`, is over.
  Time resolve(const Wait& wait, Time now);

  std::uint32_t choose(Owner owner, std::uint16_t choice, std::uint32_t outcomes, double probability) override;
  // Counts as one draw, however many are taken.
  Draws draws(Owner owner, std::uint16_t name) override;

  // How often each wait was drawn, by name number.
  [[nodiscard]] const std::vector<std::uint64_t>& draws() const { return draws_; }
  // How often each choice was made, by name number.
  [[nodiscard]] const std::vector<std::uint64_t>& choices_made() const { return choices_made_; }

 private:
  // How often (owner, name) was drawn. The counts of one owner lie side by side, in columns that the names of a table
  // get as they come up.
  class Counters {
   public:
    std::uint32_t& at(std::uint16_t name, Owner owner);

   private:
    struct Counts {
      std::vector<std::uint16_t> columns;  // by name, plus 1; 0: none yet
      std::size_t width = 0;
      std::vector<std::uint32_t> counts;  // by row and column
    };
    static void add_column(Counts& table, std::uint16_t name);

    std::vector<Counts> tables_;
  };

  // Counts the owner's next draw under `name`; returns its nth.
  std::uint32_t begin_draw(Owner owner, std::uint16_t name);
  // The draw of `then`, or nothing.
  Duration tail(const Wait& wait);
  Duration draw(Owner owner, std::uint16_t name, std::uint32_t nth, double factor) const;

  std::uint64_t seed_;
  std::vector<NamedDistribution> waits_;
  std::vector<std::uint64_t> choices_;
  std::function<std::uint64_t(Owner)> entity_;
  WaitPin wait_pin_;
  ChoicePin choice_pin_;
  // Choices are numbered after the waits.
  [[nodiscard]] std::uint32_t& choice_count(std::uint16_t choice, Owner owner) {
    return counts_.at(static_cast<std::uint16_t>(waits_.size() + choice), owner);
  }

  Counters counts_;
  std::vector<std::uint64_t> draws_;
  std::vector<std::uint64_t> choices_made_;
};

}  // namespace sim
