// Text in aligned columns, fitted to the screen: words wrap in one column, and what finds no room stands on a line
// below.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal.hpp"

namespace cli {

enum class Align : std::uint8_t { left, right };

// What becomes of a column when the table is wider than the screen.
enum class Narrow : std::uint8_t {
  keep,   // nothing
  wrap,   // it is broken between words
  below,  // it goes to lines of its own, under the column that wraps
  drop,   // it is left out, the last such column first
};

struct Column {
  std::string head;  // if no column has one, there is no line of heads
  Align align = Align::left;
  Narrow narrow = Narrow::keep;
  Style style = Style::plain;
};

struct Cell {
  std::string text;
  Style style = Style::plain;  // plain: the column's

  Cell() = default;
  Cell(std::string words, Style look = Style::plain) : text(std::move(words)), style(look) {}  // NOLINT
  Cell(std::string_view words, Style look = Style::plain) : text(words), style(look) {}        // NOLINT
  Cell(const char* words, Style look = Style::plain) : text(words), style(look) {}             // NOLINT
};

class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // At most as many cells as there are columns.
  void row(std::vector<Cell> cells);
  // A line between two rows, over all columns.
  void heading(std::string text);

  [[nodiscard]] bool empty() const { return rows_.empty(); }
  // Every line begins with `indent` spaces.
  [[nodiscard]] std::string text(const Screen& screen, std::size_t indent = 0) const;

 private:
  struct Row {
    std::vector<Cell> cells;
    std::string heading;
  };
  struct Layout;
  [[nodiscard]] Layout layout(const Screen& screen, std::size_t indent) const;
  void lay(std::string& out, const std::vector<Cell>& cells, const Layout& layout, const Screen& screen) const;

  std::vector<Column> columns_;
  std::vector<Row> rows_;
};

// The text in lines of at most `width` characters, broken between words; 0: one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace cli
