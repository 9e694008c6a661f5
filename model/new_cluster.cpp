// The row of a new cluster.
#include "model/new_cluster.hpp"

#include "model/cluster.hpp"
#include "model/password_history.hpp"
#include "sim/hash.hpp"

namespace model {

bool identifier_valid(std::string_view text) {
  if (text.empty() || text.size() > 63 || text.back() == '-' || text.find("--") != std::string_view::npos ||
      text.front() < 'a' || text.front() > 'z') {
    return false;
  }
  return std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

Engine engine_named(std::string_view text) {
  const auto found = std::ranges::find(engines, text);
  return found == engines.end() || found == engines.begin() ? Engine::none
                                                            : static_cast<Engine>(found - engines.begin());
}

ClusterRow make_cluster(Step& step, const Call& call, const NewCluster& wanted) {
  const std::uint32_t before = last_with_name(step.world().cluster_by_name, wanted.name);
  Cluster row;
  row.incarnation = before == no_row ? 0 : step.world().clusters[before].incarnation + 1;
  row.identity = sim::combine(step.setting.hash(call.account), step.setting.hash(call.region),
                              step.setting.hash(wanted.name), row.incarnation);
  row.created = step.now;
  row.name = wanted.name;
  row.identifier = wanted.name;
  row.account = call.account;
  row.region = call.region;
  row.username = wanted.username;
  row.engine_version = wanted.engine_version;
  row.engine = wanted.engine;
  row.mode = wanted.mode;
  row.retention_days = wanted.retention_days;
  row.deletion_protection = wanted.deletion_protection;
  row.iam_auth = wanted.iam_auth;
  row.storage_key = wanted.storage_key;
  row.storage_encrypted = wanted.storage_encrypted;
  row.status = ClusterStatus::creating;
  row.password = wanted.password;
  const ClusterRow cluster = step.create(row);
  remember_name(step.indexes().cluster_by_name, wanted.name, cluster.index);
  if (wanted.password != Password::none) {
    remember_password(step, cluster);
  }
  return cluster;
}

}  // namespace model
