// The engine's page: its code is the real code. A block opened by ```cpp PATH is a run of whole lines of that file.
#include <sstream>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/golden.hpp"

namespace {

struct Block {
  int line;  // of its first line of code
  std::string opened_by;
  std::string code;
};

std::vector<Block> blocks_of(const std::string& page) {
  std::vector<Block> blocks;
  std::istringstream lines(page);
  bool inside = false;
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (line.starts_with("```")) {
      if (!inside) {
        blocks.push_back({number + 1, line.substr(3), ""});
      }
      inside = !inside;
    } else if (inside) {
      blocks.back().code += line + "\n";
    }
  }
  return blocks;
}

// Whether `code` is a run of whole lines of `text`.
bool is_excerpt(const std::string& code, const std::string& text) {
  return !code.empty() && ("\n" + text).find("\n" + code) != std::string::npos;
}

}  // namespace

TEST_CASE("every block of code in docs/engine.md is found to the letter in the file that it names") {
  const auto blocks = blocks_of(tests::read_source_file("docs/engine.md"));
  CHECK(blocks.size() >= 8);
  for (const Block& block : blocks) {
    INFO("docs/engine.md:" << block.line << ", an excerpt of " << block.opened_by);
    REQUIRE(block.opened_by.starts_with("cpp "));
    CHECK(is_excerpt(block.code, tests::read_source_file(block.opened_by.substr(4))));
  }
}

TEST_CASE("an excerpt that differs in a letter, a space or the end of a line is none") {
  const std::string text = "int a;\n  int b;\nint c;\n";
  CHECK(is_excerpt("int a;\n  int b;\n", text));
  CHECK(is_excerpt("int c;\n", text));
  CHECK_FALSE(is_excerpt("int b;\n", text));
  CHECK_FALSE(is_excerpt("  int b\n", text));
  CHECK_FALSE(is_excerpt("int a;\nint c;\n", text));
  CHECK_FALSE(is_excerpt("", text));
}
