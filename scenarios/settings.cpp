// What holds for the whole run: parameters, quotas and pins.
#include <algorithm>
#include <limits>

#include "aws/nearest_word.hpp"
#include "model/parameters.hpp"
#include "model/quotas.hpp"
#include "scenarios/parts.hpp"
#include "scenarios/quoted.hpp"

namespace scenarios {
namespace {

template <class Choice>
std::string right_of(std::string_view word, const Choice& known, std::string otherwise) {
  const std::vector<std::string_view> words(known.begin(), known.end());
  std::string right = aws::did_you_mean(word, words);
  return right.empty() ? std::move(otherwise) : right;
}

std::vector<std::string_view> split_words(std::string_view unit) {
  std::vector<std::string_view> words;
  for (std::size_t bar = unit.find('|'); bar != std::string_view::npos; bar = unit.find('|')) {
    words.push_back(unit.substr(0, bar));
    unit.remove_prefix(bar + 1);
  }
  words.push_back(unit);
  return words;
}

double knob_of(const Node& node, std::string_view name, std::string_view unit) {
  if (unit == "switch") return switch_of(node, name) ? 1 : 0;
  if (unit == "duration") return static_cast<double>(duration_of(node, name).count());
  if (unit == "count" || unit == "fraction" || unit == "USD") return number_of(node, name);
  const auto words = split_words(unit);
  const std::string_view word = word_of(node, name, {"", words});
  return static_cast<double>(std::ranges::find(words, word) - words.begin());
}

std::uint32_t nth_of(const Fields& fields) {
  const Entry* nth = fields.find("nth");
  constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
  return nth == nullptr ? 1 : static_cast<std::uint32_t>(whole_number_of(nth->value, "nth", 1, most));
}

constexpr std::string_view client_login = "client.login";  // a wait too, though it is no parameter

void require_choice(const Node& node) {
  const std::string_view name = text_of(node, "choice");
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < model::choice_count; ++i) {
    names.push_back(model::choice_name(static_cast<model::ChoiceName>(i)));
  }
  if (std::ranges::find(names, name) != names.end()) return;
  throw node.mistake("unknown choice " + quoted(name) + right_of(name, names, "; it may be " + one_of(names)));
}

}  // namespace

std::string_view wait_of(const Node& node, std::string_view what) {
  const std::string_view name = text_of(node, what);
  const auto found = model::find_parameter(name);
  if (found && model::is_wait(*found)) return name;
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < model::wait_count; ++i) names.push_back(model::parameter_rows()[i].name);
  throw node.mistake("unknown wait " + quoted(name) +
                     right_of(name, names, "; `credsim parameters` lists them, rotation.set is one"));
}

ParameterSetting parameter_of(const Node& name, const Node& value) {
  const auto index = model::find_parameter(name.text());
  if (!index) {
    std::vector<std::string_view> names;
    for (const model::ParameterRow& row : model::parameter_rows()) names.push_back(row.name);
    throw name.mistake("unknown parameter " + quoted(name.text()) +
                       right_of(name.text(), names, "; `credsim parameters` lists them"));
  }
  const model::ParameterRow& row = model::parameter_rows()[*index];
  ParameterSetting setting{name.mark(), *index, {}};
  if (model::is_wait(*index)) {
    setting.value = distribution_of(value, row.name);
  } else {
    setting.value = knob_of(value, row.name, row.unit);
  }
  model::Parameters scratch;
  if (const auto problem = scratch.set(*index, setting.value)) throw value.mistake(*problem);
  return setting;
}

model::Quotas quotas_of(const Node& node) {
  if (!node.is_map()) {
    return word_of(node, "quotas", quota_words) == "documented" ? model::documented_quotas() : model::Quotas{};
  }
  model::Quotas quotas{};
  for (const Entry item : map_of(node, "quotas", "{rds.clusters: 40}")) {
    const std::string_view name = item.key.text();
    const std::optional<model::Quota> quota = model::find_quota(name);
    if (!quota) {
      std::vector<std::string_view> known;
      for (const model::QuotaRow& row : model::quota_rows()) known.push_back(row.name);
      throw item.key.mistake("no quota is called " + quoted(name) +
                             right_of(name, known, "; docs/scenario-language.md lists them"));
    }
    constexpr std::uint64_t most = 1'000'000'000;
    quotas[static_cast<std::size_t>(*quota)] = static_cast<std::uint32_t>(whole_number_of(item.value, name, 1, most));
  }
  return quotas;
}

Pin pin_of(const Node& node) {
  constexpr const char* example = "{resource: orders, wait: rotation.set, nth: 2, takes: 40s}";
  bool choice = false;
  for (const Entry entry : map_of(node, "a pin", example)) choice |= entry.key.text() == "choice";
  const Fields fields(node, choice ? choice_pin_keys : wait_pin_keys);
  Pin pin;
  pin.mark = node.mark();
  pin.choice = choice;
  pin.resource = text_of(fields.require("resource").value, "resource");
  pin.nth = nth_of(fields);
  const Node name = fields.require(choice ? "choice" : "wait").value;
  pin.name = text_of(name, choice ? "choice" : "wait");
  if (choice) {
    require_choice(name);
    pin.is = word_of(fields.require("is").value, "is", pin_outcomes);
  } else {
    if (pin.name != client_login) wait_of(name, "wait");
    pin.takes = duration_of(fields.require("takes").value, "takes");
  }
  return pin;
}

}  // namespace scenarios
