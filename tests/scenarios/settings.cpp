// What holds for the whole run: the head of a scenario and parameters.
#include <algorithm>
#include <chrono>

#include "tests/catch.hpp"
#include "tests/scenarios/reading.hpp"

using namespace std::chrono_literals;
using reading::body;
using reading::check_after;
using reading::read;
using sim::Distribution;

namespace {

double knob(const std::string& setting) {
  return std::get<double>(read("parameters: {" + setting + "}").parameters.at(0).value);
}

}  // namespace

TEST_CASE("independent mistakes are told together, in the order of their lines, ten at most") {
  CHECK(reading::mistake_in("title: t\nduration: 1d\nevents:\n- {at: 1x, aws: a}\n- {at: 1s, aws: a, as: no}\n"
                            "- {at: 1s, aws: a, exepct: ok}\nclients:\n  web: {cluster: \"*\", strategy: cached}\n") ==
        "x.yaml:4:8: at: \"1x\" is not a duration: \"x\" is none of the units d, h, m, s, ms, us; write whole numbers "
        "with units from large to small, such as 90s or 2d6h\n"
        "x.yaml:5:24: unknown principal \"no\"; name one under principals:, or admin\n"
        "x.yaml:6:20: unknown key \"exepct\"; did you mean expect?\n"
        "x.yaml:8:18: cluster should be the identifier of one cluster, such as orders, not \"*\"; each cluster's "
        "clients are a group of their own, and repeat: makes one for each of a fleet");
  std::string many = "title: t\nduration: 1d\nevents:\n";
  for (int i = 0; i < 20; ++i) many += "- {at: 1s, aws: a, wehn: b}\n";
  const std::string told = reading::mistake_in(many);
  CHECK(std::ranges::count(told, '\n') == 9);
  CHECK(told.find("x.yaml:13:20: ") != std::string::npos);
}

