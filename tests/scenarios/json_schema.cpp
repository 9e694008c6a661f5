// A small validator of JSON Schema.
#include "tests/scenarios/json_schema.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <regex>
#include <stdexcept>

#include "scenarios/node.hpp"

namespace reading {
namespace {

Json scalar_of(const scenarios::Node& node) {
  static const std::regex integer("[0-9]+|-[0-9]+");
  static const std::regex number("-?[0-9]*[.]?[0-9]+([eE][-+]?[0-9]+)?");
  const std::string text(node.text());
  if (!node.plain()) return text;
  if (node.is_null()) return nullptr;
  if (text == "true" || text == "false") return text == "true";
  if (std::regex_match(text, integer) && text.size() < 19) return std::stoll(text);
  if (std::regex_match(text, number)) return std::stod(text);
  return text;
}

Json json_of(const scenarios::Node& node) {
  if (node.is_list()) {
    Json list = Json::array();
    for (const auto item : node.items()) list.push_back(json_of(item));
    return list;
  }
  if (!node.is_map()) return scalar_of(node);
  Json map = Json::object();
  for (const auto entry : node.entries()) map[std::string(entry.key.text())] = json_of(entry.value);
  return map;
}

class Validator {
 public:
  explicit Validator(const Json& root) : root_(root) {}

  std::string problems(const Json& schema, const Json& value, const std::string& at) const {
    std::string found;
    for (const auto& [word, what] : schema.items()) {
      const auto rule = rules().find(word);
      if (rule == rules().end()) throw std::logic_error("unknown word of JSON Schema: " + word);
      if (rule->second) found += rule->second(*this, {schema, what, value, at});
    }
    return found;
  }

 private:
  struct Case {
    const Json& schema;
    const Json& what;  // the rule's value
    const Json& value;
    const std::string& at;

    [[nodiscard]] std::string unless(bool holds, const std::string& word) const {
      return holds ? "" : at + ": " + word + " " + what.dump() + "\n";
    }
  };
  using Rule = std::function<std::string(const Validator&, const Case&)>;

  [[nodiscard]] bool holds(const Json& schema, const Json& value) const { return problems(schema, value, "").empty(); }

  static bool has_type(const Json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    throw std::logic_error("unknown type " + type);
  }

  static bool matches(const Json& text, const Json& pattern) {
    return std::regex_search(text.get<std::string>(), std::regex(pattern.get<std::string>()));
  }

  [[nodiscard]] int count_of_holding(const Case& c) const {
    int count = 0;
    for (const Json& schema : c.what) count += holds(schema, c.value) ? 1 : 0;
    return count;
  }

  [[nodiscard]] std::string members(const Case& c) const {
    if (!c.value.is_object()) return "";
    const Json patterns = c.schema.value("patternProperties", Json::object());
    std::string found;
    for (const auto& [key, member] : c.value.items()) {
      bool known = false;
      if (c.schema.contains("properties") && c.schema["properties"].contains(key)) {
        known = true;
        found += problems(c.schema["properties"][key], member, c.at + "/" + key);
      }
      for (const auto& [pattern, schema] : patterns.items()) {
        if (!matches(key, pattern)) continue;
        known = true;
        found += problems(schema, member, c.at + "/" + key);
      }
      if (known) continue;
      if (c.what.is_boolean()) {
        if (!c.what.get<bool>()) found += c.at + ": unknown " + key + "\n";
      } else {
        found += problems(c.what, member, c.at + "/" + key);
      }
    }
    return found;
  }

  [[nodiscard]] std::string dependencies(const Case& c) const {
    std::string found;
    for (const auto& [key, needed] : c.what.items()) {
      if (!c.value.is_object() || !c.value.contains(key)) continue;
      const Json schema = needed.is_array() ? Json{{"required", needed}} : needed;
      found += problems(schema, c.value, c.at);
    }
    return found;
  }

  static const std::map<std::string, Rule>& rules();

