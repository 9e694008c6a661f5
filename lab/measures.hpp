// What is measured of a run, by name: the catalogue, and a value.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lab {

enum class MeasureName : std::uint8_t {
  outage_failed_logins,
  outage_failed_fraction,
  outage_count,
  outage_total,
  outage_longest,
  outage_p95,
  outage_first_failure,
  gap_count,
  gap_p50,
  gap_p95,
  gap_p99,
  gap_max,
  exposure_valid_mean,
  exposure_valid_max,
  exposure_leaked_life,
  exposure_leak_useful,
  impairment_count,
  impairment_soft,
  impairment_hard,
  impairment_unreadable,
  impairment_noticed,
  impairment_healed,
  impairment_rotations_missed,
  rotations_started,
  rotations_succeeded,
  rotations_failed,
  rotations_abandoned,
  rotations_failed_in,
  calls_total,
  calls_throttled,
  calls_of,
  calls_peak,
  calls_peak_of_quota,
  cost_total,
  cost_month,
  cost_of,
  blast_clusters,
  blast_secrets,
  blast_clients,
};

struct MeasureRow {
  std::string_view name;  // such as outage.longest
  std::string_view unit;  // s, USD, 1 …
  std::string_view of;    // whose values there are beside that of the run as a whole: `clients`; empty: none
  std::string_view sentence;
};

std::span<const MeasureRow> measure_rows();
const MeasureRow& measure_row(MeasureName name);
std::optional<MeasureName> find_measure(std::string_view name);

struct Measure {
  MeasureName name{};
  std::string resource;  // empty: of the run as a whole
  double value = 0;      // in the unit of its row
};

}  // namespace lab
