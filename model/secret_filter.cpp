// Filters of secrets.
#include "model/secret_filter.hpp"

#include <algorithm>
#include <string_view>

namespace model {
namespace {

using FilterKey = SecretFilter::Key;

// The texts of a secret that a filter looks at.
std::vector<std::string_view> texts_of(const World& world, const Setting& setting, const Secret& row, FilterKey key) {
  std::vector<std::string_view> texts;
  const bool all = key == FilterKey::all;
  if (all || key == FilterKey::name) {
    texts.push_back(row.cluster ? "rds!cluster-" : setting.text(row.name));
  }
  if (all || key == FilterKey::description) {
    texts.push_back(setting.text(row.description));
  }
  for (TagRow tag = row.first_tag; tag; tag = world[tag].next) {
    if (world[tag].exists && (all || key == FilterKey::tag_key)) {
      texts.push_back(setting.text(world[tag].key));
    }
    if (world[tag].exists && (all || key == FilterKey::tag_value)) {
      texts.push_back(setting.text(world[tag].value));
    }
  }
  if (row.cluster && (all || key == FilterKey::owning_service)) {
    texts.push_back("rds");
  }
  if (key == FilterKey::primary_region) {
    texts.push_back(setting.text(row.region));
  }
  return texts;
}

bool fits(const std::vector<std::string_view>& texts, std::string_view value) {
  const bool negated = value.starts_with('!');
  value.remove_prefix(negated ? 1 : 0);
  return negated != std::ranges::any_of(texts, [value](std::string_view text) { return text.starts_with(value); });
}

}  // namespace

bool passes(const World& world, const Setting& setting, SecretRow secret, const std::vector<SecretFilter>& filters) {
  return std::ranges::all_of(filters, [&](const SecretFilter& filter) {
    const auto texts = texts_of(world, setting, world[secret], filter.key);
    return std::ranges::any_of(filter.values, [&](Name value) { return fits(texts, setting.text(value)); });
  });
}

}  // namespace model
