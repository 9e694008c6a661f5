// The condition keys that policies may look at here: what every request has, what a scenario says of a caller, and what
// RDS, Secrets Manager and KMS supply.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace aws {

struct ConditionKey {
  enum class Of : unsigned char {
    request,  // every request has it
    caller,   // where the scenario gives it, under `context:`
    service,  // requests that it applies to have it
  };
  std::string_view name;  // one that ends in / or : has a tag or a context key behind it
  Of of;
  std::string_view sentence;
};

std::span<const ConditionKey> condition_keys();

// In any case of letters; null where it is not evaluated here.
const ConditionKey* find_condition_key(std::string_view key);

std::string lower_case(std::string_view text);

}  // namespace aws
