// Versions of a secret: made, promoted, purged.
#pragma once

#include "model/step.hpp"

namespace model {

// A password that RDS generates for the cluster: never one that it had before.
Password generate_password(Step& step, ClusterRow cluster);

struct NewVersion {
  Password value = Password::none;
  ValueId given = ValueId::none;
  Name username = Name::none;
  Name id = Name::none;
};

// A new version without a label. Beyond a hundred versions the oldest that have no label and are a day old go.
VersionRow add_version(Step& step, SecretRow secret, const NewVersion& made);
// Whether the secret has so many versions, none of which can be purged, that a person can add no other.
bool versions_full(const Step& step, SecretRow secret);

// Takes the newest version away again.
void drop_newest(Step& step, SecretRow secret);

// Moves AWSCURRENT to the pending version: AWSPREVIOUS follows to the one it left, AWSPENDING goes.
void promote_pending(Step& step, SecretRow secret);

// Ends every version; for a secret that is being purged.
void remove_versions(Step& step, SecretRow secret);

}  // namespace model
