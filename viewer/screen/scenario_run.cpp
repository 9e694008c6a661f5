// Starting credsim, and waiting for its trace.
#include "viewer/screen/scenario_run.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <thread>

#include "trace/error.hpp"
#include "trace/file_kind.hpp"
#include "trace/reader.hpp"

extern char** environ;

namespace viewer {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto between_looks = 20ms;
constexpr int looks_before_force = 10;

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace

ScenarioRun::ScenarioRun(const fs::path& scenario, const fs::path& credsim, const std::function<bool()>& asked) {
  std::string name = (fs::temp_directory_path() / "credsim-viewer-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw trace::Error(name + ": cannot be made");
  folder_ = name;
  try {
    start(scenario, credsim);
    while (!has_trace() && !asked()) {
      if (over()) {
        if (has_trace()) break;
        const std::string said = text_of(folder_ / "said");
        throw trace::Error(said.empty() ? credsim.string() + " left no trace of " + scenario.string() : said);
      }
      std::this_thread::sleep_for(between_looks);
    }
  } catch (...) {
    end();
    throw;
  }
}

ScenarioRun::~ScenarioRun() { end(); }

// Its trace goes: what it would still write into it is not waited for.
void ScenarioRun::end() {
  if (program_ != 0 && !over()) {
    kill(program_, SIGTERM);
    for (int i = 0; i < looks_before_force && !over(); ++i) std::this_thread::sleep_for(between_looks);
    if (!over()) {
      kill(program_, SIGKILL);
      int ignored = 0;
      waitpid(program_, &ignored, 0);
    }
  }
  program_ = 0;
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void ScenarioRun::start(const fs::path& scenario, const fs::path& credsim) {
  std::array<std::string, 5> words = {credsim.string(), "run", scenario.string(), "--trace", file().string()};
  std::array<char*, 6> pointers{};
  for (std::size_t i = 0; i < words.size(); ++i) pointers.at(i) = words.at(i).data();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, (folder_ / "said").c_str(), O_WRONLY | O_CREAT, 0600);
  // What asks us to end asks it, too: it does not inherit that we wait for that elsewhere.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  const int error = posix_spawnp(&program_, pointers[0], &actions, &attributes, pointers.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) {
    program_ = 0;
    throw trace::Error(credsim.string() + ", which runs scenarios, cannot be started: " + std::strerror(error));
  }
}

bool ScenarioRun::over() {
  if (program_ == 0 || status_) return true;
  int status = 0;
  if (waitpid(program_, &status, WNOHANG) != program_) return false;
  status_ = status;
  return true;
}

void ScenarioRun::wait(const std::function<bool()>& asked) {
  while (!over() && !asked()) std::this_thread::sleep_for(between_looks);
}

bool ScenarioRun::has_trace() const {
  if (trace::file_kind(file()) != trace::FileKind::trace) return false;
  try {
    return trace::Reader(file()).last_event() > 0;
  } catch (const trace::Error&) {
    return false;  // its first rows are not there yet
  }
}

fs::path credsim_beside_us() {
  std::error_code unknown;
  const fs::path us = fs::read_symlink("/proc/self/exe", unknown);
  fs::path beside = us.parent_path() / "credsim";
  if (!unknown && access(beside.c_str(), X_OK) == 0) return beside;
  return "credsim";
}

}  // namespace viewer
