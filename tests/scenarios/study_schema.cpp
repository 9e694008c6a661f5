// The JSON Schema of studies says what their reader does.
#include <filesystem>
#include <set>

#include "scenarios/study_vocabulary.hpp"
#include "tests/catch.hpp"
#include "tests/golden.hpp"
#include "tests/scenarios/json_schema.hpp"
#include "tests/scenarios/reading.hpp"

namespace {

const reading::Json& study_schema() {
  static const auto parsed = reading::Json::parse(tests::read_source_file("scenarios/study.schema.json"));
  return parsed;
}

bool as_the_schema_says(const std::string& yaml) {
  return reading::schema_problems(study_schema(), reading::json_of(yaml)) == reading::no_mistake;
}

std::set<std::string> keys_in(const reading::Json& object) {
  std::set<std::string> names;
  for (const auto& [key, value] : object.items()) names.insert(key);
  return names;
}

const std::string small_study =
    "title: T\nbase: base.yaml\nmeasures: [calls.total]\nfactors: {clients.web.ttl: [0s]}\n";

}  // namespace

TEST_CASE("the schema of studies has every key of the reader and no other") {
  for (const scenarios::Vocabulary* vocabulary : scenarios::study_vocabularies()) {
    const std::string name(vocabulary->name);
    const reading::Json& map = name == "study" ? study_schema() : study_schema()["definitions"][name];
    CHECK(keys_in(map["properties"]) == std::set<std::string>(vocabulary->keys.begin(), vocabulary->keys.end()));
    CHECK(map["additionalProperties"] == false);
  }
  std::set<std::string> words;
  for (const auto& word : study_schema()["definitions"]["design"]["enum"]) words.insert(word.get<std::string>());
  CHECK(words == std::set<std::string>(scenarios::designs.known.begin(), scenarios::designs.known.end()));
}

TEST_CASE("every shipped study is what the schema says") {
  std::size_t looked_at = 0;
  for (const auto& file : std::filesystem::directory_iterator(CREDSIM_SOURCE_DIR "/scenarios/studies")) {
    if (file.path().extension() != ".yaml") continue;
    CAPTURE(file.path().string());
    CHECK(as_the_schema_says(tests::read_source_file("scenarios/studies/" + file.path().filename().string())));
    ++looked_at;
  }
  CHECK(looked_at >= 6);
}

TEST_CASE("what the reader of studies refuses by its shape, the schema refuses") {
  CHECK(as_the_schema_says(small_study));
  CHECK(as_the_schema_says(small_study + "replications: {half-width: 0.5, of: calls.total, most: 20}\n"));
  for (const char* more :
       {"replications: 0\n", "replications: {half-width: 0, of: calls.total}\n", "replications: {of: calls.total}\n",
        "replications: {half-width: 1, of: calls.total, most: 15}\n", "confidence: 1\n", "design: both\n",
        "except: []\n", "replicatons: 3\n", "seed: -1\n"}) {
    CAPTURE(more);
    CHECK_FALSE(as_the_schema_says(small_study + more));
  }
  CHECK_FALSE(as_the_schema_says("title: T\nbase: ../base.yaml\nmeasures: [calls.total]\nfactors: {a: [1]}\n"));
  CHECK_FALSE(as_the_schema_says("title: T\nbase: base.yaml\nmeasures: []\nfactors: {a: [1]}\n"));
  CHECK_FALSE(as_the_schema_says("title: T\nbase: base.yaml\nmeasures: [calls.total]\nfactors: {seed: [1]}\n"));
}
