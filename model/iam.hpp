// Users, roles, groups and managed policies: what there is, and what is attached to whom. Changes reach authorization
// after the wait iam.propagation.
#pragma once

#include "model/requests.hpp"
#include "model/step.hpp"

namespace model {

// A principal that exists; no row where there is none.
PrincipalRow find_principal(const Step& step, Name account, PrincipalKind kind, Name name);

// A managed policy of the account that exists, or one of AWS's that somebody used before; no row where there is none.
PolicyRow find_policy(const World& world, const PolicyReference& reference);

// The attachment of that kind which is still attached; no row where there is none.
AttachmentRow find_attachment(const World& world, PrincipalRow principal, AttachmentKind kind, Name inline_name,
                              PolicyRow policy, PrincipalRow group);

// Slots that are due.
void attachment_change_visible(Step& step, AttachmentRow attachment);
void policy_change_visible(Step& step, PolicyRow policy);

}  // namespace model
