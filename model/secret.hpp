// Secrets as callers of Secrets Manager see them.
#pragma once

#include "model/requests.hpp"
#include "model/step.hpp"

namespace model {

// The row that a reference leads to now, whoever calls; a name, in that account and Region.
SecretRow row_of(const World& world, Name account, Name region, const SecretReference& reference);
inline SecretRow row_of(const World& world, const Call& call, const SecretReference& reference) {
  return row_of(world, call.account, call.region, reference);
}
// The secret that a caller means, gone or not: by an ARN anybody's, by a name one of the caller's account and Region.
SecretRow secret_meant(const Step& step, const Call& call, const SecretReference& reference);
// The live secret with that name; no row: there is none. Those on their way out are live.
SecretRow secret_named(const World& world, Name name, Name account, Name region);
// The version that is meant among those of the secret; no row: none of them is.
VersionRow version_meant(const World& world, SecretRow secret, const VersionReference& reference);

// The secret of a call: there, and not scheduled for deletion. Sets `secret`.
Outcome find_secret(const Step& step, const Call& call, const SecretReference& reference, SecretRow& secret);

// Whether a tag's key is AWS's own.
bool reserved_tag(std::string_view key);
// Puts a tag on the secret, or another value on the one that it has.
void put_tag(Step& step, SecretRow secret, Name key, Name value);

// The secret goes without a recovery window, or is going: nobody can read it, its name is taken until it is purged.
void purge_secret(Step& step, SecretRow secret);

}  // namespace model
