// Takes a run's measures: watches its steps, and puts numbers to names at the end.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "lab/call_counts.hpp"
#include "lab/cause_times.hpp"
#include "lab/exposure.hpp"
#include "lab/impairment.hpp"
#include "lab/summary.hpp"
#include "model/model.hpp"

namespace lab {

class Measuring {
 public:
  explicit Measuring(const model::Setting& setting) : setting_(&setting) {}

  // `causes` has been told of the step.
  void operator()(const model::StepRecord& record, const model::World& world, const CauseTimes& causes);
  void bill(const BillItem& item);
  // Every measure of the run as a whole, also those that are 0, but for the ones that there was nothing to measure of:
  // no client, no gap, no leak. Then those of resources, where they are not 0. `summary` has its totals. Once.
  std::vector<Measure> finish(const model::World& world, const Summary& summary);

 private:
  void add(MeasureName name, double value, const std::string& resource = "");
  void add_of(MeasureName name, double value, const std::string& resource);  // unless it is 0
  void add_outages(const Summary& summary);
  void add_outage(const LoginTotals& totals, const std::string& group);
  void add_gaps(std::vector<sim::Duration> gaps);
  void add_exposure(const model::World& world, const Summary& summary);
  void add_impairment(const model::World& world, sim::Time end);
  void add_rotations(const RotationTotals& rotations);
  void add_calls(const model::World& world);
  void add_costs(sim::Duration span);
  void add_blast_radii(const model::World& world);

  const model::Setting* setting_;
  Exposure exposure_;
  Impairment impairment_;
  CallCounts calls_;
  std::map<std::string, double> costs_;  // USD, by resource; of the account: empty
  std::vector<Measure> measures_;
};

}  // namespace lab
