// Lengths of documents, trust policies, ARNs of principals.
#include "aws/iam_documents.hpp"

#include <algorithm>
#include <cctype>

#include "aws/mistake.hpp"

namespace aws {

std::uint32_t characters_of(std::string_view document) {
  return static_cast<std::uint32_t>(
      std::count_if(document.begin(), document.end(), [](unsigned char c) { return std::isspace(c) == 0; }));
}

// Who may take a role is not evaluated: callers are given by the scenario. The document has to be one, all the same.
bool is_trust_policy(std::string_view text) {
  try {
    const Value document = read_json(text);
    return document.type == Value::Type::structure && document.find("Statement") != nullptr;
  } catch (const Mistake&) {
    return false;
  }
}

model::PrincipalReference principal_reference(model::Setting& setting, std::string_view arn) {
  model::PrincipalReference reference;
  reference.text = setting.intern(arn);
  constexpr std::string_view prefix = "arn:aws:iam::";
  const std::size_t colon = arn.find(':', prefix.size());
  const std::size_t slash = arn.find('/');
  if (!arn.starts_with(prefix) || colon == std::string_view::npos || slash == std::string_view::npos || slash < colon) {
    return reference;
  }
  const std::string_view kind = arn.substr(colon + 1, slash - colon - 1);
  for (const model::PrincipalKind one :
       {model::PrincipalKind::user, model::PrincipalKind::role, model::PrincipalKind::group}) {
    if (model::principal_kinds[static_cast<std::size_t>(one)] == kind) {
      reference.kind = one;
      reference.account = setting.intern(arn.substr(prefix.size(), colon - prefix.size()));
      reference.name = setting.intern(arn.substr(slash + 1));
    }
  }
  return reference;
}

}  // namespace aws