  const Json& root_;
};

const std::map<std::string, Validator::Rule>& Validator::rules() {
  using V = Validator;
  static const std::map<std::string, Rule> all{
      {"$schema", nullptr},
      {"title", nullptr},
      {"description", nullptr},
      {"definitions", nullptr},
      {"properties", nullptr},  // additionalProperties stands beside it and looks at all members
      {"patternProperties", nullptr},
      {"additionalProperties", [](const V& v, const Case& c) { return v.members(c); }},
      {"dependencies", [](const V& v, const Case& c) { return v.dependencies(c); }},
      {"$ref",
       [](const V& v, const Case& c) {
         const auto to = c.what.get<std::string>();
         return v.problems(v.root_.at(Json::json_pointer(to.substr(1))), c.value, c.at);
       }},
      {"type",
       [](const V&, const Case& c) {
         bool fine = false;
         for (const Json& type : c.what.is_array() ? c.what : Json::array({c.what})) fine |= has_type(c.value, type);
         return c.unless(fine, "type");
       }},
      {"enum",
       [](const V&, const Case& c) {
         return c.unless(std::find(c.what.begin(), c.what.end(), c.value) != c.what.end(), "enum");
       }},
      {"const", [](const V&, const Case& c) { return c.unless(c.value == c.what, "const"); }},
      {"pattern",
       [](const V&, const Case& c) { return c.unless(!c.value.is_string() || matches(c.value, c.what), "pattern"); }},
      {"minimum",
       [](const V&, const Case& c) {
         return c.unless(!c.value.is_number() || c.value.get<double>() >= c.what.get<double>(), "minimum");
       }},
      {"maximum",
       [](const V&, const Case& c) {
         return c.unless(!c.value.is_number() || c.value.get<double>() <= c.what.get<double>(), "maximum");
       }},
      {"exclusiveMinimum",
       [](const V&, const Case& c) {
         return c.unless(!c.value.is_number() || c.value.get<double>() > c.what.get<double>(), "exclusiveMinimum");
       }},
      {"exclusiveMaximum",
       [](const V&, const Case& c) {
         return c.unless(!c.value.is_number() || c.value.get<double>() < c.what.get<double>(), "exclusiveMaximum");
       }},
      {"multipleOf",
       [](const V&, const Case& c) {
         return c.unless(!c.value.is_number_integer() || c.value.get<std::int64_t>() % c.what.get<std::int64_t>() == 0,
                         "multipleOf");
       }},
      {"minItems",
       [](const V&, const Case& c) {
         return c.unless(!c.value.is_array() || c.value.size() >= c.what.get<std::size_t>(), "minItems");
       }},
      {"maxItems",
       [](const V&, const Case& c) {
         return c.unless(!c.value.is_array() || c.value.size() <= c.what.get<std::size_t>(), "maxItems");
       }},
      {"minProperties",
       [](const V&, const Case& c) {
         return c.unless(!c.value.is_object() || c.value.size() >= c.what.get<std::size_t>(), "minProperties");
       }},
      {"maxProperties",
       [](const V&, const Case& c) {
         return c.unless(!c.value.is_object() || c.value.size() <= c.what.get<std::size_t>(), "maxProperties");
       }},
      {"required",
       [](const V&, const Case& c) {
         bool fine = true;
         for (const Json& key : c.what) fine &= !c.value.is_object() || c.value.contains(key.get<std::string>());
         return c.unless(fine, "required");
       }},
      {"items",
       [](const V& v, const Case& c) {
         std::string found;
         for (std::size_t i = 0; c.value.is_array() && i < c.value.size(); ++i) {
           found += v.problems(c.what, c.value[i], c.at + "/" + std::to_string(i));
         }
         return found;
       }},
      {"propertyNames",
       [](const V& v, const Case& c) {
         std::string found;
         if (!c.value.is_object()) return found;
         for (const auto& [key, member] : c.value.items()) found += v.problems(c.what, key, c.at + "/" + key);
         return found;
       }},
      {"not", [](const V& v, const Case& c) { return c.unless(!v.holds(c.what, c.value), "not"); }},
      {"anyOf", [](const V& v, const Case& c) { return c.unless(v.count_of_holding(c) > 0, "anyOf"); }},
      {"oneOf", [](const V& v, const Case& c) { return c.unless(v.count_of_holding(c) == 1, "oneOf"); }},
      {"allOf",
       [](const V& v, const Case& c) {
         std::string found;
         for (const Json& schema : c.what) found += v.problems(schema, c.value, c.at);
         return found;
       }},
  };
  return all;
}

}  // namespace

Json json_of(std::string_view yaml) {
  const scenarios::Document document(yaml, "x.yaml");
  return json_of(document.root());
}

std::string schema_problems(const Json& schema, const Json& value) {
  return Validator(schema).problems(schema, value, "");
}

}  // namespace reading
