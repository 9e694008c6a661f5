// Counts that stand beside the world: not compared, not hashed, nothing depends on them.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/parameters.hpp"
#include "sim/time.hpp"

namespace model {

// What the clients of one group did. Logins that have a note of their own are not in `quiet_logins` and `minutes`.
struct GroupMeter {
  std::uint64_t quiet_logins = 0;
  std::uint64_t uses = 0;                // of a connection that was open
  std::uint64_t reads = 0;               // calls of GetSecretValue, refused ones included
  std::uint64_t aged_logins = 0;         // logins that the database accepted
  std::uint64_t age_seconds = 0;         // the ages of the values that they were made with, in whole seconds
  sim::Duration oldest{};                // the greatest of those ages
  std::vector<std::uint32_t> minutes{};  // quiet logins by minute since the start of the run
};

// What clients asked of one secret on one day.
struct ReadCount {
  std::uint32_t calls = 0;
  std::uint32_t decrypted = 0;  // how many of them got a value
};

struct Meters {
  std::array<std::uint64_t, knob_count> knob_uses{};
  std::vector<GroupMeter> groups{};             // by definition
  std::vector<std::vector<ReadCount>> reads{};  // by secret, then by day since the day of the start
};

}  // namespace model
