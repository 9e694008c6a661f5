// As much of JSON Schema (draft 7) as the schema of scenarios uses, and YAML as the JSON that an editor sees in it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace reading {

using Json = nlohmann::json;

// Numbers, switches and nothing by their looks, as YAML's core schema has them.
Json json_of(std::string_view yaml);

// Where and why `value` is not what `schema` says, a line each; empty if it is. Throws std::logic_error for a word of
// JSON Schema that is not known here.
std::string schema_problems(const Json& schema, const Json& value);

}  // namespace reading
