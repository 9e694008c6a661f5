// Numbers and spans of time as people read them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/time.hpp"

namespace cli {

// 12,345
std::string number_text(std::uint64_t number);

// `1 cluster`, `2 clusters`, `3 keys`, `2 aliases`.
std::string count_text(std::uint64_t number, std::string_view thing);

// a, b, c
std::string list_text(const std::vector<std::string>& parts);

// About how long: `850ms`, `12.3s`, `4m12s`, `3h04m`, `6d04h`.
std::string span_text(sim::Duration span);

// 2026-01-13T04:05:06Z
std::string moment_text(sim::Time time);

}  // namespace cli
