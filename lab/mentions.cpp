// Looking up every name that a script writes in its conditions, pins and clients.
#include "lab/mentions.hpp"

#include <algorithm>
#include <array>

#include "aws/identity_text.hpp"
#include "aws/nearest_word.hpp"
#include "lab/state.hpp"
#include "model/fields.hpp"

namespace lab {
namespace {

using scenarios::PropertyExpression;

// The kinds of resources that people call by a name of their own.
constexpr std::array named_tables{model::Table::cluster,        model::Table::instance, model::Table::snapshot,
                                  model::Table::global_cluster, model::Table::client,   model::Table::alias};
constexpr std::array other_tables{model::Table::secret, model::Table::key, model::Table::grant};

}  // namespace

std::set<std::string> resources_in(const PropertyExpression& expression) {
  std::set<std::string> names;
  if (expression.kind == PropertyExpression::Kind::state) names.insert(expression.state.resource);
  for (const PropertyExpression& part : expression.parts) names.merge(resources_in(part));
  return names;
}

void Mentions::operator()(const model::StepRecord& record) {
  for (const sim::Change& change : record.changes) {
    if (change.attribute == model::attribute<&model::Cluster::identifier> && change.before != sim::absent) {
      former_.emplace(setting_->text(static_cast<model::Name>(change.before)));
    }
  }
}

bool Mentions::existed(const model::World& world, std::string_view name) const {
  const auto is_one_of = [&](model::Table table) {
    for (std::uint32_t i = 0; i < rows_in(world, table); ++i) {
      if (is_named(*setting_, world, model::resource(table, i), name)) {
        return true;
      }
    }
    return false;
  };
  return name == "*" || former_.contains(name) || std::ranges::any_of(named_tables, is_one_of) ||
         std::ranges::any_of(other_tables, is_one_of);
}

std::vector<std::string> Mentions::names(const model::World& world) const {
  std::vector<std::string> all(former_.begin(), former_.end());
  for (const model::Table table : named_tables) {
    for (std::uint32_t i = 0; i < rows_in(world, table); ++i) {
      all.push_back(aws::name(*setting_, world, model::resource(table, i)));
    }
  }
  return all;
}

std::string Mentions::never_existed(const model::World& world, std::string_view name) const {
  if (existed(world, name)) {
    return "";
  }
  const std::vector<std::string> all = names(world);
  const std::vector<std::string_view> known(all.begin(), all.end());
  return std::string(name) + ", which never existed" + aws::did_you_mean(name, known);
}

std::vector<std::string> Mentions::in_vain(const model::World& world) const {
  std::vector<std::string> remarks;
  const auto look = [&](const scenarios::Mark& mark, const std::string& what, std::string_view name) {
    if (const std::string missing = never_existed(world, name); !missing.empty()) {
      remarks.push_back(mark.text() + ": " + what + " " + missing);
    }
  };
  for (const scenarios::Line& line : script_->lines) {
    for (const scenarios::StateCondition& condition : line.moment.when) {
      look(condition.mark, "when: speaks of", condition.resource);
    }
  }
  for (const scenarios::Property& property : script_->properties) {
    std::set<std::string> names = resources_in(property.expression);
    if (property.kind == scenarios::Property::Kind::leads_to) names.merge(resources_in(property.consequence));
    for (const std::string& name : names) {
      look(property.mark, "the property " + property.name + " speaks of", name);
    }
  }
  for (const scenarios::Pin& pin : script_->pins) {
    look(pin.mark, "the pin is of", pin.resource);
  }
  remark_on_clients(world, remarks);
  return remarks;
}

void Mentions::remark_on_clients(const model::World& world, std::vector<std::string>& remarks) const {
  const auto& clients = script_->clients;
  const auto started = [&](std::size_t i) { return i < world.client_groups.size() && world.client_groups[i] != 0; };
  // A family stands together: one sentence about the first of its groups speaks for all of them.
  for (std::size_t begin = 0, end = 0; begin < clients.size(); begin = end) {
    const scenarios::ClientEntry* idle = nullptr;
    std::size_t idle_groups = 0;
    for (end = begin; end < clients.size() && clients[end].mark == clients[begin].mark; ++end) {
      if (!started(end)) {
        idle = idle == nullptr ? &clients[end] : idle;
        ++idle_groups;
      }
    }
    if (idle == nullptr) {
      continue;
    }
    const std::string missing = never_existed(world, idle->cluster);
    const std::string why =
        missing.empty() ? idle->cluster + " never had an available writer" + (idle->until ? " before until:" : "")
                        : "they are of " + missing;
    const bool family = !idle->family.empty();
    const std::string who = family ? std::to_string(idle_groups) + " of " + std::to_string(end - begin) +
                                         " groups of the clients " + idle->family
                                   : "the clients " + idle->name;
    remarks.push_back(idle->mark.text() + ": " + who + " never started" + (family ? ", such as " + idle->name : "") +
                      ": " + why);
  }
}

}  // namespace lab
