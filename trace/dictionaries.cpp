// The rows of the dictionaries: words, kinds, actions and attributes.
#include "trace/dictionaries.hpp"

#include "model/actions.hpp"
#include "trace/connection.hpp"

namespace trace {
namespace {

void fill_words(Connection& connection) {
  Statement word(connection, "INSERT INTO word VALUES (?, ?, ?)");
  for (int vocabulary = 0; vocabulary <= static_cast<int>(model::ValueType::refusal); ++vocabulary) {
    const auto type = static_cast<model::ValueType>(vocabulary);
    for (std::int64_t value = type == model::ValueType::refusal ? 1 : 0; value < 1 << 12; ++value) {
      const std::string_view text = model::word_of(type, value);
      if (text.empty()) {
        break;
      }
      word.bind(1, std::int64_t{vocabulary}).bind(2, value).bind(3, text).execute();
    }
  }
}

}  // namespace

Form form_of(const model::AttributeRow& attribute) {
  switch (attribute.type) {
    case model::ValueType::boolean:
      return Form::boolean;
    case model::ValueType::number:
      return attribute.attribute == model::attribute<&model::Grant::operations> ? Form::text : Form::number;
    case model::ValueType::time:
      return Form::time;
    case model::ValueType::name:
    case model::ValueType::policy:
    case model::ValueType::schedule:
      return Form::text;
    case model::ValueType::resource:
      return Form::resource;
    case model::ValueType::password:
      return Form::password;
    default:
      return Form::word;
  }
}

std::int64_t attribute_id(std::uint16_t attribute) {
  return &model::attribute_row(attribute) - model::attribute_rows().data();
}

bool internal_attribute(const model::AttributeRow& attribute) {
  using model::Cluster;
  using model::Secret;
  switch (attribute.attribute) {
    case model::attribute<&Cluster::members>:
    case model::attribute<&Cluster::origin>:
    case model::attribute<&Cluster::attempt>:
    case model::attribute<&Cluster::password_set>:
    case model::attribute<&Cluster::rotation_due>:
    case model::attribute<&Cluster::turning_off>:
    case model::attribute<&Secret::window_open>:
    case model::attribute<&Secret::window_close>:
    case model::attribute<&Secret::versions_kept>:
    case model::attribute<&Secret::billed_since>:
    case model::attribute<&model::Key::billed_since>:
      return true;
    default:
      return false;
  }
}

void fill_dictionaries(Connection& connection) {
  Statement kind(connection, "INSERT INTO kind VALUES (?, ?)");
  for (std::size_t table = 1; table < model::table_count; ++table) {
    kind.bind(1, static_cast<std::int64_t>(table))
        .bind(2, model::table_name(static_cast<model::Table>(table)))
        .execute();
  }
  Statement origin(connection, "INSERT INTO origin VALUES (?, ?)");
  std::int64_t number = 0;
  for (const std::string_view name : {"call", "service", "timer", "fault", "client"}) {
    origin.bind(1, number++).bind(2, name).execute();
  }
  Statement action(connection, "INSERT INTO action VALUES (?, ?, ?)");
  for (std::size_t id = 0; id < model::action_count; ++id) {
    const model::ActionRow& row = model::action_row(static_cast<model::Action>(id));
    action.bind(1, static_cast<std::int64_t>(id)).bind(2, model::source_text(row.source)).bind(3, row.name).execute();
  }
  Statement attribute(connection, "INSERT INTO attribute VALUES (?, ?, ?, ?, ?, ?, ?)");
  for (const model::AttributeRow& row : model::attribute_rows()) {
    attribute.bind(1, attribute_id(row.attribute))
        .bind(2, static_cast<std::int64_t>(row.table))
        .bind(3, std::int64_t{row.attribute})
        .bind(4, row.name)
        .bind(5, static_cast<std::int64_t>(form_of(row)))
        .bind(6, static_cast<std::int64_t>(row.type))
        .bind(7, std::int64_t{internal_attribute(row)})
        .execute();
  }
  fill_words(connection);
}

}  // namespace trace
