// From a place in the design to its values.
#include "lab/study_run.hpp"

#include <algorithm>

#include "lab/play.hpp"
#include "sim/hash.hpp"

namespace lab {
namespace {

constexpr std::size_t most_scripts = 256;  // kept

}  // namespace

std::uint64_t replication_seed(std::uint64_t seed, std::uint64_t replication) {
  return sim::combine(seed, 0x7265706C, replication);
}

std::vector<MeasureName> measures_of(const scenarios::Study& study) {
  std::vector<MeasureName> names;
  for (const scenarios::StudiedMeasure& one : study.measures) {
    const auto name = find_measure(one.name);
    if (!name) {
      throw scenarios::Mistake(one.mark, "there is no measure \"" + one.name + "\"; `credsim measures` lists them");
    }
    names.push_back(*name);
  }
  return names;
}

std::vector<std::optional<double>> values_of(const Summary& summary, const scenarios::Study& study,
                                             const std::vector<MeasureName>& measures) {
  std::vector<std::optional<double>> values;
  for (std::size_t i = 0; i < measures.size(); ++i) {
    const auto found = std::ranges::find_if(summary.measures, [&](const Measure& one) {
      return one.name == measures[i] && one.resource == study.measures[i].resource;
    });
    values.push_back(found == summary.measures.end() ? std::nullopt : std::optional(found->value));
  }
  return values;
}

StudyPlayer::StudyPlayer(const scenarios::Study& study) : study_(study), measures_(measures_of(study)) {}

trace::StudyRun StudyPlayer::operator()(const RunPlace& place) {
  trace::StudyRun run;
  run.point = place.point;
  run.replication = place.replication;
  run.seed = replication_seed(study_.seed, run.replication);
  try {
    PlayOptions options;
    options.seed = run.seed;
    options.itemised_bill = false;
    const Summary summary = play(*script_of(run.point), options);
    run.held = summary.held();
    run.values = values_of(summary, study_, measures_);
  } catch (const std::exception& error) {
    run.error = error.what();
  }
  return run;
}

std::shared_ptr<const scenarios::Script> StudyPlayer::script_of(std::uint64_t point) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = scripts_.find(point); found != scripts_.end()) return found->second;
  }
  auto script = std::make_shared<const scenarios::Script>(study_.script(study_.points[point]));
  const std::lock_guard lock(mutex_);
  if (scripts_.size() > most_scripts) scripts_.clear();
  return scripts_.emplace(point, std::move(script)).first->second;
}

}  // namespace lab
