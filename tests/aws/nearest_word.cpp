// The known word that was most likely meant.
#include "aws/nearest_word.hpp"

#include <array>

#include "tests/catch.hpp"

TEST_CASE("nearest word: distances count letters inserted, deleted, replaced and swapped") {
  CHECK(aws::edit_distance("", "abc") == 3);
  CHECK(aws::edit_distance("abc", "abc") == 0);
  CHECK(aws::edit_distance("abc", "acb") == 1);
  CHECK(aws::edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("nearest word: a slip finds its word, something else finds none, the first of equals wins") {
  constexpr std::array<std::string_view, 3> known = {"create-key", "create-keg", "delete-alias"};
  CHECK(aws::nearest_word("creat-key", known) == "create-key");
  CHECK(aws::nearest_word("create-ke", known) == "create-key");
  CHECK(aws::nearest_word("frobnicate", known).empty());
  CHECK(aws::nearest_word(std::string(1000, 'a'), known).empty());
  CHECK(aws::did_you_mean("delet-alias", known) == "; did you mean delete-alias?");
  CHECK(aws::did_you_mean("x", known).empty());
}
