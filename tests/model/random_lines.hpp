// Lines of a script drawn at random: plausible and hostile calls, faults, and pauses between them.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tests {

// The knobs that let more happen, with the value that does.
extern const std::vector<std::pair<const char*, const char*>> random_knobs;

// The line that a number stands for, the same every time.
std::string random_line(std::uint64_t number);

}  // namespace tests
