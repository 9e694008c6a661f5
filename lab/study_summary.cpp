// From a study's runs to its estimates.
#include <map>

#include "lab/statistics.hpp"
#include "lab/sweep.hpp"

namespace lab {
namespace {

using Values = std::map<std::uint64_t, double>;  // by replication

// Those of replications that both have.
std::optional<Estimate> difference(const Values& base, const Values& other, double confidence) {
  std::vector<double> a;
  std::vector<double> b;
  for (const auto& [replication, value] : other) {
    if (const auto found = base.find(replication); found != base.end()) {
      a.push_back(found->second);
      b.push_back(value);
    }
  }
  return a.empty() ? std::nullopt : std::optional(paired_difference(a, b, confidence));
}

trace::StudySummary row_of(const Estimate& estimate) {
  trace::StudySummary row;
  row.n = estimate.n;
  row.mean = estimate.mean;
  row.deviation = estimate.deviation;
  row.low = estimate.interval().low;
  row.high = estimate.interval().high;
  row.min = estimate.min;
  row.median = estimate.median;
  row.p95 = estimate.p95;
  row.max = estimate.max;
  row.caution = caution(estimate);
  return row;
}

}  // namespace

std::vector<PointRuns> runs_by_point(const trace::StudyFile& file) {
  std::vector<PointRuns> points(file.design().points.size());
  for (const trace::StudyRun& run : file.runs()) {
    PointRuns& point = points[run.point];
    ++point.played;
    point.failed += run.error.empty() ? 0 : 1;
    point.held += run.error.empty() && run.held ? 1 : 0;
  }
  for (PointRuns& point : points) {
    const std::uint64_t judged = point.played - point.failed;
    point.held_share = judged == 0 ? Interval{0, 1} : wilson(point.held, judged, file.design().confidence);
  }
  return points;
}

std::vector<trace::StudySummary> summary_of(const trace::StudyFile& file) {
  const trace::StudyDesign& design = file.design();
  std::vector<std::vector<Values>> values(design.points.size(), std::vector<Values>(design.measures.size()));
  for (const trace::StudyRun& run : file.runs()) {
    for (std::size_t i = 0; i < run.values.size(); ++i) {
      if (run.values[i]) values[run.point][i][run.replication] = *run.values[i];
    }
  }
  std::vector<trace::StudySummary> rows;
  for (std::uint64_t point = 0; point < values.size(); ++point) {
    for (std::size_t measure = 0; measure < design.measures.size(); ++measure) {
      const Values& here = values[point][measure];
      if (here.empty()) {
        continue;
      }
      std::vector<double> sample;
      for (const auto& [replication, value] : here) sample.push_back(value);
      trace::StudySummary row = row_of(estimate(std::move(sample), design.confidence));
      row.point = point;
      row.measure = measure;
      if (const auto to_first = difference(values[0][measure], here, design.confidence); point > 0 && to_first) {
        row.difference = to_first->mean;
        row.difference_low = to_first->interval().low;
        row.difference_high = to_first->interval().high;
      }
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace lab
