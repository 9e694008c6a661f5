// Every future of a scenario: what is found is told, timed, and played again.
#include "lab/explore.hpp"

#include <algorithm>

#include "scenarios/reader.hpp"
#include "scenarios/writer.hpp"
#include "tests/catch.hpp"
#include "tests/golden.hpp"

namespace {

lab::Explored explored(const std::string& text, const lab::ExploreOptions& options = {}) {
  return lab::explore(scenarios::read_text(text, "t.yaml"), options);
}

const lab::Found& only(const lab::Explored& explored, lab::Found::Kind kind) {
  const auto found = std::ranges::find(explored.found, kind, &lab::Found::kind);
  REQUIRE(found != explored.found.end());
  return *found;
}

const std::string cluster = R"(events:
  - at: 0s
    aws: >
      rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin
      --manage-master-user-password
  - {at: 1h, aws: rds describe-db-clusters}
)";

const std::string rotate = R"(explore:
  actions:
    - aws: rds modify-db-cluster --db-cluster-identifier orders --rotate-master-user-password --apply-immediately
      times: 1
  properties:
)";

}  // namespace

TEST_CASE("a property that can break is told by a shortest story, which a run of the saved scenario breaks again") {
  const std::string text = "title: T\nparameters: {rotation_attempts: 1, rotation.test.fails: 0.5}\n" + cluster +
                           rotate + "    calm: {always: {not: {orders.SecretStatus: impaired}}}\n";
  const lab::Explored all = explored(text);
  CHECK_FALSE(all.held());
  const lab::Found& found = only(all, lab::Found::Kind::always);
  CHECK(found.name == "calm");
  CHECK(found.line == 14);
  // The start, by its schedule or by hand, and the end of each phase up to the test that fails.
  REQUIRE(found.story.size() == 5);
  CHECK(found.story.front().what == "schedule of orders");
  CHECK(found.story.back().then.find("orders SecretStatus rotating -> impaired") != std::string::npos);
  CHECK(found.why_not.empty());
  CHECK(found.replays);
  REQUIRE(found.scenario);
  CHECK(std::ranges::any_of(found.scenario->pins, [](const scenarios::Pin& pin) {
    return pin.choice && pin.name == "rotation.test" && pin.is == "fail";
  }));
  // As a file, too.
  const scenarios::Script again = scenarios::read_text(scenarios::yaml_of(*found.scenario), "again.yaml");
  CHECK_FALSE(lab::play(again, {}).held());
}

TEST_CASE("what can come to be is told, and what cannot is named") {
  const lab::Explored all = explored("title: T\n" + cluster + rotate +
                                     "    rotates: {sometimes: {orders.rotation: test}}\n"
                                     "    stops: {sometimes: {orders.Status: stopped}}\n");
  CHECK(all.exploration.exhausted());
  CHECK(only(all, lab::Found::Kind::sometimes).story.size() == 4);
  CHECK(only(all, lab::Found::Kind::never).name == "stops");
  CHECK_FALSE(all.held());
}

TEST_CASE("a rotation that began ends with an active secret, if what stays possible has to happen some day") {
  const std::string text = "title: T\n" + cluster + rotate +
                           "    heals: {leads-to: [{orders.SecretStatus: rotating}, {orders.SecretStatus: active}]}\n";
  CHECK(explored(text).held());
  lab::ExploreOptions options;
  options.fairness = sim::Fairness::free;
  const lab::Explored unfair = explored(text, options);
  const lab::Found& lasso = only(unfair, lab::Found::Kind::leads_to);
  CHECK(lasso.name == "heals");
  CHECK(lasso.cycle == lasso.story.size());
}

TEST_CASE("a changed model breaks an invariant, and a run of the story breaks the same") {
  lab::ExploreOptions options;
  // The end of a rotation leaves another password in the database.
  options.step = [](const model::Setting& setting, model::World& world, const sim::Event& event,
                    sim::Effects<model::Note>& effects) {
    model::Model::step(setting, world, event, effects);
    const bool rotation = event.owner != sim::script && event.kind == static_cast<int>(model::SlotKind::rotation);
    for (model::Cluster& row : world.clusters) {
      if (rotation && row.exists && row.phase == model::RotationPhase::none) {
        row.password = model::Password{12345};
      }
    }
  };
  const lab::Explored all =
      explored("title: T\n" + cluster + rotate + "    x: {sometimes: {orders.rotation: test}}\n", options);
  const lab::Found& found = only(all, lab::Found::Kind::invariant);
  CHECK(found.name == "I22 some-version-always-works");
  CHECK(found.replays);
}

