// Golden files: compared, or rewritten on request.
#include "tests/golden.hpp"

#include "tests/catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace tests {
namespace {

bool rewriting = std::getenv("CREDSIM_REWRITE") != nullptr;

std::filesystem::path under_root(std::string_view path) { return std::filesystem::path(CREDSIM_SOURCE_DIR) / path; }

std::string line_of(std::string_view text, std::size_t wanted) {
  std::istringstream lines{std::string(text)};
  std::string line;
  for (std::size_t i = 0; i <= wanted; ++i) {
    if (!std::getline(lines, line)) {
      return "(no such line)";
    }
  }
  return line;
}

std::string first_difference(std::string_view expected, std::string_view actual) {
  std::size_t at = 0;
  while (at < expected.size() && at < actual.size() && expected[at] == actual[at]) {
    ++at;
  }
  std::size_t line = 0;
  for (std::size_t i = 0; i < at; ++i) {
    line += actual[i] == '\n' ? 1U : 0U;
  }
  return "line " + std::to_string(line + 1) + "\n  expected: " + line_of(expected, line) +
         "\n  actual:   " + line_of(actual, line) + "\n(run with --rewrite, then read the diff)";
}

}  // namespace

void rewrite_golden_files() { rewriting = true; }

std::string cell(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(width > text.size() ? width - text.size() : 1, ' ');
}

std::string read_source_file(std::string_view path) {
  std::ifstream in(under_root(path), std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool matches_golden(std::string_view path, std::string_view actual) {
  const std::string rooted = "tests/" + std::string(path);
  if (rewriting) {
    std::filesystem::create_directories(under_root(rooted).parent_path());
    std::ofstream(under_root(rooted), std::ios::binary) << actual;
    return true;
  }
  const std::string expected = read_source_file(rooted);
  if (expected == actual) {
    return true;
  }
  UNSCOPED_INFO(rooted << " differs at " << first_difference(expected, actual));
  return false;
}

}  // namespace tests
