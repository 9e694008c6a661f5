// Lines that are no call of AWS made into requests of the model: logins and faults.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "aws/command.hpp"
#include "aws/directory.hpp"
#include "model/requests.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"
#include "scenarios/script.hpp"

namespace lab {

// The live cluster with that name, in whatever account and Region; no row: there is none.
model::ClusterRow live_cluster(const model::World& world, model::Name name);

// The texts of the line are substituted already.
model::Request login_request(model::Setting& setting, const aws::Directory& directory, const model::World& world,
                             const scenarios::LoginLine& line);

model::Request sql_request(model::Setting& setting, const scenarios::SqlLine& line);

// A policy that shuts RDS out is made from the one that is in place. Throws aws::Mistake.
model::Request fault_request(model::Setting& setting, const model::World& world, const scenarios::FaultLine& line);

// Whatever a line is but a command. `substituted` gives a text of it as it is to be taken. Throws aws::Mistake.
using Substitution = std::function<std::string(std::string_view)>;
model::Request request_of(model::Setting& setting, const aws::Directory& directory, const model::World& world,
                          const scenarios::Deed& deed, const Substitution& substituted);

// Who calls, from where, and which documents stand beside the script, which outlives it.
aws::CommandContext command_context(const scenarios::Script& script, const model::Setting& setting,
                                    model::PrincipalId principal);

// `web`, all clients of the group, or `web/3`, one of it. Throws aws::Mistake.
struct ClientName {
  std::string group;
  std::optional<std::uint32_t> ordinal;
};
ClientName client_named(std::string_view text);

// `ModifyDBCluster`, `rds:ModifyDBCluster` or `modify-db-cluster`.
std::optional<model::Action> find_operation_action(std::string_view text);

}  // namespace lab
