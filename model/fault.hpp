// Faults that a scenario injects: what they arm, and when they end.
#pragma once

#include "model/step.hpp"

namespace model {

// The fault that makes the cluster's rotations fail in this phase; no row: none is armed.
FaultRow armed_fault(const Step& step, ClusterRow cluster, RotationPhase phase);
// Takes one from the times of the fault that is to blame, if it is one.
void use_up_fault(Step& step, const Blame& blame);

// Whether calls of this operation are throttled at the moment.
bool throttled(const World& world, Action action);

// What is due: a `for:` has passed.
void fault_over(Step& step, FaultRow fault);
void writer_fault_over(Step& step, InstanceRow instance);

}  // namespace model
