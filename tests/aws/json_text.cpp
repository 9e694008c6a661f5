// JSON parameters: values with their lines, and mistakes with their places.
#include "aws/mistake.hpp"
#include "aws/value.hpp"
#include "tests/catch.hpp"

namespace {

std::string mistake_of(std::string_view text) {
  try {
    aws::read_json(text);
  } catch (const aws::Mistake& mistake) {
    return mistake.what();
  }
  return "";
}

}  // namespace

TEST_CASE("JSON: every value knows its line") {
  const aws::Value value = aws::read_json("{\n\"a\": [\n  1, 2.5,\n  {}],\n\"b\": true}");
  REQUIRE(value.keys == std::vector<std::string>{"a", "b"});
  const aws::Value& list = value.elements[0];
  CHECK(list.elements[0].integer == 1);
  CHECK(list.elements[1].number == 2.5);
  CHECK(list.elements[2].line == 4);
  CHECK(list.line == 2);
  CHECK(value.find("b")->boolean);
  CHECK(value.find("c") == nullptr);
}

TEST_CASE("JSON: what is wrong with it, and where") {
  CHECK(mistake_of("{\"a\" 1}") == "line 1, column 7: unexpected number literal; expected ':'");
  CHECK(mistake_of("{\n\"a\": 1") == "line 2, column 6: it ends too early");
  CHECK(mistake_of("") == "line 1, column 0: it ends too early");
  CHECK(mistake_of("{\"a\": 1, \"a\": 2}") == "line 1: the key \"a\" comes twice");
  CHECK(mistake_of("[1e999]") == "line 1, column 7: a number too large");
  CHECK(mistake_of(std::string(1'000'000, '[')) == "line 1: nested too deeply");
}
