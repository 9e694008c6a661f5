// Rounds of runs: those that are needed and missing, side by side; then it is decided who needs ten more.
#include "lab/sweep.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <credsim_version.hpp>
#include <map>

#include "lab/saved_stories.hpp"
#include "lab/statistics.hpp"
#include "scenarios/writer.hpp"
#include "sim/hash.hpp"
#include "trace/error.hpp"

namespace lab {
namespace {

constexpr std::uint64_t batch = 10;
constexpr auto time_between_commits = std::chrono::milliseconds(200);

// What the levels' scripts read of other files: their policies and documents, as they are now.
std::string files_read(const scenarios::Study& study) {
  std::uint64_t hash = 0;
  bool some = false;
  for (const scenarios::DesignPoint& point : study.representatives()) {
    const scenarios::Script script = study.script(point);
    const scenarios::Script whole = self_contained(script);
    some = some || whole != script;
    hash = sim::combine(hash, sim::hash_text(scenarios::yaml_of(whole)));
  }
  return some ? "\n# files " + std::to_string(hash) + "\n" : "";
}

class Sweep {
 public:
  Sweep(const scenarios::Study& study, const SweepOptions& options)
      : study_(study), options_(options), player_(study), file_(options.results, design_of(study)) {
    if (study.replications.half_width > 0 && options.shard.of > 1) {
      // A point's runs decide together how many there are.
      by_point_ = true;
    }
    for (trace::StudyRun& run : file_.runs()) {
      runs_[{run.point, run.replication}] = std::move(run);
    }
    report_.kept = runs_.size();
    wanted_.assign(study.points.size(), study.replications.least);
  }

  SweepReport run() {
    while (play_round()) {
    }
    file_.summarise(summary_of(file_));
    for (const auto& [place, run] : runs_) {
      report_.failed += run.error.empty() ? 0 : 1;
      report_.not_held += run.error.empty() && !run.held ? 1 : 0;
    }
    for (std::uint64_t point = 0; point < wanted_.size(); ++point) {
      report_.unsettled += is_ours({point, 0}) && too_wide(point) ? 1 : 0;
    }
    report_.missing = needed() - std::min<std::uint64_t>(needed(), runs_.size());
    return report_;
  }

 private:
  [[nodiscard]] std::uint64_t needed() const {
    std::uint64_t sum = 0;
    for (const std::uint64_t wanted : wanted_) sum += wanted;
    return sum;
  }

  [[nodiscard]] bool is_ours(const RunPlace& place) const {
    const auto& [point, replication] = place;
    const std::uint64_t number = by_point_ ? point : replication * study_.points.size() + point;
    return number % options_.shard.of == options_.shard.number;
  }

  // Those of our shard that are needed and not there, replication by replication.
  [[nodiscard]] std::vector<RunPlace> missing() const {
    std::vector<RunPlace> places;
    const std::uint64_t most = *std::ranges::max_element(wanted_);
    for (std::uint64_t replication = 0; replication < most; ++replication) {
      for (std::uint64_t point = 0; point < wanted_.size(); ++point) {
        const RunPlace place{point, replication};
        if (replication < wanted_[point] && is_ours(place) && !runs_.contains(place)) places.push_back(place);
      }
    }
    return places;
  }

  // False: nothing is left to do, or we were stopped.
  bool play_round() {
    const std::vector<RunPlace> places = missing();
    if (places.empty() && !extend()) return false;
    const std::uint64_t before = runs_.size();
    options_.crew(
        places, player_,
        [&](trace::StudyRun run) {
          keep(std::move(run));
          if (options_.progress) options_.progress({runs_.size(), before + places.size()});
        },
        [this] { return stopped(); });
    write_fresh();
    return !stopped_;
  }

  bool stopped() {
    if (options_.stop && options_.stop()) stopped_ = true;
    return stopped_;
  }

