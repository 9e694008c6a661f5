// Numbers that are counted while a run goes on: rotations and their gaps, logins and their outages.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "lab/cause_times.hpp"
#include "lab/gaps.hpp"
#include "lab/summary.hpp"
#include "model/model.hpp"

namespace lab {

class Totals {
 public:
  explicit Totals(const model::Setting& setting) : setting_(&setting), failures_(setting.start) {}

  // `causes` has been told of the step, or of none.
  void operator()(const model::StepRecord& record, const model::World& world, const CauseTimes& causes);
  // Adds what was counted until `end` to the summary.
  void finish(const model::World& world, sim::Time end, Summary& summary);

 private:
  void on_note(const model::Note& note, const model::World& world, sim::Time now, const CauseTimes& causes);
  void watch_phase(const sim::Change& change, const model::StepRecord& record);
  void on_login(LoginTotals& totals, std::uint32_t client, model::Refusal refusal, sim::Time now);
  static void watch_first_failure(LoginTotals& totals, std::optional<sim::Time> cause, sim::Time now);
  void end_outage(LoginTotals& totals, std::uint32_t client, sim::Duration lasted);
  void watch_deleted(std::uint32_t client, bool failed, const model::World& world);
  [[nodiscard]] sim::Time last_of(const model::World& world, std::uint32_t client) const;
  void add_outages(const model::World& world, sim::Time end);
  void add_meters(const model::World& world);
  void list_logins(Summary& summary);
  void watch_leak(const sim::Change& change, sim::Time now);
  [[nodiscard]] LoginTotals& group_of(const model::World& world, std::uint32_t client);

  static constexpr std::uint32_t no_client = 0xFFFF'FFFF;

  const model::Setting* setting_;
  std::uint64_t events_ = 0;
  std::uint64_t changes_ = 0;
  RotationTotals rotations_;
  LoginTotals lines_;                // logins of the scenario's own lines
  std::vector<LoginTotals> groups_;  // by definition
  Gaps gaps_;
  FailureHistory failures_;                                    // of clients
  std::unordered_map<std::uint32_t, sim::Time> outages_;       // by client, since when
  std::unordered_map<std::uint32_t, sim::Duration> longest_;   // by client, its longest outage that is over
  std::unordered_map<std::uint32_t, sim::Time> deleted_;       // by cluster, when
  std::unordered_map<std::uint32_t, std::uint64_t> in_vain_;   // by client, failed logins since its cluster is deleted
  std::unordered_map<std::uint32_t, std::uint64_t> attempts_;  // by client, in vain in the login under way
  std::unordered_map<std::uint32_t, sim::Time> leaks_;         // by cluster, since when
  LeakTotals leak_totals_;
};

}  // namespace lab
