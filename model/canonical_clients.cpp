// Which password a password is, and which client a client.
#include <algorithm>
#include <cstring>

#include "model/canonical.hpp"

namespace model {
namespace {

// Passwords by number, in the order in which they are found: even, so that none is like one that is made later.
constexpr Password numbered(std::size_t number) { return Password{2 * (number + 2)}; }
// One that nothing accepts and nothing holds, but for clients that still have it.
constexpr Password dead = Password{2};

}  // namespace

void Canon::renumber_passwords(World& world) {
  seen_.clear();
  const auto is_known = [this](Password one) {
    return one == Password::none || std::ranges::binary_search(anchors_.passwords, one);
  };
  const auto renumber = [&](Password& one) {
    if (is_known(one)) {
      return;
    }
    const auto found = std::ranges::find(seen_, one);
    const auto number = static_cast<std::size_t>(found - seen_.begin());
    if (found == seen_.end()) {
      seen_.push_back(one);
    }
    one = numbered(number);
  };
  for (Cluster& cluster : world.clusters) {
    renumber(cluster.password);
    renumber(cluster.pending_password);
    renumber(cluster.leaked);
  }
  for (Version& version : world.versions) {
    renumber(version.value);
  }
  for (Snapshot& snapshot : world.snapshots) {
    renumber(snapshot.password);
  }
  for (DatabaseUser& user : world.database_users) {
    renumber(user.password);
  }
  for (Client& client : world.clients) {
    if (is_known(client.cached)) {
      continue;
    }
    const auto found = std::ranges::find(seen_, client.cached);
    client.cached = found == seen_.end() ? dead : numbered(static_cast<std::size_t>(found - seen_.begin()));
  }
}

// Groups in the order of their definitions; within one, who a client is tells nothing.
void Canon::sort_clients(World& world) {
  std::vector<Client>& clients = world.clients;
  if (clients.empty()) {
    return;
  }
  const auto content = [](Client one) {
    one.identity = 0;
    one.ordinal = 0;
    return one;
  };
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    if (clients[a].definition != clients[b].definition) {
      return clients[a].definition < clients[b].definition;
    }
    if (!reductions_.clients) {
      return clients[a].ordinal < clients[b].ordinal;
    }
    const Client one = content(clients[a]);
    const Client other = content(clients[b]);
    return std::memcmp(&one, &other, sizeof(Client)) < 0;
  };
  client_order_.clear();
  for (std::uint32_t i = 0; i < clients.size(); ++i) {
    client_order_.push_back(i);
  }
  std::ranges::sort(client_order_, before);
  clients_.clear();
  std::ranges::fill(world.client_groups, 0U);
  for (const std::uint32_t row : client_order_) {
    const std::uint32_t definition = clients[row].definition;
    const bool first = clients_.empty() || clients_.back().definition != definition;
    clients_.push_back(clients[row]);
    Client& moved = clients_.back();
    moved.ordinal = first ? 0 : clients_[clients_.size() - 2].ordinal + 1;
    moved.identity = 0;
    if (first) {
      world.client_groups[definition] = static_cast<std::uint32_t>(clients_.size());
    }
  }
  std::swap(clients, clients_);
}

}  // namespace model
