// A small world explored: lines that are played first, then actions that may happen at any point.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/futures.hpp"
#include "sim/explore.hpp"
#include "tests/model/driver.hpp"

namespace tests {

class Explored {
 public:
  // `actions`: a line each, as Driver::play has them; `2x ` before one: at most so often.
  // `before`: what is set up first.
  Explored(
      std::string_view lines, std::string_view actions, const std::function<void(Driver&)>& before = [](Driver&) {});

  // Names that may be swapped, with `{}` for each of the members: "{} {}-1" over c0 and c1.
  Explored& alike(std::vector<std::string> members, std::string_view names);
  // Keys that may be swapped, as K0 and K1, by their rows.
  Explored& alike_keys(const std::vector<std::uint32_t>& rows);
  [[nodiscard]] model::Futures futures();
  [[nodiscard]] sim::Exploration explore(const sim::ExplorationOptions& options = {});
  // A story, a line each.
  [[nodiscard]] std::string text(const sim::Story& story) const;

  Driver driver;
  model::FuturesPlan plan;
  std::vector<std::string> texts;  // of the actions
  model::Coverage coverage;
  std::array<std::uint64_t, model::invariant_count> judged{};
};

}  // namespace tests
