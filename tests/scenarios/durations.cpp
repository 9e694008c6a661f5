// Durations and times as texts.
#include "scenarios/duration.hpp"

#include "sim/distribution.hpp"
#include "tests/catch.hpp"

using namespace std::chrono_literals;
using scenarios::parse_duration;
using scenarios::parse_time;

namespace {

std::string problem(std::string_view text) { return parse_duration(text).problem; }
std::string problem_of_time(std::string_view text) { return parse_time(text).problem; }

}  // namespace

TEST_CASE("a duration is whole numbers with units") {
  CHECK(parse_duration("0s").value == sim::Duration(0));
  CHECK(parse_duration("7us").value == 7us);
  CHECK(parse_duration("250ms").value == 250ms);
  CHECK(parse_duration("90s").value == 90s);
  CHECK(parse_duration("15m").value == 15min);
  CHECK(parse_duration("4h").value == 4h);
  CHECK(parse_duration("7d").value == 168h);
  CHECK(parse_duration("2d6h").value == 54h);
  CHECK(parse_duration("1d2h3m4s5ms6us").value == 26h + 3min + 4s + 5ms + 6us);
  CHECK(parse_duration("36600d").value == sim::longest_wait);
}

TEST_CASE("what is no duration says why") {
  const std::string hint = "; write whole numbers with units from large to small, such as 90s or 2d6h";
  CHECK(problem("") == "\"\" is not a duration: it is empty" + hint);
  CHECK(problem("-5s") == "\"-5s\" is not a duration: it is negative" + hint);
  CHECK(problem("90") == "\"90\" is not a duration: a number lacks its unit" + hint);
  CHECK(problem("1h30") == "\"1h30\" is not a duration: a number lacks its unit" + hint);
  CHECK(problem("1.5h") == "\"1.5h\" is not a duration: it has a fraction, for which there are smaller units" + hint);
  CHECK(problem("2w") == "\"2w\" is not a duration: \"w\" is none of the units d, h, m, s, ms, us" + hint);
  CHECK(problem("5M") == "\"5M\" is not a duration: \"M\" is none of the units d, h, m, s, ms, us" + hint);
  CHECK(problem("6h2d") == "\"6h2d\" is not a duration: its units go from small to large, or one stands twice" + hint);
  CHECK(problem("1s1s") == "\"1s1s\" is not a duration: its units go from small to large, or one stands twice" + hint);
  CHECK(problem("soon") == "\"soon\" is not a duration" + hint);
  CHECK(problem("1h 30m") == "\"1h 30m\" is not a duration" + hint);
  CHECK(problem("5 m") == "\"5 m\" is not a duration" + hint);
}

TEST_CASE("a duration is at most a century, however it is written") {
  const std::string end = " is too long; the longest duration is a century, 36600d";
  CHECK(problem("36601d") == "\"36601d\"" + end);
  CHECK(problem("36600d1us") == "\"36600d1us\"" + end);
  CHECK(problem("9223372036854775807d") == "\"9223372036854775807d\"" + end);
  CHECK(problem("99999999999999999999us") == "\"99999999999999999999us\"" + end);
}

TEST_CASE("a time is ISO 8601 in UTC") {
  CHECK(parse_time("1970-01-01T00:00:00Z").value == sim::Time());
  CHECK(parse_time("2026-01-05T00:00:00Z").value->time_since_epoch() == 1'767'571'200s);
  CHECK(parse_time("2024-02-29T23:59:59.25Z").value->time_since_epoch() == 1'709'251'199s + 250ms);
  CHECK(parse_time("2026-01-05T00:00:00.000001Z").value->time_since_epoch() == 1'767'571'200s + 1us);
}

TEST_CASE("what is no time says why") {
  const std::string hint = "; write UTC as 2026-01-05T00:00:00Z";
  const auto wrong = [&](const std::string& text, const std::string& why) {
    CHECK(problem_of_time(text) == "\"" + text + "\" is not a time: " + why + hint);
  };
  wrong("", "it does not start with a year");
  wrong("26-01-05", "it does not start with a year");
  wrong("2026-1-05T00:00:00Z", "the month is not two digits");
  wrong("2026-01-5T00:00:00Z", "the day is not two digits");
  wrong("2026-02-29T00:00:00Z", "there is no such day");
  wrong("2026-13-01T00:00:00Z", "there is no such day");
  wrong("1969-12-31T23:59:59Z", "it is before 1970");
  wrong("2026-01-05", "the time of day is missing after a T");
  wrong("2026-01-05 00:00:00Z", "the time of day is missing after a T");
  wrong("2026-01-05T00:00Z", "the time of day is not HH:MM:SS");
  wrong("2026-01-05T24:00:00Z", "there is no such time of day");
  wrong("2026-01-05T23:59:60Z", "there is no such time of day");
  wrong("2026-01-05T00:00:00.Z", "seconds have one to six decimals");
  wrong("2026-01-05T00:00:00.1234567Z", "seconds have one to six decimals");
  wrong("2026-01-05T00:00:00", "it does not end with Z");
  wrong("2026-01-05T00:00:00+01:00", "it does not end with Z");
}

TEST_CASE("a time is written with as many decimals as it takes, and reads back") {
  for (const std::string text : {"2026-01-05T00:00:00Z", "2026-01-05T00:00:00.250Z", "9999-12-31T23:59:59.000001Z"}) {
    CHECK(scenarios::time_text(*parse_time(text).value) == text);
  }
}
