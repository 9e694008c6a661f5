// What a line keeps of its answer and expects of it.
#include "tests/catch.hpp"
#include "tests/scenarios/reading.hpp"

using reading::line_of;
using scenarios::Expectation;
using scenarios::ExpectedValue;

namespace {

Expectation expect(const std::string& text) { return line_of("{at: 0s, aws: x, expect: " + text + "}").expect; }

void check_expectations(std::initializer_list<reading::Bad> rows) {
  for (const auto& row : rows) reading::check_events({{"{at: 0s, aws: x, expect: " + row.yaml + "}", row.message}});
}
void check_saves(std::initializer_list<reading::Bad> rows) {
  for (const auto& row : rows) reading::check_events({{"{at: 0s, aws: x, save: " + row.yaml + "}", row.message}});
}

}  // namespace

TEST_CASE("a line may expect to be well, anything, or a refusal") {
  CHECK(expect("ok").kind == Expectation::Kind::ok);
  CHECK(expect("ok").written);
  CHECK(expect("any").kind == Expectation::Kind::any);
  const auto error = expect("{error: InvalidParameterCombination}");
  CHECK(error.kind == Expectation::Kind::error);
  CHECK(error.error == "InvalidParameterCombination");
  CHECK(error.mark.text() == "x.yaml:3:20");
  CHECK(expect("{error: 28P01}").error == "28P01");
  CHECK(expect("{error: no-writer}").error == "no-writer");
}

TEST_CASE("a line may expect values by paths, each with its place") {
  const auto values =
      expect(
          "{\"DBClusters[0].MasterUserSecret.SecretStatus\": impaired, A: present, B: absent, C: /^a.*b$/, D: "
          "'present', "
          "E: 5, \"VersionIdsToStages.\\\"a-b\\\"[-1]\": AWSCURRENT, \"[0]\": true, \"\\\"Key-x\\\".y\": \"\"}")
          .values;
  REQUIRE(values.size() == 9);
  CHECK(values[0].path == "DBClusters[0].MasterUserSecret.SecretStatus");
  CHECK(values[0].kind == ExpectedValue::Kind::scalar);
  CHECK(values[0].value == "impaired");
  CHECK(values[0].mark.text() == "x.yaml:3:29");
  CHECK(values[1].kind == ExpectedValue::Kind::present);
  CHECK(values[2].kind == ExpectedValue::Kind::absent);
  CHECK(values[3].kind == ExpectedValue::Kind::regex);
  CHECK(values[3].value == "^a.*b$");
  CHECK(values[4].kind == ExpectedValue::Kind::scalar);
  CHECK(values[4].value == "present");
  CHECK(values[5].value == "5");
  CHECK(values[7].value == "true");
  CHECK(values[8].value.empty());
}

TEST_CASE("the value of a password may be compared and variables may stand in a path") {
  CHECK(expect("{SecretString.password: \"#2\"}").values[0].value == "#2");
  CHECK(expect("{\"VersionIdsToStages.${old}[0]\": AWSPREVIOUS}").values[0].path == "VersionIdsToStages.${old}[0]");
  CHECK(expect("{\"DBClusters[{i}].name_{i}\": x}").values.size() == 1);
}

