// The lifecycle at fleet size: 1,000 managed clusters for 365 days, untraced and traced, checked and not. Prints one
// line a figure, `NAME figure=FIGURE UNIT`, the median of five runs.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "lab/play.hpp"
#include "scenarios/reader.hpp"

namespace {

constexpr int runs = 5;

scenarios::Script fleet(int clusters, int days) {
  return scenarios::read_text("title: A fleet\nduration: " + std::to_string(days) +
                                  "d\nevents:\n  - at: 0s\n    repeat: {count: " + std::to_string(clusters) +
                                  ", every: 1s}\n    aws: rds create-db-cluster --db-cluster-identifier c{i} --engine "
                                  "aurora-mysql --master-username admin --manage-master-user-password\n",
                              "fleet.yaml");
}

struct Run {
  double seconds;
  lab::Summary summary;
};

Run median_run(const scenarios::Script& script, const lab::PlayOptions& options) {
  std::vector<Run> all;
  for (int i = 0; i < runs; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    lab::Summary summary = lab::play(script, options);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    all.push_back({took.count(), std::move(summary)});
  }
  std::ranges::sort(all, {}, &Run::seconds);
  return all[runs / 2];
}

void print(const std::string& name, double figure, const char* unit) {
  std::printf("%s figure=%.4g %s\n", name.c_str(), figure, unit);
  std::fflush(stdout);
}

void print_run(const std::string& name, const Run& run) {
  print(name + "/time", run.seconds, "s");
  print(name + "/rotations", static_cast<double>(run.summary.rotations.succeeded) / run.seconds, "rotations/s");
  print(name + "/events", static_cast<double>(run.summary.events) / run.seconds, "events/s");
  print(name + "/rows", static_cast<double>(run.summary.events + run.summary.changes) / run.seconds, "rows/s");
}

}  // namespace

int main() {
  const scenarios::Script script = fleet(1000, 365);
  lab::PlayOptions options;
  options.check = model::CheckMode::off;
  print_run("fleet-1000x365/untraced-unchecked", median_run(script, options));
  options.check = model::CheckMode::every;
  print_run("fleet-1000x365/untraced", median_run(script, options));

  const auto folder = std::filesystem::temp_directory_path() / "credsim-bench";
  std::filesystem::create_directories(folder);
  options.trace = folder / "fleet.sqlite";
  const Run traced = median_run(script, options);
  print_run("fleet-1000x365/traced", traced);
  print("fleet-1000x365/traced/size",
        static_cast<double>(std::filesystem::file_size(*options.trace)) / static_cast<double>(traced.summary.events),
        "bytes/event");
  std::filesystem::remove_all(folder);

  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  print("fleet-1000x365/memory", static_cast<double>(usage.ru_maxrss) / 1024, "MiB");
  return 0;
}
