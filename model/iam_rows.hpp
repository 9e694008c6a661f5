// The rows that operations of IAM make and change, and how a change spreads.
#pragma once

#include "model/iam.hpp"

namespace model {

PrincipalRow make_principal(Step& step, Name account, PrincipalKind kind, Name name);

// Ties something to a principal; nothing of it is visible before it has spread, but for what a run begins with.
enum class Spread : std::uint8_t { at_once, by_and_by };
void put_inline(Step& step, PrincipalRow principal, Name name, PolicyId document, Spread spread);
void attach(Step& step, PrincipalRow principal, AttachmentKind kind, PolicyRow policy, Spread spread);
void join(Step& step, PrincipalRow user, PrincipalRow group, Spread spread);
void detach(Step& step, AttachmentRow attachment);

// A managed policy with its first version.
PolicyRow make_policy(Step& step, Name account, Name name, PolicyId document, Spread spread);
PolicyVersionRow add_policy_version(Step& step, PolicyRow policy, PolicyId document);
void set_default_version(Step& step, PolicyRow policy, PolicyVersionRow version);

// The row of one of AWS's own policies, made when it is first used.
PolicyRow ensure_published(Step& step, const PolicyReference& reference);

}  // namespace model
