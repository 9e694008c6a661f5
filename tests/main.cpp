// The main function of every test program: Catch2's, `--rewrite` for golden files, a fixed seed for properties, only
// the tests whose names contain CREDSIM_TEST_NAMES, and a closing line "N passed, N failed" that counts test cases.
#define CATCH_CONFIG_RUNNER
#include "tests/catch.hpp"
#include "tests/golden.hpp"

#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

#ifdef CREDSIM_CATCH2_V2
using ListenerBase = Catch::TestEventListenerBase;
#else
using ListenerBase = Catch::EventListenerBase;
#endif

struct ClosingLine : ListenerBase {
  using ListenerBase::ListenerBase;

  void testRunEnded(const Catch::TestRunStats& stats) override {
    const auto& cases = stats.totals.testCases;
    std::cout << std::flush << cases.passed << " passed, " << cases.failed << " failed" << std::endl;
  }
};
CATCH_REGISTER_LISTENER(ClosingLine)

}  // namespace

int main(int count, char** words) {
  std::vector<const char*> kept;
  for (int i = 0; i < count; ++i) {
    if (std::string_view(words[i]) == "--rewrite") {
      tests::rewrite_golden_files();
    } else {
      kept.push_back(words[i]);
    }
  }
  const char* names = std::getenv("CREDSIM_TEST_NAMES");
  const std::string pattern = "*" + std::string(names == nullptr ? "" : names) + "*";
  if (pattern != "**") kept.push_back(pattern.c_str());
  setenv("RC_PARAMS", "seed=20260101", 0);

  Catch::Session session;
#ifndef CREDSIM_CATCH2_V2
  session.configData().allowZeroTests = true;
#endif
  const int mistake = session.applyCommandLine(static_cast<int>(kept.size()), kept.data());
  return mistake != 0 ? mistake : session.run();
}
