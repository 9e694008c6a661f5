// Documents of AWS managed policies, in our own arrangement.
#include "aws/published_policies.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "aws/policy_document.hpp"

namespace aws {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> policies{{
    {"AdministratorAccess",
     R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]})"},
    {"PowerUserAccess",
     R"({"Version": "2012-10-17", "Statement": [
  {"Effect": "Allow", "NotAction": ["iam:*", "organizations:*", "account:*"], "Resource": "*"},
  {"Effect": "Allow", "Action": ["iam:CreateServiceLinkedRole", "iam:DeleteServiceLinkedRole", "iam:ListRoles"],
   "Resource": "*"}]})"},
    {"AmazonRDSFullAccess",
     R"({"Version": "2012-10-17", "Statement": [
  {"Effect": "Allow", "Action": "rds:*", "Resource": "*"},
  {"Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*"}]})"},
    {"AmazonRDSReadOnlyAccess",
     R"({"Version": "2012-10-17", "Statement": [
  {"Effect": "Allow", "Action": ["rds:Describe*", "rds:ListTagsForResource"], "Resource": "*"}]})"},
    {"SecretsManagerReadWrite",
     R"({"Version": "2012-10-17", "Statement": [
  {"Effect": "Allow", "Action": ["secretsmanager:*", "kms:DescribeKey", "kms:ListAliases", "kms:ListKeys",
   "rds:DescribeDBClusters", "rds:DescribeDBInstances"], "Resource": "*"}]})"},
    {"IAMFullAccess",
     R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:*", "Resource": "*"}]})"},
}};

}  // namespace

std::string_view published_policy(std::string_view name) {
  const auto found = std::find_if(policies.begin(), policies.end(), [&](const auto& row) { return row.first == name; });
  return found == policies.end() ? std::string_view() : found->second;
}

model::PolicyReference policy_reference(model::Setting& setting, std::string_view arn) {
  model::PolicyReference reference;
  reference.text = setting.intern(arn);
  constexpr std::string_view prefix = "arn:aws:iam::";
  constexpr std::string_view kind = ":policy/";
  const std::size_t at = arn.find(kind);
  if (!arn.starts_with(prefix) || at == std::string_view::npos) {
    return reference;
  }
  const std::string_view account = arn.substr(prefix.size(), at - prefix.size());
  const std::string_view name = arn.substr(at + kind.size());
  reference.name = setting.intern(name);
  if (account != "aws") {
    reference.account = setting.intern(account);
  } else if (const std::string_view text = published_policy(name); !text.empty()) {
    reference.published = add_policy(setting, text, arn, PolicyKind::identity);
  }
  return reference;
}

}  // namespace aws
