// A new cluster, whichever way it comes to be: created, restored, or following another.
#pragma once

#include "model/requests.hpp"
#include "model/step.hpp"

namespace model {

// 1 to 63 letters, digits and hyphens; the first a letter; no hyphen at the end, nor two in a row. (R-CLU-09)
bool identifier_valid(std::string_view text);

// The engine with that name; none: Aurora has no such engine.
Engine engine_named(std::string_view text);

// BackupRetentionPeriod: 1 to 35 days, where it is given. (R-CLU-34)
inline constexpr std::int64_t default_retention_days = 1;
// What a MasterUserAuthenticationType can be, if it is given.
inline bool authentication_known(std::string_view text) {
  return text.empty() || text == "password" || text == "iam-db-auth";
}

inline bool retention_valid(const std::optional<std::int64_t>& days) { return !days || (*days >= 1 && *days <= 35); }

struct NewCluster {
  Name name = Name::none;
  Engine engine = Engine::none;
  EngineMode mode = EngineMode::provisioned;
  Name engine_version = Name::none;
  Name username = Name::none;
  Password password = Password::none;  // none: set later
  KeyRow storage_key;
  bool storage_encrypted = false;
  std::uint8_t retention_days = default_retention_days;
  bool deletion_protection = false;
  bool iam_auth = false;
};

// The cluster in the account and Region of the call, being created.
ClusterRow make_cluster(Step& step, const Call& call, const NewCluster& wanted);

}  // namespace model
