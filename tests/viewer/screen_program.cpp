// Running the viewer under Xvfb, by the shell.
#include "tests/viewer/screen_program.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <iostream>
#include <stdexcept>

#include "lab/play.hpp"
#include "scenarios/reader.hpp"

namespace tests {
namespace {

#ifdef CREDSIM_VIEWER_PROGRAM
constexpr const char* viewer_program = CREDSIM_VIEWER_PROGRAM;
#else
constexpr const char* viewer_program = "";
#endif

std::string quoted(const std::string& word) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

int shell(const std::string& command) {
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

bool installed(const char* program) { return shell(std::string("command -v ") + program + " >/dev/null 2>&1") == 0; }

}  // namespace

bool screen_is_there() {
  if (*viewer_program == 0) {
    std::cout << "left out: credsim-viewer is not built here (CREDSIM_VIEWER is off)\n";
    return false;
  }
  for (const char* program : {"xvfb-run", "xauth", "xdotool", "timeout"}) {
    if (installed(program)) continue;
    std::cout << "left out: " << program << " is not installed, which gives the viewer a screen\n";
    return false;
  }
  return true;
}

Shown ScreenProgram::run(std::vector<std::string> words, bool screen) const {
  std::string command = "cd " + quoted(folder.path().string()) + " && ";
  // The server ends with what is run on it, and that ends in time.
  command += screen ? "VIEWER=" + quoted(viewer_program) +
                          " LIBGL_ALWAYS_SOFTWARE=1 xvfb-run -a -s '-screen 0 1600x900x24' timeout 120"
                    : "env -u DISPLAY -u WAYLAND_DISPLAY timeout 120";
  for (const std::string& word : words) command += " " + quoted(word);
  // A server that is still writing into xvfb-run's folder when that is removed says nothing of the viewer.
  for (int left = 3;; --left) {
    const int code = shell(command + " >.out 2>.err </dev/null");
    Shown shown{code, text_of_file(folder / ".out"), text_of_file(folder / ".err")};
    if (left == 0 || shown.err.find("xvfb-run: error") == std::string::npos) return shown;
  }
}

Shown ScreenProgram::operator()(const std::vector<std::string>& words) const {
  std::vector<std::string> all{viewer_program};
  all.insert(all.end(), words.begin(), words.end());
  return run(std::move(all), true);
}

Shown ScreenProgram::without_a_screen(const std::vector<std::string>& words) const {
  std::vector<std::string> all{viewer_program};
  all.insert(all.end(), words.begin(), words.end());
  return run(std::move(all), false);
}

Shown ScreenProgram::script(const std::string& name, const std::vector<std::string>& words) const {
  std::vector<std::string> all{"sh", std::string(CREDSIM_SOURCE_DIR "/tests/viewer/") + name};
  all.insert(all.end(), words.begin(), words.end());
  return run(std::move(all), true);
}

void ScreenProgram::leave_trace(const std::string& scenario, const std::string& name) const {
  lab::PlayOptions options;
  options.trace = folder / name;
  lab::play(scenarios::read_file(std::string(CREDSIM_SOURCE_DIR "/scenarios/library/") + scenario), options);
}

}  // namespace tests
