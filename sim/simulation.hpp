// One future of a model: takes what is pending in time order, steps the world, and schedules what the step asked for.
//
// A model is a set of types and pure functions:
//
//   struct Model {
//     using Setting = …;   // what does not change during a step: parameters, interned texts
//     using World = …;     // what the future depends on: copyable, comparable, hashable
//     using Note = …;      // the record of something that happened: integers only
//     static void step(const Setting&, World&, const Event&, Effects<Note>&);
//     static Slot* slot(World&, Owner, std::uint8_t kind);        // null: no such row
//     static std::uint32_t& scheduled(World&, Owner);             // the owner's last generation
//     static void prefetch(const World&, std::span<const Event>); // optional: these are due, asks memory for their
//     rows
//   };
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "sim/bug.hpp"
#include "sim/effects.hpp"
#include "sim/event_queue.hpp"
#include "sim/resolver.hpp"
#include "sim/step_record.hpp"

namespace sim {

template <class M>
concept Model = requires(typename M::World& world, const typename M::Setting& setting, const Event& event,
                         Effects<typename M::Note>& effects, Owner owner, std::uint8_t kind) {
  M::step(setting, world, event, effects);
  { M::slot(world, owner, kind) } -> std::same_as<Slot*>;
  { M::scheduled(world, owner) } -> std::same_as<std::uint32_t&>;
};

template <Model M>
class Simulation {
 public:
  using Setting = typename M::Setting;
  using World = typename M::World;
  using Note = typename M::Note;
  using Step = std::function<void(const Setting&, World&, const Event&, Effects<Note>&)>;

  // Both are the caller's and outlive the simulation. `step` replaces the model's own, to try a changed model.
  Simulation(const Setting& setting, World& world, Resolver& resolver, Time start, Step step = M::step)
      : setting_(&setting),
        world_(&world),
        resolver_(&resolver),
        step_(std::move(step)),
        effects_(resolver),
        now_(start) {}

  [[nodiscard]] Time now() const { return now_; }
  [[nodiscard]] std::uint64_t steps() const { return steps_; }
  [[nodiscard]] std::size_t pending() const { return queue_.size(); }
  [[nodiscard]] std::uint64_t fingerprint() const { return fingerprint_.value(); }
  [[nodiscard]] const World& world() const { return *world_; }

  // When the next live event is; `never` when nothing is pending.
  [[nodiscard]] Time next_time() {
    while (!queue_.empty()) {
      const Event& next = look();
      if (live(next)) {
        return next.time;
      }
      queue_.pop();
    }
    return never;
  }

  // Takes the next live event; next_time() must not be `never`. The record is valid until the next call.
  StepRecord<Note> step() {
    while (true) {
      require(!queue_.empty(), "stepped with nothing pending");
      look();
      const Event event = queue_.take();
      Slot* slot = M::slot(*world_, event.owner, event.kind);
      if (filled_by(slot, event)) {
        slot->clear();
        return take(event);
      }
    }
  }

  // An event from outside, at `time` >= now(): a line of a script.
  StepRecord<Note> inject(Time time, std::uint8_t kind, std::uint32_t what) {
    return take(Event{time, script, kind, what & 0xFF'FFFFU});
  }

  // Time passes without an event.
  void advance(Time time) {
    require(time >= now_, "time went back");
    now_ = time;
  }

 private:
  static bool filled_by(const Slot* slot, const Event& event) {
    return slot && slot->generation == event.generation && slot->time == event.time;
  }
  [[nodiscard]] bool live(const Event& event) const {
    return filled_by(M::slot(*world_, event.owner, event.kind), event);
  }

  // The next event, live or not. In a world that fits no cache, most of a step is waiting for its rows: those of all
  // that has come near are asked for at once.
  const Event& look() {
    if (const std::span<const Event> coming = queue_.approaching(); !coming.empty()) {
      if constexpr (requires { M::prefetch(*world_, coming); }) {
        M::prefetch(*world_, coming);
      }
      resolver_->prefetch(coming);
    }
    return queue_.top();
  }

  StepRecord<Note> take(const Event& event) {
    advance(event.time);
    effects_.clear();
    scheduled_.clear();
    step_(*setting_, *world_, event, effects_);
    for (const Wait& wait : effects_.waits()) {
      schedule(wait);
    }
    const StepRecord<Note> record{event, effects_.notes(), effects_.changes(), scheduled_};
    fingerprint_.add(record);
    ++steps_;
    return record;
  }

  void schedule(const Wait& wait) {
    Slot* slot = M::slot(*world_, wait.owner, wait.kind);
    require(slot != nullptr, "a wait for a slot that does not exist");
    std::uint32_t& last = M::scheduled(*world_, wait.owner);
    const Time time = resolver_->resolve(wait, now_);
    require(time >= now_, "a wait ended in the past");
    last = next_generation(last);
    *slot = Slot{time, last, 0};
    const Event event{time, wait.owner, wait.kind, last & 0xFF'FFFFU};
    queue_.push(event);
    Scheduled& scheduled = scheduled_.emplace_back();  // field by field: a copy would wait for its parts to be stored
    scheduled.event = event;
    scheduled.note = wait.note;
    if (queue_.size() > 2 * swept_size_ + 1024) {
      sweep();
    }
  }

  // Cancelled events must not pile up: whenever the queue has doubled, the stale are swept out.
  void sweep() {
    queue_.compact([this](const Event& event) { return live(event); });
    swept_size_ = queue_.size();
  }

  const Setting* setting_;
  World* world_;
  Resolver* resolver_;
  Step step_;
  Effects<Note> effects_;
  EventQueue queue_;
  std::vector<Scheduled> scheduled_;
  Fingerprint fingerprint_;
  Time now_;
  std::uint64_t steps_ = 0;
  std::size_t swept_size_ = 0;
};

// Why `run` ended.
enum class Stop { until, condition, nothing_pending };

// Steps until `until` (events at that very moment included), until `stop` holds after a step, or until nothing is
// pending. Observers are called with (record, world) after each step, and only read.
template <Model M, std::predicate<const StepRecord<typename M::Note>&, const typename M::World&> Condition,
          class... Observers>
Stop run(Simulation<M>& simulation, Time until, Condition stop, Observers&... observers) {
  for (;;) {
    const Time next = simulation.next_time();
    if (next == never) {
      return Stop::nothing_pending;
    }
    if (next > until) {
      simulation.advance(until);
      return Stop::until;
    }
    const auto record = simulation.step();
    (observers(record, simulation.world()), ...);
    if (stop(record, simulation.world())) {
      return Stop::condition;
    }
  }
}

}  // namespace sim
