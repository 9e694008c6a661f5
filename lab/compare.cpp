// Plays both with the same seeds, and pairs what was measured.
#include "lab/compare.hpp"

#include <array>
#include <atomic>
#include <map>
#include <tuple>
#include <utility>

#include "lab/play.hpp"
#include "lab/side_by_side.hpp"
#include "lab/study_run.hpp"

namespace lab {
namespace {

struct Played {
  bool done = false;
  bool held = false;
  std::vector<Measure> measures;
};

struct PairedValues {
  std::vector<double> a;
  std::vector<double> b;
};

}  // namespace

Comparison compare(const scenarios::Script& a, const scenarios::Script& b, const CompareOptions& options) {
  const std::array<const scenarios::Script*, 2> scripts{&a, &b};
  std::vector<std::array<Played, 2>> played(options.replications);
  std::atomic<std::uint64_t> done = 0;
  side_by_side(2 * options.replications, options.jobs, [&](std::size_t i) {
    if (options.stop && options.stop()) return;
    PlayOptions play_options;
    play_options.seed = replication_seed(options.seed, i / 2);
    play_options.itemised_bill = false;
    Summary summary = play(*scripts[i % 2], play_options);
    played[i / 2][i % 2] = {true, summary.held(), std::move(summary.measures)};
    if (options.progress) options.progress(++done, 2 * options.replications);
  });

  Comparison made;
  std::map<std::tuple<bool, MeasureName, std::string>, PairedValues> values;
  for (const auto& [first, second] : played) {
    if (!first.done || !second.done) continue;
    ++made.replications;
    made.held_a += first.held ? 1 : 0;
    made.held_b += second.held ? 1 : 0;
    std::map<std::pair<MeasureName, std::string>, double> others;
    for (const Measure& one : second.measures) others[{one.name, one.resource}] = one.value;
    for (const Measure& one : first.measures) {
      if (const auto other = others.find({one.name, one.resource}); other != others.end()) {
        PairedValues& pairs = values[{!one.resource.empty(), one.name, one.resource}];
        pairs.a.push_back(one.value);
        pairs.b.push_back(other->second);
      }
    }
  }
  for (const auto& [key, pairs] : values) {
    const auto& [of_resource, name, resource] = key;
    made.rows.push_back({name, resource, estimate(pairs.a, options.confidence), estimate(pairs.b, options.confidence),
                         paired_difference(pairs.a, pairs.b, options.confidence)});
  }
  return made;
}

}  // namespace lab
