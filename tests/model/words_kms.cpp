// Lines of words as requests to KMS.
#include "model/grant.hpp"
#include "tests/model/words.hpp"

namespace tests {

using namespace model;

namespace {

Request create_key(Words& words) {
  CreateKey request;
  request.description = words.named("description");
  request.policy = words.policy("policy");
  request.policy_malformed = words.flag("malformed").value_or(false);
  request.policy_too_long = words.flag("too-long").value_or(false);
  request.bypass_lockout_check = words.flag("bypass");
  return request;
}

Request put_key_policy(Words& words) {
  PutKeyPolicy request;
  request.key = words.key(words.subject());
  request.policy_name = words.named("name");
  request.policy = words.policy("policy");
  request.too_long = words.flag("too-long").value_or(false);
  request.bypass_lockout_check = words.flag("bypass");
  return request;
}

// operations=- asks for none; unknown names one that KMS does not have.
Request create_grant(Words& words) {
  CreateGrant request;
  request.key = words.key(words.subject());
  request.grantee = words.named("grantee", "arn:aws:iam::123456789012:user/dba");
  request.operation_unknown = words.flag("unknown").value_or(false);
  const std::string operations = words.text("operations", "all");
  request.operations = operations.empty() ? 0 : rds_grant_operations;
  request.bound_to = words.secret(words.text("secret"));
  return request;
}

std::optional<Request> alias_request(Words& words) {
  const std::string& verb = words.verb();
  const Name subject = words.name(words.subject());
  if (verb == "create-alias") {
    return CreateAlias{subject, words.key(words.text("key"))};
  }
  if (verb == "update-alias") {
    return UpdateAlias{subject, words.key(words.text("key"))};
  }
  if (verb == "delete-alias") {
    return DeleteAlias{subject};
  }
  if (verb == "list-aliases") {
    return ListAliases{words.key(words.subject())};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Request> kms_request(Words& words) {
  const std::string& verb = words.verb();
  const KeyReference key = words.key(words.subject());
  if (verb == "create-key") {
    return create_key(words);
  }
  if (verb == "describe-key") {
    return DescribeKey{key};
  }
  if (verb == "list-keys") {
    return ListKeys{};
  }
  if (verb == "enable-key") {
    return EnableKey{key};
  }
  if (verb == "disable-key") {
    return DisableKey{key};
  }
  if (verb == "schedule-key-deletion") {
    return ScheduleKeyDeletion{key, words.number("window")};
  }
  if (verb == "cancel-key-deletion") {
    return CancelKeyDeletion{key};
  }
  if (verb == "create-grant") {
    return create_grant(words);
  }
  if (verb == "list-grants") {
    return ListGrants{key};
  }
  if (verb == "revoke-grant" || verb == "retire-grant") {
    const std::string text = words.text("grant");
    const GrantReference grant{GrantRow(words.row(text, 'G')), words.name(text)};
    return verb == "revoke-grant" ? Request(RevokeGrant{key, grant}) : Request(RetireGrant{key, grant});
  }
  if (verb == "put-key-policy") {
    return put_key_policy(words);
  }
  if (verb == "get-key-policy") {
    return GetKeyPolicy{key};
  }
  return alias_request(words);
}

}  // namespace tests
