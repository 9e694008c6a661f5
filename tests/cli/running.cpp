// The verb run from outside: exit codes, where traces go, many scenarios at once.
#include <signal.h>
#include <sys/wait.h>

#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/cli/program.hpp"

using tests::Program;
using tests::Ran;
namespace fs = std::filesystem;

namespace {

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

// Three scenarios that hold and one that does not.
void write_four(const Program& credsim) {
  const std::string small = tests::small_scenario;
  credsim.folder.write("four/a.yaml", small);
  credsim.folder.write("four/b.yml", "seed: 2\n" + small);
  credsim.folder.write("four/more/a.yaml", "seed: 3\n" + small);
  credsim.folder.write("four/z.yaml", tests::disappointed_scenario);
  credsim.folder.write("four/notes.txt", "not a scenario");
}

}  // namespace

TEST_CASE("a scenario that holds exits with 0, tells its story, and leaves its trace where it was run") {
  const Program credsim;
  credsim.folder.write("below/small.yaml", tests::small_scenario);
  const Ran ran = credsim({"run", "below/small.yaml"});
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("A small one\n\n2026-01-05T00:00:00.000Z"));
  CHECK(ran.out.find("AWSCURRENT") != std::string::npos);
  CHECK(ran.out.find("\ntrace         small.sqlite\n") != std::string::npos);
  CHECK(fs::exists(credsim.folder / "small.sqlite"));
  CHECK(credsim({"check", "small.sqlite"}).code == 0);
}

TEST_CASE("the same run prints the same, and how fast it was only aside") {
  const Program credsim;
  credsim.folder.write("small.yaml", tests::small_scenario);
  const Ran first = credsim({"run", "small.yaml"});
  const Ran second = credsim({"run", "small.yaml"});
  CHECK(first.out == second.out);
  CHECK(first.out.find(" a second\n") == std::string::npos);
  CHECK(credsim({"run", "small.yaml", "--seed", "2"}).out != first.out);
}

TEST_CASE("an expectation that fails exits with 1 and names its line") {
  const Program credsim;
  credsim.folder.write("sad.yaml", tests::disappointed_scenario);
  const Ran ran = credsim({"run", "sad.yaml", "--trace", "none"});
  CHECK(ran.code == 1);
  CHECK(ran.out.find("sad.yaml:10: expected KeyMetadata.KeyState to be Disabled, not Enabled\n") != std::string::npos);
  CHECK_FALSE(fs::exists(credsim.folder / "sad.sqlite"));
  const Ran checked = credsim({"run", "sad.yaml", "--trace", "sad.sqlite", "--format", "json"});
  CHECK(checked.code == 1);
  CHECK(credsim({"check", "sad.sqlite"}).code == 1);
}

TEST_CASE("a mistake in a scenario exits with 2, names its place, and leaves no trace") {
  const Program credsim;
  credsim.folder.write("wrong.yaml", "title: Wrong\nevents:\n  - at: 0s\n    aws: kms create-kye\n");
  const Ran ran = credsim({"run", "wrong.yaml"});
  CHECK(ran.code == 2);
  CHECK(ran.out.empty());
  CHECK(ran.err.starts_with("wrong.yaml:4:"));
  CHECK(ran.err.find("create-key") != std::string::npos);
  CHECK_FALSE(fs::exists(credsim.folder / "wrong.sqlite"));
}

TEST_CASE("a file that is no trace is replaced only by force") {
  const Program credsim;
  credsim.folder.write("small.yaml", tests::small_scenario);
  credsim.folder.write("small.sqlite", "the only copy of something\n");
  const Ran careful = credsim({"run", "small.yaml"});
  CHECK(careful.code == 2);
  CHECK(careful.err.find("--force") != std::string::npos);
  CHECK(tests::text_of_file(credsim.folder / "small.sqlite") == "the only copy of something\n");
  CHECK(credsim({"run", "small.yaml", "--force"}).code == 0);
}

