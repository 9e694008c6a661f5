// Reads the repository as text.
#include "tests/house/tree.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace house {
namespace {

namespace fs = std::filesystem;

const std::set<std::string> not_ours = {".git", "build", ".cache", ".vscode", ".idea"};

bool word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Where the literal that starts at `at` (a quote) ends: one past its closing quote.
std::size_t end_of_literal(std::string_view text, std::size_t at) {
  if (text[at] == '"' && at > 0 && text[at - 1] == 'R') {
    const std::size_t open = text.find('(', at);
    if (open == std::string_view::npos) return text.size();
    const std::string close = ")" + std::string(text.substr(at + 1, open - at - 1)) + "\"";
    const std::size_t end = text.find(close, open);
    return end == std::string_view::npos ? text.size() : end + close.size();
  }
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == text[at] || text[i] == '\n') {
      return i + 1;
    }
  }
  return text.size();
}

// Where whatever is not code and starts at `at` ends; `at` itself if it is code.
std::size_t end_of_blank(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "//") return std::min(text.find('\n', at), text.size());
  if (text.substr(at, 2) == "/*") return std::min(text.find("*/", at + 2), text.size() - 2) + 2;
  const bool separates_digits = text[at] == '\'' && at > 0 && word(text[at - 1]);
  if (text[at] == '"' || (text[at] == '\'' && !separates_digits)) return end_of_literal(text, at);
  return at;
}

// Whether `rest` starts with this word, spaces aside; if so, goes past it and the spaces that follow.
bool take(std::string_view& rest, std::string_view expected) {
  const auto skip_spaces = [&] { rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size())); };
  skip_spaces();
  if (!rest.starts_with(expected)) return false;
  rest.remove_prefix(expected.size());
  skip_spaces();
  return true;
}

}  // namespace

std::string File::folder() const { return path.substr(0, path.find('/')); }
std::string File::name() const { return path.substr(path.rfind('/') + 1); }
bool File::is_header() const { return path.ends_with(".hpp") || path.ends_with(".h"); }
bool File::is_source() const { return is_header() || path.ends_with(".cpp"); }

Tree read_tree(std::string_view root) {
  Tree tree;
  for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator(); ++it) {
    if (not_ours.contains(it->path().filename().string())) {
      it.disable_recursion_pending();
      continue;
    }
    if (!it->is_regular_file() || it->is_symlink()) continue;
    std::ifstream in(it->path(), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (text.find('\0') == std::string::npos) {
      tree.push_back({fs::relative(it->path(), root).generic_string(), std::move(text)});
    }
  }
  std::sort(tree.begin(), tree.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return tree;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back({lines.size() + 1, std::string(text.substr(0, end))});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string code_of(std::string_view text) {
  std::string code;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_blank(text, at);
    for (; at < end; ++at) code += text[at] == '\n' ? '\n' : ' ';
    if (at < text.size()) code += text[at++];
  }
  return code;
}

std::vector<Include> includes_of(const File& file) {
  std::vector<Include> includes;
  for (const Line& line : lines_of(file.text)) {
    std::string_view rest = line.text;
    if (!take(rest, "#") || !take(rest, "include") || rest.empty() || (rest[0] != '<' && rest[0] != '"')) continue;
    const std::size_t end = rest.find(rest[0] == '<' ? '>' : '"', 1);
    if (end != std::string_view::npos) {
      includes.push_back({line.number, rest[0] == '<', std::string(rest.substr(1, end - 1))});
    }
  }
  return includes;
}

std::string finding(const File& file, std::size_t line, std::string_view what) {
  return file.path + ":" + std::to_string(line) + ": " + std::string(what);
}

}  // namespace house
