// Fitting, shortening and colouring the lines of a timeline.
#include "cli/timeline_lines.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "cli/quantity.hpp"

namespace cli {
namespace {

constexpr std::size_t moment_column = 26;  // 2026-01-05T00:00:00.000Z and the gap behind it
constexpr std::size_t first_lines = 28;
constexpr std::size_t last_lines = 16;

bool speaks_of_trouble(const std::string& line) {
  static constexpr std::array<std::string_view, 5> words{"refused", "-> impaired", "-> Disabled", "-> PendingDeletion",
                                                         "Failed"};
  return std::ranges::any_of(words, [&](std::string_view word) { return line.find(word) != std::string::npos; });
}

}  // namespace

std::vector<std::string> timeline_lines(const trace::Timeline& timeline, const Screen& screen) {
  std::vector<std::string> lines;
  std::istringstream in(trace::timeline_text(timeline));
  std::size_t widest = 0;
  for (std::string line; std::getline(in, line);) {
    widest = std::max(widest, width_of(line));
    lines.push_back(line);
  }
  const bool narrow = screen.width != 0 && widest > screen.width;
  for (std::string& line : lines) {
    const std::size_t times = std::min(line.size(), moment_column);
    const bool trouble = speaks_of_trouble(line);
    std::string moment = narrow ? "" : line.substr(0, times);
    const std::string rest = cut(line.substr(times), screen.terminal ? screen.width : 0);
    line = painted(screen, Style::dim, moment) + painted(screen, trouble ? Style::odd : Style::plain, rest);
  }
  return lines;
}

std::vector<std::string> shortened(std::vector<std::string> lines, const std::string& where, const Screen& screen) {
  if (lines.size() <= first_lines + last_lines + 8) return lines;
  const std::size_t left_out = lines.size() - first_lines - last_lines;
  const auto begin = lines.begin() + first_lines;
  lines.erase(begin, begin + static_cast<std::ptrdiff_t>(left_out));
  lines.insert(lines.begin() + first_lines,
               painted(screen, Style::dim, "… " + number_text(left_out) + " more lines: " + where));
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace cli