TEST_CASE("a run that is cut short ends where it is told to") {
  const Program credsim;
  credsim.folder.write("small.yaml", tests::small_scenario);
  const auto end = [&](const std::string& until) {
    const Ran ran = credsim({"run", "small.yaml", "--until", until, "--trace", "none", "--format", "json"});
    return nlohmann::json::parse(ran.out).at("runs").at(0).at("end").get<std::string>();
  };
  CHECK(end("12h") == "2026-01-05T12:00:00Z");
  CHECK(end("2026-01-05T06:30:00Z") == "2026-01-05T06:30:00Z");
  CHECK(credsim({"run", "small.yaml", "--until", "2025-01-05T06:30:00Z", "--trace", "none"}).code == 2);
}

TEST_CASE("several scenarios are a line each, their failures below, and their traces in the folder given") {
  const Program credsim;
  write_four(credsim);
  const Ran ran = credsim({"run", "four", "--trace", "out/deep"});
  CHECK(ran.code == 1);
  CHECK(count_of(ran.out, "did not hold") == 1);
  CHECK(count_of(ran.out, "  held  ") == 3);
  CHECK(ran.out.find("four/z.yaml:10: expected KeyMetadata.KeyState") != std::string::npos);
  for (const char* trace : {"a.sqlite", "b.sqlite", "more/a.sqlite", "z.sqlite"}) {
    CHECK(fs::exists(credsim.folder / "out/deep" / trace));
  }
}

TEST_CASE("however many scenarios run at a time, the results are the same") {
  const Program credsim;
  write_four(credsim);
  const Ran one = credsim({"run", "four", "--trace", "none", "--jobs", "1", "--format", "json"});
  const Ran many = credsim({"run", "four", "--trace", "none", "--jobs", "4", "--format", "json"});
  CHECK(one.out == many.out);
  CHECK(nlohmann::json::parse(one.out).at("runs").size() == 4);
}

TEST_CASE("a mistake in one of several scenarios keeps none of the others from running") {
  const Program credsim;
  write_four(credsim);
  credsim.folder.write("four/c.yaml", "title: 1\n");
  const Ran ran = credsim({"run", "four", "--trace", "none"});
  CHECK(ran.code == 2);
  CHECK(ran.err.find("four/c.yaml:1:") != std::string::npos);
  CHECK(count_of(ran.out, "  held  ") == 3);
}

TEST_CASE("two scenarios never share a trace") {
  const Program credsim;
  credsim.folder.write("one/same.yaml", tests::small_scenario);
  credsim.folder.write("two/same.yaml", tests::small_scenario);
  const Ran ran = credsim({"run", "one", "two", "--trace", "out"});
  CHECK(ran.code == 2);
  CHECK(ran.err.find("would both be out/same.sqlite") != std::string::npos);
  CHECK(credsim({"run", "one", "one/same.yaml", "--trace", "out/"}).code == 0);
}

TEST_CASE("an interrupted run exits with 130 and leaves what happened until then") {
  const Program credsim;
  credsim.folder.write("long.yaml",
                       "title: A long one\nduration: 36500d\nevents:\n  - {at: 0s, every: 1s, aws: kms list-keys}\n");
  const pid_t program = credsim.start({"run", "long.yaml"});
  // The trace's log is there once something was committed.
  const auto log = credsim.folder / "long.sqlite-wal";
  siginfo_t ended{};
  while ((!fs::exists(log) || fs::file_size(log) == 0) && ended.si_pid == 0) {
    waitid(P_PID, static_cast<id_t>(program), &ended, WEXITED | WNOHANG | WNOWAIT);
  }
  kill(program, SIGINT);
  const Ran ran = credsim.wait(program);
  CHECK(ran.code == 130);
  CHECK(ran.out.empty());
  CHECK(ran.err == "long.yaml: interrupted; long.sqlite holds what happened until then\n");
  const Ran checked = credsim({"check", "long.sqlite"});
  CHECK(checked.code == 1);
  CHECK(checked.out.find("unfinished") != std::string::npos);
}
