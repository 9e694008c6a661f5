// Policy documents in calls of IAM, and ARNs of principals.
#pragma once

#include <string_view>

#include "aws/bindings.hpp"
#include "aws/policy_document.hpp"

namespace aws {

// How long IAM finds a document: white space does not count.
std::uint32_t characters_of(std::string_view document);

// Whether it is a document that says who may take a role.
bool is_trust_policy(std::string_view text);

// arn:aws:iam::123456789012:user/ada; of no kind where it is no ARN of a user, role or group.
model::PrincipalReference principal_reference(model::Setting& setting, std::string_view arn);

// The document of a request, with its length.
template <class R>
void document(model::Request& request, const Value& value, Reading& reading) {
  R& put = request.as<R>();
  put.document = add_policy(reading.setting, value.text, value.source, PolicyKind::identity);
  put.characters = characters_of(value.text);
}

}  // namespace aws
