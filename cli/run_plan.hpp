// Which scenarios the words behind `run` mean, and where the trace of each goes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cli {

struct PlannedRun {
  std::filesystem::path file;
  std::filesystem::path trace;   // empty: none
  std::filesystem::path folder;  // that the words named, or the file's own
};

// A word is a file, a folder of them, or the name of a shipped scenario. `trace` is what --trace says: a file, a folder
// when there are several scenarios, or `none`. Folders for traces are made. Throws UsageError.
std::vector<PlannedRun> plan_runs(const std::vector<std::string>& words, const std::optional<std::string>& trace);

// What a word means that stands for one scenario: the file itself or the shipped one of that name.
std::filesystem::path scenario_file(const std::string& word);

}  // namespace cli
