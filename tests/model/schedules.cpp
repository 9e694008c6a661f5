// Rotation schedules: which are accepted, and when the next window is.
#include "model/schedule.hpp"

#include <chrono>
#include <cstdio>
#include <set>
#include <string>

#include "tests/catch.hpp"
#include "tests/model/driver.hpp"

using namespace model;
using namespace std::chrono_literals;

namespace {

bool accepted(std::string_view expression, std::string_view duration = "") {
  return Schedule::expression(expression, duration).has_value();
}

// "2026-01-12 04:00" as a time, and back.
sim::Time at(std::string_view text) {
  const auto number = [&](std::size_t from, std::size_t size) {
    return std::stoi(std::string(text.substr(from, size)));
  };
  const std::chrono::year_month_day date{std::chrono::year(number(0, 4)),
                                         std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                         std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  return sim::Time(std::chrono::sys_days(date)) + std::chrono::hours(number(11, 2)) +
         std::chrono::minutes(number(14, 2));
}

std::string text(sim::Time time) {
  const auto midnight = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(midnight);
  const auto minutes = std::chrono::floor<std::chrono::minutes>(time - midnight).count();
  char out[40];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u %02d:%02d", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(minutes / 60),
                static_cast<int>(minutes % 60));
  return out;
}

std::string window(const std::optional<Schedule>& schedule, std::string_view last, std::string_view now) {
  const Window next = schedule.value().next(at(last), at(now));
  return text(next.open) + " to " + text(next.close);
}

std::string window(const std::optional<Schedule>& schedule, std::string_view last) {
  return window(schedule, last, last);
}

}  // namespace

TEST_CASE("schedules: days from 1 to 1000, windows from 1 to 24 hours") {
  for (const std::int64_t days : {1, 7, 1000}) {
    CHECK(Schedule::after_days(days, ""));
  }
  for (const std::int64_t days : {0, -1, 1001}) {
    CHECK_FALSE(Schedule::after_days(days, ""));
  }
  for (const char* duration : {"1h", "3h", "24h"}) {
    CHECK(Schedule::after_days(7, duration));
  }
  for (const char* duration : {"0h", "25h", "h", "3", "3m", "03 h", "100h", "-1h"}) {
    CHECK_FALSE(Schedule::after_days(7, duration));
  }
}

TEST_CASE("schedules: rates that are accepted, and not") {
  for (const char* text : {"rate(10 days)", "rate(1 day)", "rate(999 days)", "rate(4 hours)", "rate(12 hours)"}) {
    INFO(text);
    CHECK(accepted(text));
  }
  for (const char* text : {"rate(0 days)", "rate(1000 days)", "rate(3 hours)", "rate(1 hour)", "rate(10 minutes)",
                           "rate(10)", "rate(days)", "rate(-7 days)", "rate(7  days)", "rate(7 days", "rate", "7 days",
                           "", "rate(7.5 days)", "rate(99999999999 days)"}) {
    INFO(text);
    CHECK_FALSE(accepted(text));
  }
  CHECK(accepted("rate(6 hours)", "6h"));
  CHECK_FALSE(accepted("rate(6 hours)", "7h"));
  CHECK(accepted("rate(6 days)", "24h"));
}

