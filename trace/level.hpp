// How much of a run its trace keeps.
#pragma once

#include <cstdint>

namespace trace {

enum class Level : std::uint8_t {
  changes,  // events, and the changes that AWS shows
  calls,    // also what the commands asked and what they were answered
  all,      // also the simulator's own bookkeeping, without which a run cannot be played back
};

constexpr const char* level_name(Level level) {
  return level == Level::changes ? "changes" : level == Level::calls ? "calls" : "all";
}

}  // namespace trace
