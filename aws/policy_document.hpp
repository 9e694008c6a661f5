// IAM policy documents in JSON, read into the statements that the model consults.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/policy.hpp"
#include "model/setting.hpp"

namespace aws {

enum class PolicyKind : std::uint8_t {
  resource,  // of a key or a secret: every statement names its principals
  identity,  // of a user or a role: no statement does
};

// None where the document is malformed, so that the service can refuse it. What a document may say and the model does
// not evaluate (NotPrincipal, ForAnyValue, a condition key that nothing here supplies) is a Mistake that names the
// line. `source` is the document's path, or empty.
std::optional<model::Policy> read_policy(std::string_view text, std::string_view source, PolicyKind kind);

// A policy in the setting; none where it is malformed.
model::PolicyId add_policy(model::Setting& setting, std::string_view text, std::string_view source,
                           PolicyKind kind = PolicyKind::resource);

}  // namespace aws
