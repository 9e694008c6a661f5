// `repeat:` of clients: a family of groups, one for each cluster of a fleet.
#include <unordered_map>

#include "scenarios/parts.hpp"
#include "scenarios/quoted.hpp"

namespace scenarios {
namespace {

constexpr std::uint64_t most_groups = 50'000;

std::uint64_t groups_of(const Entry& repeat, const ClientEntry& client) {
  const Fields fields(repeat.value, client_repeat_keys);
  const Node& count = fields.require("count").value;
  const std::uint64_t groups = whole_number_of(count, "count", 1, most_groups);
  if (groups > most_clients / client.count) {
    throw count.mistake(std::to_string(groups) + " groups of " + std::to_string(client.count) +
                        " clients are more than " + std::to_string(most_clients) + " clients; take fewer of either");
  }
  return groups;
}

}  // namespace

void add_clients(const Entry& entry, Script& script) {
  std::vector<ClientEntry>& clients = script.clients;
  const ClientEntry client = client_of(entry, script.start, script.principals);
  if (client.family.empty()) {
    clients.push_back(client);
    return;
  }
  const std::uint64_t groups = groups_of(Fields(entry.value, client_keys).require("repeat"), client);
  if (clients.size() + groups > most_groups) {
    throw entry.key.mistake("the scenario has more than " + std::to_string(most_groups) +
                            " groups of clients; take fewer, with more clients each");
  }
  clients.reserve(clients.size() + groups);
  for (std::uint64_t i = 0; i < groups; ++i) {
    ClientEntry& group = clients.emplace_back(client);
    group.name = counted(client.name, i);
    group.cluster = counted(client.cluster, i);
    group.secret = counted(client.secret, i);
  }
}

void refuse_namesakes(const std::vector<ClientEntry>& clients) {
  std::unordered_map<std::string_view, const ClientEntry*> known;
  for (const ClientEntry& client : clients) {
    const auto [place, fresh] = known.try_emplace(client.name, &client);
    if (fresh) continue;
    const ClientEntry& other = *place->second;
    throw Mistake(client.mark,
                  "the clients " + client.name + " are there twice: " +
                      (client.family.empty() ? "" : scenarios::quoted(client.family) + " makes them here, ") +
                      (other.family.empty() ? "they stand" : scenarios::quoted(other.family) + " makes them") + " at " +
                      other.mark.text() + "; take another name");
  }
}

}  // namespace scenarios
