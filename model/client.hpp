// Applications that read the secret and log in, and logins by hand.
#pragma once

#include "model/access.hpp"
#include "model/step.hpp"

namespace model {

// The clients of the scenario that use this cluster start, once: it has an available writer for the first time.
void start_clients(Step& step, ClusterRow cluster);

// What is due: a client logs in.
void client_login_due(Step& step, ClientRow client);

// Whether the database lets this password in now. A refusal blames the last change of the password.
Outcome try_login(const Step& step, ClusterRow cluster, Password password);

}  // namespace model
