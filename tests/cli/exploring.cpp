// The verb explore from outside: exit codes, what it saves, what it says.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/cli/program.hpp"

using tests::Program;
using tests::Ran;

TEST_CASE("what explore finds is a scenario that run replays") {
  const Program credsim;
  credsim.folder.write("keys.yaml", tests::never_disabled);
  const Ran ran = credsim({"explore", "keys.yaml", "--out", "found"});
  CHECK(ran.code == 1);
  CHECK(ran.out.find("BROKEN all-enabled: not always none *.KeyState: Disabled") != std::string::npos);
  CHECK(ran.out.find("  credsim run found/keys-all-enabled-1.yaml\n") != std::string::npos);
  const Ran replayed = credsim({"run", "found/keys-all-enabled-1.yaml", "--trace", "none"});
  CHECK(replayed.code == 1);
  CHECK(replayed.out.find("all-enabled") != std::string::npos);
  const Ran again = credsim({"explore", "keys.yaml", "--out", "found"});
  CHECK(again.out.find("  the same story was saved before: credsim run found/keys-all-enabled-1.yaml\n") !=
        std::string::npos);
  const auto json =
      nlohmann::json::parse(credsim({"explore", "keys.yaml", "--out", "found", "--format", "json"}).out)["found"][0];
  CHECK(json["scenario"] == "found/keys-all-enabled-1.yaml");
  CHECK(json["saved_before"] == true);
}

TEST_CASE("explore for programs says the same, whatever the number of threads") {
  const Program credsim;
  credsim.folder.write("keys.yaml", tests::never_disabled);
  const auto report = [&](const std::string& threads) {
    const Ran ran = credsim({"explore", "keys.yaml", "--threads", threads, "--all", "--exact", "--format", "json"});
    CHECK(ran.code == 1);
    auto json = nlohmann::json::parse(ran.out);
    CHECK(json["found"][0]["replays"] == true);
    json["found"][0].erase("scenario");
    json["found"][0].erase("saved_before");
    json.erase("seconds");
    json.erase("memory");
    return json;
  };
  const auto one = report("1");
  CHECK(one["ended"] == "exhausted");
  CHECK(one["states"] == 3);
  CHECK(one == report("3"));
}

TEST_CASE("what is taken for granted of the futures is asked for: all of it, what stays possible, or nothing") {
  const Program credsim;
  const auto broken = [&](const std::string& fairness) {
    const Ran ran = credsim({"explore", "everybody-gets-in-again", "--fairness", fairness, "--format", "json"});
    CHECK(ran.code == (fairness == "on" ? 0 : 1));
    const auto json = nlohmann::json::parse(ran.out);
    return std::count_if(json["found"].begin(), json["found"].end(),
                         [](const auto& one) { return one["kind"] == "leads-to"; });
  };
  CHECK(broken("on") == 0);
  CHECK(broken("weak") == 1);
  CHECK(broken("off") == 2);
}

TEST_CASE("explore says what it cannot take") {
  const Program credsim;
  credsim.folder.write("small.yaml", tests::small_scenario);
  CHECK(credsim({"explore", "small.yaml"}).code == 2);
  credsim.folder.write("keys.yaml", tests::never_disabled);
  const Ran apart = credsim({"explore", "keys.yaml", "--keep-apart", "people"});
  CHECK(apart.code == 2);
  CHECK(apart.err.find("--keep-apart should be clusters, clients, keys or leftovers, not people") != std::string::npos);
  const Ran bounded = credsim({"explore", "keys.yaml", "--depth", "1", "--set", "kms.propagation=1s"});
  CHECK(bounded.code == 1);
  const Ran nowhere = credsim({"explore", "keys.yaml", "--out", "/dev/null/x"});
  CHECK(nowhere.code == 2);
  CHECK(nowhere.err == "credsim: /dev/null/x: cannot be written: Not a directory\n");
  CHECK(nowhere.out.empty());
  credsim.folder.write("rare.yaml",
                       std::string(tests::never_disabled) +
                           "  depth: 1\n  properties: {x: {sometimes: {some: {\"*.KeyState\": PendingDeletion}}}}\n");
  CHECK(credsim({"explore", "rare.yaml", "--out", "rare"}).out.find("NOT SEEN x: not yet") != std::string::npos);
}

TEST_CASE("what explore found is told also where it cannot be saved") {
  const Program credsim;
  // No name of a file is that long.
  std::string text = tests::never_disabled;
  text.replace(text.find("all-enabled"), 11, std::string(300, 'x'));
  credsim.folder.write("long.yaml", text);
  const Ran ran = credsim({"explore", "long.yaml"});
  CHECK(ran.code == 2);
  CHECK(ran.out.find("BROKEN xxx") != std::string::npos);
  CHECK(ran.out.find("it could not be saved") != std::string::npos);
  CHECK(ran.err.find("cannot be written") != std::string::npos);
}