TEST_CASE("schedules: cron expressions that are accepted, and not") {
  for (const char* text :
       {"cron(0 8 1 * ? *)", "cron(0 1 ? * SUN#1 *)", "cron(0 17 ? * MON-WED *)", "cron(0 16 L * ? *)",
        "cron(0 0/8 * * ? *)", "cron(0 2/10 ? * * *)", "cron(0 4 1,15 * ? *)", "cron(0 4 ? 1/3 FRIL *)",
        "cron(0 4 ? JAN,JUL L *)", "cron(0 23 29 FEB ? *)", "cron(0 0,4,8 * * ? *)"}) {
    INFO(text);
    CHECK(accepted(text));
  }
  for (const char* text :
       {"cron(30 8 1 * ? *)",  "cron(* 8 1 * ? *)",    "cron(0 8 1 * ? 2026)",  "cron(0 8 1 * * *)",
        "cron(0 8 ? * ? *)",   "cron(0 24 1 * ? *)",   "cron(0 8 32 * ? *)",    "cron(0 8 0 * ? *)",
        "cron(0 8 1 13 ? *)",  "cron(0 8 ? * 8 *)",    "cron(0 8 ? * MON#6 *)", "cron(0 8,9 * * ? *)",
        "cron(0 0/3 * * ? *)", "cron(0 0,22 * * ? *)", "cron(0 8 30 FEB ? *)",  "cron(0 8 1 * ?)",
        "cron(0 8 1 * ? * *)", "cron(0 8-2 * * ? *)",  "cron(0 8/0 * * ? *)",   "cron(0 x * * ? *)",
        "cron(0 8 1,, * ? *)"}) {
    INFO(text);
    CHECK_FALSE(accepted(text));
  }
}

TEST_CASE("schedules: a window ends within its UTC day, and before the next one begins") {
  CHECK(accepted("cron(0 22 * * ? *)", "2h"));
  CHECK_FALSE(accepted("cron(0 22 * * ? *)", "3h"));
  CHECK(accepted("cron(0 0/6 * * ? *)", "6h"));
  CHECK_FALSE(accepted("cron(0 0/6 * * ? *)", "7h"));
  for (const char* hours : {"rate(5 hours)", "rate(7 hours)", "rate(23 hours)"}) {
    const auto schedule = Schedule::expression(hours, "4h");
    sim::Time now = at("2026-01-05 00:00");
    for (int i = 0; i < 50; ++i) {
      const Window next = schedule.value().next(now, now);
      CHECK(next.open > now);
      CHECK(next.close > next.open);
      CHECK(next.close - std::chrono::floor<std::chrono::days>(next.open) <= 24h);
      now = next.close;
    }
  }
}

TEST_CASE("schedules: days are counted from the day of the last rotation, and the window is that whole day") {
  const auto week = Schedule::after_days(7, "");
  CHECK(window(week, "2026-01-05 13:37") == "2026-01-12 00:00 to 2026-01-13 00:00");
  CHECK(window(week, "2026-01-05 00:00") == "2026-01-12 00:00 to 2026-01-13 00:00");
  CHECK(window(week, "2026-07-22 10:00") == "2026-07-29 00:00 to 2026-07-30 00:00");
  CHECK(window(week, "2026-01-05 13:37", "2026-01-12 23:59") == "2026-01-12 00:00 to 2026-01-13 00:00");
  CHECK(window(week, "2026-01-05 13:37", "2026-01-13 00:00") == "2026-01-19 00:00 to 2026-01-20 00:00");
  CHECK(window(Schedule::after_days(7, "3h"), "2026-01-05 13:37") == "2026-01-12 00:00 to 2026-01-12 03:00");
  CHECK(window(Schedule::expression("rate(1 day)", ""), "2026-02-28 22:00") == "2026-03-01 00:00 to 2026-03-02 00:00");
}

TEST_CASE("schedules: hours are counted from the midnight before the last rotation, for an hour each") {
  const auto schedule = Schedule::expression("rate(6 hours)", "");
  CHECK(window(schedule, "2026-01-05 13:37") == "2026-01-05 18:00 to 2026-01-05 19:00");
  CHECK(window(schedule, "2026-01-05 18:00") == "2026-01-06 00:00 to 2026-01-06 01:00");
  CHECK(window(schedule, "2026-01-05 23:59") == "2026-01-06 00:00 to 2026-01-06 01:00");
}

