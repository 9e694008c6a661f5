// States in the trace's spelling, and the properties that are made of them.
#include <algorithm>
#include <map>
#include <set>

#include "aws/nearest_word.hpp"
#include "model/fields.hpp"
#include "scenarios/parts.hpp"
#include "scenarios/quoted.hpp"

namespace scenarios {
namespace {

// The attributes of every kind of resource, and the words that each has as values; no words where any value is fine.
using Attributes = std::map<std::string_view, std::vector<std::string_view>>;

std::vector<std::string_view> words_of(model::ValueType type) {
  constexpr std::int64_t most_words = 512;
  if (type == model::ValueType::boolean) return {"true", "false"};
  std::vector<std::string_view> words;
  for (std::int64_t value = 0; value < most_words; ++value) {
    const std::string_view word = model::word_of(type, value);
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

const Attributes& attributes() {
  static const Attributes all = [] {
    Attributes made;
    std::set<std::string_view> free;
    for (const model::AttributeRow& row : model::attribute_rows()) {
      const auto words = words_of(row.type);
      auto& known = made[row.name];
      for (const std::string_view word : words) {
        if (std::ranges::find(known, word) == known.end()) known.push_back(word);
      }
      if (words.empty()) free.insert(row.name);
    }
    for (const std::string_view name : free) made[name].clear();
    return made;
  }();
  return all;
}

Mistake unknown_attribute(const Node& node, std::string_view attribute) {
  std::vector<std::string_view> names;
  for (const auto& [name, words] : attributes()) names.push_back(name);
  std::string right = aws::did_you_mean(attribute, names);
  if (right.empty()) right = "; write one as the trace spells it, such as SecretStatus or KeyState";
  return node.mistake("unknown attribute " + quoted(attribute) + right);
}

// `resource.Attribute`, where either may have dots: the longest attribute that there is.
void split(const Node& key, StateCondition& state) {
  const std::string_view text = key.text();
  for (std::size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.', dot + 1)) {
    if (dot > 0 && attributes().contains(text.substr(dot + 1))) {
      state.resource = text.substr(0, dot);
      state.attribute = text.substr(dot + 1);
      return;
    }
  }
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == text.size()) {
    throw key.mistake("a state is written resource.Attribute: value, such as orders.SecretStatus: rotating, unlike " +
                      quoted(text));
  }
  throw unknown_attribute(key, text.substr(dot + 1));
}

std::vector<PropertyExpression> expressions_of(const Entry& entry) {
  std::vector<PropertyExpression> parts;
  for (const Node item : list_of(entry.value, entry.key.text(), "[{orders.SecretStatus: active}]")) {
    parts.push_back(expression_of(item));
  }
  return parts;
}

bool has_all(model::Table table, const std::vector<PropertyExpression>& states) {
  return std::ranges::all_of(states, [&](const PropertyExpression& one) {
    return std::ranges::any_of(model::attribute_rows(), [&](const model::AttributeRow& row) {
      return row.table == table && row.name == one.state.attribute;
    });
  });
}

// What some or no resource is: states of `*`, of attributes that one kind of resource has.
std::vector<PropertyExpression> quantified_of(const Entry& entry) {
  const std::string key(entry.key.text());
  std::vector<PropertyExpression> states;
  for (const Entry item : map_of(entry.value, key, "{\"*.SecretStatus\": impaired}")) {
    PropertyExpression& part = states.emplace_back();
    part.state = state_of(item, true);
    if (part.state.resource != "*") {
      throw item.key.mistake(key + ": speaks of every resource of a kind; write \"*." + part.state.attribute + "\"");
    }
  }
  const bool of_one_kind = std::ranges::any_of(
      model::attribute_rows(), [&](const model::AttributeRow& row) { return has_all(row.table, states); });
  if (!of_one_kind) {
    throw entry.key.mistake(key +
                            ": speaks of one resource, and no kind of resource has all of these attributes; write " +
                            key + ": for each kind, joined by all:");
  }
  return states;
}

PropertyExpression part_of(const Entry& entry) {
  using Kind = PropertyExpression::Kind;
  PropertyExpression part;
  const std::string_view key = entry.key.text();
  if (key == "all" || key == "any") {
    part.kind = key == "all" ? Kind::all : Kind::any;
    part.parts = expressions_of(entry);
  } else if (key == "not") {
    part.kind = Kind::negation;
    part.parts.push_back(expression_of(entry.value));
  } else if (key == "some" || key == "none") {
    part.kind = key == "some" ? Kind::some : Kind::none;
    part.parts = quantified_of(entry);
  } else if (key.find('.') == std::string_view::npos) {
    std::string right = aws::did_you_mean(key, operator_keys.keys);
    if (right.empty()) right = "; write resource.Attribute: value, all:, any:, not:, some: or none:";
    throw entry.key.mistake("unknown key " + quoted(key) + right);
  } else {
    part.state = state_of(entry, true);
  }
  return part;
}

}  // namespace

PropertyExpression expression_of(const Node& node) {
  PropertyExpression all;
  all.kind = PropertyExpression::Kind::all;
  for (const Entry entry : map_of(node, "an expression", "{orders.SecretStatus: active}")) {
    all.parts.push_back(part_of(entry));
  }
  if (all.parts.size() > 1) return all;
  return PropertyExpression(std::move(all.parts.front()));
}

StateCondition state_of(const Entry& entry, bool any_resource) {
  StateCondition state;
  state.mark = entry.key.mark();
  split(entry.key, state);
  if (state.resource == "*" && !any_resource) {
    throw entry.key.mistake("when: waits for one resource; * stands in properties only");
  }
  state.value = text_of(entry.value, state.attribute);
  const auto& words = attributes().at(state.attribute);
  if (!words.empty() && std::ranges::find(words, state.value) == words.end()) {
    std::string right = aws::did_you_mean(state.value, words);
    if (right.empty()) right = "; it may be " + one_of(words);
    throw entry.value.mistake(state.attribute + " is never " + scenarios::quoted(state.value) + right);
  }
  return state;
}

std::vector<StateCondition> states_of(const Node& node) {
  std::vector<StateCondition> states;
  for (const Entry entry : map_of(node, "when", "{orders.SecretStatus: rotating}")) {
    states.push_back(state_of(entry, false));
  }
  return states;
}

Property property_of(const Entry& entry, const Vocabulary& kinds) {
  Property property;
  property.mark = entry.key.mark();
  property.name = text_of(entry.key, "the name of a property");
  const Fields fields(entry.value, kinds);
  if (fields.node().size() != 1) {
    throw entry.value.mistake(std::string(kinds.phrase) + " has exactly one of " + one_of(kinds.keys));
  }
  const std::string_view word = (*fields.node().entries().begin()).key.text();
  const Entry& said = fields.require(word);
  const auto& words = explore_property_keys.keys;  // in the order of the kinds
  property.kind = static_cast<Property::Kind>(std::ranges::find(words, word) - words.begin());
  if (property.kind != Property::Kind::leads_to) {
    property.expression = expression_of(said.value);
    return property;
  }
  constexpr const char* example = "[{orders.SecretStatus: impaired}, {orders.SecretStatus: active}]";
  const auto pair = list_of(said.value, "leads-to", example);
  if (said.value.size() != 2) {
    throw said.value.mistake(std::string("leads-to should be a list of two expressions such as ") + example);
  }
  auto item = pair.begin();
  property.expression = expression_of(*item);
  property.consequence = expression_of(*++item);
  return property;
}

}  // namespace scenarios
