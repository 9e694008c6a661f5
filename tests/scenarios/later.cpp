// What belongs to the language and is not simulated yet.
#include "tests/catch.hpp"
#include "tests/scenarios/reading.hpp"

TEST_CASE("what is for later says so") {
  reading::check_after(
      "title: t\nevents: [{at: 0s, aws: x}]\n",
      {
          {"quotas: documented", "3:9: quotas documented is not simulated yet; use off"},
          {"quotas: {GetSecretValue: 10}", "3:9: quotas of one's own are not simulated yet; use off"},
          {"quotas: on", "3:9: unknown quotas \"on\"; it should be off"},
          {"clients: {w: {cluster: o, strategy: hard-coded}}",
           "3:37: strategy hard-coded is not simulated yet; use read-once or cached"},
          {"clients: {w: {cluster: o, strategy: cached-refresh}}",
           "3:37: strategy cached-refresh is not simulated yet; use read-once or cached"},
          {"clients: {w: {cluster: o, strategy: refresh-backoff}}",
           "3:37: strategy refresh-backoff is not simulated yet; use read-once or cached"},
          {"clients: {w: {cluster: o, strategy: pending-fallback}}",
           "3:37: strategy pending-fallback is not simulated yet; use read-once or cached"},
          {"clients: {w: {cluster: o, strategy: invalidate-on-event}}",
           "3:37: strategy invalidate-on-event is not simulated yet; use read-once or cached"},
          {"clients: {w: {cluster: o, strategy: cached, connection-lifetime: 1h}}",
           "3:45: connection-lifetime: of a client is not simulated yet; leave it away"},
          {"clients: {w: {cluster: o, retry-budget: 1h}}",
           "3:27: retry-budget: of a client is not simulated yet; leave it away"},
          {"clients: {w: {cluster: o, as: dba}}", "3:27: as: of a client is not simulated yet; leave it away"},
          {"clients: {w: {cluster: o, finds: by-cluster}}",
           "3:27: finds: of a client is not simulated yet; leave it away"},
      });
  reading::check_events({
      {"{at: 0s, fault: {restart: web}}",
       "3:20: the fault restart is not simulated yet; use impair, writer-down, "
       "fail-rotation-step, sql-password-change, throttle or slow"},
      {"{at: 0s, fault: {leak: orders}}",
       "3:20: the fault leak is not simulated yet; use impair, writer-down, "
       "fail-rotation-step, sql-password-change, throttle or slow"},
  });
}
