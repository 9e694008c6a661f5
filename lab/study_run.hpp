// One run of a study: which it is, and playing it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "lab/measures.hpp"
#include "lab/summary.hpp"
#include "scenarios/study.hpp"
#include "trace/study_file.hpp"

namespace lab {

struct RunPlace {
  std::uint64_t point = 0;
  std::uint64_t replication = 0;

  friend auto operator<=>(const RunPlace&, const RunPlace&) = default;
};

// The seed of a replication: the same in every point, so that points are compared under common random numbers.
std::uint64_t replication_seed(std::uint64_t seed, std::uint64_t replication);

// The measures that a study names. Throws scenarios::Mistake at one that there is not.
std::vector<MeasureName> measures_of(const scenarios::Study& study);

// What a run has of them; nothing: there was nothing to measure.
std::vector<std::optional<double>> values_of(const Summary& summary, const scenarios::Study& study,
                                             const std::vector<MeasureName>& measures);

// Plays runs of one study, from any thread; each point's script is read once.
class StudyPlayer {
 public:
  explicit StudyPlayer(const scenarios::Study& study);

  // What goes wrong in a run is its error.
  trace::StudyRun operator()(const RunPlace& place);

 private:
  std::shared_ptr<const scenarios::Script> script_of(std::uint64_t point);

  const scenarios::Study& study_;
  std::vector<MeasureName> measures_;
  std::map<std::uint64_t, std::shared_ptr<const scenarios::Script>> scripts_;
  std::mutex mutex_;
};

}  // namespace lab
