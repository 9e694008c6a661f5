// The verb `measures`: what is measured of every run.
#include "lab/measures.hpp"

#include <memory>
#include <optional>

#include "cli/format.hpp"
#include "cli/list.hpp"
#include "cli/verbs.hpp"
#include "cli/word_filter.hpp"

namespace cli {

Work measures_verb(CommandLine& line) {
  struct Options {
    std::optional<std::string> word;
    std::string format = "text";
  };
  const auto options = std::make_shared<Options>();
  line.optional_argument("WORD", "only those that it stands in: a part of a name, or of a sentence", options->word);
  declare_format(line, options->format);
  line.example("credsim measures");
  line.example("credsim measures outage");
  return [options] {
    Json array = Json::array();
    Table table({{}, {}, {"", Align::left, Narrow::below}, {"", Align::left, Narrow::below, Style::dim}});
    const auto rows = lab::measure_rows();
    const auto name = [&](std::size_t i) { return std::string(rows[i].name); };
    const auto sentence = [&](std::size_t i) { return rows[i].sentence; };
    for (const std::size_t i : rows_meant(rows.size(), options->word, "measure", name, sentence)) {
      const lab::MeasureRow& row = rows[i];
      array.push_back({{"name", row.name}, {"unit", row.unit}, {"of", row.of}, {"sentence", row.sentence}});
      table.row({row.name, row.unit, row.sentence, row.of.empty() ? "" : "also of " + std::string(row.of)});
    }
    print_list(options->format, array, table);
    return ExitCode::held;
  };
}

}  // namespace cli
