// What an option's text means: a tree of texts, numbers, lists and structures, each with its line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace aws {

struct Value {
  enum class Type : std::uint8_t { null, boolean, integer, number, string, list, structure };

  Type type = Type::null;
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0;
  std::string text;
  std::vector<std::string> keys;  // of a structure, in the order written, beside `elements`
  std::vector<Value> elements;    // of a list or a structure
  std::string source;             // the path of the file:// document that it came from, or empty
  int line = 0;                   // of the JSON text, from 1; 0: it was none

  [[nodiscard]] const Value* find(std::string_view key) const {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i] == key) return &elements[i];
    }
    return nullptr;
  }
};

inline Value string_value(std::string text) {
  Value value;
  value.type = Value::Type::string;
  value.text = std::move(text);
  return value;
}

inline Value boolean_value(bool truth) {
  Value value;
  value.type = Value::Type::boolean;
  value.boolean = truth;
  return value;
}

// `a string`, `a list` … for messages.
std::string_view type_text(Value::Type type);

// Reads one JSON text. Throws Mistake with the line and column; a key that comes twice and nesting deeper than 64 are
// mistakes too.
Value read_json(std::string_view text);

}  // namespace aws
