// Versions: made, labelled, and purged in the background.
#include "model/secret_version.hpp"

#include <chrono>

#include "model/secret_label.hpp"
#include "sim/bug.hpp"
#include "sim/hash.hpp"

namespace model {
namespace {

constexpr std::uint32_t versions_kept_at_least = 100;
constexpr sim::Duration youngest_purged = std::chrono::hours(24);

// The oldest version that has no label and is old enough, with the one before it in the list; no rows: there is none.
struct Purgeable {
  VersionRow version;
  VersionRow younger;
};
Purgeable purgeable(const Step& step, SecretRow secret) {
  Purgeable oldest;
  VersionRow younger;
  for (VersionRow version = step[secret].newest; version; version = step[version].older) {
    if (younger && step.now - step[version].created >= youngest_purged && !has_label(step.world(), secret, version)) {
      oldest = {version, younger};
    }
    younger = version;
  }
  return oldest;
}

// Takes a version out of its secret's list; `younger` is the one before it, none for the newest.
void drop_version(Step& step, SecretRow secret, VersionRow version, VersionRow younger) {
  if (younger) {
    step.bookkeeping(younger).older = step[version].older;
  } else {
    step.bookkeeping(secret).newest = step[version].older;
  }
  step.remove(version);
  step.change<&Secret::versions_kept>(secret, step[secret].versions_kept - 1);
}

bool purge_oldest(Step& step, SecretRow secret) {
  const Purgeable oldest = purgeable(step, secret);
  if (oldest.version) {
    drop_version(step, secret, oldest.version, oldest.younger);
  }
  return oldest.version.exists();
}

}  // namespace

Password generate_password(Step& step, ClusterRow cluster) {
  const std::uint32_t nth = ++step.bookkeeping(cluster).passwords_made;
  return Password{sim::combine(step[cluster].identity, 0x70617373, nth) | 1};
}

VersionRow add_version(Step& step, SecretRow secret, const NewVersion& given) {
  Version version;
  version.created = step.now;
  version.value = given.value;
  version.given = given.given;
  version.username = given.username;
  version.id = given.id;
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

bool versions_full(const Step& step, SecretRow secret) {
  return step[secret].versions_kept > versions_kept_at_least && !purgeable(step, secret).version;
}

void drop_newest(Step& step, SecretRow secret) { drop_version(step, secret, step[secret].newest, VersionRow()); }

void promote_pending(Step& step, SecretRow secret) {
  const VersionRow pending = step[secret].pending;
  sim::require(pending.exists(), "AWSCURRENT was to move to a version that is not there");
  if (pending != step[secret].current) {
    step.change<&Secret::previous>(secret, step[secret].current);
    step.change<&Secret::current>(secret, pending);
  }
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
