// What a call asks of authorization: the action, the resource it is about, and the condition keys of the request.
#pragma once

#include "model/authorization.hpp"
#include "model/requests.hpp"

namespace model {

// The first thing that is asked of a call: its own action, on what it names. Further rights that it needs are asked in
// its ladder.
Ask ask_of(const Setting& setting, const World& world, const Call& call);

// The keys that every request of a caller has: aws:PrincipalArn, aws:CurrentTime and the like.
Context context_of(const Setting& setting, const Caller& caller, sim::Time now, Name region);

// Adds those of one request, such as rds:ManageMasterUserPassword with its effective value.
void add_request_keys(Context& context, const Setting& setting, const World& world, const Call& call);

// Adds those of a secret and of its tags.
void add_secret_keys(Context& context, const Setting& setting, const World& world, SecretRow secret);

// Adds those of a use of a key through another service, such as secretsmanager; `secret` is the encryption context.
void add_key_use_keys(Context& context, const Setting& setting, const World& world, SecretRow secret,
                      Name caller_account, Name region, std::string_view through);

// The cluster of that name in the account and Region of the call; no row where there is none.
ClusterRow cluster_named(const World& world, const Call& call, Name name);

// How a resource is spelled in policies; * where nobody gave the setting a spelling.
std::string spelled(const Setting& setting, const World& world, Resource resource);

}  // namespace model
