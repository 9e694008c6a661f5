// Runs the built program as a user does: words in, an exit code and two texts out. Without a shell.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/folder.hpp"

namespace tests {

struct Ran {
  int code = 0;  // the exit code, or minus the signal that ended it
  std::string out;
  std::string err;
};

class Program {
 public:
  // Names of the environment, such as `COLUMNS=60`. There is nothing else in it.
  std::vector<std::string> environment;
  // Where the standard output goes; empty: into Ran::out.
  std::filesystem::path output;

  // In the folder.
  Ran operator()(const std::vector<std::string>& words) const;
  // With a standard output that nobody reads.
  Ran unread(const std::vector<std::string>& words) const;
  // Started only; wait() for it.
  pid_t start(const std::vector<std::string>& words) const;
  Ran wait(pid_t program) const;

  TestFolder folder;

 private:
  pid_t spawn(const std::vector<std::string>& words, int output_descriptor) const;
};

// A scenario of a few lines that holds: a managed cluster, its writer, a rotation.
extern const char* const small_scenario;
// One whose property breaks when its `explore:` block disables a key.
extern const char* const never_disabled;
// The same, expecting what does not come.
extern const char* const disappointed_scenario;

}  // namespace tests
