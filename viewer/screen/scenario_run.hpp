// A scenario that is run by the program `credsim` while its trace is looked at.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <optional>

namespace viewer {

class ScenarioRun {
 public:
  // Starts it, and returns as soon as there is a trace to open, or as it is `asked` to. Throws trace::Error with what
  // credsim said where there will be none.
  ScenarioRun(const std::filesystem::path& scenario, const std::filesystem::path& credsim,
              const std::function<bool()>& asked);
  // Ends the run if it goes on, and removes its trace.
  ~ScenarioRun();
  ScenarioRun(const ScenarioRun&) = delete;
  ScenarioRun& operator=(const ScenarioRun&) = delete;

  [[nodiscard]] std::filesystem::path file() const { return folder_ / "run.sqlite"; }

  // Whether nothing is written any more.
  bool over();
  // Waits until it is over, or until it is `asked` to return.
  void wait(const std::function<bool()>& asked);

 private:
  void start(const std::filesystem::path& scenario, const std::filesystem::path& credsim);
  void end();
  [[nodiscard]] bool has_trace() const;

  std::filesystem::path folder_;
  pid_t program_ = 0;
  std::optional<int> status_;  // what it ended with
};

// The program `credsim` beside this one, or else where the shell looks for programs.
std::filesystem::path credsim_beside_us();

}  // namespace viewer
