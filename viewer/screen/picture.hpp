// A frame as a picture: drawn beside the screen, so that nothing in front of the window is in it, and written as PNG.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace viewer {

struct Picture {
  int width = 0;  // pixels
  int height = 0;
  std::vector<std::uint8_t> rgb;  // three bytes a pixel, the upper row first
};

// What `draw` draws with OpenGL. The context has to be current.
Picture picture_of(int width, int height, const std::function<void()>& draw);

// Throws trace::Error with a sentence where it cannot be written.
void write_png(const Picture& picture, const std::filesystem::path& file);

}  // namespace viewer
