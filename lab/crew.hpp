// Who plays the runs of a study: threads of this program, or of others, too.
#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "lab/study_run.hpp"

namespace lab {

// Plays those runs, in any order, and gives each to `keep`, never two at a time. `stop` is asked before each run: once
// it says so, no other begins. Throws what `keep` throws.
using Keep = std::function<void(trace::StudyRun)>;
using Crew = std::function<void(std::span<const RunPlace> places, StudyPlayer& player, const Keep& keep,
                                const std::function<bool()>& stop)>;

Crew crew_of_threads(std::size_t jobs);

}  // namespace lab
