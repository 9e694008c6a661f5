// How the walks of tests begin.
#pragma once

#include <string_view>

#include "scenarios/reader.hpp"

namespace tests {

// Next to nothing, and clients of a cluster that walks make.
inline constexpr std::string_view clients_of_orders = R"(title: Clients of a cluster that is still to come
principals:
  dba: {}
  owner: {account: "999999999999", kind: root}
clients:
  web: {cluster: orders, strategy: cached, login-every: 11h}
  pool: {cluster: orders, strategy: cached-refresh, connection-lifetime: 9h, login-every: 11h}
  batch: {cluster: orders, strategy: pending-fallback, stale-on-error: true, login-every: 11h}
  told: {cluster: orders, strategy: invalidate-on-event, finds: by-cluster, login-every: 11h}
  patient: {cluster: orders, strategy: refresh-backoff, retry-budget: 10m, login-every: 11h}
events:
  - {at: 0s, aws: kms list-keys}
)";

inline scenarios::Script beginning(std::string_view yaml = clients_of_orders) {
  return scenarios::read_text(yaml, "beginning.yaml");
}

}  // namespace tests
