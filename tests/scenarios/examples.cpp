// The texts of the examples.
#include "tests/scenarios/examples.hpp"

#include "tests/scenarios/reading.hpp"

namespace reading {
namespace {

const std::string whole = R"(
title: Everything at once
description: >
  What every key looks like.
start: 2026-01-05T00:00:00Z
duration: 30d
seed: 7
account: "000000000012"
region: eu-west-1
quotas: off
parameters:
  rotation.set: {lognormal: {median: 8s, sigma: 0.7}, min: 1s, max: 2m}
  rotation.test: {uniform: [1s, 2s]}
  rotation.finish: {triangular: [1s, 2s, 5s]}
  kms.propagation: {exponential: 5m}
  cluster.create: 5m
  rotation_attempts: 3
  set_needs_decrypt: true
  stopped_rotation: fail
principals:
  dba: {account: "000000000012"}
  app: {}
  owner: {kind: root}
clients:
  web: {cluster: orders, strategy: cached, ttl: 1h, count: 10, login-every: {exponential: 5m}}
  job: {cluster: orders, strategy: read-once, login-every: 1h}
  "shop-{i}": {repeat: {count: 3}, cluster: "shop-{i}", secret: "shop-{i}", strategy: cached, until: 20d}
  late: {cluster: orders, strategy: cached, until: 2026-01-15T00:00:00Z}
events:
  - at: 0s
    aws: kms create-key --description "orders secret"
    save: {key: KeyMetadata.KeyId, "arn{i}": KeyMetadata.Arn}
  - {at: +1m, aws: "kms describe-key --key-id ${key}", expect: ok}
  - {at: 2026-01-05T01:00:00.5Z, as: dba, aws: kms list-keys, expect: any}
  - {at: {uniform: [1h, 2h]}, aws: kms list-keys, expect: {error: AccessDenied}}
  - {at: 1d, every: 7d, count: 4, aws: kms list-keys, expect: {"Keys[0].KeyId": present, "Keys[1]": absent}}
  - {at: 1d, every: 7d, until: 20d, aws: kms list-keys, expect: {A: /^x$/, B: 5, C: true, D: ""}}
  - {at: 1d, every: {uniform: [1d, 2d]}, until: 2026-01-15T00:00:00Z, aws: kms list-keys}
  - {at: 1d, repeat: {count: 3, every: 1s}, aws: "kms create-alias --alias-name alias/a{i}"}
  - {when: {orders.rotation: set}, after: 5s, nth: 2, login: {cluster: orders, password: {stage: AWSCURRENT}}}
  - {at: 2d, login: {cluster: orders, password: {version: x}}, expect: {error: 1045}}
  - {at: 2d, login: {cluster: orders, password: {literal: 12345678}}}
  - {at: 2d, login: {cluster: orders, secret: app, password: {stage: AWSPREVIOUS}}}
  - {at: 2d, login: {cluster: orders, user: app, password: {literal: 12345678}}}
  - {at: 2d, sql: {cluster: orders, user: app, password: first}}
  - {at: 3d, fault: {impair: orders, by: grant}}
  - {at: 3d, fault: {impair: orders, by: key-policy}}
  - {at: 3d, fault: {impair: orders, by: resource-policy}}
  - {at: 3d, fault: {impair: orders, by: key-disabled}}
  - {at: 3d, fault: {impair: orders, by: key-deletion}}
  - {at: 3d, fault: {writer-down: orders, for: 10m}}
  - {at: 3d, fault: {fail-rotation-step: orders, step: create, times: 2}}
  - {at: 3d, fault: {fail-rotation-step: orders, step: set}}
  - {at: 3d, fault: {fail-rotation-step: orders, step: test}}
  - {at: 3d, fault: {fail-rotation-step: orders, step: finish}}
  - {at: 3d, fault: {sql-password-change: orders}}
  - {at: 3d, fault: {throttle: GetSecretValue, for: 1h}}
  - {at: 3d, fault: {slow: rotation.set, factor: 2.5, for: 1d}}
properties:
  calm: {always: {not: {orders.SecretStatus: impaired}}}
  seen: {sometimes: {any: [{orders.rotation: test}, {all: [{"*.KeyState": Enabled}]}]}}
  heals: {leads-to: [{orders.SecretStatus: impaired}, {not: {orders.SecretStatus: impaired}}]}
invariants:
  except: {gap-bound: the writer is down}
pins:
  - {resource: orders, wait: rotation.set, nth: 2, takes: 40s}
  - {resource: orders, choice: rotation.test, nth: 2, is: fail}
explore:
  actions:
    - {as: dba, aws: "kms create-alias --alias-name alias/b{i}", repeat: {count: 2}, times: 3}
    - {login: {cluster: orders, password: {stage: AWSCURRENT}}}
    - {sql: {cluster: orders, user: app, password: first}, times: 1}
    - {fault: {fail-rotation-step: orders, step: set, times: 2}}
  depth: 60
  states: 2000000
  properties:
    calm: {always: {not: {orders.SecretStatus: impaired}}}
    seen: {sometimes: {orders.rotation: test, orders.Status: available}}
    heals: {leads-to: [{orders.SecretStatus: impaired}, {any: [{orders.SecretStatus: active}]}]}
    ends: {eventually: {none: {"*.SecretStatus": rotating}}}
)";

const std::string small = "title: t\nevents: [{at: 0s, aws: x}]\n";

}  // namespace

