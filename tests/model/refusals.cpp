// Every refusal has a code, a message and a rule; every rule stands on the page of rules, and the page has no other.
#include "model/refusals.hpp"

#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include "tests/catch.hpp"
#include "tests/golden.hpp"

using namespace model;

namespace {

using Ids = std::set<std::string>;

Ids ids_in(const std::string& text, const std::string& pattern) {
  Ids ids;
  const std::regex id(pattern);
  for (std::sregex_iterator at(text.begin(), text.end(), id), end; at != end; ++at) {
    ids.insert((*at)[1]);
  }
  return ids;
}

// The rules that have a row, and how many rows there are.
std::vector<std::string> rows_of_page() {
  std::vector<std::string> rows;
  const std::string page = tests::read_source_file("docs/rules.md");
  const std::regex row(R"(\n\| (R-[A-Z]+-[0-9]+) \|)");
  for (std::sregex_iterator at(page.begin(), page.end(), row), end; at != end; ++at) {
    rows.push_back((*at)[1]);
  }
  return rows;
}

std::string code_of_model() {
  std::string text;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(CREDSIM_SOURCE_DIR) / "model")) {
    if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp") {
      text += tests::read_source_file("model/" + entry.path().filename().string());
    }
  }
  return text;
}

}  // namespace

TEST_CASE("refusals: each has a code, a rule and a sentence, except for none") {
  CHECK(refusal_row(Refusal::none).code.empty());
  for (std::size_t number = 1; number < refusal_count; ++number) {
    const RefusalRow& row = refusal_row(static_cast<Refusal>(number));
    INFO(number << " " << row.code << " " << row.message);
    CHECK_FALSE(row.code.empty());
    CHECK_FALSE(row.message.empty());
    CHECK(row.message.back() != '.');
    CHECK(std::regex_match(std::string(row.rule), std::regex("R-(CLU|SEC|KEY|ROT|GLO|LOG|IAM|QUO)-[0-9]{2}")));
  }
}

TEST_CASE("rules: those that the code names are those of the page") {
  const std::vector<std::string> rows = rows_of_page();
  const Ids page(rows.begin(), rows.end());
  CHECK(page.size() == rows.size());
  CHECK(ids_in(code_of_model(), "(R-[A-Z]+-[0-9]{2})") == page);
}

TEST_CASE("rules: the page says of a refusal's rule which code it has") {
  const std::string page = tests::read_source_file("docs/rules.md");
  for (std::size_t number = 1; number < refusal_count; ++number) {
    const RefusalRow& row = refusal_row(static_cast<Refusal>(number));
    const std::size_t begin = page.find("\n| " + std::string(row.rule) + " |");
    REQUIRE(begin != std::string::npos);
    const std::string line = page.substr(begin + 1, page.find('\n', begin + 1) - begin - 1);
    INFO(line);
    CHECK(line.find("(`" + std::string(row.code) + "`)") != std::string::npos);
    CHECK(std::regex_search(line, std::regex(R"(\| (documented|observed|inferred|assumed) \|$)")));
  }
}
