// One login of a client that is stepped: what it reads, what it tries, and what comes of it.
#pragma once

#include "model/step.hpp"

namespace model {

// The secret that the client reads: the one that it found at its start or, having found none or asking each time, the
// one that it would find now.
SecretRow secret_of(const Step& step, const Client& client);
// The secret that a client of this group finds now: the ordinary one of that name, or the one that its cluster has.
SecretRow secret_found(const Step& step, std::uint32_t definition, ClusterRow cluster);

// The client logs in now, in the way of its strategy; with `anew` it reads the secret whatever it has.
void log_in(Step& step, ClientRow client, bool anew);

// The client reads the secret at its start, without a login.
void read_at_start(Step& step, ClientRow client);

}  // namespace model
