// Playing a script: its lines and what is due in the model, in the order of time.
#include "lab/play.hpp"

#include <memory>

#include "lab/player.hpp"
#include "sim/bug.hpp"

namespace lab {

Stumble::Stumble(const std::string& what, std::uint64_t the_seed, std::uint64_t the_step)
    : std::runtime_error(what), seed(the_seed), step(the_step) {}

Summary play(const scenarios::Script& script, const PlayOptions& options) {
  Player player(script, options);
  try {
    return player.play();
  } catch (const sim::Bug& bug) {
    throw Stumble(bug.what(), options.seed.value_or(script.seed), player.steps());
  } catch (const scenarios::Mistake&) {
    player.take_trace_away();
    throw;
  }
}

}  // namespace lab
