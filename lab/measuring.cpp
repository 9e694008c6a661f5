// Numbers to names.
#include "lab/measuring.hpp"

#include <algorithm>

#include "aws/identity_text.hpp"
#include "lab/blast_radius.hpp"
#include "model/quotas.hpp"
#include "model/throttling.hpp"

namespace lab {
namespace {

double seconds(sim::Duration duration) { return std::chrono::duration<double>(duration).count(); }

// Of so many percent no value was greater. `values` are in order and not empty.
sim::Duration percentile(const std::vector<sim::Duration>& values, std::size_t percent) {
  return values[std::max<std::size_t>(1, (values.size() * percent + 99) / 100) - 1];
}

}  // namespace

void Measuring::operator()(const model::StepRecord& record, const model::World& world, const CauseTimes& causes) {
  exposure_(record);
  impairment_(record, world, causes);
  calls_(record);
}

void Measuring::bill(const BillItem& item) { costs_[item.resource] += item.usd; }

void Measuring::add(MeasureName name, double value, const std::string& resource) {
  measures_.push_back({name, resource, value});
}

void Measuring::add_of(MeasureName name, double value, const std::string& resource) {
  if (value != 0) {
    add(name, value, resource);
  }
}

void Measuring::add_outage(const LoginTotals& totals, const std::string& group) {
  add(MeasureName::outage_failed_logins, static_cast<double>(totals.failed), group);
  add(MeasureName::outage_failed_fraction, totals.failed_fraction(), group);
  add(MeasureName::outage_count, static_cast<double>(totals.outage_count), group);
  add(MeasureName::outage_total, seconds(totals.outage_total), group);
  add(MeasureName::outage_longest, seconds(totals.longest_outage), group);
  add(MeasureName::outage_p95, seconds(totals.outage_of(95)), group);
  if (totals.first_failure) {
    add(MeasureName::outage_first_failure, seconds(*totals.first_failure), group);
  }
}

void Measuring::add_outages(const Summary& summary) {
  std::vector<std::string> groups;
  for (const auto& [group, totals] : summary.logins) {
    if (totals.clients > 0) groups.push_back(group);
  }
  if (groups.empty()) {
    return;
  }
  add_outage(summary.together(groups).totals, "");
  for (const std::string& group : groups) {
    add_outage(summary.logins.at(group), group);
  }
}

void Measuring::add_gaps(std::vector<sim::Duration> gaps) {
  std::ranges::sort(gaps);
  add(MeasureName::gap_count, static_cast<double>(gaps.size()));
  if (!gaps.empty()) {
    add(MeasureName::gap_p50, seconds(percentile(gaps, 50)));
    add(MeasureName::gap_p95, seconds(percentile(gaps, 95)));
    add(MeasureName::gap_p99, seconds(percentile(gaps, 99)));
    add(MeasureName::gap_max, seconds(gaps.back()));
  }
}

void Measuring::add_exposure(const model::World& world, const Summary& summary) {
  exposure_.finish(world, summary.end);
  if (exposure_.passwords() > 0) {
    add(MeasureName::exposure_valid_mean, exposure_.mean_seconds());
    add(MeasureName::exposure_valid_max, exposure_.longest_seconds());
    add(MeasureName::exposure_leaked_life, exposure_.leaked_life_seconds());
  }
  if (summary.leaks.leaks > 0) {
    add(MeasureName::exposure_leak_useful, seconds(summary.leaks.longest));
  }
}

void Measuring::add_impairment(const model::World& world, sim::Time end) {
  impairment_.finish(end);
  const auto& clusters = impairment_.by_cluster();
  ImpairmentTotals all;
  for (const ImpairmentTotals& one : clusters) {
    all += one;
  }
  add(MeasureName::impairment_count, static_cast<double>(all.times));
  add(MeasureName::impairment_soft, seconds(all.soft));
  add(MeasureName::impairment_hard, seconds(all.hard));
  add(MeasureName::impairment_unreadable, seconds(all.unreadable));
  if (const auto noticed = impairment_.longest_noticed()) add(MeasureName::impairment_noticed, seconds(*noticed));
  if (const auto healed = impairment_.longest_healed()) add(MeasureName::impairment_healed, seconds(*healed));
  add(MeasureName::impairment_rotations_missed, static_cast<double>(all.rotations_missed));
  for (std::uint32_t row = 0; row < clusters.size(); ++row) {
    const ImpairmentTotals& one = clusters[row];
    if (one == ImpairmentTotals{}) {
      continue;
    }
    const std::string name = aws::name(*setting_, world, model::ClusterRow(row).id());
    add_of(MeasureName::impairment_count, static_cast<double>(one.times), name);
    add_of(MeasureName::impairment_soft, seconds(one.soft), name);
    add_of(MeasureName::impairment_hard, seconds(one.hard), name);
    add_of(MeasureName::impairment_unreadable, seconds(one.unreadable), name);
    add_of(MeasureName::impairment_rotations_missed, static_cast<double>(one.rotations_missed), name);
  }
}

void Measuring::add_rotations(const RotationTotals& rotations) {
  add(MeasureName::rotations_started, static_cast<double>(rotations.started));
  add(MeasureName::rotations_succeeded, static_cast<double>(rotations.succeeded));
  add(MeasureName::rotations_failed, static_cast<double>(rotations.failed));
  add(MeasureName::rotations_abandoned, static_cast<double>(rotations.abandoned));
  for (std::size_t phase = 0; phase < rotations.failed_in.size(); ++phase) {
    add_of(MeasureName::rotations_failed_in, static_cast<double>(rotations.failed_in[phase]),
           std::string(model::rotation_table.states[phase]));
  }
}

void Measuring::add_calls(const model::World& world) {
  calls_.finish(world);
  add(MeasureName::calls_total, static_cast<double>(calls_.total()));
  add(MeasureName::calls_throttled, static_cast<double>(calls_.throttled()));
  for (std::size_t i = 0; i < model::action_count; ++i) {
    const auto action = static_cast<model::Action>(i);
    const CallCounts::Count& count = calls_.of(action);
    const std::string name(model::action_row(action).name);
    add_of(MeasureName::calls_of, static_cast<double>(count.calls), name);
    add_of(MeasureName::calls_peak, count.peak, name);
    if (const auto quota = model::rate_quota(action)) {
      add_of(MeasureName::calls_peak_of_quota,
             count.peak / static_cast<double>(model::quota_rows()[static_cast<std::size_t>(*quota)].documented), name);
    }
  }
}

void Measuring::add_costs(sim::Duration span) {
  constexpr double month = 30 * 24 * 3600;
  double total = 0;
  for (const auto& [resource, usd] : costs_) {
    total += usd;
  }
  add(MeasureName::cost_total, total);
  if (span > sim::Duration::zero()) {
    add(MeasureName::cost_month, total * month / seconds(span));
  }
  for (const auto& [resource, usd] : costs_) {
    if (!resource.empty()) {
      add_of(MeasureName::cost_of, usd, resource);
    }
  }
}

void Measuring::add_blast_radii(const model::World& world) {
  for (const auto& [resource, radius] : blast_radii(*setting_, world)) {
    const std::string name = aws::name(*setting_, world, resource);
    add_of(MeasureName::blast_clusters, static_cast<double>(radius.clusters), name);
    add_of(MeasureName::blast_secrets, static_cast<double>(radius.secrets), name);
    add_of(MeasureName::blast_clients, static_cast<double>(radius.clients), name);
  }
}

std::vector<Measure> Measuring::finish(const model::World& world, const Summary& summary) {
  add_outages(summary);
  add_gaps(summary.rotations.gaps);
  add_exposure(world, summary);
  add_impairment(world, summary.end);
  add_rotations(summary.rotations);
  add_calls(world);
  add_costs(summary.end - summary.start);
  add_blast_radii(world);
  std::ranges::stable_sort(measures_, {}, [](const Measure& one) { return !one.resource.empty(); });
  return std::move(measures_);
}

}  // namespace lab
