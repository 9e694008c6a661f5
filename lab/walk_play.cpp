// One run of a walk.
#include "lab/walk_play.hpp"

#include <algorithm>

#include "lab/walk.hpp"

namespace lab {
namespace {

// No walk goes on for ever, whatever a changed model does.
constexpr std::uint64_t most_steps = 200'000;
struct Enough {};

WalkResult play_once(const scenarios::Script& script, const model::Simulation::Step& step) {
  WalkResult result;
  sim::Time now = script.start;
  PlayOptions options;
  options.measured = false;
  options.itemised_bill = false;
  options.step = [&](const model::Setting& setting, model::World& world, const sim::Event& event,
                     sim::Effects<model::Note>& effects) {
    if (++result.steps > most_steps) {
      throw Enough();
    }
    now = event.time;
    step(setting, world, event, effects);
    result.coverage.see(effects);
  };
  result.errors.resize(script.lines.size());
  try {
    const Summary summary = play(script, options);
    for (const BrokenInvariant& one : summary.broken) {
      if (one.kind == BrokenInvariant::Kind::leads_to) {
        continue;  // a walk sees too little
      }
      if (one.kind == BrokenInvariant::Kind::sometimes) {
        result.never.push_back(one.invariant);
      } else if (std::ranges::find(result.faults, one.invariant, &Fault::what) == result.faults.end()) {
        result.faults.push_back({one.invariant, one.message, one.at});
      }
    }
    for (const FailedExpectation& one : summary.failed) {
      const auto line = static_cast<std::size_t>(one.line) - 1;
      if (one.path.empty() && line < result.errors.size() && result.errors[line].empty()) {
        result.errors[line] = one.actual;
      }
    }
  } catch (const Enough&) {
    return result;
  } catch (const Stopped&) {
    result.stopped = true;
    return result;
  } catch (const scenarios::Mistake&) {
    throw;
  } catch (const std::exception& bug) {
    result.faults.push_back({"crash", bug.what(), now});
  }
  return result;
}

}  // namespace

model::Simulation::Step stoppable(model::Simulation::Step step, Stop stop) {
  constexpr std::uint64_t seldom = 64;  // often enough for people, and too seldom to be felt
  if (!step) {
    step = model::Model::step;
  }
  if (!stop) {
    return step;
  }
  return [step = std::move(step), stop = std::move(stop), steps = std::uint64_t{0}](
             const model::Setting& setting, model::World& world, const sim::Event& event,
             sim::Effects<model::Note>& effects) mutable {
    if (steps++ % seldom == 0 && stop()) {
      throw Stopped();
    }
    step(setting, world, event, effects);
  };
}

WalkResult play_walk(scenarios::Script& script, const model::Simulation::Step& step, const Stop& stop) {
  const model::Simulation::Step guarded = stoppable(step, stop);
  for (;;) {
    try {
      return play_once(script, guarded);
    } catch (const scenarios::Mistake& mistake) {
      const auto line = static_cast<std::size_t>(mistake.mark().line) - 1;
      if (mistake.mark().line == 0 || line >= script.lines.size()) {
        throw;
      }
      script.lines.erase(script.lines.begin() + static_cast<std::ptrdiff_t>(line));
      settle_lines(script);
    }
  }
}

}  // namespace lab
