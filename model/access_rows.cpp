// How principals are spelled.
#include "model/access_rows.hpp"

namespace model {

std::string principal_arn(std::string_view account, PrincipalKind kind, std::string_view name) {
  const std::string prefix = "arn:aws:iam::" + std::string(account) + ":";
  switch (kind) {
    case PrincipalKind::root:
    case PrincipalKind::account:
      return prefix + "root";
    case PrincipalKind::role:
    case PrincipalKind::group:
      return prefix + std::string(principal_kinds[static_cast<std::size_t>(kind)]) + "/" + std::string(name);
    default:
      return prefix + "user/" + std::string(name);
  }
}

}  // namespace model
