// The scenarios and studies that come with credsim, found beside the program.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

// share/credsim/scenarios beside the program's own folder.
std::filesystem::path shipped_folder();

// All scenario files below a folder, *.yaml and *.yml, in the order of their paths. Throws UsageError where it cannot
// be read.
std::vector<std::filesystem::path> scenario_files(const std::filesystem::path& folder);

struct ShippedScenario {
  std::string name;  // the file's, without its ending
  std::filesystem::path path;
};
std::vector<ShippedScenario> shipped_scenarios();

// A study file as a user names it: a path, or the name of a shipped one, which are in share/credsim/studies. Throws
// UsageError, which lists those that there are.
std::filesystem::path study_file(const std::string& word);

// The shipped scenario of that name. Throws UsageError, with the nearest name, where there is none.
std::filesystem::path shipped_scenario(std::string_view name);

}  // namespace cli
