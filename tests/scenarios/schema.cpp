// The JSON Schema says what the reader does: key for key, word for word, and scenario for scenario.
#include <filesystem>
#include <functional>
#include <set>

#include "scenarios/vocabulary.hpp"
#include "tests/catch.hpp"
#include "tests/golden.hpp"
#include "tests/scenarios/examples.hpp"
#include "tests/scenarios/json_schema.hpp"
#include "tests/scenarios/reading.hpp"

using reading::Json;
using Texts = std::set<std::string>;

namespace {

const Json& schema() {
  static const Json parsed = Json::parse(tests::read_source_file("scenarios/scenario.schema.json"));
  return parsed;
}

Texts texts(std::span<const std::string_view> words) { return {words.begin(), words.end()}; }

Texts keys(const Json& object) {
  Texts names;
  for (const auto& [key, value] : object.items()) names.insert(key);
  return names;
}

const Json& definition(std::string_view name) {
  static const Json none;
  if (name == "scenario") return schema();
  const auto found = schema()["definitions"].find(std::string(name));
  return found == schema()["definitions"].end() ? none : *found;
}

// Every map in the schema that is one itself: not one whose keys are the users' own names.
void for_each_schema(const Json& at, const std::function<void(const Json&)>& visit) {
  if (at.is_array()) {
    for (const Json& item : at) for_each_schema(item, visit);
  }
  if (!at.is_object()) return;
  visit(at);
  for (const auto& [word, value] : at.items()) {
    if (word == "properties" || word == "definitions" || word == "patternProperties" || word == "dependencies") {
      for (const auto& [name, below] : value.items()) for_each_schema(below, visit);
    } else {
      for_each_schema(value, visit);
    }
  }
}

}  // namespace

TEST_CASE("the schema has every key of the reader and no other") {
  int described = 0;
  for (const scenarios::Vocabulary* vocabulary : scenarios::vocabularies()) {
    CAPTURE(vocabulary->name);
    CHECK(keys(definition(vocabulary->name).value("properties", Json::object())) == texts(vocabulary->keys));
    CHECK(definition(vocabulary->name).value("additionalProperties", true) == false);
  }
  for_each_schema(schema(), [&](const Json& at) { described += at.contains("properties") ? 1 : 0; });
  CHECK(described == static_cast<int>(scenarios::vocabularies().size()));
}

TEST_CASE("the schema has every word of the reader and no other") {
  int listed = 0;
  for (const scenarios::Words* words : scenarios::word_lists()) {
    CAPTURE(words->name);
    Texts found;
    for (const Json& word : definition(words->name).value("enum", Json::array())) found.insert(word.get<std::string>());
    CHECK(found == texts(words->known));
  }
  for_each_schema(schema(), [&](const Json& at) { listed += at.contains("enum") ? 1 : 0; });
  CHECK(listed == static_cast<int>(scenarios::word_lists().size()));
}

TEST_CASE("every definition of the schema is used, fault names aside") {
  Texts used{"fault-name"};
  for_each_schema(schema(), [&](const Json& at) {
    const auto to = at.value("$ref", std::string());
    if (!to.empty()) used.insert(to.substr(to.rfind('/') + 1));
  });
  CHECK(used == keys(schema()["definitions"]));
}

TEST_CASE("what the reader reads, the schema accepts") {
  for (const std::string& yaml : reading::good_examples()) {
    CAPTURE(yaml);
    CHECK(reading::mistake_in(yaml) == reading::no_mistake);
    CHECK(reading::schema_problems(schema(), reading::json_of(yaml)) == reading::no_mistake);
  }
}

TEST_CASE("what the schema refuses, the reader refuses") {
  for (const std::string& yaml : reading::bad_examples()) {
    CAPTURE(yaml);
    CHECK(reading::mistake_in(yaml) != reading::no_mistake);
    CHECK(reading::schema_problems(schema(), reading::json_of(yaml)) != reading::no_mistake);
  }
}

TEST_CASE("every shipped scenario is read and is what the schema says") {
  const std::filesystem::path library = std::string(CREDSIM_SOURCE_DIR) + "/scenarios/library";
  if (!std::filesystem::exists(library)) return;
  for (const auto& file : std::filesystem::recursive_directory_iterator(library)) {
    if (file.path().extension() != ".yaml") continue;
    const auto name = std::filesystem::relative(file.path(), CREDSIM_SOURCE_DIR).generic_string();
    const std::string yaml = tests::read_source_file(name);
    CAPTURE(name);
    CHECK(reading::mistake_in(yaml) == reading::no_mistake);
    CHECK(reading::schema_problems(schema(), reading::json_of(yaml)) == reading::no_mistake);
  }
}
