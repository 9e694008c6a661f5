// How wide each column is, and which lines a row takes.
#include "cli/table.hpp"

#include <algorithm>

namespace cli {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 24;  // of a column that wraps; on smaller screens lines are simply long

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (width != 0 && !line.empty() && width_of(line) + 1 + width_of(word) > width) {
      lines.push_back(line);
      line.clear();
    }
    line += (line.empty() ? "" : " ") + std::string(word);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  lines.push_back(line);
  return lines;
}

struct Table::Layout {
  std::size_t indent = 0;
  std::vector<std::size_t> widths;  // 0: the column is not there
  bool stacked = false;             // columns that may go below do
  std::size_t below_at = 0;         // where those stand
};

void Table::row(std::vector<Cell> cells) {
  cells.resize(columns_.size());
  rows_.push_back({std::move(cells), ""});
}

void Table::heading(std::string text) { rows_.push_back({{}, std::move(text)}); }

Table::Layout Table::layout(const Screen& screen, std::size_t indent) const {
  Layout made;
  made.indent = indent;
  for (const Column& column : columns_) made.widths.push_back(width_of(column.head));
  for (const Row& row : rows_) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      made.widths[i] = std::max(made.widths[i], width_of(row.cells[i].text));
    }
  }
  const auto total = [&] {
    std::size_t sum = indent;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool there = made.widths[i] != 0 && !(made.stacked && columns_[i].narrow == Narrow::below);
      sum += there ? made.widths[i] + gap : 0;
    }
    return sum - std::min(sum, gap);
  };
  if (screen.width == 0 || total() <= screen.width) return made;
  for (std::size_t i = columns_.size(); i-- > 0 && total() > screen.width;) {
    if (columns_[i].narrow == Narrow::drop) made.widths[i] = 0;
  }
  if (total() <= screen.width) return made;
  made.stacked = true;
  made.below_at = indent + 2 * gap;
  const auto wraps = std::ranges::find(columns_, Narrow::wrap, &Column::narrow);
  if (wraps == columns_.end()) return made;
  const auto at = static_cast<std::size_t>(wraps - columns_.begin());
  if (const std::size_t all = total(); all > screen.width) {
    const std::size_t excess = all - screen.width;
    made.widths[at] = std::max(narrowest, made.widths[at] - std::min(made.widths[at], excess));
  }
  made.below_at = indent;
  for (std::size_t i = 0; i < at; ++i) made.below_at += made.widths[i] == 0 ? 0 : made.widths[i] + gap;
  return made;
}

// A row: as many lines as its longest wrapped cell, then those of the cells below.
void Table::lay(std::string& out, const std::vector<Cell>& cells, const Layout& layout, const Screen& screen) const {
  std::vector<std::vector<std::string>> parts(cells.size());
  std::size_t lines = 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (layout.stacked && columns_[i].narrow == Narrow::below) continue;
    const bool wraps = layout.stacked && columns_[i].narrow == Narrow::wrap;
    parts[i] = wraps ? wrapped(cells[i].text, layout.widths[i]) : std::vector{cells[i].text};
    lines = std::max(lines, parts[i].size());
  }
  const auto style = [&](std::size_t i) { return cells[i].style == Style::plain ? columns_[i].style : cells[i].style; };
  for (std::size_t n = 0; n < lines; ++n) {
    std::string line(layout.indent, ' ');
    std::size_t blank = 0;  // spaces still owed
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (layout.widths[i] == 0 || parts[i].empty()) continue;
      const std::string text = n < parts[i].size() ? parts[i][n] : "";
      const std::size_t padding = layout.widths[i] - std::min(layout.widths[i], width_of(text));
      const bool right = columns_[i].align == Align::right;
      blank += right ? padding : 0;
      if (!text.empty()) {
        line += std::string(blank, ' ') + painted(screen, style(i), text);
        blank = 0;
      }
      blank += (right ? 0 : padding) + gap;
    }
    out += line + "\n";
  }
  if (!layout.stacked) return;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (columns_[i].narrow != Narrow::below || cells[i].text.empty()) continue;
    const std::size_t room = screen.width - std::min(screen.width, layout.below_at);
    for (const std::string& line : wrapped(cells[i].text, std::max(narrowest, room))) {
      out += std::string(layout.below_at, ' ') + painted(screen, style(i), line) + "\n";
    }
  }
}

std::string Table::text(const Screen& screen, std::size_t indent) const {
  const Layout made = layout(screen, indent);
  std::string out;
  std::vector<Cell> heads;
  for (const Column& column : columns_) heads.emplace_back(column.head, Style::bold);
  if (std::ranges::any_of(columns_, [](const Column& column) { return !column.head.empty(); })) {
    lay(out, heads, made, screen);
  }
  for (const Row& row : rows_) {
    if (row.cells.empty()) {
      out += std::string(indent, ' ') + painted(screen, Style::bold, row.heading) + "\n";
    } else {
      lay(out, row.cells, made, screen);
    }
  }
  return out;
}

}  // namespace cli
