// The verb `invariants`: what is checked after every event, with a sentence and a source each.
#include "model/invariants.hpp"

#include <memory>
#include <optional>

#include "cli/format.hpp"
#include "cli/list.hpp"
#include "cli/verbs.hpp"
#include "cli/word_filter.hpp"

namespace cli {

Work invariants_verb(CommandLine& line) {
  struct Options {
    std::optional<std::string> word;
    std::string format = "text";
  };
  const auto options = std::make_shared<Options>();
  line.optional_argument("WORD", "only those that it stands in: an id, a part of a name, or of a sentence",
                         options->word);
  declare_format(line, options->format);
  line.example("credsim invariants");
  line.example("credsim invariants I22");
  return [options] {
    const auto row_at = [](std::size_t i) -> const model::InvariantRow& {
      return model::invariant_row(static_cast<model::Invariant>(i));
    };
    Json array = Json::array();
    Table table({{},
                 {},
                 {"", Align::left, Narrow::wrap},
                 {"", Align::left, Narrow::below, Style::dim},
                 {"", Align::left, Narrow::below, Style::dim}});
    const auto name = [&](std::size_t i) { return std::string(row_at(i).id) + " " + std::string(row_at(i).name); };
    const auto sentence = [&](std::size_t i) { return row_at(i).sentence; };
    for (const std::size_t i : rows_meant(model::invariant_count, options->word, "invariant", name, sentence)) {
      const model::InvariantRow& row = row_at(i);
      const std::string_view kind = model::kind_text(row.kind);
      array.push_back(
          {{"id", row.id}, {"name", row.name}, {"kind", kind}, {"sentence", row.sentence}, {"source", row.source}});
      table.row({row.id, row.name, row.sentence, kind, row.source});
    }
    print_list(options->format, array, table);
    return ExitCode::held;
  };
}

}  // namespace cli
