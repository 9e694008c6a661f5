// The program: finds the verb, lets it read its words and do its work, and turns what went wrong into an exit code.
#include <csignal>
#include <exception>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "aws/nearest_word.hpp"
#include "cli/command_line.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "credsim_version.hpp"
#include "scenarios/script.hpp"
#include "scenarios/whole_file.hpp"
#include "sim/bug.hpp"
#include "trace/error.hpp"

namespace {

using namespace cli;

std::string help() {
  const Screen& screen = output_screen();
  std::string out = painted(screen, Style::bold, "credsim") +
                    " simulates the lifecycle of database credentials on AWS: Aurora clusters, the secrets that hold\n"
                    "their passwords, and the keys that encrypt these.\n\nusage: credsim VERB ...\n\n";
  Table table({{}, {"", Align::left, Narrow::wrap}});
  for (const Verb& verb : verbs) table.row({verb.name, verb.sentence});
  table.row({"help VERB", "tells what the verb takes, as `credsim VERB --help` does"});
  table.row({"--help", "this text"});
  table.row({"--version", "the version"});
  out += table.text(screen, 2);
  out += "\nexit codes\n";
  Table codes({{"", Align::right}, {"", Align::left, Narrow::wrap}});
  codes.row({"0", "every expectation and every invariant held"});
  codes.row({"1", "one did not"});
  codes.row({"2", "a mistake in the input"});
  codes.row({"3", "a bug in credsim"});
  return out + codes.text(screen, 2);
}

ExitCode usage_error(const std::string& verb, const std::string& what) {
  const std::string name = verb.empty() ? "credsim" : "credsim " + verb;
  say_plainly(name + ": " + what);
  say_plainly("see " + name + " --help");
  return ExitCode::mistake;
}

ExitCode unknown_verb(const std::string& word) {
  if (word.starts_with("-")) {
    const std::vector<std::string_view> known{"--help", "--version"};
    return usage_error("", "there is no option " + word + aws::did_you_mean(word, known));
  }
  std::vector<std::string_view> known;
  for (const Verb& verb : verbs) known.push_back(verb.name);
  return usage_error("", "there is no verb " + word + aws::did_you_mean(word, known));
}

ExitCode work(const Verb& verb, const std::vector<std::string>& words) {
  const std::string name(verb.name);
  CommandLine line{name, std::string(verb.sentence)};
  const Work work = verb.declare(line);
  try {
    line.read(words);
  } catch (const HelpAsked&) {
    print(line.help());
    return ExitCode::held;
  } catch (const UsageError& error) {
    return usage_error(name, error.what());
  }
  try {
    return work();
  } catch (const UsageError& error) {
    say_plainly("credsim " + name + ": " + error.what());
    return ExitCode::mistake;
  }
}

ExitCode obey(const std::vector<std::string>& words);

// `help`, or `help VERB`.
ExitCode obey_help(const std::vector<std::string>& words) {
  if (words.size() > 2) return usage_error("", "one word too many: " + words[2]);
  return words.size() == 1 ? obey({"--help"}) : obey({words[1], "--help"});
}

ExitCode obey(const std::vector<std::string>& words) {
  if (words.empty()) {
    say_plainly(help());
    return ExitCode::mistake;
  }
  const std::string& first = words.front();
  if (first == "--help" || first == "-h") {
    print(help());
    return ExitCode::held;
  }
  if (first == "help") return obey_help(words);
  if (first == "--version") {
    print("credsim " + std::string(credsim::version) + "\n");
    return ExitCode::held;
  }
  for (const Verb& verb : verbs) {
    if (verb.name == first) return work(verb, {std::next(words.begin()), words.end()});
  }
  return unknown_verb(first);
}

ExitCode obey_safely(const std::vector<std::string>& words) {
  try {
    return obey(words);
  } catch (const scenarios::Mistake& error) {
    say_plainly(error.what());
    return ExitCode::mistake;
  } catch (const scenarios::FileError& error) {
    say(error.what());
    return ExitCode::mistake;
  } catch (const trace::Error& error) {
    say(error.what());
    return ExitCode::mistake;
  } catch (const OutputLost& error) {
    say(error.what());
    return ExitCode::mistake;
  } catch (const std::exception& error) {
    say("a bug in credsim " + std::string(credsim::version) + ": " + error.what());
    return ExitCode::bug;
  }
}

}  // namespace

int main(int count, char** words) {
  // A reader that has seen enough ends the program, also where somebody made it ignore that.
  std::signal(SIGPIPE, SIG_DFL);
  return static_cast<int>(obey_safely(std::vector<std::string>(words + (count > 0 ? 1 : 0), words + count)));
}
