// What runs have come to: operations that were accepted, refusals, transitions of statuses.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/actions.hpp"
#include "model/model.hpp"
#include "model/refusals.hpp"

namespace model {

class Coverage {
 public:
  // After each step.
  void see(const sim::Effects<Note>& effects);
  // Adds what the other has; whether any transition, or any operation with its refusal, is new.
  bool add(const Coverage& other);

  struct Share {
    std::string_view what;
    std::size_t seen = 0;
    std::size_t of = 0;
    std::vector<std::string> missing;
  };
  // Of operations, refusals, and the transitions of each table of statuses.
  [[nodiscard]] std::vector<Share> shares() const;
  // Everything that was noted and not refused, whether or not somebody called for it.
  [[nodiscard]] bool happened(Action action) const { return happened_[static_cast<std::size_t>(action)]; }

 private:
  static constexpr std::size_t most_statuses = 16;
  static constexpr std::size_t tables = 5;

  std::bitset<action_count> happened_;
  std::bitset<operation_count * refusal_count> answers_;
  std::bitset<tables * most_statuses * most_statuses> transitions_;
};

}  // namespace model
