// Until when one lets the time run: conditions are found where they begin to hold, and refused where they never can.
#include <algorithm>
#include <chrono>
#include <string>

#include "tests/catch.hpp"
#include "tests/viewer/played.hpp"
#include "trace/error.hpp"
#include "viewer/trace_view.hpp"

namespace {

using std::chrono::days;

TEST_CASE("time runs until a state begins to hold") {
  viewer::TraceView view(tests::month_trace());
  trace::Reader reader(tests::month_trace());
  std::string problem;
  const auto impaired = viewer::parse_condition("orders.SecretStatus: impaired", problem);
  REQUIRE(impaired);
  viewer::Found found{};
  while (found.event == 0 && !found.exhausted) found = view.next_when(found.searched, *impaired, 1000);
  CHECK(
      view.time_of(found.event) ==
      reader.last_change(view.find("cluster:orders", view.run().end), "SecretStatus", view.run().start + days(15))->at);
  // Any change of this attribute, and of no other.
  const auto password = viewer::parse_condition("orders.MasterUserPassword", problem);
  const viewer::Found created = view.next_when(0, *password);
  const viewer::Found next = view.next_when(created.event, *password);
  const auto changes = view.changes_of(next.event);
  CHECK(std::ranges::count(changes, "MasterUserPassword", &trace::ChangeRecord::attribute) == 1);
  const auto slowly = viewer::parse_condition("*.SecretStatus: impaired", problem);
  viewer::Found any{};
  while (any.event == 0 && !any.exhausted) any = view.next_when(any.searched, *slowly, 1000);
  CHECK(any.event == found.event);
  const auto failure = view.next_when(0, *viewer::parse_condition("failed login", problem), 1'000'000);
  CHECK(view.event(failure.event)->error == "1045");
  CHECK(!viewer::parse_condition("when it breaks", problem));
  CHECK(problem ==
        "should be a state, such as orders.SecretStatus: impaired, or error, violation or failed login, not when it "
        "breaks");
}

TEST_CASE("a condition that can never hold is refused with what would be right") {
  const viewer::TraceView view(tests::month_trace());
  const auto refused = [&](const char* text) -> std::string {
    std::string problem;
    try {
      view.check(*viewer::parse_condition(text, problem));
    } catch (const trace::Error& error) {
      return error.what();
    }
    return "";
  };
  CHECK(refused("orders.SecretStatus: impaired").empty());
  CHECK(refused("cluster:orders.SecretStatus: impaired").empty());
  CHECK(refused("*.SecretStatus").empty());
  CHECK(refused("*.SecretStatus: absent").empty());
  CHECK(refused("*.SecretString.password: #2").empty());
  CHECK(refused("*.SecretStatus: impaird") ==
        "SecretStatus is never impaird; it may be absent, creating, active, rotating or impaired");
  CHECK(refused("orders.SecretStatis: impaired") ==
        "orders, a cluster, has no attribute SecretStatis; did you mean SecretStatus?");
  CHECK(refused("orders.KeyState: Enabled") == "orders, a cluster, has no attribute KeyState");
  CHECK(refused("*.Nope: x") == "no resource has an attribute Nope");
  CHECK(refused("nosuch.SecretStatus: impaired").find("knows no resource nosuch") != std::string::npos);
}

}  // namespace
