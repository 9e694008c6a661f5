// Reading pages, and comparing what they show with what was printed.
#include "tests/cli/shown_commands.hpp"

#include <sstream>

#include "tests/catch.hpp"

namespace tests {

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    lines.push_back(line);
  }
  return lines;
}

std::vector<Shown> commands_of(const std::string& page) {
  std::vector<Shown> commands;
  bool console = false;
  for (const std::string& line : lines_of(page)) {
    if (line.starts_with("```")) {
      console = line == "```console";
    } else if (console && line.starts_with("$ ")) {
      commands.push_back({line.substr(2), {}});
    } else if (console && !commands.empty()) {
      commands.back().output.push_back(line);
    }
  }
  return commands;
}

bool shows(const std::vector<std::string>& actual, const std::vector<std::string>& expected) {
  std::size_t at = 0;
  bool gap = false;
  for (const std::string& line : expected) {
    if (line == "…") {
      gap = true;
      continue;
    }
    while (gap && at < actual.size() && actual[at] != line) ++at;
    gap = false;
    if (at >= actual.size() || actual[at++] != line) {
      UNSCOPED_INFO("not there: " << line);
      return false;
    }
  }
  return gap || at == actual.size() || actual[at].empty();
}

std::vector<std::string> words_of(const std::string& command) {
  std::istringstream in(command);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

}  // namespace tests
