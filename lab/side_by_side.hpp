// Independent pieces of work on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace lab {

// Calls `work` with 0 to count - 1, `jobs` at a time, begun in this order. The first exception is thrown on, once those
// that were begun have ended; no other begins.
void side_by_side(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& work);

}  // namespace lab
