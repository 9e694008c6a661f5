// Policies of AWS, in compiled form.
#include "model/service_policies.hpp"

namespace model {

Policy rds_service_role_policy() {
  Statement owned;
  owned.sid = "SecretsOfRDS";
  owned.actions = {"secretsmanager:DeleteSecret",   "secretsmanager:DescribeSecret",
                   "secretsmanager:PutSecretValue", "secretsmanager:RotateSecret",
                   "secretsmanager:UpdateSecret",   "secretsmanager:UpdateSecretVersionStage",
                   "secretsmanager:TagResource",    "secretsmanager:ListSecretVersionIds"};
  owned.conditions = {
      {ConditionOperator::StringEquals, false, "secretsmanager:resourcetag/aws:secretsmanager:owningservice", {"rds"}}};
  Statement passwords;
  passwords.sid = "Passwords";
  passwords.actions = {"secretsmanager:GetRandomPassword"};
  return {"AmazonRDSServiceRolePolicy", "", {owned, passwords}};
}

Policy managed_secrets_key_policy() {
  Statement use;
  use.sid = "ThroughSecretsManager";
  use.any_principal = true;
  use.actions = {"kms:Encrypt",          "kms:Decrypt",     "kms:ReEncrypt*",
                 "kms:GenerateDataKey*", "kms:CreateGrant", "kms:DescribeKey"};
  use.conditions = {
      {ConditionOperator::StringEquals, false, "kms:calleraccount", {"${aws:ResourceAccount}"}},
      {ConditionOperator::StringLike, false, "kms:viaservice", {"secretsmanager.*.amazonaws.com"}},
  };
  Statement look;
  look.sid = "Metadata";
  look.principals = {"${aws:ResourceAccount}"};
  look.actions = {"kms:Describe*", "kms:Get*", "kms:List*"};
  return {"aws/secretsmanager", "", {use, look}};
}

}  // namespace model
