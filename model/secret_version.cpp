// Versions: made, labelled, and purged in the background.
#include "model/secret_version.hpp"

#include <chrono>

#include "sim/bug.hpp"
#include "sim/hash.hpp"

namespace model {
namespace {

constexpr std::uint32_t versions_kept_at_least = 100;
constexpr sim::Duration youngest_purged = std::chrono::hours(24);

// Purges the oldest version that has no label and is old enough, if there is one.
bool purge_oldest(Step& step, SecretRow secret) {
  const Secret& row = step[secret];
  VersionRow younger;
  VersionRow candidate;
  VersionRow before_candidate;
  for (VersionRow version = row.newest; version; version = step[version].older) {
    const bool labelled = version == row.current || version == row.previous || version == row.pending;
    if (!labelled && step.now - step[version].created >= youngest_purged) {
      candidate = version;
      before_candidate = younger;
    }
    younger = version;
  }
  if (!candidate || !before_candidate) {
    return false;
  }
  step.bookkeeping(before_candidate).older = step[candidate].older;
  step.remove(candidate);
  step.change<&Secret::versions_kept>(secret, step[secret].versions_kept - 1);
  return true;
}

}  // namespace

Password generate_password(Step& step, ClusterRow cluster) {
  const std::uint32_t nth = ++step.bookkeeping(cluster).passwords_made;
  return Password{sim::combine(step[cluster].identity, 0x70617373, nth) | 1};
}

VersionRow add_version(Step& step, SecretRow secret, Password value) {
  Version version;
  version.created = step.now;
  version.value = value;
  version.secret_identity = step[secret].identity;
  version.secret = secret;
  version.nth = ++step.bookkeeping(secret).versions_made;
  version.key = step[secret].key;
  version.older = step[secret].newest;
  const VersionRow made = step.create(version);
  step.bookkeeping(secret).newest = made;
  step.change<&Secret::versions_kept>(secret, step[secret].versions_kept + 1);
  while (step[secret].versions_kept > versions_kept_at_least && purge_oldest(step, secret)) {
  }
  return made;
}

void promote_pending(Step& step, SecretRow secret) {
  const VersionRow pending = step[secret].pending;
  sim::require(pending.exists(), "AWSCURRENT was to move to a version that is not there");
  step.change<&Secret::previous>(secret, step[secret].current);
  step.change<&Secret::current>(secret, pending);
  step.change<&Secret::pending>(secret, VersionRow());
}

void remove_versions(Step& step, SecretRow secret) {
  for (VersionRow version = step[secret].newest; version;) {
    const VersionRow older = step[version].older;
    step.bookkeeping(version).older = VersionRow();
    step.remove(version);
    version = older;
  }
  step.bookkeeping(secret).newest = VersionRow();
}

}  // namespace model
