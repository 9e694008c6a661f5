// Secrets as callers of Secrets Manager see them.
#pragma once

#include "model/requests.hpp"
#include "model/step.hpp"

namespace model {

// The secret of a call: there, in the caller's account and Region, not scheduled for deletion, and no policy denies
// `action`. Sets `secret`.
Outcome find_secret(const Step& step, const Call& call, const SecretReference& reference, std::string_view action,
                    SecretRow& secret);

// The version that a label is on; no row: on none.
VersionRow labelled(const Secret& secret, std::string_view label);

}  // namespace model