TEST_CASE("actions of one number are alike, and looked at once; keeping them apart changes no verdict") {
  const std::string text = R"(title: T
events:
  - {at: 0s, aws: kms list-keys}
explore:
  actions:
    - aws: >
        rds create-db-cluster --db-cluster-identifier c{i} --engine aurora-mysql --master-username admin
        --manage-master-user-password
      repeat: {count: 2}
    - aws: rds delete-db-cluster --db-cluster-identifier c{i} --skip-final-snapshot
      repeat: {count: 2}
  properties:
    there: {sometimes: {some: {"*.SecretStatus": active}}}
)";
  const lab::Explored alike = explored(text);
  lab::ExploreOptions options;
  options.reductions.clusters = false;
  const lab::Explored apart = explored(text, options);
  CHECK(alike.alike == 2);
  CHECK(apart.alike == 0);
  CHECK(alike.held());
  CHECK(apart.held());
  CHECK(alike.exploration.states < apart.exploration.states);
  CHECK(alike.exploration.depth == apart.exploration.depth);
}

TEST_CASE("actions that happen so often together use each other's times up") {
  const std::string text = R"(title: T
events:
  - {at: 0s, aws: kms create-key, save: {key: KeyMetadata.KeyId}}
explore:
  actions:
    - {aws: "kms disable-key --key-id ${key}", times: 1, together: once}
    - {aws: "kms schedule-key-deletion --key-id ${key}", times: 1, together: once}
  properties:
    both: {sometimes: {some: {"*.KeyState": PendingDeletion, "*.VisibleKeyState": Disabled}}}
)";
  CHECK(only(explored(text), lab::Found::Kind::never).name == "both");
}

TEST_CASE("names that only some kinds of resources have are not alike") {
  const std::string text = R"(title: T
events:
  - {at: 0s, aws: kms create-key, save: {key: KeyMetadata.KeyId}}
explore:
  actions:
    - aws: kms create-alias --alias-name alias/a{i} --target-key-id ${key}
      repeat: {count: 2}
)";
  CHECK(explored(text).alike == 0);
}

TEST_CASE("what is broken before anything else happens is a story without a step") {
  const lab::Explored all = explored("title: T\n" + cluster + rotate + "    x: {always: {orders.Status: stopped}}\n");
  const lab::Found& found = only(all, lab::Found::Kind::always);
  CHECK(found.story.empty());
  CHECK(found.replays);
  CHECK(std::ranges::count(all.found, std::string("x"), &lab::Found::name) == 1);
}

TEST_CASE("futures that begin otherwise than expected are a mistake, and so are promises beside what never ends") {
  const std::string fails = "title: T\nevents:\n  - {at: 0s, aws: kms list-keys, expect: {error: X}}\n" + rotate +
                            "    x: {sometimes: {orders.Status: stopped}}\n";
  CHECK_THROWS_WITH(explored(fails), Catch::Matchers::ContainsSubstring(
                                         "t.yaml:3:34: the futures begin otherwise than expected: expected X"));
  const std::string endless = "title: T\n" + cluster + R"(explore:
  actions:
    - {aws: rds stop-db-cluster --db-cluster-identifier orders}
  properties: {x: {eventually: {orders.Status: stopped}}}
)";
  CHECK_THROWS_WITH(explored(endless), Catch::Matchers::ContainsSubstring("every action needs `times:`"));
  const std::string often = "title: T\n" + cluster + R"(explore:
  actions:
    - {aws: rds stop-db-cluster --db-cluster-identifier orders, times: 255}
)";
  CHECK_THROWS_WITH(explored(often), Catch::Matchers::ContainsSubstring("counts to 254"));
}

TEST_CASE("a choice that chance always makes comes out in a story as it does in the search") {
  const std::string text = "title: T\nparameters: {rotation_attempts: 1, rotation.set.fails: 1}\n" + cluster + rotate +
                           "    calm: {always: {not: {orders.SecretStatus: impaired}}}\n";
  const lab::Explored all = explored(text);
  CHECK(only(all, lab::Found::Kind::always).replays);
}

TEST_CASE("a scenario without a block has no futures, and says what is missing") {
  CHECK_THROWS_WITH(explored("title: T\n" + cluster),
                    Catch::Matchers::ContainsSubstring("there is no `explore:`, which says what may happen"));
}

TEST_CASE("every property has its answer, and none is given before everything was looked at") {
  const std::string text = "title: T\nparameters: {rotation_attempts: 1}\n" + cluster + rotate +
                           "    a: {always: {not: {orders.SecretStatus: absent}}}\n"
                           "    s: {sometimes: {orders.SecretStatus: rotating}}\n"
                           "    n: {sometimes: {orders.SecretStatus: absent}}\n"
                           "    e: {eventually: {orders.SecretStatus: rotating}}\n"
                           "    l: {leads-to: [{orders.SecretStatus: rotating}, {orders.SecretStatus: absent}]}\n";
  using Verdict = lab::Answered::Verdict;
  const auto verdicts = [](const lab::Explored& of) {
    std::vector<Verdict> all;
    for (const lab::Answered& one : of.answers) all.push_back(one.verdict);
    return all;
  };
  const lab::Explored whole = explored(text);
  CHECK(verdicts(whole) == std::vector{Verdict::held, Verdict::seen, Verdict::never, Verdict::held, Verdict::broken});
  CHECK(whole.decided());
  lab::ExploreOptions options;
  options.states = 1;
  const lab::Explored cut = explored(text, options);
  CHECK(verdicts(cut)[0] == Verdict::undecided);
  CHECK(verdicts(cut)[2] == Verdict::undecided);
  CHECK(verdicts(cut)[3] == Verdict::undecided);
  CHECK_FALSE(cut.decided());
}

