// Events: what they do, who does it, and when.
#include <chrono>

#include "tests/catch.hpp"
#include "tests/scenarios/reading.hpp"

using namespace std::chrono_literals;
using reading::line_of;
using scenarios::Moment;
using sim::Distribution;

namespace {

sim::Duration delay(std::string_view event) { return line_of(event).moment.delay.argument(0); }

}  // namespace

TEST_CASE("a command is an event's text, by admin, expected to be well") {
  const auto line = line_of("{at: 5m, aws: kms create-key}");
  CHECK(std::get<scenarios::AwsCommand>(line.what).text == "kms create-key");
  CHECK(line.as == "admin");
  CHECK(line.mark.text() == "x.yaml:3:12");
  CHECK(line.expect.kind == scenarios::Expectation::Kind::ok);
  CHECK_FALSE(line.expect.written);
  CHECK_FALSE(line.repetition);
  CHECK(line.saves.empty());
}

TEST_CASE("a folded command is one line, and the mark is the key's") {
  const auto script = scenarios::read_text(
      "title: t\nevents:\n  - at: 0s\n    aws: >\n      kms create-key\n      --description \"a: b, {c}\"\n", "x.yaml");
  CHECK(std::get<scenarios::AwsCommand>(script.lines[0].what).text == "kms create-key --description \"a: b, {c}\"\n");
  CHECK(script.lines[0].mark.line == 4);
  CHECK(script.lines[0].mark.column == 5);
}

TEST_CASE("a time is an offset, an offset after the line before, a time in UTC, or a distribution") {
  CHECK(delay("{at: 2d6h, aws: x}") == 54h);
  CHECK(line_of("{at: 2d6h, aws: x}").moment.from == Moment::From::start);
  CHECK(delay("{at: +1m, aws: x}") == 1min);
  CHECK(line_of("{at: +1m, aws: x}").moment.from == Moment::From::previous_line);
  CHECK(delay("{at: 2026-01-02T00:00:01Z, aws: x}") == 24h + 1s);
  CHECK(delay("{at: 2026-01-01T00:00:00Z, aws: x}") == 0s);
  CHECK(line_of("{at: {uniform: [1h, 2h]}, aws: x}").moment.delay == Distribution::uniform(1h, 2h));
}

TEST_CASE("a time in UTC counts from the scenario's start") {
  const auto script = scenarios::read_text(
      "title: t\nevents: [{at: 2026-01-06T00:00:00Z, aws: x}]\nstart: 2026-01-05T00:00:00Z\n", "x.yaml");
  CHECK(script.lines[0].moment.delay == Distribution::constant(24h));
}

TEST_CASE("an event repeats every so often, until a time or a number of times, or for ever") {
  const auto count = *line_of("{at: 1h, every: 7d, count: 4, aws: x}").repetition;
  CHECK(count.every == Distribution::constant(168h));
  CHECK(count.count == 4U);
  CHECK_FALSE(count.until);
  CHECK(line_of("{at: 1h, every: 7d, until: 20d, aws: x}").repetition->until == 480h);
  CHECK(line_of("{at: 1h, every: 7d, until: 2026-01-03T00:00:00Z, aws: x}").repetition->until == 48h);
  CHECK(line_of("{at: 1h, every: {exponential: 1h}, aws: x}").repetition->every == Distribution::exponential(1h));
  const auto both = *line_of("{at: 1h, every: 1h, until: 5h, count: 3, aws: x}").repetition;
  CHECK(both.until == 5h);
  CHECK(both.count == 3U);
}

TEST_CASE("a fleet is a number of events, each so long after the one before") {
  const auto fleet = *line_of("{at: 0s, repeat: {count: 10000, every: 1s}, aws: x}").repetition;
  CHECK(fleet.count == 10000U);
  CHECK(fleet.every == Distribution::constant(1s));
  CHECK(line_of("{at: 0s, repeat: {count: 5, every: 0s}, aws: x}").repetition->every == Distribution::constant(0s));
}

TEST_CASE("an event can wait for states, some time after, at the nth time") {
  const auto line = line_of("{when: {orders.rotation: set, orders.SecretStatus: rotating}, after: 5s, nth: 3, aws: x}");
  CHECK(line.moment.from == Moment::From::condition);
  CHECK(line.moment.delay == Distribution::constant(5s));
  CHECK(line.moment.nth == 3);
  REQUIRE(line.moment.when.size() == 2);
  CHECK(line.moment.when[0].resource == "orders");
  CHECK(line.moment.when[0].attribute == "rotation");
  CHECK(line.moment.when[0].value == "set");
  CHECK(line.moment.when[1].mark.text() == "x.yaml:3:33");
  const auto plain = line_of("{when: {alias/a.b.KeyState: Enabled}, aws: x}").moment;
  CHECK(plain.nth == 1);
  CHECK(plain.delay == Distribution::constant(0s));
  CHECK(plain.when[0].resource == "alias/a.b");
}

