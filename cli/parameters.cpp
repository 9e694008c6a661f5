// The verb `parameters`: what AWS does not publish, with the values assumed, and how sure they are.
#include "model/parameters.hpp"

#include <memory>
#include <optional>

#include "cli/format.hpp"
#include "cli/list.hpp"
#include "cli/verbs.hpp"
#include "cli/word_filter.hpp"

namespace cli {
namespace {

Style style_of(model::Confidence confidence) {
  return confidence == model::Confidence::assumed ? Style::odd : Style::plain;
}

}  // namespace

Work parameters_verb(CommandLine& line) {
  struct Options {
    std::optional<std::string> word;
    std::string format = "text";
  };
  const auto options = std::make_shared<Options>();
  line.optional_argument("WORD", "only those that it stands in: a part of a name, or of a sentence", options->word);
  declare_format(line, options->format);
  line.example("credsim parameters");
  line.example("credsim parameters rotation");
  line.example("credsim run a-happy-month --set rotation.set='{uniform: [1s, 5s]}'");
  return [options] {
    const model::Parameters defaults;
    Json array = Json::array();
    Table table({{}, {}, {}, {"", Align::left, Narrow::below}, {"", Align::left, Narrow::below, Style::dim}});
    const auto rows = model::parameter_rows();
    const auto name = [&](std::size_t i) { return std::string(rows[i].name); };
    const auto sentence = [&](std::size_t i) { return rows[i].sentence; };
    for (const std::size_t i : rows_meant(rows.size(), options->word, "parameter", name, sentence)) {
      const model::ParameterRow& row = rows[i];
      const std::string value = model::parameter_text(i, defaults.value(i));
      const std::string_view confidence = model::confidence_text(row.confidence);
      array.push_back({{"name", row.name},
                       {"default", value},
                       {"unit", row.unit},
                       {"confidence", confidence},
                       {"sentence", row.sentence},
                       {"source", row.source}});
      table.row({row.name, value, {std::string(confidence), style_of(row.confidence)}, row.sentence, row.source});
    }
    print_list(options->format, array, table);
    return ExitCode::held;
  };
}

}  // namespace cli