TEST_CASE("a property that speaks of what nothing is called is a mistake, not empty words") {
  const auto mistake = [](const std::string& property) {
    try {
      static_cast<void>(explored("title: T\n" + cluster + rotate + "    p: " + property + "\n"));
      return std::string();
    } catch (const scenarios::Mistake& found) {
      return found.what() + std::string();
    }
  };
  CHECK(mistake("{always: {not: {ordes.SecretStatus: impaired}}}")
            .find("the property p speaks of ordes, which nothing "
                  "has here and no action makes; did you mean "
                  "orders?") != std::string::npos);
  CHECK(mistake("{leads-to: [{orders.SecretStatus: rotating}, {ordes.SecretStatus: active}]}").find("ordes") !=
        std::string::npos);
  CHECK(mistake("{sometimes: {\"${key}.KeyState\": Enabled}}").find("a key goes by its alias") != std::string::npos);
  CHECK(mistake("{sometimes: {some: {\"*.SecretStatus\": rotating}}}").empty());
}

TEST_CASE("actions that never came about are named") {
  const std::string nobody = "    - {fault: {impair: ordes, by: grant}, times: 1}\n";
  const std::string text = "title: T\n" + cluster + "explore:\n  actions:\n" + nobody +
                           "    - {aws: \"rds stop-db-cluster --db-cluster-identifier orders\", times: 1}\n";
  const lab::Explored all = explored(text);
  CHECK(all.actions == 2);
  REQUIRE(all.in_vain.size() == 1);
  CHECK(all.in_vain[0].find("ordes") != std::string::npos);
}

TEST_CASE("an action of a numbered cluster's secret finds that secret") {
  const std::string text = "title: T\n" + cluster + "explore:\n  actions:\n" +
                           "    - aws: rds create-db-cluster --db-cluster-identifier c{i} --engine aurora-mysql "
                           "--master-username admin --manage-master-user-password\n"
                           "      repeat: {count: 2}\n      times: 1\n"
                           "    - aws: secretsmanager delete-resource-policy --secret-id "
                           "${c{i}.MasterUserSecret.SecretArn}\n"
                           "      repeat: {count: 2}\n      times: 1\n";
  const lab::Explored all = explored(text);
  CHECK(all.actions == 4);
  CHECK(all.in_vain.empty());
}

TEST_CASE("one cluster's rotations do not keep the other's schedule from coming, however often they are first") {
  const std::string text = R"(title: T
parameters: {rotation_attempts: 1}
events:
  - {at: 0s, aws: kms create-key, save: {key: KeyMetadata.KeyId}}
  - at: 5m
    repeat: {count: 2, every: 1m}
    aws: >
      rds create-db-cluster --db-cluster-identifier c{i} --engine aurora-mysql --master-username admin
      --manage-master-user-password --master-user-secret-kms-key-id ${key}
  - {at: 1h, aws: rds describe-db-clusters}
explore:
  actions:
    - {fault: {fail-rotation-step: c0, step: set, times: 1}, times: 1}
  properties:
    first: {eventually: {c0.SecretStatus: rotating}}
    second: {eventually: {c1.SecretStatus: rotating}}
    heals: {leads-to: [{c0.SecretStatus: impaired}, {c0.SecretStatus: active}]}
)";
  for (const bool scales : {true, false}) {
    lab::ExploreOptions options;
    options.scales = scales;
    options.past_violations = true;
    const lab::Explored all = explored(text, options);
    CHECK(all.found.empty());
    CHECK(all.decided());
  }
}

TEST_CASE("two clusters under one key hold whatever happens, with one trouble of any kind") {
  scenarios::Script script =
      scenarios::read_file(CREDSIM_SOURCE_DIR "/scenarios/library/futures/two-clusters-one-key.yaml");
  for (scenarios::ExploreAction& action : script.exploration->actions) {
    if (action.times) {
      action.times = 1;  // as it ships, two: that is for the bench
    }
  }
  lab::ExploreOptions options;
  options.threads = 2;
  const lab::Explored all = lab::explore(script, options);
  CHECK(all.held());
  CHECK(all.exploration.exhausted());
  CHECK(all.exploration.states == 112378);
  CHECK(all.exploration.transitions == 1877340);
  CHECK(all.exploration.depth == 35);
}

TEST_CASE("the shipped futures hold, and are as many as they were") {
  const auto count = [](const std::string& name) {
    const lab::Explored all = lab::explore(
        scenarios::read_file(std::string(CREDSIM_SOURCE_DIR "/scenarios/library/futures/") + name + ".yaml"), {});
    CHECK(all.held());
    CHECK(all.exploration.exhausted());
    return all.exploration.states;
  };
  CHECK(count("the-hole-in-the-policy") == 39);
  CHECK(count("everything-heals") > 100);
}
