// Finding the place of an expectation that failed.
#include "lab/beginning.hpp"

namespace lab {
namespace {

scenarios::Mark place_of(const scenarios::Script& script, const FailedExpectation& failed) {
  const auto is_there = [&](const scenarios::Mark& mark, const std::string& path) {
    return mark.line == failed.line && path == failed.path;
  };
  for (const scenarios::Line& line : script.lines) {
    for (const scenarios::ExpectedValue& value : line.expect.values) {
      if (is_there(value.mark, value.path)) {
        return value.mark;
      }
    }
    for (const scenarios::Save& save : line.saves) {
      if (is_there(save.mark, save.path)) {
        return save.mark;
      }
    }
    if (line.expect.written && is_there(line.expect.mark, "")) {
      return line.expect.mark;
    }
    if (is_there(line.mark, "")) {
      return line.mark;
    }
  }
  return {script.file, failed.line, 1};
}

}  // namespace

void check_beginning(const scenarios::Script& script, const Summary& played) {
  if (played.failed.empty()) {
    return;
  }
  const FailedExpectation& one = played.failed.front();
  throw scenarios::Mistake(place_of(script, one),
                           "the futures begin otherwise than expected: " + (one.path.empty() ? "" : one.path + ": ") +
                               "expected " + one.expected + ", actual " + one.actual + "; see `credsim run`");
}

}  // namespace lab
