// Paths into an answer: the dotted and indexed part of JMESPath, such as DBClusters[0].MasterUserSecret.SecretStatus.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace lab {

using Json = nlohmann::ordered_json;

// What stands at the path; nothing where there is none. A path steps into a text that is itself a JSON object, as
// SecretString is. A negative index counts from the end.
std::optional<Json> at_path(const Json& answer, std::string_view path);

// What is wrong with the path and what would be right; empty where it is well.
std::string path_problem(std::string_view path);

// Whether the path ends at something that nobody may see: a SecretString or what in it may be a secret, a
// RandomPassword, a Plaintext.
bool leads_to_password(std::string_view path);

// A value as people write it: a text without quotes, everything else as JSON.
std::string value_text(const Json& value);

}  // namespace lab
