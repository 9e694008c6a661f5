// Command lines cut into words.
#include "aws/words.hpp"

#include "aws/mistake.hpp"
#include "tests/catch.hpp"

using Words = std::vector<std::string>;
using aws::split_words;

namespace {

std::string mistake_in(std::string_view text) {
  try {
    split_words(text);
  } catch (const aws::Mistake& mistake) {
    return mistake.what();
  }
  return "";
}

}  // namespace

TEST_CASE("words: blanks part them, quotes and backslashes keep them together") {
  CHECK(split_words("rds  describe-db-clusters\t--debug ") == Words{"rds", "describe-db-clusters", "--debug"});
  CHECK(split_words("'a b' \"c d\" e\\ f") == Words{"a b", "c d", "e f"});
  CHECK(split_words("a'b'\"c\"d") == Words{"abcd"});
  CHECK(split_words("'' \"\"") == Words{"", ""});
  CHECK(split_words(R"("a\"b\\c\d" '\')") == Words{R"(a"b\c\d)", "\\"});
  CHECK(split_words("") == Words{});
  CHECK(split_words(R"(--tags '[{"Key": "a"}]')") == Words{"--tags", R"([{"Key": "a"}])"});
  CHECK(split_words("rds!cluster-1") == Words{"rds!cluster-1"});
}

TEST_CASE("words: a line's end is a blank, with a backslash or without, even when YAML has folded it") {
  CHECK(split_words("rds wait \\\n  x") == Words{"rds", "wait", "x"});
  CHECK(split_words("rds wait \\\r\n  x") == Words{"rds", "wait", "x"});
  CHECK(split_words("rds wait\n  x\n") == Words{"rds", "wait", "x"});
  CHECK(split_words("rds wait \\ --x \\ y") == Words{"rds", "wait", "--x", "y"});
  CHECK(split_words("rds wait \\") == Words{"rds", "wait"});
  CHECK(split_words("ab\\\ncd") == Words{"abcd"});
}

TEST_CASE("words: what the scenario language will substitute stays as it is") {
  CHECK(split_words("${key} '${key}' \"${key}\" a${key}b") == Words{"${key}", "${key}", "${key}", "a${key}b"});
  CHECK(split_words("key-{i} ${key-{i}} $$ ${aws:username}") ==
        Words{"key-{i}", "${key-{i}}", "$$", "${aws:username}"});
  CHECK(split_words("a$ \"a$\" '$name'") == Words{"a$", "a$", "$name"});
}

TEST_CASE("words: what only a shell could do is a mistake that says so") {
  for (const char* text : {"a | b", "a; b", "a && b", "a > b", "a < b", "`a`", "$(a)", "$name", "\"$name\"", "(a)",
                           "a &", "\"`a`\"", "a # b", "$'a'", "$1"}) {
    INFO(text);
    CHECK_THAT(mistake_in(text), Catch::Matchers::ContainsSubstring("no shell runs here"));
  }
  CHECK(mistake_in("'a|b;c&d>e<f`g$(h)'").empty());
  CHECK(mistake_in("a#b").empty());
}

TEST_CASE("words: what is not closed is a mistake that says where, and shows nothing of a password") {
  CHECK(mistake_in("a 'b c") == "the single quote is never closed (character 3 of the command)");
  CHECK(mistake_in("a \"b c\\\"") == "the double quote is never closed (character 3 of the command)");
  CHECK(mistake_in("a ${b") == "`${` is never closed by a `}` (character 3 of the command)");
  CHECK(mistake_in("a\\") == "the backslash has nothing to escape (character 2 of the command)");
}
