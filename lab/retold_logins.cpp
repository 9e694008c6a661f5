// The logins of a story: at moments that are made up, by pins on the times between the logins of a client.
//
// Of a client the nth draw says when the login after the one before comes; that login has not happened yet, so that the
// draw may as well have been another one.
#include <algorithm>

#include "lab/retelling.hpp"
#include "model/client_quiet.hpp"

namespace lab {

bool Retelling::logs_in_at_will(const Slot& slot) const {
  if (model::table_of(slot.first) != model::Table::client) {
    return false;
  }
  const model::Client& client = place_.world[model::ClientRow(slot.first.row())];
  const sim::Time stop = model::stop_of(setting_->clients[client.definition]);
  return !client.starting && client.failing_since == sim::never && client.login_slot.time != stop;
}

std::vector<sim::Time> Retelling::login_moments(model::ClientRow row, sim::Time limit) const {
  const model::Client& client = place_.world[row];
  const model::ClientDefinition& definition = setting_->clients[client.definition];
  const sim::Time soon = place_.now + between_steps;
  const bool ages = definition.caches() && client.cached != model::Password::none;
  const sim::Time stale = ages ? std::max(soon, client.cached_at + definition.ttl) : soon;
  const sim::Time reconnects = client.connected ? client.connected_at + definition.connection_lifetime : sim::Time{};
  std::vector<sim::Time> moments{std::max(soon, reconnects), std::max(stale, reconnects)};
  if (moments.front() >= limit) {
    moments.front() = std::max(place_.now + shortest_step, reconnects);
  }
  const auto last = std::unique(moments.begin(), moments.end());
  moments.erase(std::remove_if(moments.begin(), last, [limit](sim::Time one) { return one >= limit; }), moments.end());
  return moments;
}

void Retelling::put_login(model::ClientRow row, sim::Time at) {
  model::Client& client = place_.world[row];
  const auto name = static_cast<std::uint16_t>(model::wait_count + client.definition);
  const sim::Time before = client.next_login - place_.resolver.draws(row.id(), name)(client.moments);
  place_.pins[{row.id(), name, client.moments}] = at - before;
  client.next_login = at;
  if (client.login_slot.pending()) {
    client.login_slot.time = at;
    if (const auto asked = place_.asked.find({row.id(), model::SlotKind::login}); asked != place_.asked.end()) {
      asked->second.end = at;
    }
  }
}

void Retelling::hold_logins_back(sim::Time until, model::Resource but) {
  for (std::uint32_t i = 0; i < place_.world.clients.size(); ++i) {
    const model::ClientRow row(i);
    const model::Client& client = place_.world[row];
    if (client.exists && row.id() != but && client.login_slot.pending() && client.login_slot.time <= until &&
        logs_in_at_will({row.id(), model::SlotKind::login})) {
      put_login(row, until + far_away);
    }
  }
}

}  // namespace lab