TEST_CASE("schedules: cron names days and hours, and the rest of the day is the window") {
  CHECK(window(Schedule::expression("cron(0 3 ? * SUN *)", "2h"), "2026-01-05 13:37") ==
        "2026-01-11 03:00 to 2026-01-11 05:00");
  CHECK(window(Schedule::expression("cron(0 8 1 * ? *)", ""), "2026-01-05 13:37") ==
        "2026-02-01 08:00 to 2026-02-02 00:00");
  CHECK(window(Schedule::expression("cron(0 16 L * ? *)", ""), "2026-02-01 00:00") ==
        "2026-02-28 16:00 to 2026-03-01 00:00");
  CHECK(window(Schedule::expression("cron(0 1 ? * SUN#1 *)", "1h"), "2026-01-05 00:00") ==
        "2026-02-01 01:00 to 2026-02-01 02:00");
  CHECK(window(Schedule::expression("cron(0 4 ? * FRIL *)", "1h"), "2026-01-05 00:00") ==
        "2026-01-30 04:00 to 2026-01-30 05:00");
  CHECK(window(Schedule::expression("cron(0 23 29 FEB ? *)", ""), "2026-01-05 00:00") ==
        "2028-02-29 23:00 to 2028-03-01 00:00");
  const auto thrice = Schedule::expression("cron(0 2/10 * * ? *)", "");
  CHECK(window(thrice, "2026-01-05 00:00") == "2026-01-05 02:00 to 2026-01-05 03:00");
  CHECK(window(thrice, "2026-01-05 02:30") == "2026-01-05 12:00 to 2026-01-05 13:00");
  CHECK(window(thrice, "2026-01-05 12:00") == "2026-01-05 22:00 to 2026-01-05 23:00");
  CHECK(window(thrice, "2026-01-05 22:00") == "2026-01-06 02:00 to 2026-01-06 03:00");
}

TEST_CASE("schedules: a new secret rotates in the window of the seventh day, at some moment that its name decides") {
  std::set<sim::Time> moments;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    tests::Driver driver(seed);
    driver.steady().play(tests::managed_cluster);
    CHECK(text(driver.secret().next_rotation_date) == "2026-01-13 00:00");
    REQUIRE(driver.run_to(Action::RotationStarted));
    CHECK(driver.now() >= at("2026-01-12 00:00"));
    CHECK(driver.now() < at("2026-01-12 23:45"));
    moments.insert(driver.now());
    REQUIRE(driver.run_to(Action::RotationSucceeded));
    CHECK(text(driver.secret().next_rotation_date) == "2026-01-20 00:00");
  }
  CHECK(moments.size() == 5);
}

TEST_CASE("schedules: a rotation by hand restarts a rate, and leaves cron where it was") {
  tests::Driver driver;
  driver.steady().play(tests::managed_cluster);
  driver.play("wait 2d\n modify-db-cluster orders rotate now\n wait 1m");
  CHECK(text(driver.secret().next_rotation_date) == "2026-01-15 00:00");
  driver.play("rotate-secret S0 expression=cron(0_3_?_*_SUN_*) duration=2h now=false");
  CHECK(text(driver.secret().next_rotation_date) == "2026-01-11 05:00");
  driver.play("modify-db-cluster orders rotate now\n wait 1m");
  CHECK(text(driver.secret().next_rotation_date) == "2026-01-11 05:00");
  REQUIRE(driver.run_to(Action::RotationStarted));
  CHECK(driver.now() >= at("2026-01-11 03:00"));
  CHECK(driver.now() < at("2026-01-11 05:00"));
}

TEST_CASE("schedules: in a month of seven days each, four rotations, and none once the schedule is off") {
  tests::Driver driver;
  driver.play(tests::managed_cluster);
  driver.wait(24h * 30);
  CHECK(driver.count(Action::RotationSucceeded) == 4);
  driver.wait(24h * 7);
  CHECK(driver.count(Action::RotationSucceeded) == 5);
  driver.play("cancel-rotate-secret S0\n wait 60d");
  CHECK(driver.count(Action::RotationStarted) == 5);
  CHECK(driver.secret_status() == "active");
}
