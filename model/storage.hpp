// The KMS key of a cluster's storage: whether RDS can use it, and what becomes of the cluster when it cannot. The key
// of the managed secret is another matter, even where it is the same key.
#pragma once

#include "model/requests.hpp"
#include "model/step.hpp"

namespace model {

// The key that a call names for the storage, if it names one. Sets `key`; refuses one that cannot be used.
Outcome find_storage_key(Step& step, const Call& call, const KeyReference& reference, KeyRow& key);

// Whether storage under this key, or under none, can be decrypted.
bool storage_readable(const Step& step, KeyRow key);
// The refusal of a call about `about`, whose storage is under the key.
Outcome storage_refused(Resource about, KeyRow key);

// Has RDS notice, after a while, where the key of an available cluster cannot be used.
void watch_storage_key(Step& step, ClusterRow cluster);
// The same for every cluster whose storage is under the key.
void watch_storage_under(Step& step, KeyRow key);

// The cluster is inaccessible, for seven days at first; caused by the current note.
void shut_out(Step& step, ClusterRow cluster);

// What is due: RDS notices that the key is lost.
void storage_key_lost(Step& step, ClusterRow cluster);

}  // namespace model
