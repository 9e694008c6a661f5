// CSV and JSON of cells.
#include "cli/view_rows.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cli/csv.hpp"
#include "cli/gathered_output.hpp"

namespace cli {
namespace {

using RowJson = nlohmann::ordered_json;

std::string csv_field(const trace::Cell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&cell)) return fmt::format("{}", *real);
  if (const auto* text = std::get_if<std::string>(&cell)) return csv_text(*text);
  return "";
}

RowJson json_value(const trace::Cell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return *whole;
  if (const auto* real = std::get_if<double>(&cell)) return *real;
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return {};
}

}  // namespace

void print_view_csv(trace::Reader& reader, std::string_view view) {
  GatheredOutput output;
  std::string line;
  for (const std::string& name : reader.columns(view)) line += (line.empty() ? "" : ",") + csv_text(name);
  output.add(line + "\n");
  reader.each_row(view, [&](std::span<const trace::Cell> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i != 0) output.add(",");
      output.add(csv_field(cells[i]));
    }
    output.add("\n");
  });
  output.flush();
}

void print_views_json(trace::Reader& reader) {
  GatheredOutput output;
  std::string before = "{\n";
  for (const std::string& view : reader.views()) {
    const std::vector<std::string> names = reader.columns(view);
    output.add(std::exchange(before, "],\n") + RowJson(view).dump() + ": [");
    std::string comma = "\n";
    reader.each_row(view, [&](std::span<const trace::Cell> cells) {
      RowJson row = RowJson::object();
      for (std::size_t i = 0; i < cells.size(); ++i) row[names[i]] = json_value(cells[i]);
      output.add(std::exchange(comma, ",\n") + row.dump(-1, ' ', false, RowJson::error_handler_t::replace));
    });
  }
  output.add("]\n}\n");
  output.flush();
}

}  // namespace cli
