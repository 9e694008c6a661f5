// Keys in every future: those that actions treat alike are looked at once, and what is found is the same.
#include <algorithm>

#include "lab/explore.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"

namespace {

const std::string two_new_keys = R"(title: T
parameters: {rotation_attempts: 1}
principals: {dba: {}}
events:
  - {at: 0s, aws: kms create-key, save: {k0: KeyMetadata.KeyId}}
  - {at: +1s, aws: kms create-key, save: {k1: KeyMetadata.KeyId}}
)";

// Clusters under either of two keys, which may be turned off; `more` actions and properties.
std::string world_of(const std::string& clusters, const std::string& more) {
  return two_new_keys + R"(explore:
  actions:
    - aws: >
        rds create-db-cluster --db-cluster-identifier c{i} --engine aurora-mysql --master-username admin
        --manage-master-user-password --master-user-secret-kms-key-id ${k0}
      repeat: {count: )" +
         clusters + R"(}
      times: 1
    - aws: >
        rds create-db-cluster --db-cluster-identifier c{i} --engine aurora-mysql --master-username admin
        --manage-master-user-password --master-user-secret-kms-key-id ${k1}
      repeat: {count: )" +
         clusters + R"(}
      times: 1
)" + more;
}
const std::string disable_both = R"(    - {aws: "kms disable-key --key-id ${k{i}}", repeat: {count: 2}, times: 1}
)";
const std::string disable_one = R"(    - {aws: "kms disable-key --key-id ${k1}", times: 1}
)";
const std::string can_be_impaired = R"(  properties:
    calm: {always: {none: {"*.SecretStatus": impaired}}}
    off: {sometimes: {some: {"*.KeyState": Disabled}}}
)";
const std::string can_be_off = R"(  properties:
    off: {sometimes: {some: {"*.KeyState": Disabled}}}
)";

lab::Explored explored_with(const std::string& text, bool keys) {
  lab::ExploreOptions options;
  options.reductions.keys = keys;
  return lab::explore(scenarios::read_text(text, "t.yaml"), options);
}

std::size_t story_length(const lab::Explored& explored, const std::string& name) {
  const auto found = std::ranges::find(explored.found, name, &lab::Found::name);
  REQUIRE(found != explored.found.end());
  CHECK((found->good() || found->replays));
  return found->story.size();
}

std::size_t alike_in(const std::string& text) { return explored_with(text, true).alike_keys; }

}  // namespace

TEST_CASE("keys that the actions name alike are looked at once, and what holds is the same") {
  for (const std::string clusters : {"1", "2"}) {
    CAPTURE(clusters);
    const std::string text = world_of(clusters, disable_both + can_be_off);
    const lab::Explored alike = explored_with(text, true);
    const lab::Explored apart = explored_with(text, false);
    CHECK(alike.alike_keys == 2);
    CHECK(apart.alike_keys == 0);
    CHECK(alike.alike == (clusters == "1" ? 0 : 2));
    CHECK(alike.held());
    CHECK(apart.held());
    CHECK(alike.exploration.exhausted());
    CHECK(apart.exploration.exhausted());
    CHECK(alike.exploration.states == (clusters == "1" ? 129 : 1353));
    CHECK(apart.exploration.states == (clusters == "1" ? 255 : 2662));
    CHECK(alike.exploration.depth == apart.exploration.depth);
    CHECK(story_length(alike, "off") == story_length(apart, "off"));
  }
}

TEST_CASE("what breaks under one of two alike keys breaks by as short a story, which replays") {
  const std::string text = world_of("2", disable_both + can_be_impaired);
  const lab::Explored alike = explored_with(text, true);
  const lab::Explored apart = explored_with(text, false);
  CHECK_FALSE(alike.held());
  CHECK_FALSE(apart.held());
  CHECK(story_length(alike, "calm") == story_length(apart, "calm"));
  CHECK(alike.exploration.states < apart.exploration.states);
}

TEST_CASE("what stands under which of two alike keys when the futures begin stays so") {
  const auto managed = [](const std::string& name, const std::string& key) {
    return "  - at: +1s\n    aws: >\n      rds create-db-cluster --db-cluster-identifier " + name +
           " --engine aurora-mysql --master-username admin\n      --manage-master-user-password "
           "--master-user-secret-kms-key-id ${" +
           key + "}\n";
  };
  const std::string text = two_new_keys + managed("orders", "k0") + managed("sales", "k1") +
                           "  - {at: 1h, aws: rds describe-db-clusters}\nexplore:\n  actions:\n" + disable_both + R"(
    - aws: rds modify-db-cluster --db-cluster-identifier orders --rotate-master-user-password --apply-immediately
      times: 1
  properties:
    orders: {sometimes: {orders.SecretStatus: impaired}}
    both: {sometimes: {orders.SecretStatus: impaired, sales.SecretStatus: impaired}}
)";
  const lab::Explored alike = explored_with(text, true);
  const lab::Explored apart = explored_with(text, false);
  CHECK(alike.alike_keys == 2);
  CHECK(alike.held());
  CHECK(apart.held());
  CHECK(alike.exploration.states == apart.exploration.states);
  for (const std::string name : {"orders", "both"}) {
    CHECK(story_length(alike, name) == story_length(apart, name));
  }
}

TEST_CASE("where actions name only one of two keys nothing is merged") {
  const std::string text = world_of("1", disable_one + can_be_off);
  const lab::Explored asked = explored_with(text, true);
  const lab::Explored apart = explored_with(text, false);
  CHECK(asked.alike_keys == 0);
  CHECK(asked.held());
  CHECK(asked.exploration.states == apart.exploration.states);
  CHECK(asked.exploration.transitions == apart.exploration.transitions);
}

TEST_CASE("keys are not alike where something tells them apart") {
  const std::string both = "    - {aws: kms list-keys}\n";
  const std::string one = "explore:\n  actions:\n    - {aws: \"kms disable-key --key-id ${k0}\", times: 1}\n";
  const std::string other = "    - {aws: \"kms disable-key --key-id ${k1}\", times: 1}\n";
  CHECK(alike_in(two_new_keys + one + other) == 2);
  CHECK(alike_in(two_new_keys + one + both) == 0);
  // How often.
  CHECK(alike_in(two_new_keys + one + "    - {aws: \"kms disable-key --key-id ${k1}\", times: 2}\n") == 0);
  // A policy.
  const std::string policy =
      "  - at: +1s\n    aws: >\n      iam put-user-policy --user-name dba --policy-name p --policy-document "
      "'{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Deny\", \"Action\": \"kms:DisableKey\", "
      "\"Resource\": \"arn:aws:kms:*:*:key/${k0}\"}}'\n";
  CHECK(alike_in(two_new_keys + policy + one + other) == 0);
  // What promises have to hold of, each by its name.
  CHECK(alike_in(two_new_keys + one + other +
                 "  properties: {x: {leads-to: [{\"*.KeyState\": Disabled}, {\"*.KeyState\": Disabled}]}}\n") == 0);
}
