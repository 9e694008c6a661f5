// Clients: which of them are looked at when.
#include "model/client.hpp"

#include <algorithm>

#include "model/client_concern.hpp"
#include "model/client_login.hpp"
#include "model/client_quiet.hpp"
#include "model/cluster.hpp"
#include "sim/hash.hpp"

namespace model {
namespace {

constexpr sim::Duration instant{1};

template <class Visit>
void each_client(Step& step, std::uint32_t definition, Visit visit) {
  if (const ClientRow first = first_of(step.world(), definition)) {
    for (std::uint32_t i = 0; i < step.setting.clients[definition].count; ++i) {
      visit(ClientRow(first.index + i));
    }
  }
}

// Whoever is busy with one login takes no other: the moments that came meanwhile are passed over.
void skip_missed(Step& step, ClientRow client) {
  while (step[client].next_login < step.now) {
    next_moment(step, client);
  }
}

// What the client finds when it starts; a client that reads once reads now.
void boot(Step& step, ClientRow client) {
  const ClientDefinition& definition = step.setting.clients[step[client].definition];
  Client& row = step.bookkeeping(client);
  row.failing_since = sim::never;
  row.attempt = 0;
  row.invalidated = false;
  skip_missed(step, client);
  if (definition.strategy == ClientStrategy::read_once) {
    row.starting = true;
    step.wait_until(client.id(), SlotKind::login, step.now);
  }
}

void start_group(Step& step, ClusterRow cluster, std::uint32_t number) {
  const ClientDefinition& definition = step.setting.clients[number];
  const std::uint16_t started = step.uncaused(NoteKind::client, Action::ClientStarted, no_resource);
  ClientRow first;
  for (std::uint32_t ordinal = 0; ordinal < definition.count; ++ordinal) {
    Client row;
    row.identity = sim::combine(step.setting.hash(definition.name), 0x636C69656E74, ordinal);
    row.definition = number;
    row.ordinal = ordinal;
    row.cluster = cluster;
    row.secret = secret_found(step, number, cluster);
    row.next_login = step.now;
    if (definition.strategy == ClientStrategy::hard_coded) {
      row.cached = step[cluster].password;
      row.cached_at = step.now;
    }
    const ClientRow client = step.create(row);
    next_moment(step, client);
    boot(step, client);
    first = ordinal == 0 ? client : first;
  }
  step.conclude(started, accept(first.id()));
  auto& groups = step.indexes().client_groups;
  groups.resize(step.setting.clients.size());
  groups[number] = first.index + 1;
}

// All that they did is counted, and nothing is due any more.
void stop_group(Step& step, std::uint32_t definition) {
  step.happened(NoteKind::client, Action::ClientStopped, first_of(step.world(), definition).id());
  each_client(step, definition, [&](ClientRow client) {
    if (step[client].failing_since == sim::never && !step[client].starting) {
      pass_quiet_logins(step, client, step.now);
    }
    step.change<&Client::connected>(client, false);
    step.cancel(client.id(), SlotKind::login);
  });
}

// The logins of a client that are over when this step happens: at one instant its own come after those of lower rows.
sim::Time behind(const Step& step, ClientRow client) {
  return step.event().owner > client.id() ? step.now + instant : step.now;
}

void look_at_group(Step& step, std::uint32_t definition) {
  const ClientRow first = first_of(step.world(), definition);
  if (!first || have_stopped(step, definition)) {
    return;
  }
  const ClusterRow cluster = step[first].cluster;
  const bool drops = step.setting.clients[definition].pools() && !accepts_connections(step.world(), cluster);
  bool told = false;
  Outlook outlook(step, definition, cluster);
  each_client(step, definition, [&](ClientRow client) {
    if (step[client].failing_since == sim::never && !step[client].starting) {
      pass_quiet_logins(step, client, behind(step, client));
    }
    if (drops && step[client].connected) {
      if (!told) {
        step.also(NoteKind::client, Action::ConnectionsDropped, cluster.id());
        told = true;
      }
      step.change<&Client::connected>(client, false);
    }
  });
  each_client(step, definition, [&](ClientRow client) { watch(step, client, outlook); });
}

// Clients know their cluster by the name in its endpoint: whichever bears the name now is what they connect to.
void follow_name(Step& step, Name name, ClusterRow renamed) {
  const Name account = step[renamed].account;
  const Name region = step[renamed].region;
  const ClusterRow bearer = find_cluster(step, name, account, region);
  for (const std::uint32_t definition : step.setting.clients_of(name)) {
    if (have_stopped(step, definition)) {
      continue;
    }
    each_client(step, definition, [&](ClientRow client) {
      const ClusterRow before = step[client].cluster;
      if (before == bearer || (before && (step[before].account != account || step[before].region != region))) {
        return;
      }
      if (step[client].failing_since == sim::never && !step[client].starting) {
        pass_quiet_logins(step, client, behind(step, client));
      }
      step.change<&Client::connected>(client, false);
      step.change<&Client::cluster>(client, bearer);
    });
    look_at_group(step, definition);
  }
}

// The groups that wait for the event of the secret's moved label.
std::vector<std::uint32_t> groups_told(const Step& step, SecretRow secret) {
  std::vector<std::uint32_t> told;
  const auto& definitions = step.setting.clients;
  const auto look = [&](std::uint32_t definition) {
    const ClientRow first = first_of(step.world(), definition);
    if (first && definitions[definition].strategy == ClientStrategy::invalidate_on_event &&
        secret_of(step, step[first]) == secret) {
      told.push_back(definition);
    }
  };
  if (const ClusterRow cluster = step[secret].cluster) {
    std::ranges::for_each(step.setting.clients_of(step[cluster].name), look);
  } else {
    for (std::uint32_t i = 0; i < definitions.size(); ++i) {
      look(i);
    }
  }
  return told;
}

// They will have it after a while.
void announce_label(Step& step, SecretRow secret) {
  if (!groups_told(step, secret).empty()) {
    step.wait(secret.id(), SlotKind::delivery, WaitName::label_event_delivery);
  }
}

}  // namespace

void start_clients(Step& step, ClusterRow cluster) {
  for (const std::uint32_t definition : step.setting.clients_of(step[cluster].name)) {
    if (!first_of(step.world(), definition) && !have_stopped(step, definition)) {
      start_group(step, cluster, definition);
    }
  }
}

bool restart_clients(Step& step, Name group, std::optional<std::uint32_t> ordinal) {
  for (std::uint32_t i = 0; i < step.setting.clients.size(); ++i) {
    if (step.setting.clients[i].name != group || !first_of(step.world(), i) || have_stopped(step, i)) {
      continue;
    }
    each_client(step, i, [&](ClientRow client) {
      if (!ordinal || step[client].ordinal == *ordinal) {
        pass_quiet_logins(step, client, behind(step, client));
      }
    });
    const ClientRow first(first_of(step.world(), i).index + ordinal.value_or(0));
    step.also(NoteKind::client, Action::ClientStarted, first.id());
    each_client(step, i, [&](ClientRow client) {
      if (ordinal && step[client].ordinal != *ordinal) {
        return;
      }
      if (step.setting.clients[i].strategy != ClientStrategy::hard_coded) {
        step.change<&Client::cached>(client, Password::none);
        step.bookkeeping(client).cached_at = sim::never;
        step.change<&Client::secret>(client, secret_found(step, i, step[client].cluster));
      }
      step.change<&Client::connected>(client, false);
      step.change<&Client::outcome>(client, std::uint16_t{0});
      boot(step, client);
    });
    Outlook outlook(step, i, step[first].cluster);
    each_client(step, i, [&](ClientRow client) { watch(step, client, outlook); });
    return true;
  }
  return false;
}

void client_due(Step& step, ClientRow client) {
  if (have_stopped(step, step[client].definition)) {
    if (step[client].ordinal == 0) {
      stop_group(step, step[client].definition);
    }
    return;
  }
  if (step[client].starting) {
    read_at_start(step, client);
  } else if (step[client].failing_since != sim::never) {
    const ClientDefinition& definition = step.setting.clients[step[client].definition];
    log_in(step, client, definition.strategy == ClientStrategy::refresh_backoff);
  } else {
    pass_quiet_logins(step, client, step.now);
    if (step[client].next_login == step.now) {
      next_moment(step, client);
      const ClientDefinition& definition = step.setting.clients[step[client].definition];
      if (holds_connection(definition, step[client], step.now)) {
        ++meter_of(step, step[client].definition).uses;
      } else {
        log_in(step, client, false);
      }
    }
  }
  if (step[client].failing_since != sim::never) {
    return;  // it tries again
  }
  skip_missed(step, client);
  Outlook outlook(step, step[client].definition, step[client].cluster);
  watch(step, client, outlook);
}

void label_event_delivered(Step& step, SecretRow secret) {
  step.happened(NoteKind::service, Action::SecretLabelUpdated, secret.id());
  for (const std::uint32_t definition : groups_told(step, secret)) {
    look_at_group(step, definition);
    each_client(step, definition, [&](ClientRow client) {
      const bool its_own = secret_of(step, step[client]) == secret;
      step.bookkeeping(client).invalidated = step[client].invalidated || its_own;
    });
    look_at_group(step, definition);
  }
}

void look_at_clients(Step& step) {
  if (step.world().client_groups.empty()) {
    return;
  }
  const ClientConcern concern = concern_of(step);
  if (concern.moved) {
    announce_label(step, concern.moved);
  }
  for (const sim::Change& change : concern.names) {
    for (const std::int64_t name : {change.before, change.after}) {
      if (name != sim::absent) {
        follow_name(step, static_cast<Name>(name), ClusterRow(change.row.row()));
      }
    }
  }
  for (const std::uint32_t definition : concern.groups) {
    look_at_group(step, definition);
  }
}

void settle_clients(Step& step) {
  for (std::uint32_t i = 0; i < step.world().client_groups.size(); ++i) {
    each_client(step, i, [&](ClientRow client) {
      if (step[client].failing_since == sim::never && !step[client].starting) {
        pass_quiet_logins(step, client, step.now + instant);
      }
    });
  }
}

}  // namespace model
