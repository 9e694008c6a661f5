// The user's own invariants.
#include "tests/catch.hpp"
#include "tests/scenarios/reading.hpp"

using scenarios::PropertyExpression;

namespace {

std::vector<scenarios::Property> read_properties(const std::string& properties) {
  return scenarios::read_text(reading::body + "properties: " + properties, "x.yaml").properties;
}

}  // namespace

TEST_CASE("a property holds always or sometimes, or leads to another") {
  const auto properties = read_properties(
      "{calm: {always: {not: {orders.SecretStatus: impaired}}}, seen: {sometimes: {orders.rotation: test}}, "
      "heals: {leads-to: [{orders.SecretStatus: impaired}, {orders.SecretStatus: active}]}}");
  REQUIRE(properties.size() == 3);
  CHECK(properties[0].name == "calm");
  CHECK(properties[0].kind == scenarios::Property::Kind::always);
  CHECK(properties[0].mark.text() == "x.yaml:3:14");
  CHECK(properties[0].expression.kind == PropertyExpression::Kind::negation);
  CHECK(properties[0].expression.parts.at(0).state.value == "impaired");
  CHECK(properties[1].kind == scenarios::Property::Kind::sometimes);
  CHECK(properties[1].expression.kind == PropertyExpression::Kind::state);
  CHECK(properties[1].expression.state.attribute == "rotation");
  CHECK(properties[2].kind == scenarios::Property::Kind::leads_to);
  CHECK(properties[2].expression.state.value == "impaired");
  CHECK(properties[2].consequence.state.value == "active");
}

TEST_CASE("expressions nest, and several states in one map hold together") {
  const auto expression =
      read_properties(
          "{p: {always: {any: [{\"*.KeyState\": Enabled}, {all: [{a.SecretStatus: active}]}, {a.SecretStatus: active, "
          "b.SecretStatus: active}]}}}")
          .at(0)
          .expression;
  using Kind = PropertyExpression::Kind;
  CHECK(expression.kind == Kind::any);
  REQUIRE(expression.parts.size() == 3);
  CHECK(expression.parts[0].state.resource == "*");
  CHECK(expression.parts[1].kind == Kind::all);
  CHECK(expression.parts[1].parts.size() == 1);
  CHECK(expression.parts[2].kind == Kind::all);
  CHECK(expression.parts[2].parts.size() == 2);
}

TEST_CASE("a property says what is wrong with it") {
  reading::check_after(
      reading::body + "properties: ",
      {
          {"[a]",
           "3:13: properties should be a map such as {never-impaired: {always: {not: {orders.SecretStatus: "
           "impaired}}}}, not a list"},
          {"{p: {}}", "3:17: a property has exactly one of always, sometimes or leads-to"},
          {"{p: always}", "3:17: a property should be a map with always, sometimes or leads-to, not a text"},
          {"{p: {allways: {a.KeyState: Enabled}}}", "3:18: unknown key \"allways\"; did you mean always?"},
          {"{p: {always: {a.KeyState: Enabled}, sometimes: {a.KeyState: Enabled}}}",
           "3:17: a property has exactly one of always, sometimes or leads-to"},
          {"{p: {eventually: {a.KeyState: Enabled}}}",
           "3:18: unknown key \"eventually\"; a property may have always, sometimes or leads-to"},
          {"{p: {always: }}", "3:26: an expression should be a map such as {orders.SecretStatus: active}, not nothing"},
          {"{p: {always: {}}}",
           "3:26: an expression is empty; it should be a map such as {orders.SecretStatus: active}"},
          {"{p: {always: {nto: {a.KeyState: Enabled}}}}", "3:27: unknown key \"nto\"; did you mean not?"},
          {"{p: {always: {orders: active}}}",
           "3:27: unknown key \"orders\"; write resource.Attribute: value, all:, any:, not:, some: or none:"},
          {"{p: {always: {all: {a.KeyState: Enabled}}}}",
           "3:32: all should be a list such as [{orders.SecretStatus: active}], not a map"},
          {"{p: {always: {any: []}}}",
           "3:32: any is empty; it should be a list such as [{orders.SecretStatus: active}]"},
          {"{p: {always: {a.KeyState: Enable}}}", "3:39: KeyState is never \"Enable\"; did you mean Enabled?"},
          {"{p: {always: {none: {\"*.SecretStatus\": impared}}}}",
           "3:52: SecretStatus is never \"impared\"; did you mean impaired?"},
          {"{p: {always: {some: {orders.SecretStatus: impaired}}}}",
           "3:34: some: speaks of every resource of a kind; write \"*.SecretStatus\""},
          {"{p: {always: {none: {\"*.SecretStatus\": impaired, \"*.KeyState\": Disabled}}}}",
           "3:27: none: speaks of one resource, and no kind of resource has all of these attributes; write none: for "
           "each "
           "kind, joined by all:"},
          {"{p: {always: {none: }}}", "3:33: none should be a map such as {\"*.SecretStatus\": impaired}, not nothing"},
          {"{p: {always: {a.KeyStat: Enabled}}}", "3:27: unknown attribute \"KeyStat\"; did you mean KeyState?"},
      });
}