TEST_CASE("a scenario needs a title and events and has defaults for the rest") {
  const auto script = read("");
  CHECK(script.title == "t");
  CHECK(script.file == "x.yaml");
  CHECK(script.description.empty());
  CHECK(script.start.time_since_epoch() == 1'767'225'600s);
  CHECK_FALSE(script.duration);
  CHECK(script.seed == 1);
  CHECK(script.account == "123456789012");
  CHECK(script.region == "us-east-1");
  CHECK(script.parameters.empty());
  CHECK(script.remarks.empty());
}

TEST_CASE("the head of a scenario is read") {
  const auto script = read(
      "description: >\n  Two\n  lines.\nstart: 2026-01-05T00:00:00Z\nduration: 30d\nseed: 18446744073709551615\n"
      "account: \"000000000001\"\nregion: ap-southeast-2\nquotas: off\n");
  CHECK(script.description == "Two lines.\n");
  CHECK(script.start.time_since_epoch() == 1'767'571'200s);
  CHECK(script.duration == 720h);
  CHECK(script.seed == 18446744073709551615U);
  CHECK(script.account == "000000000001");
  CHECK(script.region == "ap-southeast-2");
  CHECK(read("account: 000000000001").account == "000000000001");
  CHECK(read("region: us-gov-west-1").region == "us-gov-west-1");
}

TEST_CASE("the head of a scenario says what is wrong with it") {
  reading::check({
      {"title: t\n", "1:1: a scenario needs events:"},
      {"events: [{at: 0s, aws: x}]\n", "1:1: a scenario needs title:"},
      {"title:\nevents: []\n", "1:7: title should be a text, not nothing"},
      {"title: \"\"\nevents: []\n", "1:8: title is empty; it should be a text"},
      {"title: [a]\nevents: []\n", "1:8: title should be a text, not a list"},
      {"title: t\nevents: []\n", "2:9: events is empty; it should be a list such as [{at: 0s, aws: kms create-key}]"},
      {"title: t\nevents:\n", "2:8: events should be a list such as [{at: 0s, aws: kms create-key}], not nothing"},
      {"title: t\nevents: {at: 0s}\n",
       "2:9: events should be a list such as [{at: 0s, aws: kms create-key}], not a map"},
      {"titel: t\nevents: []\n", "1:1: unknown key \"titel\"; did you mean title?"},
      {"hello\n",
       "1:1: a scenario should be a map with title, description, start, duration, seed, account, region, "
       "parameters, principals, clients, events, properties, invariants, pins, quotas, explore or questions, not a "
       "text"},
  });
  check_after(
      body, {
                {"start: tomorrow",
                 "3:8: start: \"tomorrow\" is not a time: it does not start with a year; write UTC as "
                 "2026-01-05T00:00:00Z"},
                {"start: [a]", "3:8: start should be a time such as 2026-01-05T00:00:00Z, not a list"},
                {"duration: 0s", "3:11: duration should be longer than 0s"},
                {"duration: {uniform: [1s, 2s]}", "3:11: duration should be a duration such as 90s or 2d6h, not a map"},
                {"seed: -1", "3:7: seed should be a whole number from 0 to 18446744073709551615, not \"-1\""},
                {"seed: 18446744073709551616",
                 "3:7: seed should be a whole number from 0 to 18446744073709551615, not \"18446744073709551616\""},
                {"seed: 1.5", "3:7: seed should be a whole number from 0 to 18446744073709551615, not \"1.5\""},
                {"seed: \"7\"", "3:7: seed should be a whole number from 0 to 18446744073709551615, without quotes"},
                {"account: 12345", "3:10: account should be twelve digits such as \"123456789012\", not \"12345\""},
                {"account: 12345678901x",
                 "3:10: account should be twelve digits such as \"123456789012\", not \"12345678901x\""},
                {"region: ireland", "3:9: region should be one such as eu-west-1, not \"ireland\""},
                {"region: eu-west1", "3:9: region should be one such as eu-west-1, not \"eu-west1\""},
                {"region: EU-west-1", "3:9: region should be one such as eu-west-1, not \"EU-west-1\""},
                {"description: [a]", "3:14: description should be a text, not a list"},
                {"sed: 1", "3:1: unknown key \"sed\"; did you mean seed?"},
                {"speed-of-light: 1",
                 "3:1: unknown key \"speed-of-light\"; a scenario may have title, description, start, duration, "
                 "seed, account, region, parameters, principals, clients, events, properties, invariants, pins, "
                 "quotas, explore or questions"},
            });
}

TEST_CASE("a long or many-lined word of the user is shortened in a message") {
  const std::string once = "0123456789";
  const std::string sixty = once + once + once + once + once + once;
  CHECK(reading::mistake_in(body + "region: " + sixty + "x") ==
        "x.yaml:3:9: region should be one such as eu-west-1, not \"" + sixty + "…\"");
  CHECK(reading::mistake_in(body + "region: " + sixty.substr(1) + "éé") ==
        "x.yaml:3:9: region should be one such as eu-west-1, not \"" + sixty.substr(1) + "…\"");
  CHECK(reading::mistake_in(body + "region: \"a\\nb\\tc\"") ==
        "x.yaml:3:9: region should be one such as eu-west-1, not \"a\\nb c\"");
}

TEST_CASE("a parameter is set by its name, by its type") {
  const auto script = read("parameters: {kms.propagation: 0s, rotation_attempts: 3}");
  REQUIRE(script.parameters.size() == 2);
  CHECK(model::parameter_rows()[script.parameters[0].parameter].name == "kms.propagation");
  CHECK(std::get<Distribution>(script.parameters[0].value) == Distribution::constant(0s));
  CHECK(script.parameters[1].mark.text() == "x.yaml:3:35");
  CHECK(knob("rotation_attempts: 3") == 3);
  CHECK(knob("rotation.set.point: 0.25") == 0.25);
  CHECK(knob("rotation.reserve: 1m") == 60e6);
  CHECK(knob("set_needs_decrypt: true") == 1);
  CHECK(knob("set_needs_decrypt: false") == 0);
  CHECK(knob("stopped_rotation: defer") == 0);
  CHECK(knob("stopped_rotation: fail") == 1);
}

TEST_CASE("a parameter says what is wrong with it") {
  check_after(body + "parameters: ",
              {
                  {"8s", "3:13: parameters should be a map such as {rotation.set: 8s}, not a text"},
                  {"{}", "3:13: parameters is empty; it should be a map such as {rotation.set: 8s}"},
                  {"{rotation.sett: 8s}", "3:14: unknown parameter \"rotation.sett\"; did you mean rotation.set?"},
                  {"{speed: 8s}", "3:14: unknown parameter \"speed\"; `credsim parameters` lists them"},
                  {"{set_needs_decrypt: yes}", "3:33: set_needs_decrypt should be true or false, not \"yes\""},
                  {"{set_needs_decrypt: \"true\"}", "3:33: set_needs_decrypt should be true or false, without quotes"},
                  {"{set_needs_decrypt: 8s}", "3:33: set_needs_decrypt should be true or false, not \"8s\""},
                  {"{stopped_rotation: defered}", "3:32: unknown stopped_rotation \"defered\"; did you mean defer?"},
                  {"{stopped_rotation: 1}", "3:32: unknown stopped_rotation \"1\"; it should be defer or fail"},
                  {"{rotation_attempts: 0}", "3:33: rotation_attempts is from 1 to 255"},
                  {"{rotation_attempts: 256}", "3:33: rotation_attempts is from 1 to 255"},
                  {"{rotation_attempts: 1.5}", "3:33: rotation_attempts is a whole number from 0 to 1000000"},
                  {"{rotation_attempts: few}", "3:33: rotation_attempts should be a number, not \"few\""},
                  {"{rotation.set.point: 1.5}", "3:34: rotation.set.point is a fraction from 0 to 1"},
                  {"{rotation.reserve: {uniform: [1s, 2s]}}",
                   "3:32: rotation.reserve should be a duration such as 90s or 2d6h, not a map"},
              });
}

TEST_CASE("a parameter is also read from a command line's NAME=VALUE") {
  const auto mistake = [](std::string_view assignment) {
    try {
      scenarios::read_parameter(assignment, "--set");
      return std::string();
    } catch (const scenarios::Mistake& wrong) {
      return std::string(wrong.what());
    }
  };
  const auto setting = scenarios::read_parameter("rotation.set={uniform: [1s, 5s]}", "--set");
  CHECK(std::get<Distribution>(setting.value) == Distribution::uniform(1s, 5s));
  CHECK(std::get<double>(scenarios::read_parameter("stopped_rotation=fail", "--set").value) == 1);
  CHECK(mistake("rotation.set") == "--set: \"rotation.set\" sets nothing; write NAME=VALUE, such as rotation.set=8s");
  CHECK(mistake("rotation.set=") == "--set: the value is missing; write NAME=VALUE, such as rotation.set=8s");
  CHECK(mistake("rotation.sat=8s") == "--set: unknown parameter \"rotation.sat\"; did you mean rotation.set?");
  CHECK(mistake("rotation.set={uniform: [5s, 1s]}") ==
        "--set: uniform of rotation.set goes down here; write its durations from small to large");
}
