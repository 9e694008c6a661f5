// The two layouts of a timeline, and the shortening of a long one.
#include "cli/timeline_lines.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "cli/quantity.hpp"
#include "cli/table.hpp"
#include "trace/event_phrase.hpp"
#include "trace/moment_text.hpp"

namespace cli {
namespace {

constexpr std::size_t first_lines = 28;
constexpr std::size_t last_lines = 16;

bool speaks_of_trouble(const std::string& line) {
  static constexpr std::array<std::string_view, 5> words{"refused", "-> impaired", "-> Disabled", "-> PendingDeletion",
                                                         "Failed"};
  return std::ranges::any_of(words, [&](std::string_view word) { return line.find(word) != std::string::npos; });
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// An event on a line, and below it what it changed.
std::vector<std::string> stacked(const trace::Timeline& timeline, const Screen& screen) {
  constexpr std::size_t indent = 4;
  Table changes({{}, {}});
  std::vector<std::string> heads;
  for (const trace::TimelineEntry& entry : timeline.entries) {
    const trace::EventRecord& event = entry.event;
    const std::string offset = trace::offset_text(event.at - timeline.start);
    const std::string place = event.line == 0 ? "" : "  :" + std::to_string(event.line);
    heads.push_back(painted(screen, Style::dim, offset) + "  " +
                    painted(screen, event.error.empty() ? Style::plain : Style::odd, trace::happening_text(entry)) +
                    painted(screen, Style::dim, place));
    for (const trace::ChangeRecord& change : entry.changes) {
      changes.row({trace::short_name(change.resource), trace::change_text(change)});
    }
  }
  const std::vector<std::string> below = lines_of(changes.text(Screen{}, indent));
  std::vector<std::string> lines;
  auto next = below.begin();
  for (std::size_t i = 0; i < heads.size(); ++i) {
    lines.push_back(heads[i]);
    const auto end = next + static_cast<std::ptrdiff_t>(timeline.entries[i].changes.size());
    lines.insert(lines.end(), next, end);
    next = end;
  }
  return lines;
}

}  // namespace

std::vector<std::string> timeline_lines(const trace::Timeline& timeline, const Screen& screen) {
  std::vector<std::string> lines = lines_of(trace::timeline_text(timeline));
  const bool fits = screen.width == 0 ||
                    std::ranges::all_of(lines, [&](const std::string& line) { return width_of(line) <= screen.width; });
  if (!fits) lines = stacked(timeline, screen);
  for (std::string& line : lines) {
    if (line.find('\033') == std::string::npos && speaks_of_trouble(line)) line = painted(screen, Style::odd, line);
  }
  const bool numbered =
      std::ranges::any_of(lines, [](const std::string& line) { return line.find("Password #") != std::string::npos; });
  if (numbered) {
    lines.push_back(painted(screen, Style::dim, "#1, #2 … are passwords, numbered in the order in which they appear"));
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
