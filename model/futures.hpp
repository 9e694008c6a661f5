// The credential lifecycle as a system to be explored: from a canonical world, everything that may happen next.
//
// What may happen: a wait ends whose scale allows it, with each combination of what chance may choose; an action from
// outside happens, if it still may; a client logs in, its value fresh or expired.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "model/canonical.hpp"
#include "model/coverage.hpp"
#include "model/future_labels.hpp"
#include "model/model.hpp"
#include "model/packing.hpp"
#include "model/pending_parts.hpp"
#include "model/step_checks.hpp"
#include "model/ways.hpp"
#include "sim/exploration.hpp"

namespace model {

// A canonical world, and how often each action may still happen.
struct Future {
  World world;
  std::vector<std::uint8_t> left;
  std::uint64_t hash = 0;
};

inline constexpr std::uint8_t any_times = 255;

struct ExploredAction {
  std::uint32_t call = 0;          // a number of the setting's
  std::uint8_t times = any_times;  // how often it may be accepted; any_times: as often as one likes
  std::uint16_t together = 0;      // those of one number share their times; 0: its own
};

// One of the actions was accepted: it may happen less often now, and so may those that share its times.
void use_up(std::span<const ExploredAction> actions, std::size_t used, std::span<std::uint8_t> left);

// What is explored.
struct FuturesPlan {
  World start;
  std::vector<ExploredAction> actions;
  Anchors anchors;
  Reductions reductions;
  bool scales = true;               // what is slow waits for what is fast and connected with it
  std::vector<Invariant> excepted;  // not judged
  using Predicate = std::function<bool(const World&)>;
  std::vector<Predicate> properties;               // have to hold after every step; numbered after the invariants
  std::vector<Predicate> marks;                    // at most 64: what is asked of states
  Simulation::Step step;                           // a changed model; empty: the real one
  sim::Fairness fairness = sim::Fairness::strong;  // the most that is taken for granted; free: nothing is
};

// Those that only a clock can break: they are not judged.
bool needs_clock(Invariant invariant);

// Of a wait that a step asks for at `now`.
Scale scale_of(const Setting& setting, const sim::Wait& wait, sim::Time now);

class Futures {
 public:
  using State = Future;

  // `setting` outlives it; the actions' calls are in it. The start is made canonical.
  Futures(const Setting& setting, FuturesPlan plan);
  Futures(const Futures& other);
  Futures& operator=(const Futures&) = delete;
  ~Futures() = default;

  [[nodiscard]] const State& start() const { return shared_->start; }
  std::uint64_t hash(const State& state) const { return state.hash; }
  std::uint64_t marks(const State& state) const;
  [[nodiscard]] sim::Fairness fairness(std::uint32_t label) const;
  void pack(const State& state, std::vector<std::byte>& bytes) const;
  void unpack(std::span<const std::byte> bytes, State& state) const;
  void absorb(const Futures& other);
  [[nodiscard]] const Coverage& coverage() const { return coverage_; }
  // Whether the action was accepted in some state.
  [[nodiscard]] bool accepted(std::size_t action) const { return accepted_[action]; }
  // How often an invariant was put to the test.
  [[nodiscard]] std::uint64_t judged(Invariant invariant) const {
    return exercised_[static_cast<std::size_t>(invariant)];
  }

  // For who walks the model itself along a story.
  [[nodiscard]] const FuturesPlan& plan() const { return shared_->plan; }
  [[nodiscard]] static FutureLabel label_for(const World& world, const Pending& what);
  void step(World& world, const sim::Event& event, sim::Effects<Note>& effects) const;
  // Makes the world canonical, and hashes it.
  void make_canonical(Future& future);

  template <class Visit>
  void expand(const State& state, Visit visit) {
    from_ = &state;
    next_is_from_ = false;
    pending_.clear();
    parts_.find_due(state.world, shared_->plan.scales, pending_);
    if (shared_->plan.reductions.leftovers) {
      for (const Pending& one : pending_) {
        if (only_waits_to_be_gone(state.world, one.owner, one.slot)) {
          return each_way(one, visit);  // when it happens makes no difference: it happens first
        }
      }
    }
    for (const Pending& one : pending_) {
      each_way(one, visit);
    }
    for (std::uint32_t i = 0; i < state.left.size(); ++i) {
      if (state.left[i] != 0) {
        each_way(Pending{sim::script, SlotKind::call, i}, visit);
      }
    }
  }

  // What a faster wait holds back.
  template <class Visit>
  void held_back(const State& state, Visit visit) {
    if (!shared_->plan.scales) {
      return;
    }
    pending_.clear();
    parts_.find_due(state.world, true, pending_);
    all_pending_.clear();
    parts_.find_due(state.world, false, all_pending_);
    std::size_t due = 0;  // in the same order
    for (const Pending& one : all_pending_) {
      if (due < pending_.size() && pending_[due].owner == one.owner && pending_[due].slot == one.slot) {
        ++due;
      } else {
        visit(label_for(state.world, one).bits());
      }
    }
  }

 private:
  template <class Visit>
  void each_way(const Pending& what, Visit& visit) {
    const FutureLabel label = label_for(from_->world, what);
    ways_.first();
    std::uint8_t way = 0;
    do {
      ways_.again();
      const std::uint32_t violation = take(what);
      visit(came_out(label, way++).bits(), next_, violation);
    } while (ways_.next());
  }

  struct Shared {
    Shared(const Setting& setting, FuturesPlan&& the_plan);
    FuturesPlan plan;
    Canon canon;
    Future start;
    Packing packing;
    std::bitset<invariant_count> judged;
  };

  // Makes next_ what comes of it; the number of what it breaks, or 0.
  std::uint32_t take(const Pending& what);
  // What happened, with how it came out where that is owed some day.
  [[nodiscard]] FutureLabel came_out(FutureLabel label, std::uint8_t way) const;
  void prepare_login(ClientRow client);
  void fill_slots(const sim::Event& event);
  std::uint32_t judge(const sim::Event& event);

  const Setting* setting_;
  std::shared_ptr<const Shared> shared_;
  Canon canon_;
  const State* from_ = nullptr;
  State next_;
  bool next_is_from_ = false;  // it is still as the state that is left
  LoginResult login_ = LoginResult::none;
  Ways ways_;
  sim::Effects<Note> effects_;
  std::vector<sim::Scheduled> scheduled_;
  std::vector<Violation> violations_;
  StepChecks checks_;
  PendingParts parts_;
  std::vector<Pending> pending_;
  std::vector<Pending> all_pending_;
  Coverage coverage_;
  std::vector<bool> accepted_;  // by action
  std::array<std::uint64_t, invariant_count> exercised_{};
};

}  // namespace model
