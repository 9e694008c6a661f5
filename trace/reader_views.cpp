// The part of Reader that gives the public views as they are, whatever columns they have.
#include <algorithm>

#include "trace/reader.hpp"
#include "trace/reader_source.hpp"

namespace trace {
namespace {

std::vector<Cell> cells_of(const Statement& row) {
  std::vector<Cell> cells;
  for (int column = 0; column < row.columns(); ++column) {
    cells.push_back(row.cell(column));
  }
  return cells;
}

}  // namespace

std::vector<std::string> Reader::views() {
  std::vector<std::string> found;
  Statement rows = source_->statement("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY rowid");
  while (rows.step()) {
    found.emplace_back(rows.text(0));
  }
  return found;
}

std::vector<std::string> Reader::columns(std::string_view view) {
  const std::vector<std::string> known = views();
  if (std::ranges::find(known, view) == known.end()) {
    std::string names;
    for (const std::string& name : known) {
      names += (names.empty() ? "" : ", ") + name;
    }
    throw Error(source_->name() + ": has no view " + std::string(view) + "; its views are " + names);
  }
  const Statement rows = source_->statement("SELECT * FROM " + std::string(view));
  std::vector<std::string> names;
  for (int column = 0; column < rows.columns(); ++column) {
    names.push_back(rows.name(column));
  }
  return names;
}

void Reader::each_row(std::string_view view, const std::function<void(std::span<const Cell>)>& visit) {
  static_cast<void>(columns(view));
  Statement rows = source_->statement("SELECT * FROM " + std::string(view));
  while (rows.step()) {
    visit(cells_of(rows));
  }
}

}  // namespace trace