TEST_CASE("an attribute may have a dot in its name") {
  const auto state =
      line_of("{when: {orders.PendingModifiedValues.MasterUserPassword: \"#2\"}, aws: x}").moment.when[0];
  CHECK(state.resource == "orders");
  CHECK(state.attribute == "PendingModifiedValues.MasterUserPassword");
}

TEST_CASE("the caller is admin or a principal that the scenario declares, before or after") {
  const auto script = scenarios::read_text(
      "title: t\nevents: [{at: 0s, as: dba, aws: x}, {at: 0s, as: admin, aws: x}]\nprincipals: {dba: {}}\n", "x.yaml");
  CHECK(script.lines[0].as == "dba");
  CHECK(script.lines[0].as_mark.text() == "x.yaml:2:23");
  CHECK(script.lines[1].as == "admin");
}

TEST_CASE("an event does one thing at one kind of time") {
  reading::check_events({
      {"{at: 0s}", "3:3: an event needs one of aws:, login:, sql: or fault:"},
      {"{at: 0s, aws: x, fault: {leak: c}}",
       "3:20: an event does one thing: aws:, login:, sql: or fault:; write a second event"},
      {"{aws: x}", "3:3: an event needs at: (a time) or when: (a state)"},
      {"{at: 0s, when: {a.KeyState: Enabled}, aws: x}", "3:12: an event has at: or when:, not both"},
      {"{at: 0s, after: 1s, aws: x}", "3:12: after: goes with when:, which is not there"},
      {"{at: 0s, nth: 2, aws: x}", "3:12: nth: goes with when:, which is not there"},
      {"{at: 0s, until: 1s, aws: x}", "3:12: until: goes with every:, which is not there"},
      {"{at: 0s, count: 1, aws: x}", "3:12: count: goes with every:, which is not there"},
      {"{at: 0s, repeat: {count: 1, every: 1s}, every: 1s, aws: x}",
       "3:43: every: stands beside repeat:; keep one way to repeat"},
      {"kms create-key",
       "3:3: an event should be a map with at, when, after, nth, every, until, count, repeat, as, aws, "
       "login, sql, fault, save or expect, not a text"},
      {"{at: 0s, aws: [kms, create-key]}", "3:17: aws should be a text, not a list"},
      {"{at: 0s, aws: }", "3:17: aws should be a text, not nothing"},
      {"{at: 0s, aws: \" \"}", "3:17: aws is empty; it should be a text"},
      {"{at: 0s, asw: x}", "3:12: unknown key \"asw\"; did you mean as?"},
      {"{at: 0s, awz: x}", "3:12: unknown key \"awz\"; did you mean aws?"},
      {"{at: 0s, shell: x}",
       "3:12: unknown key \"shell\"; an event may have at, when, after, nth, every, until, count, "
       "repeat, as, aws, login, sql, fault, save or expect"},
  });
}

TEST_CASE("a bad time says what is wrong at its place") {
  const std::string hint = "; write whole numbers with units from large to small, such as 90s or 2d6h";
  reading::check_events({
      {"{at: soon, aws: x}", "3:8: at: \"soon\" is not a duration" + hint},
      {"{at: 5, aws: x}", "3:8: at: \"5\" is not a duration: a number lacks its unit" + hint},
      {"{at: +5, aws: x}", "3:8: at: \"5\" is not a duration: a number lacks its unit" + hint},
      {"{at: -5m, aws: x}", "3:8: at: \"-5m\" is not a duration: it is negative" + hint},
      {"{at: [1s], aws: x}",
       "3:8: at should be an offset such as 2d6h or +5m, a time such as 2026-01-05T00:00:00Z or a "
       "distribution, not a list"},
      {"{at: , aws: x}",
       "3:8: at should be an offset such as 2d6h or +5m, a time such as 2026-01-05T00:00:00Z or a "
       "distribution, not nothing"},
      {"{at: 2025-12-31T23:59:59Z, aws: x}",
       "3:8: at is before the start, 2026-01-01T00:00:00Z; nothing happens there"},
      {"{at: 2226-01-01T00:00:00Z, aws: x}", "3:8: at is more than a century after the start"},
      {"{at: 2026-01-05, aws: x}",
       "3:8: at: \"2026-01-05\" is not a time: the time of day is missing after a T; write UTC "
       "as 2026-01-05T00:00:00Z"},
      {"{at: 2h, every: 1h, until: 1h, aws: x}", "3:30: until is before at, so that it would never happen"},
      {"{at: 2h, every: 0s, aws: x}", "3:19: every should be longer than 0s, unless count is given"},
      {"{at: 2h, every: {uniform: [0s, 0s]}, aws: x}", "3:19: every should be longer than 0s, unless count is given"},
      {"{at: 2h, every: {exponential: 1s, max: 0s}, aws: x}",
       "3:19: every should be longer than 0s, unless count is given"},
      {"{at: 2h, every: 1h, count: 0, aws: x}", "3:30: count should be a whole number from 1 to 1000000000, not \"0\""},
      {"{at: 2h, every: 1h, count: many, aws: x}",
       "3:30: count should be a whole number from 1 to 1000000000, not \"many\""},
      {"{at: 2h, every: 1h, count: \"3\", aws: x}",
       "3:30: count should be a whole number from 1 to 1000000000, without quotes"},
      {"{at: 2h, every: 1h, count: [3], aws: x}",
       "3:30: count should be a whole number from 1 to 1000000000, not a list"},
      {"{at: 2h, repeat: {count: 3}, aws: x}", "3:20: repeat needs every:"},
      {"{at: 2h, repeat: 3, aws: x}", "3:20: repeat should be a map with count or every, not a text"},
      {"{at: 2h, repeat: {cuont: 3}, aws: x}", "3:21: unknown key \"cuont\"; did you mean count?"},
  });
}

