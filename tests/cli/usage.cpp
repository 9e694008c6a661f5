// Mistakes in what is typed: exit code 2, a sentence on the standard error, nothing on the standard output.
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"

using tests::Program;
using tests::Ran;

namespace {

struct Mistyped {
  std::vector<std::string> words;
  std::string message;  // the first line
};

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

TEST_CASE("what cannot be understood is told in a line, with the nearest word") {
  const Program credsim;
  credsim.folder.write("empty/readme.txt", "no scenario");
  credsim.folder.write("small.yaml", tests::small_scenario);
  const std::vector<Mistyped> table{
      {{"rnu"}, "credsim: there is no verb rnu; did you mean run?"},
      {{"frobnicate"}, "credsim: there is no verb frobnicate"},
      {{"--versoin"}, "credsim: there is no option --versoin; did you mean --version?"},
      {{"run"}, "credsim run: FILE|DIR|NAME is missing"},
      {{"explain", "x.sqlite"}, "credsim explain: what is to be explained: either RESOURCE or --line N"},
      {{"explain", "x.sqlite", "orders", "--line", "3"},
       "credsim explain: what is to be explained: either RESOURCE or --line N"},
      {{"run", "small.yaml", "--sede", "3"}, "credsim run: there is no option --sede; did you mean --seed?"},
      {{"run", "small.yaml", "--seed"}, "credsim run: the value is missing: --seed N"},
      {{"run", "small.yaml", "--seed", "--force"}, "credsim run: the value is missing: --seed N"},
      {{"run", "small.yaml", "--seed", "1", "--seed", "2"}, "credsim run: --seed can be given once only"},
      {{"run", "small.yaml", "--seed", "one"}, "credsim run: --seed should be a whole number, not one"},
      {{"run", "small.yaml", "--jobs", "0"}, "credsim run: --jobs should be a whole number from 1, not 0"},
      {{"run", "small.yaml", "--check", "evry"},
       "credsim run: --check should be every|full|end|off, not evry; did you mean every?"},
      {{"run", "small.yaml", "--format", "xml"}, "credsim run: --format should be text|json, not xml"},
      {{"run", "empty"}, "credsim run: empty: there are no scenarios (*.yaml, *.yml) in this folder"},
      {{"run", "no-such-name"},
       "credsim run: no-such-name: there is neither such a file nor a shipped scenario of this name; "
       "`credsim scenarios` lists them"},
      {{"run", "a-mont"},
       "credsim run: a-mont: there is neither such a file nor a shipped scenario of this name; did you mean "
       "a-month-in-the-life? `credsim scenarios` lists them"},
      {{"run", "nope.yaml"}, "nope.yaml: there is no such file"},
      {{"run", "small.yaml", "a-happy-month", "--trace", "x.sqlite"},
       "credsim run: --trace x.sqlite is one file, and there are 2 scenarios; say --trace x/ for a folder of traces"},
      {{"run", "small.yaml", "--trace", "/proc/x.sqlite"},
       "/proc/x.sqlite: cannot be written: /proc takes no new file (No such file or directory)"},
      {{"graph", "small.yaml", "--at", "99d"},
       "credsim graph: --at 99d is after the end of the run, 2026-01-07T00:00:00Z"},
      {{"graph", "small.yaml", "--at", "yesterday"},
       "credsim graph: --at should be so long after the start, such as 9d or 2d6h, or a time, such as "
       "2026-01-14T00:00:00Z, not yesterday"},
      {{"help", "rnu"}, "credsim: there is no verb rnu; did you mean run?"},
      {{"invariants", "nonsense"}, "credsim invariants: no invariant speaks of nonsense"},
      {{"run", "small"}, "credsim run: small: there is no such file; did you mean small.yaml?"},
      {{"graph", "small.yaml", "--of", "order"},
       "credsim: small.yaml: knows no resource order; did you mean orders or orders-1?"},
      {{"check", "a.sqlite", "b.sqlite"}, "credsim check: one word too many: b.sqlite"},
      {{"timeline", "a.sqlite", "--family"}, "credsim timeline: --family is of a RESOURCE"},
  };
  for (const Mistyped& row : table) {
    const Ran ran = credsim(row.words);
    CHECK(first_line(ran.err) == row.message);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
  }
}

TEST_CASE("without a word the help is a mistake's message") {
  const Program credsim;
  const Ran ran = credsim({});
  CHECK(ran.code == 2);
  CHECK(ran.out.empty());
  CHECK(ran.err.find("usage: credsim VERB") != std::string::npos);
}

TEST_CASE("a mistake in a parameter or a time names the option") {
  const Program credsim;
  credsim.folder.write("small.yaml", tests::small_scenario);
  const Ran parameter = credsim({"run", "small.yaml", "--set", "rotation.sett=8s", "--trace", "none"});
  CHECK(parameter.code == 2);
  CHECK(parameter.err.starts_with("--set: "));
  CHECK(parameter.err.find("did you mean rotation.set?") != std::string::npos);
  const Ran until = credsim({"run", "small.yaml", "--until", "soon", "--trace", "none"});
  CHECK(until.code == 2);
  CHECK(until.err.find("--until") != std::string::npos);
}

TEST_CASE("what is no trace is said to be none") {
  const Program credsim;
  credsim.folder.write("notes.txt", "not a trace\n");
  for (const std::string verb : {"check", "timeline"}) {
    const Ran missing = credsim({verb, "gone.sqlite"});
    CHECK(missing.code == 2);
    CHECK(missing.err.starts_with("credsim: gone.sqlite: "));
    const Ran other = credsim({verb, "notes.txt"});
    CHECK(other.code == 2);
    CHECK(other.err.starts_with("credsim: notes.txt: "));
  }
}

TEST_CASE("a reader that has seen enough ends the program without a word") {
  const Program credsim;
  const Ran ran = credsim.unread({"parameters"});
  CHECK(ran.err.empty());
  CHECK(ran.code != 3);
}

TEST_CASE("a full disk under the standard output is told") {
  Program credsim;
  credsim.output = "/dev/full";
  const Ran ran = credsim({"parameters"});
  CHECK(ran.code == 2);
  CHECK(ran.err.starts_with("credsim: the standard output cannot be written: "));
}
