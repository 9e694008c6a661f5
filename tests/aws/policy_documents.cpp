// Policy documents: what they compile to, which are malformed, which are not evaluated.
#include "aws/policy_document.hpp"

#include "aws/mistake.hpp"
#include "tests/catch.hpp"

using aws::PolicyKind;
using model::Effect;
using model::Statement;

namespace {

using Texts = std::vector<std::string>;

std::optional<model::Policy> resource_policy(std::string_view text) {
  return aws::read_policy(text, "", PolicyKind::resource);
}

std::string statement(const std::string& members) { return R"({"Statement": [{)" + members + "}]}"; }

const std::string usual = R"("Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*")";

}  // namespace

TEST_CASE("policies: statements with their lines, single values and lists alike") {
  const auto policy = resource_policy(R"({
  "Version": "2012-10-17",
  "Id": "both",
  "Statement": [
    {
      "Sid": "Admins",
      "Effect": "Allow",
      "Principal": {"AWS": "arn:aws:iam::123456789012:root", "Service": ["rds.amazonaws.com"]},
      "Action": ["kms:Decrypt", "kms:Generate*"],
      "Resource": "*"
    },
    {"Effect": "Deny", "Principal": {"AWS": ["*"]}, "NotAction": "kms:Describe*", "NotResource": "arn:aws:kms:*"}
  ]
})");
  REQUIRE(policy.has_value());
  REQUIRE(policy->statements.size() == 2);
  const Statement& allow = policy->statements[0];
  CHECK(allow.sid == "Admins");
  CHECK(allow.effect == Effect::allow);
  CHECK(allow.line == 5);
  CHECK_FALSE(allow.any_principal);
  CHECK(allow.principals == Texts{"arn:aws:iam::123456789012:root", "rds.amazonaws.com"});
  CHECK(allow.actions == Texts{"kms:Decrypt", "kms:Generate*"});
  CHECK_FALSE(allow.not_actions);
  CHECK(allow.resources == Texts{"*"});
  const Statement& deny = policy->statements[1];
  CHECK(deny.effect == Effect::deny);
  CHECK(deny.line == 12);
  CHECK(deny.any_principal);
  CHECK(deny.principals.empty());
  CHECK(deny.not_actions);
  CHECK(deny.not_resources);
  CHECK(deny.actions == Texts{"kms:Describe*"});
}

TEST_CASE("policies: a single statement needs no list") {
  CHECK(resource_policy("{\"Statement\": {" + usual + "}}")->statements.size() == 1);
  CHECK(resource_policy(statement(usual))->statements[0].any_principal);
}

TEST_CASE("policies: what is malformed") {
  CHECK(resource_policy(statement(usual)).has_value());
  const std::string rows[] = {
      "",
      "[]",
      "{}",
      "nonsense",
      "{\"Statement\": []}",
      "{\"Statement\": \"x\"}",
      "{\"Statement\": [1]}",
      "{\"Version\": \"2025-01-01\", \"Statement\": {" + usual + "}}",
      "{\"Extra\": 1, \"Statement\": {" + usual + "}}",
      statement(usual + R"(, "Extra": 1)"),
      statement(R"("Principal": "*", "Action": "kms:*", "Resource": "*")"),
      statement(R"("Effect": "Maybe", "Principal": "*", "Action": "kms:*", "Resource": "*")"),
      statement(R"("Effect": "Allow", "Action": "kms:*", "Resource": "*")"),
      statement(R"("Effect": "Allow", "Principal": "me", "Action": "kms:*", "Resource": "*")"),
      statement(R"("Effect": "Allow", "Principal": {"AWS": "me"}, "Action": "kms:*", "Resource": "*")"),
      statement(R"("Effect": "Allow", "Principal": {"Who": "*"}, "Action": "kms:*", "Resource": "*")"),
      statement(R"("Effect": "Allow", "Principal": {}, "Action": "kms:*", "Resource": "*")"),
      statement(R"("Effect": "Allow", "Principal": "*", "Resource": "*")"),
      statement(R"("Effect": "Allow", "Principal": "*", "Action": [], "Resource": "*")"),
      statement(R"("Effect": "Allow", "Principal": "*", "Action": "decrypt", "Resource": "*")"),
      statement(R"("Effect": "Allow", "Principal": "*", "Action": [["kms:*"]], "Resource": "*")"),
      statement(R"("Effect": "Allow", "Principal": "*", "Action": "kms:*", "NotAction": "kms:*", "Resource": "*")"),
      statement(R"("Effect": "Allow", "Principal": "*", "Action": "kms:*")"),
      statement(R"("Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "this")"),
      statement(usual + R"(, "Sid": 1)"),
      "{\"Statement\": [{\"Sid\": \"a\", " + usual + "}, {\"Sid\": \"a\", " + usual + "}]}",
  };
  for (const std::string& row : rows) {
    INFO(row);
    CHECK_FALSE(resource_policy(row).has_value());
  }
}

TEST_CASE("policies: an identity policy names no principals") {
  const std::string identity = statement(R"("Effect": "Allow", "Action": "rds:*", "Resource": "*")");
  CHECK(aws::read_policy(identity, "", PolicyKind::identity).has_value());
  CHECK_FALSE(aws::read_policy(statement(usual), "", PolicyKind::identity).has_value());
}

TEST_CASE("policies: what is not evaluated is a mistake with its line, never half applied") {
  const auto mistake = [](const std::string& condition) {
    const std::string text = "{\"Statement\": [\n{" + usual + ", \"Condition\": " + condition + "}]}";
    try {
      aws::read_policy(text, "p.json", PolicyKind::resource);
    } catch (const aws::Mistake& one) {
      return std::string(one.what());
    }
    return std::string("none");
  };
  CHECK(mistake(R"({"Bool": {"rds:ManageMasterUserPasword": false}})") ==
        "p.json:2: the condition key rds:ManageMasterUserPasword is not evaluated here; did you mean "
        "rds:ManageMasterUserPassword?");
  CHECK(mistake(R"({"StringEqual": {"aws:SecureTransport": false}})") ==
        "p.json:2: no condition operator is called StringEqual; did you mean StringEquals?");
  CHECK(
      mistake(R"({"ForAnyValue:StringEquals": {"aws:username": "a"}})") ==
      "p.json:2: ForAnyValue:StringEquals: conditions over sets of values are not evaluated; write a condition on one "
      "value");
  CHECK(mistake(R"({"NullIfExists": {"aws:username": "true"}})").find("no condition operator") != std::string::npos);
  CHECK(mistake(R"({"IpAddress": {"aws:SourceIp": "300.1.1.1"}})") ==
        "p.json:2: IpAddress of aws:SourceIp has a value that cannot be compared");
  CHECK(mistake(R"({"NumericEquals": {"secretsmanager:RecoveryWindowInDays": "seven"}})").find("cannot be compared") !=
        std::string::npos);
  CHECK(mistake(R"({"Bool": {"rds:ManageMasterUserPassword": false}})") == "none");
  CHECK_THROWS_WITH(
      resource_policy(statement(R"("Effect": "Deny", "NotPrincipal": {"AWS": "*"}, "Action": "*", "Resource": "*")")),
      "line 1 of the policy: NotPrincipal in policies is not evaluated; write a statement with Principal");
}
