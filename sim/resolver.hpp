// Resolves waits and choices for a single future: seeded draws by name, unless a pin fixes one.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
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

  // Asks memory for what it keeps of the owners of these events.
  void prefetch(std::span<const Event> due) const {
    for (const Event& event : due) {
      counts_.prefetch(event.owner);
    }
  }

  // Goes on counting where another, of the same names, has come to.
  void go_on_from(const Resolver& other) {
    counts_ = other.counts_;
    draws_ = other.draws_;
    choices_made_ = other.choices_made_;
  }
  // How often this owner drew this wait.
  [[nodiscard]] std::uint32_t drawn(Owner owner, std::uint16_t name) { return counts_.at(name, owner); }
  // When a wait of form `after` without a second draw, asked for at `now`, is over if it draws `drawn`.
  static Time end_of(const Wait& wait, Time now, Duration drawn);

  // How often each wait was drawn, by name number.
  [[nodiscard]] const std::vector<std::uint64_t>& draws() const { return draws_; }
  // How often each choice was made, by name number.
  [[nodiscard]] const std::vector<std::uint64_t>& choices_made() const { return choices_made_; }

 private:
  // How often (owner, name) was drawn. The counts of one owner lie side by side, in columns that the names of a table
  // get as they come up.
  class Counters {
   public:
    std::uint32_t& at(std::uint16_t name, Owner owner) {
      if (std::uint32_t* there = find(name, owner)) {
        return *there;
      }
      grow(name, owner);
      return *find(name, owner);
    }

    void prefetch(Owner owner) const {
      if (owner.table() < tables_.size()) {
        const Counts& table = tables_[owner.table()];
        if (const std::size_t begin = owner.row() * table.width; begin < table.counts.size()) {
          __builtin_prefetch(&table.counts[begin], 1);
        }
      }
    }

   private:
    struct Counts {
      std::vector<std::uint16_t> columns;  // by name, plus 1; 0: none yet
      std::size_t width = 0;
      std::vector<std::uint32_t> counts;  // by row and column
    };
    [[nodiscard]] std::uint32_t* find(std::uint16_t name, Owner owner) {
      if (owner.table() >= tables_.size()) {
        return nullptr;
      }
      Counts& table = tables_[owner.table()];
      const std::size_t column = name < table.columns.size() ? table.columns[name] : 0;
      const std::size_t at = owner.row() * table.width + column;  // and one
      return column == 0 || at > table.counts.size() ? nullptr : &table.counts[at - 1];
    }
    void grow(std::uint16_t name, Owner owner);
    static void add_column(Counts& table, std::uint16_t name);

    std::vector<Counts> tables_;
  };

  // Counts the owner's next draw under `name`; returns its nth.
  std::uint32_t begin_draw(Owner owner, std::uint16_t name) {
    require(name < waits_.size(), "a wait has a name that the driver does not know");
    ++draws_[name];
    return ++counts_.at(name, owner);
  }
  // The draw of `then`, or nothing.
  Duration tail(const Wait& wait);
  Duration draw(Owner owner, std::uint16_t name, std::uint32_t nth) {
    if (wait_pin_) {
      if (const auto pinned = wait_pin_(owner, name, nth)) {
        return std::min(*pinned, longest_wait);
      }
    }
    Stream stream(named(owner, name), nth);
    return std::min(waits_[name].distribution.draw(stream), longest_wait);
  }

  // combine(seed, entity, purpose), remembered for who draws again and again.
  std::uint64_t named(Owner owner, std::uint16_t name) {
    Named& one = named_[(owner.bits() + name) % named_.size()];
    if (one.owner != owner || one.name != name) {
      remember(one, owner, name);
    }
    return one.word;
  }
  struct Named {
    Owner owner;
    std::uint16_t name = no_wait_name;
    std::uint64_t word = 0;
  };
  void remember(Named& one, Owner owner, std::uint16_t name);

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
  std::array<Named, 64> named_;
  std::vector<std::uint64_t> draws_;
  std::vector<std::uint64_t> choices_made_;
};

}  // namespace sim