  // Ten more for every point of ours whose interval is too wide. False: for none.
  bool extend() {
    const scenarios::Replications& replications = study_.replications;
    bool some = false;
    for (std::uint64_t point = 0; point < wanted_.size() && replications.half_width > 0; ++point) {
      if (wanted_[point] >= replications.most || !is_ours({point, 0})) continue;
      if (too_wide(point)) {
        wanted_[point] += batch;
        some = true;
      }
    }
    return some;
  }

  // Whether the interval that decides is too wide yet. Where no run has a value, more runs have none either.
  [[nodiscard]] bool too_wide(std::uint64_t point) const {
    const scenarios::Replications& replications = study_.replications;
    if (replications.half_width <= 0) return false;
    const std::vector<double> values = values_of(point, replications.measure);
    if (values.empty()) return false;
    const Estimate now = estimate(values, study_.confidence);
    return now.n < 2 || now.half_width > replications.half_width;
  }

  [[nodiscard]] std::vector<double> values_of(std::uint64_t point, std::size_t measure) const {
    std::vector<double> values;
    for (auto run = runs_.lower_bound({point, 0}); run != runs_.end() && run->first.point == point; ++run) {
      const trace::StudyRun& one = run->second;
      if (run->first.replication < wanted_[point] && measure < one.values.size() && one.values[measure]) {
        values.push_back(*one.values[measure]);
      }
    }
    return values;
  }

  void keep(trace::StudyRun run) {
    fresh_.push_back(run);
    runs_[{run.point, run.replication}] = std::move(run);
    ++report_.played;
    if (std::chrono::steady_clock::now() - committed_ >= time_between_commits) write_fresh();
  }

  void write_fresh() {
    file_.add(fresh_);
    fresh_.clear();
    committed_ = std::chrono::steady_clock::now();
  }

  const scenarios::Study& study_;
  const SweepOptions& options_;
  StudyPlayer player_;
  trace::StudyFile file_;
  bool by_point_ = false;
  std::vector<std::uint64_t> wanted_;  // replications by point
  std::map<RunPlace, trace::StudyRun> runs_;
  std::vector<trace::StudyRun> fresh_;  // not committed yet
  std::chrono::steady_clock::time_point committed_ = std::chrono::steady_clock::now();
  std::atomic<bool> stopped_ = false;
  SweepReport report_;
};

}  // namespace

trace::StudyDesign design_of(const scenarios::Study& study) {
  trace::StudyDesign design;
  design.title = study.title;
  design.question = study.question;
  design.text = study.text() + files_read(study);
  design.version = credsim::version;
  design.confidence = study.confidence;
  const std::vector<MeasureName> names = measures_of(study);
  for (std::size_t i = 0; i < names.size(); ++i) {
    design.measures.push_back(
        {study.measures[i].name, study.measures[i].resource, std::string(measure_row(names[i]).unit)});
  }
  for (const scenarios::Factor& factor : study.factors) {
    design.factors.push_back(factor.path);
  }
  for (const scenarios::DesignPoint& point : study.points) {
    std::vector<std::string>& levels = design.points.emplace_back();
    for (std::size_t i = 0; i < study.factors.size(); ++i) {
      levels.push_back(study.level(i, point));
    }
  }
  return design;
}

SweepReport sweep(const scenarios::Study& study, const SweepOptions& options) { return Sweep(study, options).run(); }

void merge(const std::filesystem::path& into, const std::vector<std::filesystem::path>& from) {
  const trace::StudyFile first(from.front());
  trace::StudyFile whole(into, first.design());
  for (const std::filesystem::path& path : from) {
    const trace::StudyFile part(path);
    if (part.design().text != whole.design().text || part.design().version != whole.design().version) {
      throw trace::Error(path.string() + ": is of another study than " + from.front().string() +
                         "; nothing of it was added");
    }
    whole.add(part.runs());
  }
  whole.summarise(summary_of(whole));
}

}  // namespace lab
