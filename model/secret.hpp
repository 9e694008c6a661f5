// Secrets as callers of Secrets Manager see them.
#pragma once

#include "model/requests.hpp"
#include "model/step.hpp"

namespace model {

// The secret of a call: there, and not scheduled for deletion. Sets `secret`.
Outcome find_secret(const Step& step, const SecretReference& reference, SecretRow& secret);

// The version that a label is on; no row: on none.
VersionRow labelled(const Secret& secret, std::string_view label);

}  // namespace model
