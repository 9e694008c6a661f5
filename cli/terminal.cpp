// Screens as the operating system describes them.
#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace cli {
namespace {

// Of a variable of the environment; empty: not set.
std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

std::size_t number_in(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

// mpirun gives its first rank a terminal of its own, wherever its own output goes.
bool under_mpirun() { return !environment("OMPI_COMM_WORLD_SIZE").empty(); }

Screen screen_of(int descriptor) {
  Screen screen;
  screen.terminal = isatty(descriptor) != 0 && !under_mpirun();
  screen.colours = screen.terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  screen.width = number_in(environment("COLUMNS"));
  winsize size{};
  if (screen.width == 0 && screen.terminal) {
    screen.width = ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col != 0 ? size.ws_col : 80;
  }
  return screen;
}

std::string_view code_of(Style style) {
  switch (style) {
    case Style::bold:
      return "1";
    case Style::dim:
      return "2";
    case Style::good:
      return "32";
    case Style::bad:
      return "1;31";
    case Style::odd:
      return "33";
    case Style::plain:
      break;
  }
  return "";
}

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

}  // namespace

const Screen& output_screen() {
  static const Screen screen = screen_of(STDOUT_FILENO);
  return screen;
}

const Screen& error_screen() {
  static const Screen screen = screen_of(STDERR_FILENO);
  return screen;
}

std::string painted(const Screen& screen, Style style, std::string_view text) {
  if (!screen.colours || style == Style::plain || text.empty()) return std::string(text);
  return "\033[" + std::string(code_of(style)) + "m" + std::string(text) + "\033[0m";
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "\033[") {
      i = text.find('m', i);
      if (i == std::string_view::npos) break;
    } else {
      width += begins_character(text[i]) ? 1 : 0;
    }
  }
  return width;
}

std::string cut(std::string_view text, std::size_t width) {
  if (width == 0 || width_of(text) <= width) return std::string(text);
  std::size_t end = 0;
  for (std::size_t characters = 0; end < text.size(); ++end) {
    if (begins_character(text[end]) && characters++ == width - 1) break;
  }
  return std::string(text.substr(0, end)) + "…";
}

void print(std::string_view text) {
  errno = 0;
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!written || std::fflush(stdout) != 0) {
    // Whoever read the results has seen enough.
    if (errno == EPIPE) std::_Exit(0);
    throw OutputLost("the standard output cannot be written: " + std::string(std::strerror(errno)));
  }
}

void say(std::string_view text) { say_plainly("credsim: " + std::string(text)); }

void say_plainly(std::string_view text) {
  const std::string line = std::string(text) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace cli
