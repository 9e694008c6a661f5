// A world of the model moved by lines of words, without a file: what the model's tests stand on.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/checker.hpp"
#include "model/model.hpp"

namespace tests {

// A step's record, kept.
struct Happening {
  sim::Event event;
  std::vector<model::Note> notes;
  std::vector<sim::Change> changes;
  std::vector<sim::Scheduled> scheduled;
};

// In account 123456789012 and Region eu-west-1, from Monday, 2026-01-05. Callers: `admin`; `dba`, whom no policy allows
// anything; `owner`, the administrator of account 999999999999.
class Driver {
 public:
  explicit Driver(std::uint64_t seed = 1);

  // ---- before the first line ----
  // A parameter in words: a wait as a duration that it always takes, a knob as 5, true, defer or 15m.
  Driver& set(std::string_view parameter, std::string_view value);
  // Every wait takes the same time on every occasion: see steady_waits in driver.cpp.
  Driver& steady();
  Driver& take_instead(model::Simulation::Step step);
  // Violations are collected, not a test's failure.
  Driver& tolerant();
  // Nothing more happens once this is broken.
  Driver& halt_on(model::Invariant invariant);
  model::ClientDefinition& add_client(std::string_view cluster, model::ClientStrategy strategy);

  // ---- lines ----
  // Steps a call now and says what came of it: `ok`, or the error code.
  std::string call(std::string_view line);
  model::Refusal refusal(std::string_view line);
  // `wait 5m`, or a call that has to be accepted. Several lines, blank ones and indentation aside.
  void play(std::string_view lines);
  void wait(sim::Duration time);
  void run_until(sim::Time time);
  // Until the next note of this kind, its step included; false: nothing is pending before a hundred days have passed.
  bool run_to(model::Action action);
  // Counts every login up to now.
  void settle();
  // The end of the run: bounds that have passed count as broken.
  void finish();

  // ---- what there is ----
  [[nodiscard]] sim::Time now() { return simulation().now(); }
  [[nodiscard]] std::uint64_t fingerprint() { return simulation().fingerprint(); }
  [[nodiscard]] std::uint64_t steps() { return simulation().steps(); }
  [[nodiscard]] const std::vector<Happening>& happenings() const { return happenings_; }
  [[nodiscard]] const Happening& last() const { return happenings_.back(); }
  [[nodiscard]] const std::vector<model::Violation>& violations() const { return violations_; }
  [[nodiscard]] bool violated(model::Invariant invariant) const;
  // How often something of this kind was noted, and how often it was refused.
  [[nodiscard]] std::size_t count(model::Action action) const;
  [[nodiscard]] std::size_t refused(model::Action action) const;
  [[nodiscard]] std::size_t open() const { return checker_.open(); }

  [[nodiscard]] const model::Cluster& cluster(std::string_view name = "orders");
  [[nodiscard]] const model::Secret& secret(std::string_view cluster_name = "orders");
  [[nodiscard]] std::string status(std::string_view cluster_name = "orders");
  [[nodiscard]] std::string secret_status(std::string_view cluster_name = "orders");
  [[nodiscard]] std::string phase(std::string_view cluster_name = "orders");
  [[nodiscard]] model::Password value(model::VersionRow version) const { return world.versions[version.index].value; }
  [[nodiscard]] bool current_works(std::string_view cluster_name = "orders");

  // What may be undone: a line that is only tried.
  struct Moment {
    model::World world;
    model::Checker checker;
  };
  [[nodiscard]] Moment moment() const { return {world, checker_}; }
  void undo(const Moment& moment);

  model::Setting setting;
  model::World world;

 private:
  model::Simulation& simulation();
  void keep(const model::StepRecord& record);

  model::Simulation::Step step_ = model::Model::step;
  bool tolerant_ = false;
  std::optional<model::Invariant> halting_;
  model::Checker checker_;
  std::unique_ptr<sim::Resolver> resolver_;
  std::unique_ptr<model::Simulation> simulation_;
  std::vector<Happening> happenings_;
  std::vector<model::Violation> violations_;
};

// `orders`: a managed cluster with a writer, its secret active under the key that Secrets Manager provides.
inline constexpr std::string_view managed_cluster = R"(
  create-db-cluster orders manage
  create-db-instance orders-1
  wait 30m
)";
// The same under the customer key K0.
inline constexpr std::string_view managed_cluster_with_key = R"(
  create-key
  create-alias alias/orders key=K0
  create-db-cluster orders manage key=alias/orders
  create-db-instance orders-1
  wait 30m
)";
// A cluster `orders` with a writer and a password that a person gave.
inline constexpr std::string_view unmanaged_cluster = R"(
  create-db-cluster orders password=Secret-99
  create-db-instance orders-1
  wait 30m
)";

}  // namespace tests
