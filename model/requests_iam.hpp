// What calls of IAM ask for: the members that have an effect. Users, roles and groups have the same operations under
// names of their own, so most structs stand for up to three of them.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "model/access_rows.hpp"
#include "model/actions.hpp"
#include "model/references.hpp"

namespace model {

// A managed policy by its ARN.
struct PolicyReference {
  Name text = Name::none;               // as written; none: not given
  Name account = Name::none;            // none: AWS's own
  Name name = Name::none;               // none: the text is no ARN of a policy
  PolicyId published = PolicyId::none;  // of AWS's own: its document, where it is one that is known here

  [[nodiscard]] bool given() const { return text != Name::none; }
};

template <Action A, PrincipalKind K>
struct CreatePrincipal {
  static constexpr Action action = A;
  static constexpr PrincipalKind kind = K;
  Name principal = Name::none;
  bool document_malformed = false;  // the trust policy of a role
  PolicyReference boundary;
};
using CreateUser = CreatePrincipal<Action::CreateUser, PrincipalKind::user>;
using CreateRole = CreatePrincipal<Action::CreateRole, PrincipalKind::role>;
using CreateGroup = CreatePrincipal<Action::CreateGroup, PrincipalKind::group>;

template <Action A, PrincipalKind K>
struct DeletePrincipal {
  static constexpr Action action = A;
  static constexpr PrincipalKind kind = K;
  Name principal = Name::none;
};
using DeleteUser = DeletePrincipal<Action::DeleteUser, PrincipalKind::user>;
using DeleteRole = DeletePrincipal<Action::DeleteRole, PrincipalKind::role>;
using DeleteGroup = DeletePrincipal<Action::DeleteGroup, PrincipalKind::group>;

template <Action A, PrincipalKind K>
struct GetPrincipal {
  static constexpr Action action = A;
  static constexpr PrincipalKind kind = K;
  Name principal = Name::none;
};
using GetUser = GetPrincipal<Action::GetUser, PrincipalKind::user>;
using GetRole = GetPrincipal<Action::GetRole, PrincipalKind::role>;
using GetGroup = GetPrincipal<Action::GetGroup, PrincipalKind::group>;

template <Action A, PrincipalKind K>
struct PutInlinePolicy {
  static constexpr Action action = A;
  static constexpr PrincipalKind kind = K;
  Name principal = Name::none;
  Name policy_name = Name::none;
  PolicyId document = PolicyId::none;  // none: malformed
  std::uint32_t characters = 0;        // of the document, without white space
};
using PutUserPolicy = PutInlinePolicy<Action::PutUserPolicy, PrincipalKind::user>;
using PutRolePolicy = PutInlinePolicy<Action::PutRolePolicy, PrincipalKind::role>;
using PutGroupPolicy = PutInlinePolicy<Action::PutGroupPolicy, PrincipalKind::group>;

template <Action A, PrincipalKind K>
struct DeleteInlinePolicy {
  static constexpr Action action = A;
  static constexpr PrincipalKind kind = K;
  Name principal = Name::none;
  Name policy_name = Name::none;
};
using DeleteUserPolicy = DeleteInlinePolicy<Action::DeleteUserPolicy, PrincipalKind::user>;
using DeleteRolePolicy = DeleteInlinePolicy<Action::DeleteRolePolicy, PrincipalKind::role>;
using DeleteGroupPolicy = DeleteInlinePolicy<Action::DeleteGroupPolicy, PrincipalKind::group>;

template <Action A, PrincipalKind K>
struct GetInlinePolicy {
  static constexpr Action action = A;
  static constexpr PrincipalKind kind = K;
  Name principal = Name::none;
  Name policy_name = Name::none;
};
using GetUserPolicy = GetInlinePolicy<Action::GetUserPolicy, PrincipalKind::user>;
using GetRolePolicy = GetInlinePolicy<Action::GetRolePolicy, PrincipalKind::role>;
using GetGroupPolicy = GetInlinePolicy<Action::GetGroupPolicy, PrincipalKind::group>;

// The names of inline policies, or the managed policies that are attached.
template <Action A, PrincipalKind K, AttachmentKind L>
struct ListAttachments {
  static constexpr Action action = A;
  static constexpr PrincipalKind kind = K;
  static constexpr AttachmentKind listed = L;
  Name principal = Name::none;
};
using ListUserPolicies = ListAttachments<Action::ListUserPolicies, PrincipalKind::user, AttachmentKind::inlined>;
using ListRolePolicies = ListAttachments<Action::ListRolePolicies, PrincipalKind::role, AttachmentKind::inlined>;
using ListGroupPolicies = ListAttachments<Action::ListGroupPolicies, PrincipalKind::group, AttachmentKind::inlined>;
using ListAttachedUserPolicies =
    ListAttachments<Action::ListAttachedUserPolicies, PrincipalKind::user, AttachmentKind::managed>;
using ListAttachedRolePolicies =
    ListAttachments<Action::ListAttachedRolePolicies, PrincipalKind::role, AttachmentKind::managed>;
using ListAttachedGroupPolicies =
    ListAttachments<Action::ListAttachedGroupPolicies, PrincipalKind::group, AttachmentKind::managed>;

template <Action A, PrincipalKind K>
struct AttachPolicy {
  static constexpr Action action = A;
  static constexpr PrincipalKind kind = K;
  Name principal = Name::none;
  PolicyReference policy;
};
using AttachUserPolicy = AttachPolicy<Action::AttachUserPolicy, PrincipalKind::user>;
using AttachRolePolicy = AttachPolicy<Action::AttachRolePolicy, PrincipalKind::role>;
using AttachGroupPolicy = AttachPolicy<Action::AttachGroupPolicy, PrincipalKind::group>;

template <Action A, PrincipalKind K>
struct DetachPolicy {
  static constexpr Action action = A;
  static constexpr PrincipalKind kind = K;
  Name principal = Name::none;
  PolicyReference policy;
};
using DetachUserPolicy = DetachPolicy<Action::DetachUserPolicy, PrincipalKind::user>;
using DetachRolePolicy = DetachPolicy<Action::DetachRolePolicy, PrincipalKind::role>;
using DetachGroupPolicy = DetachPolicy<Action::DetachGroupPolicy, PrincipalKind::group>;

template <Action A, PrincipalKind K>
struct PutPermissionsBoundary {
  static constexpr Action action = A;
  static constexpr PrincipalKind kind = K;
  Name principal = Name::none;
  PolicyReference boundary;
};
using PutUserPermissionsBoundary = PutPermissionsBoundary<Action::PutUserPermissionsBoundary, PrincipalKind::user>;
using PutRolePermissionsBoundary = PutPermissionsBoundary<Action::PutRolePermissionsBoundary, PrincipalKind::role>;

template <Action A, PrincipalKind K>
struct DeletePermissionsBoundary {
  static constexpr Action action = A;
  static constexpr PrincipalKind kind = K;
  Name principal = Name::none;
};
using DeleteUserPermissionsBoundary =
    DeletePermissionsBoundary<Action::DeleteUserPermissionsBoundary, PrincipalKind::user>;
using DeleteRolePermissionsBoundary =
    DeletePermissionsBoundary<Action::DeleteRolePermissionsBoundary, PrincipalKind::role>;

struct AddUserToGroup {
  static constexpr Action action = Action::AddUserToGroup;
  Name group = Name::none;
  Name user = Name::none;
};

struct RemoveUserFromGroup {
  static constexpr Action action = Action::RemoveUserFromGroup;
  Name group = Name::none;
  Name user = Name::none;
};

struct CreatePolicy {
  static constexpr Action action = Action::CreatePolicy;
  Name policy_name = Name::none;
  PolicyId document = PolicyId::none;  // none: malformed
  std::uint32_t characters = 0;
};

struct CreatePolicyVersion {
  static constexpr Action action = Action::CreatePolicyVersion;
  PolicyReference policy;
  PolicyId document = PolicyId::none;  // none: malformed
  std::uint32_t characters = 0;
  std::optional<bool> set_as_default;
};

struct SetDefaultPolicyVersion {
  static constexpr Action action = Action::SetDefaultPolicyVersion;
  PolicyReference policy;
  std::uint32_t version = 0;  // of v3: 3; 0: no such text
};

struct DeletePolicyVersion {
  static constexpr Action action = Action::DeletePolicyVersion;
  PolicyReference policy;
  std::uint32_t version = 0;
};

struct DeletePolicy {
  static constexpr Action action = Action::DeletePolicy;
  PolicyReference policy;
};

struct GetPolicy {
  static constexpr Action action = Action::GetPolicy;
  PolicyReference policy;
};

struct GetPolicyVersion {
  static constexpr Action action = Action::GetPolicyVersion;
  PolicyReference policy;
  std::uint32_t version = 0;
};

struct CreateServiceLinkedRole {
  static constexpr Action action = Action::CreateServiceLinkedRole;
  Name service = Name::none;  // rds.amazonaws.com
};

// A principal as SimulatePrincipalPolicy names it.
struct PrincipalReference {
  Name text = Name::none;  // an ARN
  Name account = Name::none;
  Name name = Name::none;
  PrincipalKind kind = PrincipalKind::none;  // none: the text is no ARN of a user, role or group
};

struct SimulatePrincipalPolicy {
  static constexpr Action action = Action::SimulatePrincipalPolicy;
  PrincipalReference source;
  std::vector<Name> actions;                   // rds:ModifyDBCluster
  std::vector<Name> resources;                 // ARNs; none: *
  std::vector<std::pair<Name, Name>> context;  // keys and values
  PolicyId resource_policy = PolicyId::none;
  bool malformed = false;  // a document that is none
};

// A principal that the scenario defines: not a call of anybody, but what there is when a run begins.
struct DefinePrincipal {
  static constexpr Action action = Action::PrincipalDefined;
  PrincipalId principal{};
  std::vector<std::pair<Name, PolicyId>> inlined;  // inline policies by name
  std::vector<PolicyReference> attached;
  std::vector<Name> groups;
  std::optional<std::pair<Name, PolicyId>> boundary;  // a document of its own, or …
  PolicyReference boundary_policy;                    // … a managed policy
};

}  // namespace model
