// When the lines of a script are due. At one instant they come in the order of the file.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "scenarios/script.hpp"
#include "sim/time.hpp"

namespace lab {

// One time that a line is due; `nth` counts its repetitions from 0.
struct Occurrence {
  sim::Time at;
  std::uint32_t line = 0;
  std::uint64_t nth = 0;

  friend auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

class Agenda {
 public:
  // `script` outlives the agenda. Times that are distributions are drawn under the seed and the line's own text.
  Agenda(const scenarios::Script& script, std::uint64_t seed);

  [[nodiscard]] sim::Time next_time() const { return due_.empty() ? sim::never : due_.begin()->at; }
  // Takes the next one. Repetitions follow by themselves; the line after, if it says `+…`, when over() is called.
  Occurrence take();
  // Whether that was the line's last, so that a `+…` line can follow it.
  [[nodiscard]] bool last(const Occurrence& occurrence) const;
  // The line is over: a `+…` line after it is due its delay from `now`.
  void over(std::uint32_t line, sim::Time now);
  // The condition of a `when:` line holds.
  void fire(std::uint32_t line, sim::Time now);

  // The latest moment at which a line was or will be due, as far as is known.
  [[nodiscard]] sim::Time latest() const { return latest_; }

 private:
  void add(std::uint32_t line, std::uint64_t nth, sim::Time at);
  sim::Duration draw(std::uint32_t line, const char* purpose, const sim::Distribution& distribution,
                     std::uint64_t nth) const;
  [[nodiscard]] bool repeats_after(const Occurrence& occurrence, sim::Time& next) const;

  const scenarios::Script* script_;
  std::uint64_t seed_;
  std::vector<std::uint64_t> entities_;  // by line: what its draws are named after
  std::set<Occurrence> due_;
  sim::Time latest_;
};

}  // namespace lab
