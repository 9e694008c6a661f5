// Distributions, as the values of waits.
#include <chrono>

#include "tests/catch.hpp"
#include "tests/scenarios/reading.hpp"

using namespace std::chrono_literals;
using sim::Distribution;

namespace {

std::string scenario(const std::string& value) {
  return "title: t\nevents: [{at: 0s, aws: x}]\nparameters:\n  rotation.set: " + value + "\n";
}

Distribution distribution(const std::string& value) {
  const auto script = scenarios::read_text(scenario(value), "x.yaml");
  return std::get<Distribution>(script.parameters.at(0).value);
}

}  // namespace

TEST_CASE("a plain duration is a constant") { CHECK(distribution("8s") == Distribution::constant(8s)); }

TEST_CASE("each distribution is read with its arguments") {
  CHECK(distribution("{uniform: [1s, 5s]}") == Distribution::uniform(1s, 5s));
  CHECK(distribution("{triangular: [1s, 2s, 5s]}") == Distribution::triangular(1s, 2s, 5s));
  CHECK(distribution("{exponential: 5m}") == Distribution::exponential(5min));
  CHECK(distribution("{lognormal: {median: 8s, sigma: 0.7}}") == Distribution::lognormal(8s, 0.7));
  CHECK(distribution("{lognormal: {sigma: 0, median: 1us}}") == Distribution::lognormal(1us, 0));
  CHECK(distribution("{uniform: [0s, 0s]}") == Distribution::uniform(0s, 0s));
}

TEST_CASE("each may be held between a least and a most") {
  CHECK(distribution("{lognormal: {median: 8s, sigma: 0.7}, max: 2m}") ==
        Distribution::lognormal(8s, 0.7).clamped(0s, 2min));
  CHECK(distribution("{exponential: 5m, min: 1s}") ==
        Distribution::exponential(5min).clamped(1s, sim::Duration::max()));
  CHECK(distribution("{min: 1s, max: 1s, exponential: 5m}") == Distribution::exponential(5min).clamped(1s, 1s));
}

TEST_CASE("what is wrong with a distribution is said at the argument") {
  const std::string hint = "; write whole numbers with units from large to small, such as 90s or 2d6h";
  const auto check = [](const std::string& value, const std::string& message) {
    CAPTURE(value);
    CHECK(reading::mistake_in(scenario(value)) == "x.yaml:" + message);
  };
  check("8", "4:17: rotation.set: \"8\" is not a duration: a number lacks its unit" + hint);
  check("[1s, 2s]",
        "4:17: rotation.set should be a duration such as 90s or a distribution such as {uniform: [1s, 5s]}, "
        "not a list");
  check("",
        "4:16: rotation.set should be a duration such as 90s or a distribution such as {uniform: [1s, 5s]}, not "
        "nothing");
  check("{}", "4:17: rotation.set needs one of uniform, triangular, exponential or lognormal");
  check("{max: 2m}", "4:17: rotation.set needs one of uniform, triangular, exponential or lognormal");
  check("{unifrom: [1s, 2s]}", "4:18: unknown key \"unifrom\"; did you mean uniform?");
  check("{normal: 1s}",
        "4:18: unknown key \"normal\"; a distribution may have uniform, triangular, exponential, lognormal, "
        "min or max");
  check("{gamma: 1s}",
        "4:18: unknown key \"gamma\"; a distribution may have uniform, triangular, exponential, lognormal, "
        "min or max");
  check("{uniform: [1s, 2s], exponential: 1s}", "4:37: rotation.set has two distributions; keep one");
  check("{uniform: 1s}", "4:27: uniform of rotation.set should be a list of 2 durations such as [1s, 5s]");
  check("{uniform: [1s]}", "4:27: uniform of rotation.set should be a list of 2 durations such as [1s, 5s]");
  check("{uniform: [1s, 2s, 3s]}", "4:27: uniform of rotation.set should be a list of 2 durations such as [1s, 5s]");
  check("{uniform: [1s, x]}", "4:32: uniform of rotation.set: \"x\" is not a duration" + hint);
  check("{uniform: [2s, 1s]}", "4:32: uniform of rotation.set goes down here; write its durations from small to large");
  check("{triangular: [1s, 5s]}",
        "4:30: triangular of rotation.set should be a list of 3 durations such as [1s, 2s, 5s]");
  check("{triangular: [1s, 5s, 2s]}",
        "4:39: triangular of rotation.set goes down here; write its durations from small to large");
  check("{exponential: 0s}", "4:31: exponential of rotation.set should be longer than 0s");
  check("{exponential: [1s]}",
        "4:31: exponential of rotation.set should be a duration such as 90s or 2d6h, not a list");
  check("{lognormal: 8s}", "4:29: a lognormal distribution should be a map with median or sigma, not a text");
  check("{lognormal: {median: 8s}}", "4:29: a lognormal distribution needs sigma:");
  check("{lognormal: {sigma: 1}}", "4:29: a lognormal distribution needs median:");
  check("{lognormal: {median: 8s, simga: 1}}", "4:42: unknown key \"simga\"; did you mean sigma?");
  check("{lognormal: {median: 0s, sigma: 1}}", "4:38: median of lognormal of rotation.set should be longer than 0s");
  check("{lognormal: {median: 8s, sigma: wide}}",
        "4:49: sigma of lognormal of rotation.set should be a number, not \"wide\"");
  check("{lognormal: {median: 8s, sigma: -1}}", "4:49: sigma of lognormal of rotation.set should be from 0 to 10");
  check("{lognormal: {median: 8s, sigma: 11}}", "4:49: sigma of lognormal of rotation.set should be from 0 to 10");
  check("{lognormal: {median: 8s, sigma: nan}}",
        "4:49: sigma of lognormal of rotation.set should be a number, not \"nan\"");
  check("{lognormal: {median: 8s, sigma: \"1\"}}",
        "4:49: sigma of lognormal of rotation.set should be a number, without quotes");
  check("{exponential: 1s, max: 2}",
        "4:40: max of rotation.set: \"2\" is not a duration: a number lacks its unit" + hint);
  check("{exponential: 1s, min: 2s, max: 1s}", "4:49: max of rotation.set is less than its min");
}
