// The verb fuzz from outside: exit codes, what it saves, what it says.
#include <signal.h>
#include <sys/wait.h>

#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/cli/program.hpp"

using tests::Program;
using tests::Ran;
namespace fs = std::filesystem;

TEST_CASE("what fuzz finds is a scenario that run replays") {
  const Program credsim;
  credsim.folder.write("keys.yaml", tests::never_disabled);
  const Ran ran = credsim({"fuzz", "keys.yaml", "--walks", "20", "--out", "found"});
  CHECK(ran.code == 1);
  CHECK(ran.out.find("\nviolations                1, in ") != std::string::npos);
  CHECK(ran.out.find("\n    credsim run found/keys-all-enabled-1.yaml\n") != std::string::npos);
  CHECK(ran.err.find("walks in ") != std::string::npos);
  const Ran replayed = credsim({"run", "found/keys-all-enabled-1.yaml", "--trace", "none"});
  CHECK(replayed.code == 1);
  CHECK(replayed.out.find("all-enabled") != std::string::npos);
  const Ran again = credsim({"fuzz", "keys.yaml", "--walks", "20", "--out", "found", "--seed", "3"});
  CHECK(again.code == 1);
  CHECK(again.out.find("\n    the same story was saved before: credsim run found/keys-all-enabled-1.yaml\n") !=
        std::string::npos);
  CHECK_FALSE(fs::exists(credsim.folder / "found/keys-all-enabled-2.yaml"));
}

TEST_CASE("fuzz for programs says the same, whatever the number of jobs") {
  const Program credsim;
  credsim.folder.write("small.yaml", tests::small_scenario);
  const auto report = [&](const std::string& jobs) {
    const Ran ran = credsim({"fuzz", "small.yaml", "--walks", "30", "--jobs", jobs, "--format", "json"});
    CHECK(ran.code == 0);
    auto json = nlohmann::json::parse(ran.out);
    json.erase("seconds");
    return json;
  };
  const auto one = report("1");
  CHECK(one == report("2"));
  CHECK(one.at("held") == true);
  CHECK(one.at("walks") == 30);
  CHECK(one.at("coverage").at("operations").at("seen") > 10);
}

TEST_CASE("fuzz ends when its time is over, and says what it was told wrongly") {
  const Program credsim;
  credsim.folder.write("small.yaml", tests::small_scenario);
  CHECK(credsim({"fuzz", "small.yaml", "--time", "1ms"}).code == 0);
  const Ran both = credsim({"fuzz", "small.yaml", "--time", "1s", "--walks", "3"});
  CHECK(both.code == 2);
  CHECK(both.err.find("--time and --walks both say when to end; give one of them") != std::string::npos);
  CHECK(credsim({"fuzz", "small.yaml", "--time", "soon"}).code == 2);
  CHECK(credsim({"fuzz", "small.yaml", "--walks", "0"}).code == 2);
  const Ran never = credsim({"fuzz", "small.yaml", "--time", "0s"});
  CHECK(never.code == 2);
  CHECK(never.err.find("--time should be longer than nothing, such as 10m") != std::string::npos);
  CHECK(credsim({"fuzz", "nobody.yaml", "--walks", "1"}).code == 2);
}

TEST_CASE("fuzz finds out whether it can save before it searches, and leaves nothing of that") {
  const Program credsim;
  credsim.folder.write("small.yaml", tests::small_scenario);
  const Ran nowhere = credsim({"fuzz", "small.yaml", "--walks", "1000000", "--out", "small.yaml/findings"});
  CHECK(nowhere.code == 2);
  CHECK(nowhere.out.empty());
  CHECK(nowhere.err == "credsim: small.yaml/findings: cannot be written: Not a directory\n");
  CHECK(credsim({"fuzz", "small.yaml", "--walks", "1", "--out", "not/there"}).code == 0);
  CHECK_FALSE(fs::exists(credsim.folder / "not"));
}

TEST_CASE("an interrupted search saves and tells what it found") {
  const Program credsim;
  credsim.folder.write("keys.yaml", tests::never_disabled);
  const pid_t program = credsim.start({"fuzz", "keys.yaml", "--walks", "1000000000", "--out", "found"});
  siginfo_t ended{};
  while (!fs::exists(credsim.folder / "found/keys-all-enabled-1.yaml") && ended.si_pid == 0) {
    waitid(P_PID, static_cast<id_t>(program), &ended, WEXITED | WNOHANG | WNOWAIT);
  }
  kill(program, SIGINT);
  const Ran ran = credsim.wait(program);
  CHECK(ran.code == 130);
  CHECK(ran.out.find("\n    credsim run found/keys-all-enabled-1.yaml\n") != std::string::npos);
}
