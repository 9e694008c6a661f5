// The folder of the shipped scenarios, and names in it.
#include "cli/shipped.hpp"

#include <algorithm>
#include <system_error>

#include "aws/nearest_word.hpp"
#include "cli/command_line.hpp"
#include "cli/quantity.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

fs::path shared_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return (program.parent_path().parent_path() / "share/credsim").lexically_normal();
}

bool is_scenario(const fs::path& path) { return path.extension() == ".yaml" || path.extension() == ".yml"; }

}  // namespace

fs::path shipped_folder() { return shared_folder() / "scenarios"; }

std::vector<fs::path> scenario_files(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  const auto options = fs::directory_options::follow_directory_symlink;
  fs::recursive_directory_iterator entry(folder, options, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const bool hidden = entry->path().filename().string().starts_with(".");
    if (hidden && entry->is_directory(error)) entry.disable_recursion_pending();
    if (!hidden && is_scenario(entry->path()) && entry->is_regular_file(error)) found.push_back(entry->path());
    error.clear();
  }
  if (error) throw UsageError(folder.string() + ": cannot be read: " + error.message());
  std::ranges::sort(found);
  return found;
}

std::vector<ShippedScenario> shipped_scenarios() {
  std::vector<ShippedScenario> found;
  std::error_code error;
  if (!fs::is_directory(shipped_folder(), error)) return found;
  for (const fs::path& path : scenario_files(shipped_folder())) found.push_back({path.stem().string(), path});
  return found;
}

fs::path study_file(const std::string& word) {
  const bool bare = word.find('/') == std::string::npos && !fs::path(word).has_extension();
  std::error_code error;
  if (!bare || fs::exists(word, error)) return word;
  const fs::path folder = shared_folder() / "studies";
  std::vector<std::string> names;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    if (is_scenario(entry->path())) names.push_back(entry->path().stem().string());
  }
  std::ranges::sort(names);
  if (std::ranges::find(names, word) != names.end()) return folder / (word + ".yaml");
  throw UsageError(word + ": there is neither such a file nor a shipped study of this name; there are " +
                   (names.empty() ? "none" : list_text(names)));
}

fs::path shipped_scenario(std::string_view name) {
  const auto all = shipped_scenarios();
  std::vector<std::string_view> names;
  for (const ShippedScenario& one : all) {
    if (one.name == name) return one.path;
    names.emplace_back(one.name);
  }
  // Whoever stopped in the middle of a name means that one.
  const auto begun = std::ranges::find_if(names, [&](std::string_view one) { return one.starts_with(name); });
  const std::string nearest =
      begun != names.end() ? "; did you mean " + std::string(*begun) + "?" : aws::did_you_mean(name, names);
  throw UsageError(std::string(name) + ": there is neither such a file nor a shipped scenario of this name" + nearest +
                   (nearest.empty() ? "; " : " ") + "`credsim scenarios` lists them");
}

}  // namespace cli
