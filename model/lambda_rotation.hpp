// Rotation of an ordinary secret by a Lambda function, after AWS's templates for databases: one user whose password
// changes, or two users that take turns.
//
// The four steps are those of a managed rotation. With one user there is the same gap: the database has the new
// password before AWSCURRENT moves. With two the function sets the user that nobody uses now, as a superuser, so that
// AWSPREVIOUS logs in until the next rotation.
#pragma once

#include "model/step.hpp"

namespace model {

// The first step, caused by the current note, RotationStarted.
void start_lambda_rotation(Step& step, SecretRow secret);
// Ends a rotation or a test that is under way: RotationAbandoned; AWSPENDING stays where it is.
void abandon_lambda_rotation(Step& step, SecretRow secret);

// A test of the configuration: a version under AWSPENDING is made, and taken away again.
void start_test_rotation(Step& step, SecretRow secret);

// What is due: the scheduled start; the end of a step, of a test, or of the wait for the next attempt.
void lambda_rotation_due(Step& step, SecretRow secret);
void lambda_phase_due(Step& step, SecretRow secret);

}  // namespace model
