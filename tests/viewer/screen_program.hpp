// Runs the built credsim-viewer on a screen that nobody sees, as a user does: words in, an exit code and texts out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/folder.hpp"

namespace tests {

struct Shown {
  int code = 0;  // the exit code, or minus the signal that ended it
  std::string out;
  std::string err;
};

// Whether there is the program and what it needs to be tried; else says what is missing, and that tests are left out.
bool screen_is_there();

class ScreenProgram {
 public:
  // The viewer with these words, in the folder, ended after two minutes. With a screen, or with none.
  [[nodiscard]] Shown operator()(const std::vector<std::string>& words) const;
  [[nodiscard]] Shown without_a_screen(const std::vector<std::string>& words) const;
  // A shell script of tests/viewer, on a screen; it finds the viewer as $VIEWER.
  [[nodiscard]] Shown script(const std::string& name, const std::vector<std::string>& words) const;

  // A scenario of the library, played by lab; its trace is in the folder under this name.
  void leave_trace(const std::string& scenario, const std::string& name) const;

  TestFolder folder;

 private:
  [[nodiscard]] Shown run(std::vector<std::string> words, bool screen) const;
};

}  // namespace tests
