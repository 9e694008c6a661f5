// `explore:`: actions and properties of all futures.
#include "tests/catch.hpp"
#include "tests/scenarios/reading.hpp"

using reading::read;
using scenarios::Property;

namespace {

const std::string some_action = "explore:\n  actions: [{aws: x}]\n  ";

}  // namespace

TEST_CASE("an action is who does what, and how often at most") {
  const auto script = read(
      "principals: {dba: {}}\nexplore:\n  actions:\n  - {as: dba, aws: kms list-keys, times: 3}\n"
      "  - login: {cluster: o, password: {stage: AWSCURRENT}}\n  depth: 7\n  states: 5000000000");
  REQUIRE(script.exploration);
  const auto& explore = *script.exploration;
  CHECK(explore.mark.text() == "x.yaml:4:1");
  CHECK(explore.depth == 7U);
  CHECK(explore.states == 5'000'000'000U);
  REQUIRE(explore.actions.size() == 2);
  CHECK(explore.actions[0].as == "dba");
  CHECK(explore.actions[0].as_mark.text() == "x.yaml:6:10");
  CHECK(explore.actions[0].mark.text() == "x.yaml:6:15");
  CHECK(std::get<scenarios::AwsCommand>(explore.actions[0].what).text == "kms list-keys");
  CHECK(explore.actions[0].times == 3U);
  CHECK(explore.actions[1].as == "admin");
  CHECK(std::get<scenarios::LoginLine>(explore.actions[1].what).value == "AWSCURRENT");
  CHECK_FALSE(explore.actions[1].times);
}

TEST_CASE("without bounds there are none, and without the block there is nothing to explore") {
  CHECK_FALSE(read(some_action).exploration->depth);
  CHECK_FALSE(read(some_action).exploration->states);
  CHECK(read(some_action).exploration->properties.empty());
  CHECK_FALSE(read("").exploration);
}

TEST_CASE("repeat makes an action for each number") {
  const auto explore = *read("explore: {actions: [{aws: \"rds x{i}\", repeat: {count: 3}}, {aws: y}]}").exploration;
  REQUIRE(explore.actions.size() == 4);
  CHECK(explore.actions[0].number == 0);
  CHECK(explore.actions[2].number == 2);
  CHECK(std::get<scenarios::AwsCommand>(explore.actions[2].what).text == "rds x{i}");
  CHECK(explore.actions[3].number == 0);
}

TEST_CASE("a property of futures is always, sometimes or eventually an expression, or one that leads to another") {
  const auto properties =
      read(some_action +
           "properties: {a: {always: {o.rotation: set}}, b: {sometimes: {o.rotation: test}}, "
           "c: {eventually: {o.rotation: none}}, d: {leads-to: [{o.Status: stopped}, {o.Status: available}]}}")
          .exploration->properties;
  REQUIRE(properties.size() == 4);
  CHECK(properties[0].kind == Property::Kind::always);
  CHECK(properties[1].kind == Property::Kind::sometimes);
  CHECK(properties[1].expression.state.value == "test");
  CHECK(properties[2].kind == Property::Kind::eventually);
  CHECK(properties[2].name == "c");
  CHECK(properties[3].kind == Property::Kind::leads_to);
  CHECK(properties[3].expression.state.value == "stopped");
  CHECK(properties[3].consequence.state.value == "available");
}

TEST_CASE("the block says what is wrong with it, and of several things at once") {
  reading::check_after(
      reading::body + "explore: ",
      {
          {"[a]", "3:10: explore should be a map with actions, depth, states or properties, not a list"},
          {"{depth: 5}", "3:10: explore needs actions:"},
          {"{action: []}", "3:11: unknown key \"action\"; did you mean actions?"},
          {"{actions: [{as: admin}]}", "3:21: an action needs one of aws:, login:, sql: or fault:"},
          {"{actions: [{aws: x, fault: {leak: o}}]}",
           "3:30: an action does one thing: aws:, login:, sql: or fault:; write a second action"},
          {"{actions: [{aws: x, at: 5m}]}",
           "3:30: an action has no time, it may happen at any point; leave \"at\" out"},
          {"{actions: [{aws: x, expect: ok}]}",
           "3:30: unknown key \"expect\"; an action may have as, aws, login, sql, fault, times, together or repeat"},
          {"{actions: [{aws: x, as: dab}]}", "3:34: unknown principal \"dab\"; name one under principals:, or admin"},
          {"{actions: [{aws: x, together: a}]}",
           "3:40: actions that happen so often together need `times:`, the same for all of them"},
          {"{actions: [{aws: x, times: 1, together: a}, {aws: y, times: 2, together: a}]}",
           "3:83: actions of `together: a` have times: 1 and times: 2; they share one number"},
          {"{actions: [{aws: x, times: 0}]}", "3:37: times should be a whole number from 1 to 1000000, not \"0\""},
          {"{actions: [{aws: x, repeat: {count: 10001}}]}",
           "3:46: count should be a whole number from 1 to 10000, not \"10001\""},
          {R"({actions: [{aws: "x{i}", repeat: {count: 10000}}, {aws: y}]})",
           "3:60: there are more than 10000 actions; take fewer"},
          {"{actions: [{aws: x, repeat: {every: 1s}}]}",
           "3:39: unknown key \"every\"; repeat of actions may have count"},
          {"{actions: [{aws: x}], depth: 0}", "3:39: depth should be a whole number from 1 to 4294967295, not \"0\""},
          {"{actions: [{aws: x}], properties: {p: {never: {o.rotation: set}}}}",
           "3:49: unknown key \"never\"; a property of futures may have always, sometimes, eventually or leads-to"},
          {"{actions: [{aws: x}], properties: {p: {}}}",
           "3:48: a property of futures has exactly one of always, sometimes, eventually or leads-to"},
          {"{actions: [{aws: x}], properties: {p: {leads-to: {o.rotation: set}}}}",
           "3:59: leads-to should be a list such as [{orders.SecretStatus: impaired}, {orders.SecretStatus: active}], "
           "not a map"},
          {"{actions: [{aws: x}], properties: {p: {leads-to: [{o.rotation: set}]}}}",
           "3:59: leads-to should be a list of two expressions such as [{orders.SecretStatus: impaired}, "
           "{orders.SecretStatus: active}]"},
          {"{actions: [{aws: x}], properties: {p: {eventually: {o.rotation: sett}}}}",
           "3:74: rotation is never \"sett\"; did you mean set?"},
          {"{actions: [{}, {as: dab, aws: x}]}",
           "3:21: an action needs one of aws:, login:, sql: or fault:\n"
           "x.yaml:3:30: unknown principal \"dab\"; name one under principals:, or admin"},
      });
}
