// What the actions of `explore:` name: things that are made in the futures, and ids that nothing there can have.
#include <algorithm>

#include "lab/explore.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"

namespace {

lab::Explored futures_of(const std::string& events, const std::string& block) {
  return lab::explore(scenarios::read_text("title: T\nevents:\n" + events + "explore:\n  actions:\n" + block, "t.yaml"),
                      {});
}

const std::string nothing = "  - {at: 0s, aws: kms list-keys}\n";
const std::string managed = R"(  - at: 0s
    aws: >
      rds create-db-cluster --db-cluster-identifier orders --engine aurora-mysql --master-username admin
      --manage-master-user-password
  - {at: 1h, aws: rds describe-db-clusters}
)";

// The story of a thing that is possible; a run has to be able to play it.
std::vector<std::string> story_of(const lab::Explored& explored, const std::string& property) {
  const auto found = std::ranges::find(explored.found, property, &lab::Found::name);
  REQUIRE(found != explored.found.end());
  CHECK(found->kind == lab::Found::Kind::sometimes);
  CHECK(found->why_not == "");
  std::vector<std::string> verbs;
  for (const lab::ToldStep& step : found->story) {
    const std::size_t begin = step.what.find(' ') + 1;
    verbs.push_back(step.what.substr(begin, step.what.find(' ', begin) - begin));
  }
  return verbs;
}

using Verbs = std::vector<std::string>;

const std::string token = "aaaaaaaa-0000-4000-8000-000000000001";

}  // namespace

TEST_CASE("an ordinary secret that an action makes is found by its name, and made again once it is gone") {
  const lab::Explored explored = futures_of(nothing, R"(
    - {aws: secretsmanager create-secret --name a --secret-string One, times: 2}
    - {aws: secretsmanager delete-secret --secret-id a --force-delete-without-recovery, times: 1}
    - {aws: secretsmanager put-secret-value --secret-id a --secret-string Two, times: 1}
    - {aws: "secretsmanager update-secret --secret-id arn:aws:secretsmanager:us-east-1:123456789012:secret:a --description x"}
  properties:
    written: {sometimes: {a.VersionsKept: "2"}}
    described: {sometimes: {a.Description: x}}
)");
  CHECK(story_of(explored, "written") == Verbs{"create-secret", "put-secret-value"});
  CHECK(story_of(explored, "described") == Verbs{"create-secret", "update-secret"});
  CHECK(explored.coverage.happened(model::Action::DeleteSecret));
  CHECK(explored.exploration.exhausted());
}

TEST_CASE("a secret that is there, goes and comes again keeps its name for the actions") {
  const lab::Explored explored =
      futures_of("  - {at: 0s, aws: secretsmanager create-secret --name a --secret-string One}\n", R"(
    - {aws: secretsmanager delete-secret --secret-id a --force-delete-without-recovery, times: 1}
    - {aws: secretsmanager create-secret --name a --description second, times: 1}
    - {aws: secretsmanager put-secret-value --secret-id a --secret-string Two, times: 1}
  properties:
    second: {sometimes: {all: [{a.Description: second}, {a.VersionsKept: "1"}]}}
)");
  const Verbs story = story_of(explored, "second");
  REQUIRE(story.size() == 4);
  CHECK(story[0] == "delete-secret");
  CHECK(story[2] == "create-secret");
  CHECK(story[3] == "put-secret-value");
}

TEST_CASE("a version that an action makes is found by the token that the action gives it") {
  const std::string block = R"(
    - {aws: secretsmanager create-secret --name a --secret-string One, times: 1}
    - {aws: secretsmanager put-secret-value --secret-id a --secret-string Two --client-request-token TOKEN, times: 1}
    - {aws: secretsmanager put-secret-value --secret-id a --secret-string Three}
    - {aws: secretsmanager put-secret-value --secret-id a --secret-string Four}
    - {aws: secretsmanager get-secret-value --secret-id a --version-id TOKEN}
    - {aws: secretsmanager update-secret-version-stage --secret-id a --version-stage mine --move-to-version-id TOKEN, times: 1}
  properties:
    kept: {sometimes: {a.VersionsKept: "3"}}
)";
  std::string with_token = block;
  for (std::size_t at; (at = with_token.find("TOKEN")) != std::string::npos;) {
    with_token.replace(at, 5, token);
  }
  const lab::Explored explored = futures_of(nothing, with_token);
  CHECK(explored.coverage.happened(model::Action::GetSecretValue));
  CHECK(explored.coverage.happened(model::Action::UpdateSecretVersionStage));
  // It stays when it has no label: somebody may ask for it.
  CHECK(story_of(explored, "kept") ==
        Verbs{"create-secret", "put-secret-value", "put-secret-value", "put-secret-value"});
}

