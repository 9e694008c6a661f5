// The repository as text, and what a rule of the house says about it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace house {

struct File {
  std::string path;  // rooted at the repository
  std::string text;

  [[nodiscard]] std::string folder() const;  // the first component of the path: the room, for a source
  [[nodiscard]] std::string name() const;
  [[nodiscard]] bool is_source() const;  // C++
  [[nodiscard]] bool is_header() const;
};

using Tree = std::vector<File>;

// Every text file below `root`, in the order of their paths; neither builds nor what git keeps.
Tree read_tree(std::string_view root);

struct Line {
  std::size_t number;
  std::string text;
};

std::vector<Line> lines_of(std::string_view text);

// The text with every comment and the inside of every literal blanked, line for line: what the compiler acts on.
std::string code_of(std::string_view text);

struct Include {
  std::size_t line;
  bool system;  // <...>
  std::string header;
};

std::vector<Include> includes_of(const File& file);

// "path:line: what is wrong", a finding each.
using Findings = std::vector<std::string>;
std::string finding(const File& file, std::size_t line, std::string_view what);

}  // namespace house
