// Operations of IAM. Users, roles and groups share theirs.
#pragma once

#include "model/requests.hpp"
#include "model/step.hpp"

namespace model {

// iam_principals.cpp
template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const CreatePrincipal<A, K>& request);
template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const DeletePrincipal<A, K>& request);
template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const GetPrincipal<A, K>& request);
template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const PutInlinePolicy<A, K>& request);
template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const DeleteInlinePolicy<A, K>& request);
template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const GetInlinePolicy<A, K>& request);
template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const AttachPolicy<A, K>& request);
template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const DetachPolicy<A, K>& request);
template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const PutPermissionsBoundary<A, K>& request);
template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const DeletePermissionsBoundary<A, K>& request);
template <Action A, PrincipalKind K, AttachmentKind L>
Outcome perform(Step& step, const Call& call, const ListAttachments<A, K, L>& request);
Outcome perform(Step& step, const Call& call, const AddUserToGroup& request);
Outcome perform(Step& step, const Call& call, const RemoveUserFromGroup& request);
Outcome perform(Step& step, const Call& call, const CreateServiceLinkedRole& request);
Outcome perform(Step& step, const Call& call, const DefinePrincipal& request);
// iam_policies.cpp
Outcome perform(Step& step, const Call& call, const CreatePolicy& request);
Outcome perform(Step& step, const Call& call, const CreatePolicyVersion& request);
Outcome perform(Step& step, const Call& call, const SetDefaultPolicyVersion& request);
Outcome perform(Step& step, const Call& call, const DeletePolicyVersion& request);
Outcome perform(Step& step, const Call& call, const DeletePolicy& request);
Outcome perform(Step& step, const Call& call, const GetPolicy& request);
Outcome perform(Step& step, const Call& call, const GetPolicyVersion& request);
// policy_simulator.cpp
Outcome perform(Step& step, const Call& call, const SimulatePrincipalPolicy& request);

}  // namespace model
