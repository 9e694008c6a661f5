// The credential lifecycle as a system to be explored: from a canonical world, everything that may happen next.
//
// What may happen: a wait ends whose scale allows it, with each combination of what chance may choose; an action from
// outside happens, if it still may; a client logs in, its value fresh or expired.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "model/canonical.hpp"
#include "model/future_labels.hpp"
#include "model/model.hpp"
#include "model/packing.hpp"
#include "model/pending_parts.hpp"
#include "model/step_checks.hpp"
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
};

// What is explored.
struct FuturesPlan {
  World start;
  std::vector<ExploredAction> actions;
  Anchors anchors;
  Reductions reductions;
  bool scales = true;                 // what is slow waits for what is fast and connected with it
  std::vector<Invariant> excepted;    // not judged
  using Predicate = std::function<bool(const World&)>;
  std::vector<Predicate> properties;  // have to hold after every step; numbered after the invariants
  std::vector<Predicate> marks;       // at most 64: what is asked of states
};

// Those that only a clock can break: they are not judged.
bool needs_clock(Invariant invariant);

// What an exploration came across.
struct FutureCoverage {
  std::array<std::uint64_t, action_count> accepted{};  // calls, by operation
  std::array<std::uint64_t, refusal_count> refused{};  // calls, by refusal
  std::array<std::uint64_t, invariant_count> judged{};
  // By attribute that is a status, from and to: how often.
  enum Status { cluster, secret, rotation, own_rotation, instance, key };
  std::array<std::array<std::array<std::uint64_t, 16>, 16>, 6> moved{};

  void add(const FutureCoverage& other);
};

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
  void absorb(const Futures& other) { coverage_.add(other.coverage_); }
  [[nodiscard]] const FutureCoverage& coverage() const { return coverage_; }

  template <class Visit>
  void expand(const State& state, Visit visit) {
    from_ = &state;
    next_is_from_ = false;
    pending_.clear();
    parts_.find_due(state.world, shared_->plan.scales, pending_);
    for (const Pending& one : pending_) {
      each_way(one, visit);
    }
    for (std::uint32_t i = 0; i < state.left.size(); ++i) {
      if (state.left[i] != 0) {
        each_way(Pending{sim::script, SlotKind::call, i}, visit);
      }
    }
  }

 private:
  // Answers whatever a step asks at once, in every way one after the other.
  class Ways final : public sim::Chooser {
   public:
    std::uint32_t choose(sim::Owner owner, std::uint16_t choice, std::uint32_t outcomes, double probability) override;
    sim::Draws draws(sim::Owner owner, std::uint16_t name) override;
    // A question of the explorer's own, such as whether a value has expired.
    std::uint32_t ask(std::uint32_t outcomes);
    void first();
    // Puts the answers to the first, or to the next combination; false: that was the last.
    bool next();
    void again() { asked_ = 0; }
    [[nodiscard]] bool chosen() const { return !answers_.empty(); }

   private:
    struct Answer {
      std::uint8_t given;
      std::uint8_t outcomes;
    };
    std::vector<Answer> answers_;
    std::size_t asked_ = 0;
  };

  template <class Visit>
  void each_way(const Pending& what, Visit& visit) {
    FutureLabel label = label_for(what);
    ways_.first();
    std::uint8_t way = 0;
    do {
      ways_.again();
      const std::uint32_t violation = take(what);
      label.chosen = ways_.chosen();
      label.outcome = way++ & 0x7FU;
      visit(label.bits(), next_, violation);
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

  [[nodiscard]] FutureLabel label_for(const Pending& what) const;
  // Makes next_ what comes of it; the number of what it breaks, or 0.
  std::uint32_t take(const Pending& what);
  void prepare_login(ClientRow client);
  void fill_slots(const sim::Event& event);
  std::uint32_t judge(const sim::Event& event);
  void cover(const sim::Event& event);
  void cover_changes();

  const Setting* setting_;
  std::shared_ptr<const Shared> shared_;
  Canon canon_;
  const State* from_ = nullptr;
  State next_;
  bool next_is_from_ = false;  // it is still as the state that is left
  Ways ways_;
  sim::Effects<Note> effects_;
  std::vector<sim::Scheduled> scheduled_;
  std::vector<Violation> violations_;
  StepChecks checks_;
  PendingParts parts_;
  std::vector<Pending> pending_;
  FutureCoverage coverage_;
};

}  // namespace model