TEST_CASE("what goes on for ever needs the scenario's duration") {
  reading::check({
      {"title: t\nevents: [{at: 0s, every: 1s, aws: x}]\n",
       "2:19: every: goes on for ever; give it until: or count:, or the scenario a duration:"},
  });
}

TEST_CASE("a state that never holds is a mistake, not a wait for ever") {
  reading::check_events({
      {"{when: {orders.SecretStat: active}, aws: x}",
       "3:11: unknown attribute \"SecretStat\"; did you mean SecretStatus?"},
      {"{when: {orders.Colour: red}, aws: x}",
       "3:11: unknown attribute \"Colour\"; write one as the trace spells it, such "
       "as SecretStatus or KeyState"},
      {"{when: {orders.SecretStatus: activ}, aws: x}", "3:32: SecretStatus is never \"activ\"; did you mean active?"},
      {"{when: {orders: active}, aws: x}",
       "3:11: a state is written resource.Attribute: value, such as "
       "orders.SecretStatus: rotating, unlike \"orders\""},
      {"{when: {.SecretStatus: active}, aws: x}",
       "3:11: a state is written resource.Attribute: value, such as "
       "orders.SecretStatus: rotating, unlike \".SecretStatus\""},
      {"{when: {\"*.SecretStatus\": active}, aws: x}",
       "3:11: when: waits for one resource; * stands in properties only"},
      {"{when: {}, aws: x}", "3:10: when is empty; it should be a map such as {orders.SecretStatus: rotating}"},
      {"{when: later, aws: x}", "3:10: when should be a map such as {orders.SecretStatus: rotating}, not a text"},
      {"{when: {orders.SecretStatus: [active]}, aws: x}", "3:32: SecretStatus should be a text, not a list"},
      {"{when: {orders.SecretStatus: active}, nth: 0, aws: x}",
       "3:46: nth should be a whole number from 1 to 4294967295, not \"0\""},
  });
}

TEST_CASE("a caller that nobody declared is a mistake") {
  reading::check_after("title: t\nprincipals: {dba: {}}\n",
                       {{"events: [{at: 0s, as: dbaa, aws: x}]", "3:23: unknown principal \"dbaa\"; did you mean dba?"},
                        {"events: [{at: 0s, as: somebody, aws: x}]",
                         "3:23: unknown principal \"somebody\"; name one under principals:, or admin or dba"},
                        {"events: [{at: 0s, as: , aws: x}]", "3:23: as should be a text, not nothing"}});
}

TEST_CASE("a line after the end of the run is remarked on") {
  const auto script =
      scenarios::read_text("title: t\nduration: 1d\nevents: [{at: 1d, aws: x}, {at: 25h, aws: x}]\n", "x.yaml");
  REQUIRE(script.remarks.size() == 1);
  CHECK(script.remarks[0].mark.text() == "x.yaml:3:29");
  CHECK(script.remarks[0].text == "this is after the end of the run, duration: 1d; it never happens");
}

TEST_CASE("a long list of events is read to its end, each line as it is written") {
  std::string yaml = "title: t\nevents:\n";
  for (int i = 0; i < 2000; ++i) {
    yaml += "- {at: +1s, aws: kms describe-key --key-id number-" + std::to_string(i) + "}\n";
  }
  const auto script = scenarios::read_text(yaml, "x.yaml");
  REQUIRE(script.lines.size() == 2000);
  for (int i = 0; i < 2000; ++i) {
    const scenarios::Line& line = script.lines[static_cast<std::size_t>(i)];
    REQUIRE(line.mark.line == i + 3);
    REQUIRE(std::get<scenarios::AwsCommand>(line.what).text == "kms describe-key --key-id number-" + std::to_string(i));
  }
}
