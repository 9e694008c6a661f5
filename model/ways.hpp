// Answers whatever a step asks at once, in every way one after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/effects.hpp"

namespace model {

// Draws that are asked for at once are all the same.
class Ways final : public sim::Chooser {
 public:
  // Whether the futures differ by it. The hour of a rotation is a matter of the clock, and of no future's.
  static bool open(std::uint16_t choice, std::uint32_t outcomes, double probability);
  std::uint32_t choose(sim::Owner owner, std::uint16_t choice, std::uint32_t outcomes, double probability) override;
  sim::Draws draws(sim::Owner owner, std::uint16_t name) override;
  // A question of one's own, such as whether a value has expired.
  std::uint32_t ask(std::uint32_t outcomes);

  // Nothing was asked yet.
  void first() { answers_.clear(); }
  // Before the step is taken once more.
  void again() { asked_ = 0; }
  // The next combination of answers; false: that was the last.
  bool next();
  [[nodiscard]] bool chosen() const { return !answers_.empty(); }

 private:
  struct Answer {
    std::uint8_t given;
    std::uint8_t outcomes;
  };
  std::vector<Answer> answers_;
  std::size_t asked_ = 0;
};

}  // namespace model