TEST_CASE("a version of a cluster's secret is found where the action names the secret by the cluster") {
  const lab::Explored explored = futures_of(
      managed +
          "  - at: 1h\n    aws: secretsmanager list-secret-version-ids --secret-id "
          "${orders.MasterUserSecret.SecretArn}\n"
          "    save: {version: \"Versions[0].VersionId\"}\n",
      "    - {aws: \"secretsmanager get-secret-value --secret-id ${orders.MasterUserSecret.SecretArn} --version-id "
      "${version}\"}\n");
  CHECK(explored.coverage.happened(model::Action::GetSecretValue));
}

TEST_CASE("aliases, principals, policies, snapshots and clusters that actions make are found by their names") {
  const std::string events = managed + "  - {at: 1h, aws: kms create-key, save: {key: KeyMetadata.KeyId}}\n";
  const lab::Explored explored = futures_of(events, R"(
    - {aws: "kms create-alias --alias-name alias/a --target-key-id ${key}", times: 1}
    - {aws: kms generate-data-key --key-id alias/a --key-spec AES_256, times: 1}
    - {aws: iam create-user --user-name eve, times: 1}
    - {aws: "iam create-policy --policy-name house --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}'", times: 1}
    - {aws: "iam attach-user-policy --user-name eve --policy-arn arn:aws:iam::123456789012:policy/house", times: 1}
    - {aws: rds create-db-cluster-snapshot --db-cluster-identifier orders --db-cluster-snapshot-identifier s, times: 1}
    - {aws: rds restore-db-cluster-from-snapshot --db-cluster-identifier copy --snapshot-identifier s --engine aurora-mysql, times: 1}
    - {fault: {writer-down: copy}, times: 1}
  properties:
    there: {sometimes: {copy.Status: available}}
)");
  CHECK(explored.coverage.happened(model::Action::GenerateDataKey));
  CHECK(explored.coverage.happened(model::Action::AttachUserPolicy));
  CHECK(explored.coverage.happened(model::Action::RestoreDBClusterFromSnapshot));
}

TEST_CASE("an id that nothing has when the futures begin is a mistake, for nothing will have it") {
  const auto mistake_of = [](const std::string& action) {
    try {
      futures_of(managed + "  - {at: 1h, aws: kms create-key, save: {key: KeyMetadata.KeyId}}\n", "    - " + action);
    } catch (const scenarios::Mistake& mistake) {
      return std::string(mistake.what());
    }
    return std::string("no mistake");
  };
  CHECK(mistake_of("{aws: kms disable-key --key-id 00000000-0000-0000-0000-000000000000}") ==
        "t.yaml:11:8: no key has the id `00000000-0000-0000-0000-000000000000` when the futures begin, and ids of what "
        "is made later are drawn; make the key in `events:`");
  CHECK(mistake_of("{aws: \"kms revoke-grant --key-id ${key} --grant-id 01\"}") ==
        "t.yaml:11:8: no grant has the id `01` when the futures begin, and ids of what is made later are drawn; make "
        "the grant in `events:`");
  CHECK(mistake_of("{aws: secretsmanager get-secret-value --secret-id a --version-id " + token + "}") ==
        "t.yaml:11:8: no version has the id `" + token +
            "` when the futures begin, and ids of what is made later are drawn; choose that of one that is made later "
            "with --client-request-token");
  CHECK(
      mistake_of("{aws: rds delete-blue-green-deployment --blue-green-deployment-identifier bgd-0}") ==
      "t.yaml:11:8: no blue/green deployment has the id `bgd-0` when the futures begin, and ids of what is made later "
      "are drawn; make it in `events:`");
  CHECK(
      mistake_of("{aws: \"kms tag-resource --key-id ${key} --tags "
                 "TagKey=of,TagValue=${orders.MasterUserSecret.SecretArn}\"}") ==
      "t.yaml:11:8: which secret ${orders.MasterUserSecret.SecretArn} is, an action asks at each step, and only after "
      "--secret-id; elsewhere, `save:` its ARN in an event");
}

TEST_CASE("a variable that no line has bound when the futures begin is a mistake") {
  CHECK_THROWS_WITH(
      futures_of(
          "  - {at: 0s, aws: kms describe-key --key-id alias/none, save: {key: KeyMetadata.KeyId}, expect: any}\n",
          "    - {aws: \"kms disable-key --key-id ${key}\"}\n"),
      "t.yaml:6:8: ${key} is not bound when the futures begin: the line that saves it was refused");
}