std::vector<std::string> good_examples() {
  return {
      whole,
      small,
      "{title: 5, events: [{at: 0us, aws: x}]}",
      scenario_of("{at: +2d6h, every: 1s, aws: x}"),
      small + "account: 123456789012",
      small + "region: us-gov-west-1",
  };
}

std::vector<std::string> bad_examples() {
  std::vector<std::string> bad = {
      "[]",
      "5",
      "{}",
      "title: t",
      "events: [{at: 0s, aws: x}]",
      "title: [a]\nevents: [{at: 0s, aws: x}]",
      "title: t\nevents: []",
      "title: t\nevents: {}",
      "title: \" \"\nevents: [{at: 0s, aws: x}]",
  };
  for (const char* more : {"titel: x",
                           "seed: -1",
                           "seed: x",
                           "seed: \"1\"",
                           "seed: 1.5",
                           "start: 2026-01-05",
                           "start: 5",
                           "duration: 5",
                           "duration: 1.5h",
                           "duration: 6h2d",
                           "duration: {exponential: 5m}",
                           "account: \"12\"",
                           "region: moon",
                           "parameters: {}",
                           "parameters: [a]",
                           "parameters: {rotation.set: [1s]}",
                           "parameters: {rotation.set: {gamma: 1s}}",
                           "parameters: {rotation.set: {max: 1s}}",
                           "parameters: {rotation.set: {uniform: [1s, 2s], exponential: 1s}}",
                           "parameters: {rotation.set: {uniform: [1s]}}",
                           "parameters: {rotation.set: {uniform: 1s}}",
                           "parameters: {rotation.set: {triangular: [1s, 2s]}}",
                           "parameters: {rotation.set: {exponential: 1}}",
                           "parameters: {rotation.set: {lognormal: {median: 1s}}}",
                           "parameters: {rotation.set: {lognormal: {median: 1s, sigma: -1}}}",
                           "principals: {a: }",
                           "principals: {\"a b\": {}}",
                           "principals: {a: {policies: 1, rights: all}}",
                           "principals: {a: {kind: king}}",
                           "clients: {a: {cluster: o}}",
                           "clients: {a: {strategy: cached}}",
                           "clients: {a: {cluster: o, strategy: telepathy}}",
                           "clients: {a: {cluster: o, strategy: cached, count: 0}}",
                           "clients: {a: {cluster: o, strategy: cached, finds: by-luck}}",
                           "clients: {a: {cluster: o, strategy: cached, repeat: {count: 2}}}",
                           "clients: {\"a{i}\": {cluster: o, strategy: cached}}",
                           "clients: {\"a{i}\": {cluster: o, strategy: cached, repeat: {count: 2, every: 1s}}}",
                           "properties: {p: {}}",
                           "properties: {p: {never: {a.KeyState: Enabled}}}",
                           "properties: {p: {always: {a: Enabled}}}",
                           "properties: {p: {always: {all: {a.KeyState: Enabled}}}}",
                           "properties: {p: {always: {any: []}}}",
                           "properties: {p: {always: {some: {a.KeyState: Enabled}}}}",
                           "properties: {p: {always: {none: []}}}",
                           "properties: {p: {always: {a.KeyState: Enabled}, sometimes: {a.KeyState: Enabled}}}",
                           "invariants: {}",
                           "invariants: {except: [a]}",
                           "pins: {}",
                           "pins: [{}]",
                           "pins: [{resource: o, wait: rotation.set}]",
                           "pins: [{resource: o, wait: rotation.set, takes: 1s, is: ok}]",
                           "pins: [{resource: o, choice: rotation.set}]",
                           "explore: {}",
                           "explore: {depth: 5}",
                           "explore: {actions: []}",
                           "explore: {actions: [{}]}",
                           "explore: {actions: [{aws: x, login: {cluster: o, password: {stage: A}}}]}",
                           "explore: {actions: [{aws: x, at: 5m}]}",
                           "explore: {actions: [{aws: x, save: {a: b}}]}",
                           "explore: {actions: [{aws: x, times: 0}]}",
                           "explore: {actions: [{aws: x, repeat: 2}]}",
                           "explore: {actions: [{aws: x, repeat: {count: 2, every: 1s}}]}",
                           "explore: {actions: [{aws: x}], depth: deep}",
                           "explore: {actions: [{aws: x}], states: 0}",
                           "explore: {actions: [{aws: x}], properties: {}}",
                           "explore: {actions: [{aws: x}], properties: {p: {}}}",
                           "explore: {actions: [{aws: x}], properties: {p: {never: {a.KeyState: Enabled}}}}",
                           "explore: {actions: [{aws: x}], properties: {p: {leads-to: [{a.KeyState: Enabled}]}}}",
                           "explore: {actions: [{aws: x}], properties: {p: {eventually: {a: Enabled}}}}",
                           "quotas: on",
                           "quotas: {a: 1}"}) {
    bad.push_back(small + more);
  }
  for (const char* event : {"x",
                            "{at: 0s}",
                            "{aws: x}",
                            "{at: 0s, aws: }",
                            "{at: 0s, aws: [x]}",
                            "{at: 5, aws: x}",
                            "{at: soon, aws: x}",
                            "{at: -5m, aws: x}",
                            "{at: [0s], aws: x}",
                            "{at: 0s, shell: x}",
                            "{at: 0s, after: 1s, aws: x}",
                            "{at: 0s, nth: 2, aws: x}",
                            "{at: 0s, until: 1s, aws: x}",
                            "{at: 0s, count: 2, aws: x}",
                            "{at: 0s, every: 1s, repeat: {count: 1, every: 1s}, aws: x}",
                            "{at: 0s, repeat: {count: 1}, aws: x}",
                            "{at: 0s, when: {a.KeyState: Enabled}, aws: x}",
                            "{when: {}, aws: x}",
                            "{when: {a: b}, aws: x}",
                            "{at: 0s, aws: x, login: {cluster: o, password: {stage: A}}}",
                            "{at: 0s, aws: x, save: {}}",
                            "{at: 0s, aws: x, save: x}",
                            "{at: 0s, aws: x, save: {a: [b]}}",
                            "{at: 0s, aws: x, expect: okay}",
                            "{at: 0s, aws: x, expect: {}}",
                            "{at: 0s, aws: x, expect: {error: x, A: b}}",
                            "{at: 0s, aws: x, expect: {A: }}",
                            "{at: 0s, aws: x, expect: {A: [b]}}",
                            "{at: 0s, login: orders}",
                            "{at: 0s, login: {cluster: o}}",
                            "{at: 0s, sql: {cluster: o, user: a}}",
                            "{at: 0s, sql: {cluster: o, user: a, password: x}, save: {a: b}}",
                            "{at: 0s, login: {cluster: o, password: x}}",
                            "{at: 0s, login: {cluster: o, password: {}}}",
                            "{at: 0s, login: {cluster: o, password: {stage: A, version: b}}}",
                            "{at: 0s, login: {cluster: o, password: {stage: A}}, save: {a: b}}",
                            "{at: 0s, fault: {}}",
                            "{at: 0s, fault: {restart: web, for: 1s}}",
                            "{at: 0s, fault: {leak: }}",
                            "{at: 0s, fault: {impair: o}}",
                            "{at: 0s, fault: {impair: o, by: magic}}",
                            "{at: 0s, fault: {impair: o, by: grant, for: 1s}}",
                            "{at: 0s, fault: {writer-down: o, for: soon}}",
                            "{at: 0s, fault: {fail-rotation-step: o}}",
                            "{at: 0s, fault: {fail-rotation-step: o, step: five}}",
                            "{at: 0s, fault: {slow: rotation.set}}",
                            "{at: 0s, fault: {slow: rotation.set, factor: 0}}",
                            "{at: 0s, fault: {writer-down: o, throttle: x}}"}) {
    bad.push_back(scenario_of(event));
  }
  return bad;
}

}  // namespace reading
