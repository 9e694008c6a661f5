// The verb `parameters`: what AWS does not publish, with the values assumed, and how sure they are.
#include "model/parameters.hpp"

#include <memory>

#include "cli/format.hpp"
#include "cli/table.hpp"
#include "cli/verbs.hpp"

namespace cli {
namespace {

Style style_of(model::Confidence confidence) {
  return confidence == model::Confidence::assumed ? Style::odd : Style::plain;
}

}  // namespace

Work parameters_verb(CommandLine& line) {
  const auto format = std::make_shared<std::string>("text");
  declare_format(line, *format);
  line.example("credsim parameters");
  line.example("credsim run a-happy-month --set rotation.set='{uniform: [1s, 5s]}'");
  return [format] {
    const model::Parameters defaults;
    Json array = Json::array();
    Table table({{}, {}, {}, {"", Align::left, Narrow::below}, {"", Align::left, Narrow::below, Style::dim}});
    const auto rows = model::parameter_rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
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
    if (*format == "json") {
      print_json(array);
    } else {
      print(table.text(output_screen()));
    }
    return ExitCode::held;
  };
}

}  // namespace cli
