// The rules about sizes, names, first lines, whitespace, and what no text may name.
#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <vector>

#include "tests/house/rules.hpp"

namespace house {
namespace {

constexpr std::size_t most_lines = 400;

const std::set<std::string> empty_words = {"util", "utils", "common", "misc", "helper", "helpers", "manager"};

// Written in two halves, so that this file does not name them.
const std::vector<std::string> foreign = {
    std::string("/wo") + "rk/",       std::string("../sha") + "red",      std::string("../.lib") + "rary",
    std::string("deb.deb") + "ian",   std::string("registry.np") + "mjs", std::string("pypi") + ".org",
    std::string("proxy.go") + "lang", std::string("crates") + ".io",
};

std::vector<std::string> components_of(const std::string& path) {
  std::vector<std::string> components;
  std::istringstream in(path);
  for (std::string component; std::getline(in, component, '/');) {
    components.push_back(component.substr(0, component.find('.', 1)));
  }
  return components;
}

// `utils`, `trace_utils`; but a service may be called Secrets Manager.
bool says_nothing(const std::string& name) {
  if (empty_words.contains(name)) return true;
  const std::size_t last = name.find_last_of("_-");
  return last != std::string::npos && name.substr(last + 1) != "manager" && empty_words.contains(name.substr(last + 1));
}

// What starts a comment in this file, if its first line must be one.
std::string comment_mark(const File& file) {
  if (file.is_source()) return "// ";
  if (file.name() == "CMakeLists.txt" || file.path.ends_with(".cmake")) return "# ";
  return "";
}

std::ptrdiff_t words_in(const std::string& text) {
  std::istringstream in(text);
  return std::distance(std::istream_iterator<std::string>(in), std::istream_iterator<std::string>());
}

}  // namespace

Findings sizes(const Tree& tree, const Excuses& excused) {
  Findings found;
  Excuses unused = excused;
  for (const File& file : tree) {
    const std::size_t lines = lines_of(file.text).size();
    if (!file.is_source() || lines <= most_lines) continue;
    if (unused.erase(file.path) == 0) found.push_back(finding(file, lines, "too long: what is its one subject?"));
  }
  for (const auto& [path, reason] : unused) found.push_back(path + ": excused, but not too long: " + reason);
  return found;
}

Findings names(const Tree& tree) {
  Findings found;
  for (const File& file : tree) {
    for (const std::string& component : components_of(file.path)) {
      if (says_nothing(component)) found.push_back(finding(file, 1, "a name that says nothing: " + component));
    }
  }
  return found;
}

Findings first_lines(const Tree& tree) {
  Findings found;
  for (const File& file : tree) {
    const std::string mark = comment_mark(file);
    if (mark.empty()) continue;
    const auto lines = lines_of(file.text);
    const std::string first = lines.empty() ? "" : lines.front().text;
    if (!first.starts_with(mark) || words_in(first) < 3) {
      found.push_back(finding(file, 1, "the first line does not say the subject"));
    }
  }
  return found;
}

Findings whitespace(const Tree& tree) {
  Findings found;
  for (const File& file : tree) {
    for (const Line& line : lines_of(file.text)) {
      if (line.text.find('\t') != std::string::npos) found.push_back(finding(file, line.number, "a tab"));
      if (line.text.ends_with(' ')) found.push_back(finding(file, line.number, "trailing spaces"));
      if (line.text.ends_with('\r')) found.push_back(finding(file, line.number, "a carriage return"));
    }
    if (!file.text.empty() && !file.text.ends_with('\n')) found.push_back(finding(file, 1, "no newline at its end"));
  }
  return found;
}

Findings places(const Tree& tree) {
  Findings found;
  for (const File& file : tree) {
    for (const Line& line : lines_of(file.text)) {
      for (const std::string& place : foreign) {
        if (line.text.find(place) != std::string::npos) found.push_back(finding(file, line.number, "names " + place));
      }
    }
  }
  return found;
}

}  // namespace house
