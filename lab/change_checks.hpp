// The checks of a trace's changes, one after the other, on the world that they make.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "lab/trace_check.hpp"
#include "lab/world_replay.hpp"
#include "model/invariants.hpp"
#include "model/setting.hpp"

namespace lab {

class ChangeChecks {
 public:
  // Of the state's invariants those that are `excepted` are not checked.
  ChangeChecks(trace::Reader& reader, const std::bitset<model::invariant_count>& excepted);

  void take(const trace::RawChange& change);
  // After the last change.
  void finish();

  std::vector<TraceCheckRow> rows() &&;

 private:
  enum Check : std::size_t { order, chains, references, lives, transitions, labels, secrets, states, check_count };

  void check_chain(const trace::RawChange& change);
  void check_life(const trace::RawChange& change);
  void check_reference(const trace::RawChange& change);
  void check_transition(const trace::RawChange& change);
  // The world as an instant leaves it; inside of one, steps may be half done.
  void check_instant();
  void check_labels(model::SecretRow secret);
  void check_secrets();
  void check_states();
  void report(Check check, const trace::RawChange& change, std::string message);
  [[nodiscard]] std::string name_of(model::Resource resource);

  trace::Reader& reader_;
  std::bitset<model::invariant_count> excepted_;
  model::Setting setting_;
  WorldReplay replay_;
  std::array<TraceCheckRow, check_count> checks_;
  std::unordered_map<std::uint64_t, std::int64_t> values_;  // by resource and attribute
  trace::RawChange last_;
  std::vector<model::Resource> touched_;  // in this instant
};

}  // namespace lab
