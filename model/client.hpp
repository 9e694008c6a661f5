// Applications that read the secret and log in: when they start, when they are looked at, and when they restart.
#pragma once

#include <optional>

#include "model/step.hpp"

namespace model {

// The clients of the scenario that use this cluster start, once: it has an available writer for the first time.
void start_clients(Step& step, ClusterRow cluster);

// The clients of a group, or one of them, lose what they hold in memory and start anew. False: they do not run yet.
bool restart_clients(Step& step, Name group, std::optional<std::uint32_t> ordinal);

// What is due: a client's login, or the moment from which on its logins have to be looked at.
void client_due(Step& step, ClientRow client);

// What is due: the event of a moved AWSCURRENT reaches the clients that wait for it.
void label_event_delivered(Step& step, SecretRow secret);

// The step has changed what logins depend on: whose next login may come out differently is looked at again.
void look_at_clients(Step& step);

// The end of a run: every login up to this moment, included, is counted.
void settle_clients(Step& step);

}  // namespace model
