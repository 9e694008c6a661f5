// Playing what the tests look at.
#include "tests/viewer/played.hpp"

#include "lab/play.hpp"
#include "scenarios/reader.hpp"

namespace tests {

std::filesystem::path shipped(const std::string& name) {
  return std::filesystem::path(CREDSIM_SOURCE_DIR) / "scenarios/library" / (name + ".yaml");
}

void play_into(const std::filesystem::path& file, const std::string& scenario) {
  lab::PlayOptions options;
  options.trace = file;
  lab::play(scenarios::read_text(scenario, "run.yaml"), options);
}

const std::filesystem::path& month_trace() {
  static const TestFolder folder;
  static const std::filesystem::path file = [] {
    lab::PlayOptions options;
    options.trace = folder / "month.sqlite";
    lab::play(scenarios::read_file(shipped("basics/a-month-in-the-life")), options);
    return *options.trace;
  }();
  return file;
}

}  // namespace tests
