// One pass over the links of the dependency graph that end in keys, without making the graph: a fleet has millions of
// versions.
#include "lab/blast_radius.hpp"

#include <set>
#include <vector>

namespace lab {
namespace {

using model::KeyRow;
using model::Resource;

class Radii {
 public:
  Radii(const model::Setting& setting, const model::World& world) : setting_(setting), world_(world) {}

  std::map<Resource, BlastRadius> all() {
    add_clusters_and_secrets();
    add_clients();
    add_policies();
    return std::move(radii_);
  }

 private:
  // The keys without which the cluster's volume, or its secret, cannot be read.
  [[nodiscard]] std::set<KeyRow> keys_of(model::ClusterRow cluster) const {
    std::set<KeyRow> keys;
    if (!cluster || !world_[cluster].exists) return keys;
    const model::SecretRow secret = world_[cluster].secret;
    for (const KeyRow key : {world_[cluster].storage_key, secret ? world_[secret].key : KeyRow()}) {
      if (key && world_[key].exists) keys.insert(key);
    }
    return keys;
  }

  void add_clusters_and_secrets() {
    for (std::uint32_t row = 0; row < world_.clusters.size(); ++row) {
      for (const KeyRow key : keys_of(model::ClusterRow(row))) ++radii_[key.id()].clusters;
    }
    for (const model::Secret& secret : world_.secrets) {
      if (secret.exists && secret.key && world_[secret.key].exists) ++radii_[secret.key.id()].secrets;
    }
  }

  void add_clients() {
    for (const model::Client& client : world_.clients) {
      if (!client.exists) continue;
      for (const KeyRow key : keys_of(client.cluster)) ++radii_[key.id()].clients;
      const auto as = static_cast<std::uint32_t>(setting_.clients[client.definition].as);
      if (as < world_.principals.size()) ++radii_[model::PrincipalRow(as).id()].clients;
    }
  }

  void add_policies() {
    std::map<Resource, std::set<model::PrincipalRow>> carriers;
    for (const model::Attachment& one : world_.attachments) {
      if (one.exists && one.attached && one.policy) carriers[one.policy.id()].insert(one.principal);
    }
    for (const auto& [policy, principals] : carriers) {
      std::set<model::PrincipalRow> reached = principals;
      for (const model::Attachment& one : world_.attachments) {
        if (one.exists && one.attached && one.group && principals.contains(one.group)) reached.insert(one.principal);
      }
      for (const model::PrincipalRow principal : reached) {
        const auto of = radii_.find(principal.id());
        if (of != radii_.end()) radii_[policy].clients += of->second.clients;
      }
    }
  }

  const model::Setting& setting_;
  const model::World& world_;
  std::map<Resource, BlastRadius> radii_;
};

}  // namespace

std::map<Resource, BlastRadius> blast_radii(const model::Setting& setting, const model::World& world) {
  return Radii(setting, world).all();
}

}  // namespace lab
