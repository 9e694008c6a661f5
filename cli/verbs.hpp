// What credsim can be told to do: a verb is a file of its own and a row here.
#pragma once

#include <functional>
#include <string_view>

#include "cli/command_line.hpp"

namespace cli {

enum class ExitCode : int {
  held = 0,
  did_not_hold = 1,  // an expectation or an invariant
  mistake = 2,       // in the input
  bug = 3,           // in credsim
  interrupted = 130,
};

// Declares its words on the command line. What it returns does the work, once they are read.
using Work = std::function<ExitCode()>;

Work run_verb(CommandLine& line);
Work test_verb(CommandLine& line);
Work check_verb(CommandLine& line);
Work explore_verb(CommandLine& line);
Work fuzz_verb(CommandLine& line);
Work diff_verb(CommandLine& line);
Work explain_verb(CommandLine& line);
Work timeline_verb(CommandLine& line);
Work calls_verb(CommandLine& line);
Work graph_verb(CommandLine& line);
Work report_verb(CommandLine& line);
Work export_verb(CommandLine& line);
Work operations_verb(CommandLine& line);
Work invariants_verb(CommandLine& line);
Work parameters_verb(CommandLine& line);
Work sweep_verb(CommandLine& line);
Work merge_verb(CommandLine& line);
Work compare_verb(CommandLine& line);
Work measures_verb(CommandLine& line);
Work scenarios_verb(CommandLine& line);

struct Verb {
  std::string_view name;
  std::string_view sentence;
  Work (*declare)(CommandLine& line);
};

inline constexpr Verb verbs[] = {
    {"run", "plays scenarios, checks them, and leaves a trace of each", run_verb},
    {"test", "plays scenarios as a suite: do they hold, and are they still the runs that were accepted?", test_verb},
    {"check", "checks a recorded trace: what it recorded, and again what can be checked afterwards", check_verb},
    {"explore", "takes every future of a scenario: what can happen, in every order", explore_verb},
    {"fuzz", "plays random walks that begin with a scenario, and saves what breaks an invariant", fuzz_verb},
    {"diff", "compares two traces: the first event that differs, in what, and why", diff_verb},
    {"sweep", "runs a study: variants of a scenario, many times each, with intervals", sweep_verb},
    {"merge", "puts the parts of a study together that ran apart", merge_verb},
    {"compare", "runs two scenarios with the same random numbers: what differs, and by how much", compare_verb},
    {"explain", "tells why a resource is in its state, or why a line came out as it did, down to the scenario",
     explain_verb},
    {"timeline", "tells what happened, a line a change", timeline_verb},
    {"calls", "tells what was typed, and what came back", calls_verb},
    {"graph", "draws what depends on what, in Graphviz's DOT language", graph_verb},
    {"report", "writes a page for a browser: a run's timeline and its numbers", report_verb},
    {"export", "writes a trace in the form that other programs know", export_verb},
    {"operations", "lists the operations of AWS that a scenario can call", operations_verb},
    {"invariants", "lists what is checked after every event", invariants_verb},
    {"parameters", "lists what AWS does not publish, with the values assumed", parameters_verb},
    {"measures", "lists what is measured of every run", measures_verb},
    {"scenarios", "lists the scenarios that come with credsim", scenarios_verb},
};

}  // namespace cli
