// Every example in the page about the language is read.
#include <algorithm>
#include <sstream>
#include <vector>

#include "scenarios/vocabulary.hpp"
#include "tests/catch.hpp"
#include "tests/golden.hpp"
#include "tests/scenarios/reading.hpp"

namespace {

std::string page() { return tests::read_source_file("docs/scenario-language.md"); }

std::vector<std::string> examples() {
  std::vector<std::string> found;
  std::istringstream lines(page());
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = line == "```yaml";
      if (inside) found.emplace_back();
    } else if (inside) {
      found.back() += line + "\n";
    }
  }
  return found;
}

// A list of events, or a part of the head, becomes a scenario.
std::string completed(const std::string& example) {
  if (example.starts_with("title:")) return example;
  if (example.starts_with("- ")) return "title: t\nduration: 60d\nevents:\n" + example;
  return "title: t\nevents: [{at: 0s, aws: kms list-keys}]\n" + example;
}

bool says(const std::string& text, std::string_view word) {
  return text.find("`" + std::string(word)) != std::string::npos ||
         text.find(std::string(word) + ":") != std::string::npos ||
         text.find(std::string(word) + "`") != std::string::npos;
}

}  // namespace

TEST_CASE("every example of the page is a scenario or a part of one") {
  const auto all = examples();
  CHECK(all.size() >= 10);
  for (const std::string& example : all) {
    CAPTURE(example);
    CHECK(reading::mistake_in(completed(example)) == reading::no_mistake);
  }
}

TEST_CASE("the page tells of every key and word of the language") {
  const std::string text = page();
  for (const scenarios::Vocabulary* vocabulary : scenarios::vocabularies()) {
    for (const std::string_view word : vocabulary->keys) {
      CAPTURE(vocabulary->name, word);
      CHECK(says(text, word));
    }
  }
  for (const scenarios::Words* list : scenarios::word_lists()) {
    for (const std::string_view word : list->known) {
      CAPTURE(list->name, word);
      CHECK(says(text, word));
    }
  }
}
