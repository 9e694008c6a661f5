// Words to files, files to traces.
#include "cli/run_plan.hpp"

#include <map>
#include <set>
#include <system_error>

#include "cli/command_line.hpp"
#include "cli/shipped.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

struct Found {
  fs::path file;
  fs::path place;   // of its trace below the folder of traces
  fs::path folder;  // that a word named, or its own
};

fs::path trace_name(const fs::path& file) {
  fs::path name = file;
  return name.replace_extension(".sqlite");
}

// Each scenario once, however many words mean it.
std::vector<Found> find_scenarios(const std::vector<std::string>& words) {
  std::vector<Found> found;
  std::set<fs::path> seen;
  const auto add = [&](const fs::path& file, const fs::path& place, const fs::path& folder) {
    std::error_code error;
    const fs::path real = fs::canonical(file, error);
    if (seen.insert(error ? file : real).second) found.push_back({file, place, folder});
  };
  for (const std::string& word : words) {
    std::error_code error;
    if (!fs::is_directory(word, error)) {
      const fs::path file = scenario_file(word);
      add(file, trace_name(file.filename()), file.parent_path());
      continue;
    }
    const auto files = scenario_files(word);
    if (files.empty()) throw UsageError(word + ": there are no scenarios (*.yaml, *.yml) in this folder");
    for (const fs::path& file : files) add(file, trace_name(file.lexically_relative(word)), word);
  }
  return found;
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !fs::is_directory(folder, error)) {
    throw UsageError("--trace: " + folder.string() + " cannot be a folder" + (error ? ": " + error.message() : ""));
  }
}

}  // namespace

fs::path scenario_file(const std::string& word) {
  std::error_code error;
  const bool bare = word.find('/') == std::string::npos && !fs::path(word).has_extension();
  if (!bare || fs::exists(word, error)) return word;
  for (const char* ending : {".yaml", ".yml"}) {
    if (fs::exists(word + ending, error))
      throw UsageError(word + ": there is no such file; did you mean " + word + ending + "?");
  }
  return shipped_scenario(word);
}

std::vector<PlannedRun> plan_runs(const std::vector<std::string>& words, const std::optional<std::string>& trace) {
  const std::vector<Found> found = find_scenarios(words);
  std::vector<PlannedRun> plan;
  if (trace == "none") {
    for (const Found& one : found) plan.push_back({one.file, {}, one.folder});
    return plan;
  }
  std::error_code error;
  const bool folder = trace && (found.size() > 1 || trace->ends_with("/") || fs::is_directory(*trace, error));
  if (folder && trace->ends_with(".sqlite") && !fs::is_directory(*trace, error)) {
    throw UsageError("--trace " + *trace + " is one file, and there are " + std::to_string(found.size()) +
                     " scenarios; say --trace " + fs::path(*trace).replace_extension().string() +
                     "/ for a folder of traces");
  }
  if (trace && !folder) return {{found.front().file, *trace, found.front().folder}};
  const fs::path root = trace.value_or("");
  std::map<fs::path, fs::path> taken;
  for (const Found& one : found) {
    const fs::path place = root / one.place;
    const auto [other, fresh] = taken.emplace(place, one.file);
    if (!fresh) {
      throw UsageError("the traces of " + other->second.string() + " and " + one.file.string() + " would both be " +
                       place.string() + "; run them one by one");
    }
    plan.push_back({one.file, place, one.folder});
  }
  for (const PlannedRun& one : plan) {
    if (one.trace.has_parent_path()) make_folder(one.trace.parent_path());
  }
  return plan;
}

}  // namespace cli
