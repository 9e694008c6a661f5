// Variables of the scenario language in a text: ${name}, $$ and {i}.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aws {

// What a name stands for; none where it is not bound.
using Lookup = std::function<std::optional<std::string>(std::string_view name)>;

struct Substituted {
  std::string text;                  // what is missing stands in it as written, its counter replaced
  std::vector<std::string> missing;  // names that are not bound, each once, in the order of the text
};

// ${name} becomes what `lookup` says; a name with a colon is IAM's and left alone. $$ becomes a dollar, and {i}, also
// in a name, the counter where one is given. What a value brings in is not looked at again.
Substituted substitute(std::string_view text, const Lookup& lookup, std::optional<std::int64_t> counter = std::nullopt);

// `orders.MasterUserSecret.SecretArn` is the ARN of the secret that RDS has for the cluster orders at the moment,
// without that anybody binds it: the name of the cluster; none: the name is of another form.
std::optional<std::string_view> cluster_of_secret(std::string_view name);

// The names that `text` asks for, each once, in its order.
std::vector<std::string> variables_in(std::string_view text);

// Whether the text's value is known only after substitution: ${name} or {i} stands in it.
bool has_variables(std::string_view text);

}  // namespace aws
