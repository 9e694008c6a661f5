// The verb `invariants`: what is checked after every event, with a sentence and a source each.
#include "model/invariants.hpp"

#include <memory>

#include "cli/format.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"

namespace cli {

Work invariants_verb(CommandLine& line) {
  const auto format = std::make_shared<std::string>("text");
  declare_format(line, *format);
  line.example("credsim invariants");
  return [format] {
    Json array = Json::array();
    Table table({{},
                 {},
                 {"", Align::left, Narrow::wrap},
                 {"", Align::left, Narrow::below, Style::dim},
                 {"", Align::left, Narrow::below, Style::dim}});
    for (std::size_t i = 0; i < model::invariant_count; ++i) {
      const model::InvariantRow& row = model::invariant_row(static_cast<model::Invariant>(i));
      const std::string_view kind = model::kind_text(row.kind);
      array.push_back(
          {{"id", row.id}, {"name", row.name}, {"kind", kind}, {"sentence", row.sentence}, {"source", row.source}});
      table.row({row.id, row.name, row.sentence, kind, row.source});
    }
    if (*format == "json") {
      print_json(array);
    } else {
      print(table.text(output_screen()));
    }
    return ExitCode::held;
  };
}

}  // namespace cli
