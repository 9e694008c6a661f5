// The lifecycle at fleet size: 1,000 managed clusters for 365 days, untraced and traced, checked and not; and 20,000
// clients of one cluster for 30 days. Prints one line a figure, `NAME figure=FIGURE UNIT`, the median of five runs.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <utility>
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

// A month of one cluster whose clients log in every five minutes or so.
scenarios::Script crowd(const std::string& client) {
  return scenarios::read_text(
      "title: A crowd\nduration: 30d\nclients:\n  web: {cluster: c, count: 20000, " + client +
          "}\nevents:\n  - at: 0s\n    aws: rds create-db-cluster --db-cluster-identifier c --engine aurora-mysql "
          "--master-username admin --manage-master-user-password\n  - at: 20m\n    aws: rds create-db-instance "
          "--db-instance-identifier w --db-cluster-identifier c --engine aurora-mysql --db-instance-class "
          "db.r6g.large\n",
      "crowd.yaml");
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
  for (const auto& [name, client] :
       {std::pair{"cached-refresh", "strategy: cached-refresh, login-every: {exponential: 5m}"},
        std::pair{"cached", "strategy: cached, ttl: 1h, login-every: {exponential: 5m}"}}) {
    const Run run = median_run(crowd(client), options);
    const std::string figure = std::string("clients-20000x30/") + name;
    print(figure + "/time", run.seconds, "s");
    print(figure + "/events", static_cast<double>(run.summary.events), "events");
  }
  std::filesystem::remove_all(folder);

  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  print("fleet-1000x365/memory", static_cast<double>(usage.ru_maxrss) / 1024, "MiB");
  return 0;
}
