// Looking states up in a world.
#include "lab/state.hpp"

#include <algorithm>

#include "aws/identity_text.hpp"
#include "aws/nearest_word.hpp"
#include "model/fields.hpp"
#include "scenarios/duration.hpp"

namespace lab {
namespace {

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, [&](char x, char y) { return lower(x) == lower(y); });
}

std::string text_of(const model::Setting& setting, const model::World& world, model::ValueType type,
                    std::int64_t value) {
  switch (type) {
    case model::ValueType::boolean:
      return value != 0 ? "true" : "false";
    case model::ValueType::time:
      return scenarios::time_text(sim::Time(sim::Duration(value)));
    case model::ValueType::name:
      return std::string(setting.text(static_cast<model::Name>(value)));
    case model::ValueType::resource:
      return aws::name(setting, world, model::resource_of(value));
    default: {
      const std::string_view word = model::word_of(type, value);
      return word.empty() ? std::to_string(value) : std::string(word);
    }
  }
}

}  // namespace

State::State(const scenarios::StateCondition& condition)
    : resource_(condition.resource), attribute_(condition.attribute), value_(condition.value) {
  std::vector<std::string_view> known;
  for (const model::AttributeRow& row : model::attribute_rows()) {
    if (row.type == model::ValueType::password || row.table == model::Table::version) {
      continue;
    }
    known.push_back(row.name);
    if (row.name == attribute_) {
      attributes_.push_back(row.attribute);
    }
  }
  if (attributes_.empty()) {
    throw scenarios::Mistake(
        condition.mark, "no resource has an attribute `" + attribute_ + "`" + aws::did_you_mean(attribute_, known));
  }
}

bool State::matches(const model::Setting& setting, const model::World& world, model::Resource row,
                    std::uint16_t attribute) const {
  const std::int64_t value = model::value_of(world, row, attribute);
  if (value == sim::absent) {
    return value_ == "absent" || value_ == "none";
  }
  return text_of(setting, world, model::attribute_row(attribute).type, value) == value_;
}

template <class Visit>
void State::each_meant(const model::Setting& setting, const model::World& world, const Visit& visit) const {
  for (const std::uint16_t attribute : attributes_) {
    const model::Table table = model::attribute_row(attribute).table;
    const std::uint32_t rows = rows_in(world, table);
    for (std::uint32_t i = 0; i < rows; ++i) {
      const model::Resource row = model::resource(table, i);
      const bool exists = model::value_of(world, row, model::existence(table)) != sim::absent;
      const bool meant = exists && (resource_ == "*" || is_named(setting, world, row, resource_));
      if (meant && !visit(row, attribute)) {
        return;
      }
    }
  }
}

bool State::holds(const model::Setting& setting, const model::World& world) const {
  bool found = false;
  bool matching = false;
  each_meant(setting, world, [&](model::Resource row, std::uint16_t attribute) {
    found = true;
    matching = matches(setting, world, row, attribute);
    return matching && resource_ == "*";
  });
  return found ? matching : resource_ != "*" && value_ == "absent";
}

State::Sight State::sight(const model::Setting& setting, const model::World& world) const {
  Sight seen{resource_, "absent"};
  bool first = true;
  each_meant(setting, world, [&](model::Resource row, std::uint16_t attribute) {
    const bool matching = matches(setting, world, row, attribute);
    if (first || !matching) {
      const std::int64_t value = model::value_of(world, row, attribute);
      seen = {resource_ == "*" ? aws::name(setting, world, row) : resource_,
              value == sim::absent ? "absent" : text_of(setting, world, model::attribute_row(attribute).type, value)};
    }
    first = false;
    return matching && resource_ == "*";
  });
  return seen;
}

std::optional<std::uint16_t> State::attribute_of(model::Resource row) const {
  const auto found = std::ranges::find_if(attributes_, [row](std::uint16_t attribute) {
    return model::attribute_row(attribute).table == model::table_of(row);
  });
  return found == attributes_.end() ? std::nullopt : std::optional(*found);
}

bool State::matches(const model::Setting& setting, const model::World& world, model::Resource row) const {
  const std::optional<std::uint16_t> attribute = attribute_of(row);
  return attribute && matches(setting, world, row, *attribute);
}

State::Sight State::sight(const model::Setting& setting, const model::World& world, model::Resource row) const {
  const std::uint16_t attribute = attribute_of(row).value();
  const std::int64_t value = model::value_of(world, row, attribute);
  return {aws::name(setting, world, row),
          value == sim::absent ? "absent" : text_of(setting, world, model::attribute_row(attribute).type, value)};
}

std::optional<model::Resource> State::witness(const std::vector<const State*>& states, const model::Setting& setting,
                                              const model::World& world) {
  std::optional<model::Resource> found;
  states.front()->each_meant(setting, world, [&](model::Resource row, std::uint16_t) {
    if (std::ranges::all_of(states, [&](const State* state) { return state->matches(setting, world, row); })) {
      found = row;
    }
    return !found.has_value();
  });
  return found;
}

std::string State::text(const std::string& resource, const std::string& value) const {
  return resource + "." + attribute_ + ": " + value;
}

std::uint32_t rows_in(const model::World& world, model::Table table) {
  switch (table) {
    case model::Table::cluster:
      return static_cast<std::uint32_t>(world.clusters.size());
    case model::Table::instance:
      return static_cast<std::uint32_t>(world.instances.size());
    case model::Table::secret:
      return static_cast<std::uint32_t>(world.secrets.size());
    case model::Table::key:
      return static_cast<std::uint32_t>(world.keys.size());
    case model::Table::alias:
      return static_cast<std::uint32_t>(world.aliases.size());
    case model::Table::grant:
      return static_cast<std::uint32_t>(world.grants.size());
    case model::Table::snapshot:
      return static_cast<std::uint32_t>(world.snapshots.size());
    case model::Table::global_cluster:
      return static_cast<std::uint32_t>(world.global_clusters.size());
    case model::Table::client:
      return static_cast<std::uint32_t>(world.clients.size());
    case model::Table::label:
      return static_cast<std::uint32_t>(world.labels.size());
    case model::Table::database_user:
      return static_cast<std::uint32_t>(world.database_users.size());
    default:
      return 0;
  }
}

bool is_named(const model::Setting& setting, const model::World& world, model::Resource row, std::string_view text) {
  switch (model::table_of(row)) {
    case model::Table::cluster:
      return same_name(setting.text(world.clusters[row.row()].name), text);
    case model::Table::instance:
      return same_name(setting.text(world.instances[row.row()].name), text);
    case model::Table::secret: {
      const model::Secret& secret = world.secrets[row.row()];
      return (secret.cluster && same_name(setting.text(world[secret.cluster].name), text)) ||
             aws::name(setting, world, row) == text || aws::arn(setting, world, row) == text;
    }
    case model::Table::key: {
      const bool by_alias = std::ranges::any_of(world.aliases, [&](const model::Alias& alias) {
        return alias.exists && alias.key.id() == row && setting.text(alias.name) == text;
      });
      return by_alias || aws::name(setting, world, row) == text || aws::arn(setting, world, row) == text;
    }
    default:
      return aws::name(setting, world, row) == text;
  }
}

}  // namespace lab
