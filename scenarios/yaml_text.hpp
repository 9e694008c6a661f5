// Values as YAML text that the reader reads back to the same values.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/distribution.hpp"

namespace scenarios {

// A text: bare where it is a plain word or sentence that means nothing else, otherwise in double quotes, on one line.
std::string yaml_text(std::string_view text);
// The same, in quotes in any case.
std::string yaml_quoted(std::string_view text);
// A number without more digits than it takes.
std::string yaml_number(double number);
std::string yaml_distribution(const sim::Distribution& distribution);

// `{a: x, b: y}` of keys as they are to be read and values that are YAML already.
class YamlMap {
 public:
  YamlMap& add(std::string_view key, std::string value) {
    entries_.emplace_back(yaml_text(key), std::move(value));
    return *this;
  }
  YamlMap& add_if(bool wanted, std::string_view key, std::string value) {
    return wanted ? add(key, std::move(value)) : *this;
  }
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  // On one line.
  [[nodiscard]] std::string flow() const;
  // A line an entry, each but the first behind `indent`.
  [[nodiscard]] std::string block(std::string_view indent) const;

 private:
  std::vector<std::pair<std::string, std::string>> entries_;
};

// `[x, y]` of what is YAML already.
std::string yaml_list(const std::vector<std::string>& items);

}  // namespace scenarios
