// What belongs to the language and is not simulated yet.
#include "tests/catch.hpp"
#include "tests/scenarios/reading.hpp"

TEST_CASE("what is for later says so") {
  reading::check_after("title: t\nevents: [{at: 0s, aws: x}]\n",
                       {
                           {"quotas: documented", "3:9: quotas documented is not simulated yet; use off"},
                           {"quotas: {GetSecretValue: 10}", "3:9: quotas of one's own are not simulated yet; use off"},
                           {"quotas: on", "3:9: unknown quotas \"on\"; it should be off"},
                       });
}
