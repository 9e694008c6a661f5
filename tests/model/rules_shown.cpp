// Every rule of the page of rules is shown by a test of the model that names it, or it says here why not.
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "tests/catch.hpp"
#include "tests/golden.hpp"

namespace {

const std::map<std::string, std::string> not_shown_here{
    {"R-SEC-19", "tokens belong to the AWS face, which pages its lists"},
    {"R-CLU-27", "no call is refused for it: a modification that changes nothing is accepted"},
};

std::set<std::string> ids_in(const std::string& text) {
  static const std::regex id("R-[A-Z]+-[0-9]{2}");
  std::set<std::string> ids;
  for (std::sregex_iterator at(text.begin(), text.end(), id), end; at != end; ++at) {
    ids.insert(at->str());
  }
  return ids;
}

std::set<std::string> ids_in_tests() {
  std::string text;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(CREDSIM_SOURCE_DIR) / "tests/model")) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".cpp") && name != "rules_shown.cpp") {
      text += tests::read_source_file("tests/model/" + name);
    }
  }
  return ids_in(text);
}

}  // namespace

TEST_CASE("rules: each is shown by a test that names it") {
  const std::set<std::string> shown = ids_in_tests();
  for (const std::string& id : ids_in(tests::read_source_file("docs/rules.md"))) {
    INFO(id);
    CHECK(shown.contains(id) != not_shown_here.contains(id));
  }
}
