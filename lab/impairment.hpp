// How long secrets of clusters were impaired or unreadable, and what took how long.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "lab/cause_times.hpp"
#include "model/model.hpp"

namespace lab {

struct ImpairmentTotals {
  std::uint64_t times = 0;
  sim::Duration soft{};  // impaired, and could be read
  sim::Duration hard{};  // impaired, and could not
  sim::Duration unreadable{};
  std::uint64_t rotations_missed = 0;

  ImpairmentTotals& operator+=(const ImpairmentTotals& other);
  friend bool operator==(const ImpairmentTotals&, const ImpairmentTotals&) = default;
};

class Impairment {
 public:
  // `causes` has been told of the step.
  void operator()(const model::StepRecord& record, const model::World& world, const CauseTimes& causes);
  void finish(sim::Time end);

  [[nodiscard]] const std::vector<ImpairmentTotals>& by_cluster() const { return totals_; }  // by row
  // Nothing: nothing was impaired, or no cause is known.
  [[nodiscard]] std::optional<sim::Duration> longest_noticed() const { return noticed_; }
  [[nodiscard]] std::optional<sim::Duration> longest_healed() const { return healed_; }

 private:
  struct Now {
    bool impaired = false;
    bool unreadable = false;
    sim::Time since{};
    model::Blame blame;  // of the impairment
  };

  void on_change(const sim::Change& change, const model::StepRecord& record, const model::World& world,
                 const CauseTimes& causes);
  void on_status(model::ClusterRow cluster, const sim::Change& change, const model::StepRecord& record,
                 const CauseTimes& causes);
  void on_rotation_over(model::ClusterRow cluster, const model::StepRecord& record, const model::World& world);
  void look(std::uint32_t cluster, const model::World& world, sim::Time now);
  void count_until(std::uint32_t cluster, sim::Time now);
  Now& now_of(std::uint32_t cluster);

  std::vector<Now> now_;                  // by cluster
  std::vector<ImpairmentTotals> totals_;  // likewise
  std::optional<sim::Duration> noticed_;
  std::optional<sim::Duration> healed_;
};

}  // namespace lab
