// Whether the outcome of a line is what the scenario expects.
#pragma once

#include <string>
#include <vector>

#include "aws/variables.hpp"
#include "lab/answer_path.hpp"
#include "scenarios/script.hpp"

namespace lab {

// What became of a line.
struct LineOutcome {
  std::string error;  // the code; empty: it succeeded
  std::string message;
  Json answer;           // of a success
  std::string password;  // how the password in the answer is shown: #17
};

struct Verdict {
  int line = 0;
  std::string path;  // empty: the outcome as a whole
  std::string expected;
  std::string actual;
  bool passed = false;
};

// A verdict for each thing expected; none for `any`. Variables in what is expected are substituted.
std::vector<Verdict> judge(const scenarios::Line& line, const LineOutcome& outcome, const aws::Lookup& lookup,
                           std::int64_t counter);

// The verdicts of a line that could not be run.
std::vector<Verdict> skipped(const scenarios::Line& line, const std::string& why);

}  // namespace lab
