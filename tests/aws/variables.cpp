// Variables of the scenario language in a text.
#include "aws/variables.hpp"

#include <map>

#include "tests/catch.hpp"

namespace {

std::optional<std::string> bound(std::string_view name) {
  static const std::map<std::string, std::string, std::less<>> values = {
      {"key", "1234"}, {"key-7", "seventh"}, {"odd", "${key} {i} $$"}};
  const auto found = values.find(name);
  return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::string text_of(std::string_view text, std::optional<std::int64_t> counter = std::nullopt) {
  return aws::substitute(text, bound, counter).text;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("variables: names become their values, dollars are doubled, IAM's variables are left alone") {
  CHECK(text_of("a ${key}${key}!") == "a 12341234!");
  CHECK(text_of("$$ $${key} $ $x ${aws:username} ${") == "$ ${key} $ $x ${aws:username} ${");
  CHECK(text_of("") == "");
}

TEST_CASE("variables: the counter stands in texts and in names, where there is one") {
  CHECK(text_of("orders-{i}", 7) == "orders-7");
  CHECK(text_of("${key-{i}}", 7) == "seventh");
  CHECK(text_of("orders-{i}") == "orders-{i}");
}

TEST_CASE("variables: a cluster's secret has a name that nobody binds") {
  CHECK(aws::cluster_of_secret("orders.MasterUserSecret.SecretArn") == "orders");
  CHECK_FALSE(aws::cluster_of_secret("orders.MasterUserSecret.SecretStatus"));
  CHECK_FALSE(aws::cluster_of_secret(".MasterUserSecret.SecretArn"));
  CHECK_FALSE(aws::cluster_of_secret("orders"));
}

TEST_CASE("variables: what a value brings in is not looked at again") {
  CHECK(text_of("${odd}", 1) == "${key} {i} $$");
}

TEST_CASE("variables: what is not bound is named once, and stays in the text") {
  const aws::Substituted result = aws::substitute("${b} ${key} ${a-{i}} ${b} ${}", bound, 3);
  CHECK(result.missing == Names{"b", "a-3", ""});
  CHECK(result.text == "${b} 1234 ${a-3} ${b} ${}");
  CHECK(aws::variables_in("${b} $${c} ${d-{i}} ${b} ${aws:x}") == Names{"b", "d-{i}"});
}

TEST_CASE("variables: a text that is the same after any substitution has none") {
  CHECK(aws::has_variables("a${b}"));
  CHECK(aws::has_variables("a-{i}"));
  CHECK_FALSE(aws::has_variables("${aws:b} {\"i\": 1} $ ${"));
}
