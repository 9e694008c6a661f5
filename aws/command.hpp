// One command of the AWS CLI, from its words to the call that it makes.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "aws/directory.hpp"
#include "aws/mistake.hpp"
#include "model/requests.hpp"
#include "model/setting.hpp"

namespace aws {

// Who calls, from where, and how a file:// document is read.
struct CommandContext {
  model::PrincipalId principal = model::PrincipalId::admin;
  model::Name account = model::Name::none;  // none: the setting's
  model::Name region = model::Name::none;   // none: the setting's
  // Gives the text of the document, or throws its own mistake. Where it is empty, file:// is a mistake.
  std::function<std::string(std::string_view path)> read_document;
};

// `rds wait …`: what the commands after it wait for.
struct Waiter {
  enum class Kind : std::uint8_t {
    db_cluster_available,
    db_cluster_deleted,
    db_instance_available,
    db_instance_deleted,
    db_cluster_snapshot_available,
    db_cluster_snapshot_deleted,
  };
  Kind kind{};
  model::Name name = model::Name::none;  // of the cluster, the instance or the snapshot
};

struct Command {
  model::Call call;  // of a waiter: the describe call that it repeats
  std::optional<Waiter> waiter;
  std::vector<std::string> ignored;          // options without effect here, such as --tags
  std::string query;                         // --query, a path such as DBClusters[0].Status; empty: the whole answer
  std::string output;                        // --output; empty: not given
  std::vector<std::string> secret_literals;  // what nobody may see: passwords and secret values that stand in it
};

// Reads a command: `aws rds create-db-cluster …`, with or without the `aws`. Variables are substituted beforehand.
// Throws Mistake for what the real CLI would not send either: an unknown service, operation, option or member, one that
// is missing or given twice, a wrong type, bad JSON. What AWS would refuse is none: the step refuses it.
Command parse_command(model::Setting& setting, const Directory& directory, std::span<const std::string> words,
                      const CommandContext& context);

// The same checks before a run, when words still hold variables: what holds one is taken to be well. Changes nothing.
// Returns what of it nobody may see.
std::vector<std::string> check_command(std::span<const std::string> words, const CommandContext& context);

}  // namespace aws