TEST_CASE("an expectation says what is wrong with it") {
  const std::string path = " is not a path; write names and indexes such as DBClusters[0].MasterUserSecret.SecretArn";
  check_expectations({
      {"okay", "3:28: unknown expectation \"okay\"; it should be ok or any"},
      {"oks", "3:28: unknown expectation \"oks\"; did you mean ok?"},
      {"[ok]",
       "3:28: expect should be a map such as {error: AccessDenied} or {\"DBClusters[0].Status\": available}, or "
       "ok or any, not a list"},
      {"{}",
       "3:28: expect is empty; it should be a map such as {error: AccessDenied} or {\"DBClusters[0].Status\": "
       "available}, or ok or any"},
      {"",
       "3:28: expect should be a map such as {error: AccessDenied} or {\"DBClusters[0].Status\": available}, or ok "
       "or any, not nothing"},
      {"{error: }", "3:36: error should be a text, not nothing"},
      {"{error: [a]}", "3:36: error should be a text, not a list"},
      {"{error: access denied}",
       "3:36: error should be a code such as InvalidParameterCombination or 1045, not \"access denied\""},
      {"{error: x, Status: y}", "3:39: after an error there is no answer; expect {error: CODE} alone"},
      {"{Status: y, error: x}", "3:40: after an error there is no answer; expect {error: CODE} alone"},
      {"{Status: }",
       "3:37: an expected value should be a text, a number, /an expression/, present or absent, not "
       "nothing"},
      {"{Status: null}",
       "3:37: an expected value should be a text, a number, /an expression/, present or absent, not "
       "nothing"},
      {"{Status: [a]}",
       "3:37: an expected value should be a text, a number, /an expression/, present or absent, not a "
       "list"},
      {"{Status: {a: b}}",
       "3:37: an expected value should be a text, a number, /an expression/, present or absent, not "
       "a map"},
      {"{\"A..B\": x}", "3:29: \"A..B\"" + path},
      {"{\".A\": x}", "3:29: \".A\"" + path},
      {"{\"A.\": x}", "3:29: \"A.\"" + path},
      {"{\"A[\": x}", "3:29: \"A[\"" + path},
      {"{\"A[]\": x}", "3:29: \"A[]\"" + path},
      {"{\"A[*].B\": x}", "3:29: \"A[*].B\"" + path},
      {"{\"A[0]B\": x}", "3:29: \"A[0]B\"" + path},
      {"{\"length(A)\": x}", "3:29: \"length(A)\"" + path},
      {"{\"A-b\": x}", "3:29: \"A-b\"" + path},
      {"{\"1A\": x}", "3:29: \"1A\"" + path},
      {"{\"A b\": x}", "3:29: \"A b\"" + path},
      {"{\"A.\\\"b\": x}", "3:29: \"A.\"b\"" + path},
      {"{\"A.${b\": x}", "3:29: \"A.${b\"" + path},
      {"{\"\": x}", "3:29: a path is empty; it should be a text"},
  });
}

TEST_CASE("a line may save parts of its answer under names") {
  const auto saves = line_of("{at: 0s, aws: x, save: {key: KeyMetadata.KeyId, \"arn{i}\": \"A[0].B\"}}").saves;
  REQUIRE(saves.size() == 2);
  CHECK(saves[0].name == "key");
  CHECK(saves[0].path == "KeyMetadata.KeyId");
  CHECK(saves[0].mark.text() == "x.yaml:3:27");
  CHECK(saves[1].name == "arn{i}");
}

TEST_CASE("a password is never saved, alone or within its secret's text") {
  const std::string message = "a password is never saved; log in with {stage: AWSCURRENT}, or compare it in expect";
  check_saves({
      {"{p: SecretString.password}", "3:30: " + message},
      {"{p: SecretString}", "3:30: " + message},
      {"{p: \"SecretValues[0].SecretString\"}", "3:30: " + message},
      {"{p: '\"SecretString\".\"password\"'}", "3:30: " + message},
  });
  CHECK(line_of("{at: 0s, aws: x, save: {u: SecretString.username}}").saves.size() == 1);
}

TEST_CASE("a save says what is wrong with it") {
  const std::string name =
      "a saved name should start with a letter and have letters, digits, hyphens and underscores, "
      "unlike ";
  check_saves({
      {"key", "3:26: save should be a map such as {key: KeyMetadata.KeyId}, not a text"},
      {"{}", "3:26: save is empty; it should be a map such as {key: KeyMetadata.KeyId}"},
      {"{\"aws:user\": A}", "3:27: " + name + "\"aws:user\""},
      {"{\"1st\": A}", "3:27: " + name + "\"1st\""},
      {"{\"-a\": A}", "3:27: " + name + "\"-a\""},
      {"{\"a b\": A}", "3:27: " + name + "\"a b\""},
      {"{\"a{j}\": A}", "3:27: " + name + "\"a{j}\""},
      {"{a: }", "3:30: the path to save should be a text, not nothing"},
      {"{a: [b]}", "3:30: the path to save should be a text, not a list"},
      {"{a: \"b[*]\"}",
       "3:30: \"b[*]\" is not a path; write names and indexes such as "
       "DBClusters[0].MasterUserSecret.SecretArn"},
  });
}
