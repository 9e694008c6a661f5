// Lines of words as calls of IAM: users, roles and groups have the same verbs under names of their own.
#include <array>

#include "tests/model/words.hpp"

namespace tests {

using namespace model;

namespace {

// `own:NAME` is a policy of the caller's account, `aws:NAME` one of AWS's.
PolicyReference policy_reference(Words& words, const std::string& text) {
  PolicyReference reference;
  if (text.empty()) {
    return reference;
  }
  reference.text = words.name(text);
  reference.name = words.name(text.substr(4));
  if (text.starts_with("own:")) {
    reference.account = words.setting().account;
  } else {
    Policy everything{text, "", {}};
    everything.statements.resize(1);
    everything.statements[0].actions = {"*"};
    reference.published = words.setting().add(everything);
  }
  return reference;
}

constexpr std::uint32_t short_document = 100;

// The requests of one kind of principal; `word` is user, role or group.
template <class Create, class Delete, class Get, class Put, class DeletePolicy, class GetPolicy, class List,
          class ListAttached, class Attach, class Detach>
std::optional<Request> principal_request(Words& words, const std::string& word) {
  const std::string& verb = words.verb();
  const Name who = words.name(words.subject());
  if (verb == "create-" + word) {
    Create request;
    request.principal = who;
    request.boundary = policy_reference(words, words.text("boundary"));
    return request;
  }
  if (verb == "delete-" + word) {
    return Delete{who};
  }
  if (verb == "get-" + word) {
    return Get{who};
  }
  if (verb == "put-" + word + "-policy") {
    return Put{who, words.named("name", "inline"), words.policy("policy"), short_document};
  }
  if (verb == "delete-" + word + "-policy") {
    return DeletePolicy{who, words.named("name", "inline")};
  }
  if (verb == "get-" + word + "-policy") {
    return GetPolicy{who, words.named("name", "inline")};
  }
  if (verb == "list-" + word + "-policies") {
    return List{who};
  }
  if (verb == "list-attached-" + word + "-policies") {
    return ListAttached{who};
  }
  if (verb == "attach-" + word + "-policy") {
    return Attach{who, policy_reference(words, words.text("attach"))};
  }
  if (verb == "detach-" + word + "-policy") {
    return Detach{who, policy_reference(words, words.text("attach"))};
  }
  return std::nullopt;
}

std::optional<Request> policy_request(Words& words) {
  const std::string& verb = words.verb();
  const auto version = [&] { return static_cast<std::uint32_t>(words.number("version").value_or(0)); };
  if (verb == "create-policy") {
    return CreatePolicy{words.name(words.subject()), words.policy("policy"), short_document};
  }
  const PolicyReference policy =
      policy_reference(words, verb.ends_with("policy") || verb.ends_with("policy-version") ? words.subject() : "");
  if (verb == "create-policy-version") {
    return CreatePolicyVersion{policy, words.policy("policy"), short_document, words.flag("default")};
  }
  if (verb == "set-default-policy-version") {
    return SetDefaultPolicyVersion{policy, version()};
  }
  if (verb == "delete-policy-version") {
    return DeletePolicyVersion{policy, version()};
  }
  if (verb == "delete-policy") {
    return DeletePolicy{policy};
  }
  if (verb == "get-policy") {
    return GetPolicy{policy};
  }
  if (verb == "get-policy-version") {
    return GetPolicyVersion{policy, version()};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Request> iam_request(Words& words) {
  const std::string& verb = words.verb();
  if (auto request = principal_request<CreateUser, DeleteUser, GetUser, PutUserPolicy, DeleteUserPolicy, GetUserPolicy,
                                       ListUserPolicies, ListAttachedUserPolicies, AttachUserPolicy, DetachUserPolicy>(
          words, "user")) {
    return request;
  }
  if (auto request = principal_request<CreateRole, DeleteRole, GetRole, PutRolePolicy, DeleteRolePolicy, GetRolePolicy,
                                       ListRolePolicies, ListAttachedRolePolicies, AttachRolePolicy, DetachRolePolicy>(
          words, "role")) {
    return request;
  }
  if (auto request =
          principal_request<CreateGroup, DeleteGroup, GetGroup, PutGroupPolicy, DeleteGroupPolicy, GetGroupPolicy,
                            ListGroupPolicies, ListAttachedGroupPolicies, AttachGroupPolicy, DetachGroupPolicy>(
              words, "group")) {
    return request;
  }
  const Name subject = words.name(words.subject());
  if (verb == "put-user-permissions-boundary") {
    return PutUserPermissionsBoundary{subject, policy_reference(words, words.text("attach"))};
  }
  if (verb == "put-role-permissions-boundary") {
    return PutRolePermissionsBoundary{subject, policy_reference(words, words.text("attach"))};
  }
  if (verb == "delete-user-permissions-boundary") {
    return DeleteUserPermissionsBoundary{subject};
  }
  if (verb == "delete-role-permissions-boundary") {
    return DeleteRolePermissionsBoundary{subject};
  }
  if (verb == "add-user-to-group") {
    return AddUserToGroup{words.named("group"), subject};
  }
  if (verb == "remove-user-from-group") {
    return RemoveUserFromGroup{words.named("group"), subject};
  }
  if (verb == "create-service-linked-role") {
    return CreateServiceLinkedRole{subject};
  }
  if (verb == "simulate-principal-policy") {
    SimulatePrincipalPolicy request;
    request.source = {subject, words.setting().account, subject, PrincipalKind::user};
    request.actions = {words.named("action", "rds:ModifyDBCluster")};
    return request;
  }
  return policy_request(words);
}

}  // namespace tests
