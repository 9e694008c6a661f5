// One login of a client that is stepped: what it reads, what it tries, and what comes of it.
#pragma once

#include "model/step.hpp"

namespace model {

// The secret that the client reads: the one that it found at its start, or the one that its cluster has.
SecretRow secret_of(const World& world, const Setting& setting, const Client& client);

// The client logs in now, in the way of its strategy; with `anew` it reads the secret whatever it has.
void log_in(Step& step, ClientRow client, bool anew);

// The client reads the secret at its start, without a login.
void read_at_start(Step& step, ClientRow client);

// Whether the database lets this password in now. A refusal blames the last change of the password.
Outcome try_login(const Step& step, ClusterRow cluster, Password password);

}  // namespace model
