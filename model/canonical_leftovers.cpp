// What nothing that still happens depends on.
#include <algorithm>

#include "model/canonical.hpp"
#include "model/secret_label.hpp"
#include "model/step.hpp"

namespace model {
namespace {

bool read_by_client(const World& world, SecretRow secret) {
  return std::ranges::any_of(world.clients, [secret](const Client& one) { return one.exists && one.secret == secret; });
}

// A secret that is being deleted and cannot be restored, or one that RDS could not delete and nobody reads.
bool is_left_over(const World& world, SecretRow row, const Anchors& anchors) {
  const Secret& secret = world[row];
  const bool let_go = secret.cluster && !(world[secret.cluster].exists && world[secret.cluster].secret == row);
  if (secret.deleted_date != sim::never) {
    return let_go || secret.deleted_date <= anchors.now;
  }
  const bool anchored = row.index < anchors.rows[static_cast<std::size_t>(Table::secret)];
  return let_go && secret.orphaned && !anchored && !read_by_client(world, row);
}

// It is known to be there, and no more than that.
void strip(World& world, SecretRow row) {
  Secret& secret = world[row];
  secret.current = secret.previous = secret.pending = VersionRow();
  secret.versions_kept = 0;
  secret.grant = GrantRow();
  for (Tag& tag : world.tags) {
    if (tag.exists && tag.secret == row) {
      tag = Tag{};
    }
  }
  for (Label& label : world.labels) {
    if (label.exists && label.secret == row) {
      label = Label{};
    }
  }
}

bool is_stripped(const World& world, SecretRow row) {
  return !world[row].exists || (world[row].versions_kept == 0 && world[row].deleted_date != sim::never);
}

}  // namespace

bool only_waits_to_be_gone(const World& world, Resource owner, SlotKind slot) {
  if (table_of(owner) == Table::secret && slot == SlotKind::purge) {
    const SecretRow row(owner.row());
    const ClusterRow cluster = world[row].cluster;
    const bool let_go = cluster && !(world[cluster].exists && world[cluster].secret == row);
    return let_go && is_stripped(world, row) && !read_by_client(world, row);
  }
  if (table_of(owner) == Table::grant && slot == SlotKind::propagation) {
    const Grant& grant = world[GrantRow(owner.row())];
    return grant.status == GrantStatus::absent && grant.secret && is_stripped(world, grant.secret);
  }
  return false;
}

void drop_leftovers(World& world, const Anchors& anchors) {
  for (std::uint32_t i = 0; i < world.secrets.size(); ++i) {
    if (const SecretRow row(i); world[row].exists && is_left_over(world, row, anchors)) {
      strip(world, row);
    }
  }
  const std::uint32_t anchored = anchors.rows[static_cast<std::size_t>(Table::version)];
  for (std::uint32_t i = 0; i < world.versions.size(); ++i) {
    Version& version = world.versions[i];
    const bool nameless = version.id == Name::none;  // by an id that a person chose an action may ask for it
    if (version.exists != 0 && i >= anchored && nameless && !has_label(world, version.secret, VersionRow(i))) {
      Secret& secret = world[version.secret];
      secret.versions_kept -= secret.versions_kept == 0 ? 0 : 1;
      version = Version{};
    }
  }
}

}  // namespace model
