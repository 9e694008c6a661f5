// Numbers that are counted while a run goes on: rotations and their gaps, logins and their outages.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "lab/summary.hpp"
#include "model/model.hpp"

namespace lab {

class Totals {
 public:
  explicit Totals(const model::Setting& setting) : setting_(&setting) {}

  void operator()(const model::StepRecord& record, const model::World& world);
  // Adds what was counted until `end` to the summary.
  void finish(const model::World& world, sim::Time end, Summary& summary);

 private:
  void on_note(const model::Note& note, const model::World& world, sim::Time now);
  void on_login(const std::string& group, std::uint32_t client, model::Refusal refusal, sim::Time now);
  void add_meters(const model::World& world);
  void watch_leak(const sim::Change& change, sim::Time now);
  void watch_gap(model::ClusterRow cluster, const model::World& world, sim::Time now);
  [[nodiscard]] std::string group_of(const model::World& world, std::uint32_t client) const;

  static constexpr std::uint32_t no_client = 0xFFFF'FFFF;

  const model::Setting* setting_;
  std::uint64_t events_ = 0;
  std::uint64_t changes_ = 0;
  RotationTotals rotations_;
  std::map<std::string, LoginTotals> logins_;
  std::unordered_map<std::uint32_t, sim::Time> gaps_;          // by cluster, since when
  std::unordered_map<std::uint32_t, sim::Time> outages_;       // by client, since when
  std::unordered_map<std::uint32_t, std::uint64_t> attempts_;  // by client, in vain in the login under way
  std::unordered_map<std::uint32_t, sim::Time> leaks_;         // by cluster, since when
  LeakTotals leak_totals_;
};

}  // namespace lab
