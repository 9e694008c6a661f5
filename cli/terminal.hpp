// Where the program's words go: results to the standard output, all else to the standard error; what kind of screen
// each is, and colours on it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace cli {

struct Screen {
  bool terminal = false;
  bool colours = false;   // a terminal, and nobody set NO_COLOR
  std::size_t width = 0;  // in characters; 0: as wide as the text is
};

const Screen& output_screen();
const Screen& error_screen();

enum class Style : std::uint8_t { plain, bold, dim, good, bad, odd };

// The text in its style, on a screen that has colours.
std::string painted(const Screen& screen, Style style, std::string_view text);

// How many characters a text takes on a screen. Styles are not counted.
std::size_t width_of(std::string_view text);

// The text cut to `width` characters, the last one an ellipsis; 0: as it is.
std::string cut(std::string_view text, std::size_t width);

// Results. Throws OutputLost when they cannot be written.
void print(std::string_view text);

// A message of the program: `credsim: text`, on a line of its own.
void say(std::string_view text);
// The same without the name in front.
void say_plainly(std::string_view text);

struct OutputLost : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace cli
