// How smooth it is: frames while the timeline is moved and zoomed, and how long they took.
#pragma once

#include <functional>
#include <string>

namespace viewer {

struct Desk;
class Window;

// Moves, comes closer and goes back for so many frames, each drawn by `frame`; a text with the percentiles of their
// times and the most memory that the program had.
std::string benchmark(Desk& desk, Window& window, int frames, const std::function<void()>& frame);

}  // namespace viewer
