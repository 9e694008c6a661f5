// The patterns, drawn pixel by pixel, and their texture.
#include "viewer/screen/patterns.hpp"

#include <GL/gl.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace viewer {
namespace {

constexpr std::size_t side = pattern_side;
constexpr std::size_t rows = trace::tone_count * side;

// Whether there is ink in a pattern at that pixel.
constexpr bool inked(trace::Tone tone, std::size_t x, std::size_t y) {
  switch (tone) {
    case trace::Tone::calm:
      return false;
    case trace::Tone::busy:
      return (x + y) % 8 < 2;  // lines that rise
    case trace::Tone::off:
      return x % 4 == 1 && y % 4 == 1;  // dots
    case trace::Tone::gap:
      return (x + y) % 8 < 1 || (x + side - y) % 8 < 1;  // a net
    case trace::Tone::bad:
      return (x + side - y) % 8 < 3;  // broad lines that fall
  }
  return false;
}

using Pixels = std::array<std::uint8_t, rows * side * 4>;

Pixels drawn_patterns() {
  Pixels pixels{};
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t x = 0; x < side; ++x) {
      std::uint8_t* const pixel = &pixels[(row * side + x) * 4];
      std::fill_n(pixel, 3, std::uint8_t{255});
      pixel[3] = inked(static_cast<trace::Tone>(row / side), x, row % side) ? 255 : 0;
    }
  }
  return pixels;
}

}  // namespace

Patterns::Patterns() {
  const Pixels pixels = drawn_patterns();
  glGenTextures(1, &texture_);
  glBindTexture(GL_TEXTURE_2D, texture_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_REPEAT);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, static_cast<GLsizei>(side), static_cast<GLsizei>(rows), 0, GL_RGBA,
               GL_UNSIGNED_BYTE, pixels.data());
}

Patterns::~Patterns() { glDeleteTextures(1, &texture_); }

void Patterns::draw(ImDrawList& list, ImVec2 from, ImVec2 to, trace::Tone tone, ImU32 colour, float shift) const {
  if (!has(tone) || to.x - from.x < 2) return;
  const auto first = static_cast<float>(static_cast<std::size_t>(tone) * side);
  const float left = shift / side;
  const ImVec2 upper_left(left, first / rows);
  const ImVec2 lower_right(left + (to.x - from.x) / side, (first + std::min<float>(to.y - from.y, side)) / rows);
  list.AddImage((ImTextureID)(intptr_t)texture_, from, to, upper_left, lower_right, colour);  // NOLINT
}

}  // namespace viewer
