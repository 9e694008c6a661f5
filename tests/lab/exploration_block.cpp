// `explore:` in a file that is only run: no effect, but no mistakes either.
#include <string>

#include "lab/play.hpp"
#include "lab/preparation.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"

namespace {

const std::string body =
    "title: T\nduration: 1d\nevents:\n  - {at: 0s, aws: kms create-key, save: {key: KeyMetadata.KeyId}}\n";

scenarios::Script with_action(const std::string& action) {
  return scenarios::read_text(body + "explore:\n  actions:\n    - " + action + "\n", "t.yaml");
}

std::string mistake_of(const std::string& action) {
  try {
    lab::check(with_action(action));
  } catch (const scenarios::Mistake& found) {
    return found.what();
  }
  return "no mistake";
}

}  // namespace

TEST_CASE("a run ignores what may be explored") {
  const auto without = lab::play(scenarios::read_text(body, "t.yaml"), {});
  const auto with = lab::play(with_action("{aws: \"kms disable-key --key-id ${key}\"}"), {});
  CHECK(with.fingerprint == without.fingerprint);
  CHECK(with.calls == 1);
}

TEST_CASE("an action is checked as a line is") {
  CHECK(mistake_of("{aws: \"kms disable-key --key-id ${key}\"}") == "no mistake");
  CHECK(mistake_of("{aws: \"kms disable-key --key-id ${kye}\"}") ==
        "t.yaml:7:8: no line binds the variable `kye`; did you mean key?");
  CHECK(mistake_of("{fault: {slow: rotation.set, factor: 2}}") == "no mistake");
  CHECK(mistake_of("{fault: {restart: web}}") == "t.yaml:7:8: no clients are called `web`");
  CHECK(mistake_of("{aws: kms disable-kay --key-id x}") != "no mistake");
}

TEST_CASE("actions are prepared in their order, copies included") {
  const auto script = with_action(
      "{aws: \"kms create-alias --alias-name alias/a{i} --target-key-id ${key}\", repeat: {count: 2}}\n"
      "    - {aws: kms list-keys}");
  const auto prepared = lab::prepare(script, {});
  REQUIRE(prepared.actions.size() == 3);
  CHECK(prepared.actions[0].words == prepared.actions[1].words);
  CHECK(prepared.actions[2].words == std::vector<std::string>{"kms", "list-keys"});
}

TEST_CASE("an action has no time, and what repeat makes of it differs in {i}") {
  for (const char* time : {"at: 1h", "when: {orders.Status: available}", "every: 1d"}) {
    CHECK(mistake_of(std::string("{aws: kms list-keys, ") + time + "}") ==
          "t.yaml:7:28: an action has no time, it may happen at any point; leave \"" +
              std::string(time).substr(0, std::string(time).find(':')) + "\" out");
  }
  CHECK(mistake_of("{aws: kms list-keys, repeat: {count: 2}}") ==
        "t.yaml:7:28: what `repeat:` makes differs in {i}, and this action says it nowhere; how often an action may "
        "happen "
        "is said by `times:`");
  CHECK(mistake_of("{fault: {writer-down: \"c{i}\"}, repeat: {count: 2}}") == "no mistake");
}
