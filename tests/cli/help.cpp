// What --help says, word for word, and the lists of what there is.
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/verbs.hpp"
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/golden.hpp"

using tests::Program;
using tests::Ran;

namespace {

std::size_t widest(const std::string& text) {
  std::istringstream in(text);
  std::size_t width = 0;
  for (std::string line; std::getline(in, line);) width = std::max(width, line.size());
  return width;
}

}  // namespace

TEST_CASE("the help of the program and of every verb is what its golden file says") {
  const Program credsim;
  const Ran whole = credsim({"--help"});
  CHECK(whole.code == 0);
  CHECK(whole.err.empty());
  CHECK(tests::matches_golden("cli/help/credsim.txt", whole.out));
  for (const cli::Verb& verb : cli::verbs) {
    const std::string name(verb.name);
    INFO(name);
    const Ran help = credsim({name, "--help"});
    CHECK(help.code == 0);
    CHECK(help.err.empty());
    CHECK(tests::matches_golden("cli/help/" + name + ".txt", help.out));
  }
}

TEST_CASE("every verb's help has an example, and fits a terminal of 80 columns") {
  Program credsim;
  credsim.environment = {"COLUMNS=80"};
  for (const cli::Verb& verb : cli::verbs) {
    const Ran help = credsim({std::string(verb.name), "--help"});
    INFO(help.out);
    CHECK(help.out.find("\nexamples\n  credsim ") != std::string::npos);
    CHECK(widest(help.out.substr(help.out.find('\n'))) <= 80);
  }
}

TEST_CASE("help VERB is what VERB --help is") {
  const Program credsim;
  CHECK(credsim({"help"}).out == credsim({"--help"}).out);
  CHECK(credsim({"help", "explain"}).out == credsim({"explain", "--help"}).out);
}

TEST_CASE("a word picks rows of a list: by their names, else by their sentences") {
  const Program credsim;
  const auto lines = [&](const std::vector<std::string>& words) {
    const Ran ran = credsim(words);
    CHECK(ran.code == 0);
    return std::count(ran.out.begin(), ran.out.end(), '\n');
  };
  CHECK(lines({"invariants", "i02"}) == 1);
  CHECK(lines({"invariants", "purge may take"}) == 1);
  CHECK(lines({"parameters", "rotation"}) > 5);
  CHECK(lines({"parameters", "rotation"}) < lines({"parameters"}));
  CHECK(lines({"operations", "kms"}) > 5);
  CHECK(lines({"operations", "kms"}) < lines({"operations"}));
  CHECK(credsim({"operations", "kms"}).out.starts_with("kms "));
}

TEST_CASE("--help wins over what is missing or wrong") {
  const Program credsim;
  CHECK(credsim({"run", "--help"}).code == 0);
  CHECK(credsim({"explain", "-h"}).code == 0);
}

TEST_CASE("the lists are what their golden files say, a line each where nobody looks") {
  const Program credsim;
  for (const std::string list : {"operations", "invariants", "parameters", "measures"}) {
    const Ran ran = credsim({list});
    CHECK(ran.code == 0);
    CHECK(ran.err.empty());
    CHECK(tests::matches_golden("cli/lists/" + list + ".txt", ran.out));
  }
}

TEST_CASE("a narrow screen has the lists wrapped between words, their sources below") {
  Program credsim;
  credsim.environment = {"COLUMNS=80"};
  const Ran ran = credsim({"operations"});
  CHECK(tests::matches_golden("cli/lists/operations-80.txt", ran.out));
}

TEST_CASE("one operation is shown with its options") {
  const Program credsim;
  const Ran ran = credsim({"operations", "rds", "modify-db-cluster"});
  CHECK(ran.code == 0);
  CHECK(tests::matches_golden("cli/lists/modify-db-cluster.txt", ran.out));
  CHECK(credsim({"operations", "ModifyDBCluster"}).out == ran.out);
  CHECK(credsim({"operations", "modify-db-cluser"}).err.find("did you mean modify-db-cluster?") != std::string::npos);
}

TEST_CASE("the lists for programs have a name and a sentence in every row") {
  const Program credsim;
  for (const std::string list : {"operations", "invariants", "parameters", "measures"}) {
    const Ran ran = credsim({list, "--format", "json"});
    CHECK(ran.code == 0);
    const auto rows = nlohmann::json::parse(ran.out);
    CHECK(rows.size() > 20);
    for (const auto& row : rows) {
      INFO(row.dump());
      CHECK_FALSE(row.at("name").get<std::string>().empty());
      CHECK_FALSE(row.at("sentence").get<std::string>().empty());
      CHECK((list == "measures" || !row.at("source").get<std::string>().empty()));
    }
  }
}

TEST_CASE("the shipped scenarios are found beside the program") {
  const Program credsim;
  const Ran ran = credsim({"scenarios", "--path"});
  CHECK(ran.code == 0);
  CHECK(ran.out.ends_with("share/credsim/scenarios\n"));
}

TEST_CASE("the version is a line by itself") {
  const Program credsim;
  const Ran ran = credsim({"--version"});
  CHECK(ran.code == 0);
  CHECK(ran.out.starts_with("credsim 0."));
  CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 1);
}

TEST_CASE("colours are for terminals: a file gets none") {
  Program credsim;
  credsim.environment = {"TERM=xterm-256color"};
  CHECK(credsim({"--help"}).out.find('\033') == std::string::npos);
}
