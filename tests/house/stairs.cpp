// The rules about what a source may include and call.
#include <algorithm>
#include <cctype>
#include <optional>
#include <set>
#include <vector>

#include "tests/house/rules.hpp"

namespace house {
namespace {

using Rooms = std::set<std::string>;

const std::map<std::string, int> floors = {{"sim", 1}, {"model", 2}, {"aws", 3}, {"trace", 3}, {"scenarios", 4},
                                           {"lab", 5}, {"ranks", 6}, {"cli", 7}, {"viewer", 7}};

const Rooms quiet_rooms = {"sim", "model", "aws", "trace", "scenarios", "lab"};  // they only compute

struct Library {
  std::string prefix;       // of the header
  Rooms rooms;              // that may include it
  std::string within = "";  // if not all of the room: the only part of it
};

const std::string screen = "viewer/screen/";  // what the viewer draws with; the rest of it is tested without

const std::vector<Library> known_libraries = {
    {"sqlite3", {"trace", "bench", "tests"}},
    {"yaml.h", {"scenarios"}},
    {"nlohmann/", {"aws", "trace", "scenarios", "lab", "cli", "viewer", "tests"}},
    {"CLI/", {"cli", "viewer"}},
    {"fmt/", {"model", "aws", "trace", "scenarios", "lab", "cli", "viewer", "bench", "tests"}},
    {"xxh", {"sim"}},
    {"boost/graph/", {"sim", "model", "viewer"}},
    {"boost/random/", {"sim"}},
    {"boost/math/", {"lab"}},
    {"boost/accumulators/", {"lab"}},
    {"boost/mpi", {"ranks"}},
    {"boost/serialization/", {"ranks"}},
    {"imgui", {"viewer"}, screen},
    {"backends/imgui", {"viewer"}, screen},
    {"GLFW/", {"viewer"}, screen},
    {"GL/", {"viewer"}, screen},
    {"png.h", {"viewer"}, screen},
    {"catch2/", {"tests"}},
    {"rapidcheck", {"tests"}},
    {"benchmark/", {"bench"}},
    {"ns3/", {"bench"}},
    {"simgrid/", {"bench"}},
};

struct Call {
  std::vector<std::string> starts;  // of what is written, without spaces
  Rooms rooms;                      // where it is banned
  std::string why;
};

const std::vector<Call> calls = {
    {{"system_clock::now", "gettimeofday(", "time(0)", "time(NULL)", "time(nullptr)"},
     quiet_rooms,
     "reads the time of day"},
    {{"rand(", "srand(", "random_device", "mt19937", "std::uniform_int_distribution", "std::uniform_real_distribution",
      "std::normal_distribution", "std::exponential_distribution", "std::lognormal_distribution",
      "std::bernoulli_distribution", "std::discrete_distribution"},
     quiet_rooms,
     "draws randomness that is not a named stream's"},
    {{"system(", "popen(", "posix_spawn", "execl(", "execle(", "execlp(", "execv(", "execve(", "execvp(", "execvpe("},
     quiet_rooms,
     "starts a program"},
    {{"steady_clock", "high_resolution_clock"}, {"sim", "model", "aws", "scenarios", "tests"}, "reads a clock"},
    {{"sleep(", "usleep(", "nanosleep(", "sleep_for", "sleep_until"},
     {"sim", "model", "aws", "trace", "scenarios", "lab", "cli", "tests"},
     "sleeps"},
};

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Without the spaces that separate no two words.
std::string tightened(const std::string& line) {
  std::string tight;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != ' ') {
      tight += line[i];
    } else if (!tight.empty() && is_word(tight.back()) && is_word(line[std::min(i + 1, line.size() - 1)])) {
      tight += ' ';
    }
  }
  return tight;
}

bool makes(const std::string& line, const Call& call) {
  for (const std::string& start : call.starts) {
    for (std::size_t at = line.find(start); at != std::string::npos; at = line.find(start, at + 1)) {
      if (at == 0 || !is_word(line[at - 1])) return true;
    }
  }
  return false;
}

std::optional<int> floor_of(const std::string& room) {
  const auto found = floors.find(room);
  return found == floors.end() ? std::nullopt : std::optional(found->second);
}

// Why a source in `from` may not include a header of `to`; empty if it may.
std::string refusal(const std::string& from, const std::string& to) {
  if (from == to || from == "tests") return "";
  if (to == "tests" || to == "bench") return from + " may not include " + to;
  if (!floor_of(from) || !floor_of(to)) return "";
  return *floor_of(to) < *floor_of(from) ? "" : from + " is not above " + to;
}

}  // namespace

Findings stairs(const Tree& tree) {
  std::set<std::string> paths;
  for (const File& file : tree) paths.insert(file.path);
  Findings found;
  for (const File& file : tree) {
    if (!file.is_source()) continue;
    for (const Include& include : includes_of(file)) {
      if (include.system) continue;
      if (include.header == "credsim_version.hpp") {
        if (!Rooms{"lab", "cli", "viewer"}.contains(file.folder())) {
          found.push_back(finding(file, include.line, "only lab, cli and viewer know the version"));
        }
      } else if (!paths.contains(include.header)) {
        found.push_back(finding(file, include.line, "no such header in the repository: " + include.header));
      } else if (file.folder() == "viewer" && !file.path.starts_with(screen) && include.header.starts_with(screen)) {
        found.push_back(finding(file, include.line, "what the viewer knows of a trace knows no screen"));
      } else if (const auto why = refusal(file.folder(), File{include.header, ""}.folder()); !why.empty()) {
        found.push_back(finding(file, include.line, why));
      }
    }
  }
  return found;
}

Findings libraries(const Tree& tree) {
  Findings found;
  for (const File& file : tree) {
    if (!file.is_source()) continue;
    for (const Include& include : includes_of(file)) {
      for (const Library& library : known_libraries) {
        const bool theirs = library.rooms.contains(file.folder()) && file.path.starts_with(library.within);
        if (include.system && include.header.starts_with(library.prefix) && !theirs) {
          found.push_back(finding(file, include.line, file.folder() + " may not know <" + include.header + ">"));
        }
      }
    }
  }
  return found;
}

Findings banned_calls(const Tree& tree) {
  Findings found;
  for (const File& file : tree) {
    if (!file.is_source()) continue;
    for (const Line& line : lines_of(code_of(file.text))) {
      const std::string tight = tightened(line.text);
      for (const Call& call : calls) {
        if (call.rooms.contains(file.folder()) && makes(tight, call)) {
          found.push_back(finding(file, line.number, call.why));
        }
      }
    }
  }
  return found;
}

Findings dead_headers(const Tree& tree) {
  std::set<std::string> included;
  for (const File& file : tree) {
    if (!file.is_source()) continue;
    for (const Include& include : includes_of(file)) {
      if (include.header != file.path) included.insert(include.header);
    }
  }
  Findings found;
  for (const File& file : tree) {
    if (file.is_header() && !included.contains(file.path)) found.push_back(finding(file, 1, "nobody includes it"));
  }
  return found;
}

}  // namespace house
