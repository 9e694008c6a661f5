// The M/M/1 queue: the smallest model that shows the whole engine. docs/engine.md builds it step by step.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "sim/hash.hpp"
#include "sim/simulation.hpp"
#include "sim/statistics.hpp"

namespace mm1 {

// The slots of a queue, and so the kinds of its events; the waits that fill them have the same numbers.
enum Kind : std::uint8_t { arrival, service };

// A row of the world: a counter and the line before it.
struct Queue {
  sim::Slot slots[2];           // by Kind
  std::int64_t customers = 0;   // at the counter and in the line
  std::uint32_t scheduled = 0;  // the generation given out last
  std::uint32_t reserved = 0;

  friend bool operator==(const Queue&, const Queue&) = default;
};

struct World {
  std::vector<Queue> queues;

  friend bool operator==(const World&, const World&) = default;
};

// Queues are table 1; table 0 is the script.
inline sim::Owner queue(std::uint32_t row) { return {1, row}; }

enum What : std::uint32_t { opened, arrived, served };

struct Note {
  std::uint32_t what;  // a What
  sim::Owner where;
};

enum Attribute : std::uint16_t { customers };

// What does not change: nothing here. How long the waits take is the driver's business.
struct Setting {};

struct Model {
  using Setting = mm1::Setting;
  using World = mm1::World;
  using Note = mm1::Note;
  using Effects = sim::Effects<Note>;

  static sim::Slot* slot(World& world, sim::Owner owner, std::uint8_t kind) {
    const bool there = owner.table() == 1 && owner.row() < world.queues.size() && kind <= service;
    return there ? &world.queues[owner.row()].slots[kind] : nullptr;
  }

  static std::uint32_t& scheduled(World& world, sim::Owner owner) { return world.queues[owner.row()].scheduled; }

  static void step(const Setting&, World& world, const sim::Event& event, Effects& effects) {
    if (event.owner == sim::script) {
      open(queue(event.generation), effects);
    } else if (event.kind == arrival) {
      arrive(world, event.owner, effects);
    } else {
      serve(world, event.owner, effects);
    }
  }

  static void open(sim::Owner owner, Effects& effects) {
    effects.open({opened, owner});
    wait(owner, arrival, effects);
  }

  static void arrive(World& world, sim::Owner owner, Effects& effects) {
    effects.open({arrived, owner});
    change(world, owner, +1, effects);
    wait(owner, arrival, effects);
    if (world.queues[owner.row()].customers == 1) {
      wait(owner, service, effects);
    }
  }

  static void serve(World& world, sim::Owner owner, Effects& effects) {
    effects.open({served, owner});
    change(world, owner, -1, effects);
    if (world.queues[owner.row()].customers > 0) {
      wait(owner, service, effects);
    }
  }

  // The one way to write.
  static void change(World& world, sim::Owner owner, std::int64_t by, Effects& effects) {
    std::int64_t& now = world.queues[owner.row()].customers;
    effects.changed(owner, customers, now, now + by);
    now += by;
  }

  static void wait(sim::Owner owner, Kind kind, Effects& effects) {
    effects.wait({.owner = owner, .kind = kind, .name = kind});
  }
};

// Seeded answers to the model's waits.
inline sim::Resolver resolver(std::uint64_t seed, sim::Duration between_arrivals, sim::Duration one_service) {
  return sim::Resolver(seed,
                       {{sim::hash_text("arrival"), sim::Distribution::exponential(between_arrivals)},
                        {sim::hash_text("service"), sim::Distribution::exponential(one_service)}},
                       {}, [](sim::Owner owner) { return owner.bits(); });
}

// Watches one queue: how many are in it, and how long they stay. First come, first served.
class Statistics {
 public:
  Statistics(sim::Owner watched, sim::Time start) : watched_(watched), in_system_(start, 0) {}

  void operator()(const sim::StepRecord<Note>& record, const World& world) {
    if (record.event.owner != watched_) {
      return;
    }
    const sim::Time now = record.event.time;
    in_system_.update(now, static_cast<double>(world.queues[watched_.row()].customers));
    if (record.event.kind == arrival) {
      arrivals_.push_back(now);
    } else {
      stayed_ += now - arrivals_.front();
      arrivals_.pop_front();
      ++served_;
    }
  }

  [[nodiscard]] std::int64_t served() const { return served_; }
  [[nodiscard]] double mean_in_system(sim::Time until) const { return in_system_.mean(until); }
  [[nodiscard]] double mean_stay_us() const {
    return static_cast<double>(stayed_.count()) / static_cast<double>(served_);
  }

 private:
  sim::Owner watched_;
  sim::TimeWeightedMean in_system_;
  std::deque<sim::Time> arrivals_;
  sim::Duration stayed_{0};
  std::int64_t served_ = 0;
};

}  // namespace mm1
