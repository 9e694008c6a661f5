// Rotation of a managed secret: create, set, test, finish, with retries, until it succeeds or leaves the secret
// impaired.
//
// The database gets the new password in the set phase, AWSCURRENT moves in the finish phase: in between AWSCURRENT does
// not log in. A failure leaves what was done so far as it is.
#pragma once

#include "model/step.hpp"

namespace model {

// Whether a rotation can start now: the secret is active or impaired, and the cluster is available (and has a writer
// where the parameter asks for one).
bool rotation_can_start(Step& step, ClusterRow cluster);

// RotationStarted and the first phase, caused by the current note.
void start_rotation(Step& step, ClusterRow cluster, RotationOrigin origin);

// The wait after the attempt that has failed, which doubles with each.
void wait_for_retry(Step& step, Resource owner, int attempt);

// Ends a rotation that is under way: RotationAbandoned, caused by the current note. SecretStatus is the caller's, and
// what the caller itself changes comes before.
void abandon_rotation(Step& step, ClusterRow cluster);

// What is due: the scheduled start; the end of a phase, or of the wait for the next attempt.
void scheduled_rotation_due(Step& step, SecretRow secret);
void rotation_phase_due(Step& step, ClusterRow cluster);

// The cluster became available: a deferred start happens now, caused by the current note.
void start_deferred_rotation(Step& step, ClusterRow cluster);

}  // namespace model
