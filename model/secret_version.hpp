// Versions of a managed secret and the labels on them.
#pragma once

#include "model/step.hpp"

namespace model {

// A password that RDS generates for the cluster: never one that it had before.
Password generate_password(Step& step, ClusterRow cluster);

// A new version without a label. Beyond a hundred versions the oldest that have no label and are a day old go.
VersionRow add_version(Step& step, SecretRow secret, Password value);

// Moves AWSCURRENT to the pending version: AWSPREVIOUS follows to the one it left, AWSPENDING goes.
void promote_pending(Step& step, SecretRow secret);

// Ends every version; for a secret that is being purged.
void remove_versions(Step& step, SecretRow secret);

}  // namespace model
