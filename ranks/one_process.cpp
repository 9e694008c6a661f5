// Built without MPI: there is only this process.
#include "ranks/ranks.hpp"
#include "sim/bug.hpp"

namespace ranks {

class Ranks::Body {};

Ranks::Ranks() = default;
Ranks::~Ranks() = default;

int Ranks::rank() const { return 0; }
int Ranks::count() const { return 1; }
lab::Crew Ranks::crew() { return lab::crew_of_threads(1); }
bool Ranks::wait_for_study() { throw sim::Bug("there is only one rank"); }
void Ranks::tell_of_study(bool) {}
void Ranks::serve(lab::StudyPlayer&) { throw sim::Bug("there is only one rank"); }

void Ranks::give_up() { throw sim::Bug("there is only one rank"); }

}  // namespace ranks
