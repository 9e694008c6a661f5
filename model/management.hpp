// Management of the master password turned on and off: the secret that RDS makes, and what becomes of it.
#pragma once

#include "model/step.hpp"

namespace model {

struct Call;
struct KeyReference;

// Whether the caller may turn management on with that key, and the key can be used: nothing is changed. `key` is the
// key found; no row: the one that Secrets Manager provides, not made yet.
Outcome may_turn_on(Step& step, const Call& call, const KeyReference& reference, KeyRow& key);

// Makes the secret with a first version, which holds the password, and RDS's grant on a customer key. The notes of the
// services follow from the current one; what the call itself changes comes before.
void turn_on(Step& step, ClusterRow cluster, KeyRow key, Password password);

// The secret is stored and the database has its password: creating becomes active.
void secret_stored(Step& step, ClusterRow cluster);

// RDS deletes the secret, without a recovery window; the cluster no longer has one. The grant is retired.
void delete_managed_secret(Step& step, ClusterRow cluster);

// What is due: the deleted secret is gone, and its name is free; RDS looks whether it can still reach it.
void secret_purge_due(Step& step, SecretRow secret);
void access_probe_due(Step& step, SecretRow secret);

// Moves SecretStatus along its table.
void change_secret_status(Step& step, ClusterRow cluster, SecretTrigger trigger);

// The window in which the next scheduled rotation starts, counted from `last`; nothing where the schedule is off.
void arm_schedule(Step& step, SecretRow secret, sim::Time last);
// From which moment RotateSecret and RestoreSecret count the next window: the last rotation that succeeded, or the
// creation; or now, where the window that follows has had its rotation, which failed, and is not to have another.
sim::Time counted_from(Step& step, SecretRow secret);
// The same after a failure: the date that DescribeSecret shows stays what it was.
void rearm_after_failure(Step& step, SecretRow secret);

}  // namespace model
