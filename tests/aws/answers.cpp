// Answers have AWS's shapes and member names; every one of them stands in a golden file.
#include "aws/answer.hpp"

#include <nlohmann/json.hpp>

#include "aws/identity_text.hpp"
#include "tests/aws/small_world.hpp"
#include "tests/catch.hpp"
#include "tests/golden.hpp"

using namespace model;
using tests::SmallWorld;
using Json = nlohmann::ordered_json;

namespace {

template <class Request>
Json answer(SmallWorld& small, Request request, Resource about = no_resource, std::uint32_t detail = 0) {
  Note outcome;
  outcome.action = Request::action;
  outcome.resource = about;
  outcome.detail = detail;
  return aws::answer(small.setting, small.world, small.call(std::move(request)), std::span(&outcome, 1),
                     tests::at_hour(1));
}

// Answers as one text: the name of the operation, what is special, and the JSON.
class Collected {
 public:
  explicit Collected(SmallWorld& small) : small_(small) {}

  template <class Request>
  void add(std::string_view special, Request request, Resource about = no_resource, std::uint32_t detail = 0) {
    text_ += std::string(action_row(Request::action).name) + ": " + std::string(special) + "\n" +
             answer(small_, std::move(request), about, detail).dump(2) + "\n\n";
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  SmallWorld& small_;
  std::string text_;
};

}  // namespace

TEST_CASE("answers: RDS") {
  SmallWorld small;
  Collected all(small);
  small.world[small.far].pending_identifier = small.name("near");
  small.world[small.far].pending_version = small.name("16.1");
  small.world[small.far].storage_encrypted = true;
  all.add("all", DescribeDBClusters{});
  all.add("one", DescribeDBClusters{small.name("plain")});
  all.add("while a password is pending", ModifyDBCluster{}, small.orders.id());
  all.add("all", DescribeDBInstances{});
  all.add("one", DescribeDBInstances{small.name("orders-2")});
  all.add("one", CreateDBInstance{}, small.reader.id());
  all.add("of a cluster", DescribeDBClusterSnapshots{small.name("orders"), Name::none});
  all.add("of another cluster", DescribeDBClusterSnapshots{small.name("plain"), Name::none});
  all.add("all of what a snapshot has", DeleteDBClusterSnapshot{}, small.snapshot.id());
  all.add("while other values are pending", StopDBCluster{}, small.far.id());
  all.add("all", DescribeGlobalClusters{});
  all.add("told by the member", RemoveFromGlobalCluster{small.name("planet"), small.name("far")}, small.far.id());
  all.add("all", DescribeBlueGreenDeployments{});
  all.add("one", CreateBlueGreenDeployment{}, small.deployment.id());
  small.world[small.plain].storage_key = small.key;
  small.world[small.plain].storage_encrypted = true;
  small.world[small.plain].deletion_protection = true;
  small.world[small.plain].iam_auth = true;
  small.world[small.plain].engine_version = small.name("16.4");
  small.world[small.plain].status = ClusterStatus::deleting;
  all.add("with everything", DeleteDBCluster{}, small.plain.id());
  small.world[small.deployment].exists = false;
  small.world[small.deployment].source = ClusterRow();
  all.add("gone", DeleteBlueGreenDeployment{}, small.deployment.id());
  CHECK(tests::matches_golden("aws/answers_rds.txt", all.text()));
}

TEST_CASE("answers: Secrets Manager") {
  SmallWorld small;
  Collected all(small);
  const Resource secret = small.secret.id();
  all.add("AWSCURRENT", GetSecretValue{}, secret, small.first.index);
  all.add("during a rotation", DescribeSecret{}, secret);
  all.add("all", ListSecrets{}, no_resource);
  all.add("with labels", ListSecretVersionIds{}, secret);
  all.add("under way", RotateSecret{}, secret);
  all.add("under way", CancelRotateSecret{}, secret);
  all.add("nothing", TagResource{}, secret);
  all.add("without one", GetResourcePolicy{}, secret);
  all.add("a name", PutResourcePolicy{}, secret);
  all.add("no name", ReplicateSecretToRegions{}, secret);
  Policy deny;
  deny.text = R"({"Version": "2012-10-17"})";
  Secret& row = small.world[small.secret];
  row.policy = small.setting.add(deny);
  row.pending = VersionRow();
  row.previous = small.first;
  row.current = small.second;
  small.add_version(13, 6);
  row.key = small.managed_key;
  row.last_rotated = sim::never;
  row.next_rotation_date = sim::never;
  row.rotation_enabled = false;
  row.deleted_date = tests::at_hour(9) + std::chrono::microseconds(1500);
  row.schedule = small.setting.add(*Schedule::expression("rate(10 days)", "2h"));
  all.add("under AWS's key, never rotated, to be deleted", DescribeSecret{}, secret);
  all.add("those to be deleted are left out", ListSecrets{}, no_resource);
  all.add("with labels or without", ListSecretVersionIds{{}, true}, secret);
  all.add("with one", GetResourcePolicy{}, secret);
  all.add("when", DeleteSecret{}, secret);
  small.world[small.orders].phase = RotationPhase::none;
  all.add("no rotation", RotateSecret{}, secret);
  CHECK(tests::matches_golden("aws/answers_secretsmanager.txt", all.text()));
}

TEST_CASE("answers: a secret of one's own") {
  SmallWorld small;
  Collected all(small);
  SecretValue value;
  value.text = R"({"username":"app","password":"First-99","host":"orders.cluster-x.eu-west-1.rds.amazonaws.com"})";
  value.password = small.setting.literal_password("First-99");
  value.has_password = true;
  value.username = small.name("app");
  Version version;
  version.value = value.password;
  version.given = small.setting.add(value);
  version.username = value.username;
  version.id = small.name("11111111-1111-4111-8111-111111111111");
  version.secret = SecretRow(1);
  version.key = small.managed_key;
  version.created = tests::at_hour(1);
  version.exists = 1;
  Version rotated = version;
  rotated.value = Password{99};
  rotated.username = small.name("app_clone");
  rotated.id = Name::none;
  rotated.nth = 2;
  const auto first = static_cast<std::uint32_t>(small.world.versions.size());
  small.world.versions.push_back(version);
  small.world.versions.push_back(rotated);
  small.world.versions.back().older = VersionRow(first);
  Secret own;
  own.name = small.name("app");
  own.account = small.setting.account;
  own.region = small.setting.region;
  own.description = small.name("of the shop");
  own.lambda = small.name("arn:aws:lambda:eu-west-1:123456789012:function:RotationMultiUser");
  own.key = small.managed_key;
  own.created = tests::at_hour(1);
  own.current = VersionRow(first);
  own.pending = VersionRow(first + 1);
  own.newest = VersionRow(first + 1);
  own.first_label = LabelRow(0);
  own.exists = true;
  small.world.secrets.push_back(own);
  small.world.labels.push_back({SecretRow(1), small.name("blue"), VersionRow(first), LabelRow(), 1});
  const Resource secret = SecretRow(1).id();
  all.add("an id", CreateSecret{}, secret, first);
  all.add("without a value", CreateSecret{}, secret, no_row);
  all.add("as written", GetSecretValue{}, secret, first);
  all.add("as rotated", GetSecretValue{}, secret, first + 1);
  all.add("a function and a label", DescribeSecret{}, secret);
  all.add("labels", PutSecretValue{}, secret, first);
  all.add("metadata alone", UpdateSecret{}, secret, no_row);
  all.add("public", ValidateResourcePolicy{}, secret, 1);
  all.add("well", ValidateResourcePolicy{}, secret);
  GetRandomPassword digits;
  digits.length = 12;
  digits.exclude_lowercase = true;
  digits.exclude_uppercase = true;
  digits.exclude_punctuation = true;
  digits.exclude_characters = small.name("0123");
  all.add("digits", digits, no_resource, 5);
  all.add("no reads", BatchGetSecretValue{});
  CHECK(tests::matches_golden("aws/answers_own_secrets.txt", all.text()));
}

TEST_CASE("answers: KMS") {
  SmallWorld small;
  Collected all(small);
  const Resource key = small.key.id();
  KeyReference by_alias;
  by_alias.form = KeyReference::Form::alias_name;
  by_alias.alias = small.name("alias/orders");
  KeyReference managed = by_alias;
  managed.alias = small.name("alias/aws/secretsmanager");
  all.add("a customer's", DescribeKey{}, key);
  all.add("AWS's", DescribeKey{}, small.managed_key.id());
  all.add("all", ListKeys{});
  all.add("nothing", EnableKey{}, key);
  all.add("all", ListAliases{});
  all.add("of one key", ListAliases{by_alias});
  all.add("of AWS's key", ListAliases{managed});
  all.add("an id and a token", CreateGrant{}, small.grant.id());
  all.add("RDS's own", ListGrants{by_alias}, key);
  all.add("of AWS's key", ListGrants{managed}, small.managed_key.id());
  all.add("the default one", GetKeyPolicy{}, key);
  all.add("that of AWS's key", GetKeyPolicy{}, small.managed_key.id());
  small.world[small.key].state = KeyState::PendingDeletion;
  small.world[small.key].deletion_date = tests::at_hour(24 * 7);
  all.add("in a week", ScheduleKeyDeletion{{}, 7}, key);
  all.add("pending deletion", DescribeKey{}, key);
  all.add("its ARN", CancelKeyDeletion{}, key);
  Policy own;
  own.text = R"({"Version": "2012-10-17", "Statement": []})";
  small.world[small.key].policy = small.setting.add(own);
  all.add("as written", GetKeyPolicy{}, key);
  Key& row = small.world[small.key];
  row.rotation_enabled = true;
  row.rotation_days = 90;
  row.next_rotation = tests::at_hour(24 * 90);
  all.add("on", GetKeyRotationStatus{}, key);
  row.rotation_enabled = false;
  all.add("off", GetKeyRotationStatus{}, key);
  row.origin = KeyOrigin::EXTERNAL;
  row.has_material = true;
  row.valid_to = tests::at_hour(24 * 30);
  all.add("imported", DescribeKey{}, key);
  all.add("for a day", GetParametersForImport{}, key);
  all.add("a data key", GenerateDataKey{}, key, 3);
  SecretValue plain;
  plain.text = "aGVsbG8=";
  all.add("what a person gave", Encrypt{{}, small.setting.add(plain), 7}, key);
  all.add("that again", Decrypt{}, key, 1);
  all.add("under another key", ReEncrypt{{}, {}, {small.key, 1, 0}, 0, 0}, key, 1);
  all.add("none", ListKeyTags{}, key);
  CHECK(tests::matches_golden("aws/answers_kms.txt", all.text()));
}

TEST_CASE("answers: a list shows what exists, in the account and the Region of the call") {
  SmallWorld small;
  const auto counts = [&] {
    std::vector<std::size_t> sizes;
    for (const Json& json :
         {answer(small, DescribeDBClusters{}), answer(small, DescribeDBInstances{}),
          answer(small, DescribeDBClusterSnapshots{}), answer(small, ListSecrets{}), answer(small, ListKeys{}),
          answer(small, ListAliases{}), answer(small, DescribeBlueGreenDeployments{})}) {
      sizes.push_back(json.front().size());
    }
    return sizes;
  };
  CHECK(counts() == std::vector<std::size_t>{3, 2, 1, 1, 2, 2, 1});
  SmallWorld elsewhere;
  elsewhere.setting.region = elsewhere.name("us-east-1");
  std::swap(small.setting, elsewhere.setting);
  CHECK(counts() == std::vector<std::size_t>{0, 0, 0, 0, 0, 0, 0});
  std::swap(small.setting, elsewhere.setting);
  small.world[small.orders].exists = small.world[small.reader].exists = small.world[small.snapshot].exists = false;
  small.world[small.secret].exists = small.world[small.managed_key].exists = false;
  small.world[small.alias].exists = 0;
  small.world[small.deployment].exists = false;
  CHECK(counts() == std::vector<std::size_t>{2, 1, 0, 0, 1, 0, 0});
}

TEST_CASE("answers: MasterUserSecret is there only while there is a secret") {
  SmallWorld small;
  const auto described = [&] { return answer(small, ModifyDBCluster{}, small.orders.id())["DBCluster"]; };
  CHECK(described()["MasterUserSecret"]["SecretStatus"] == "rotating");
  CHECK(described()["PendingModifiedValues"]["MasterUserPassword"] == "****");
  small.world[small.orders].secret = SecretRow();
  small.world[small.orders].pending_password = Password::none;
  CHECK_FALSE(described().contains("MasterUserSecret"));
  CHECK_FALSE(described().contains("PendingModifiedValues"));
}

TEST_CASE("answers: a generated password is text in SecretString and nowhere else") {
  SmallWorld small;
  const Json value = answer(small, GetSecretValue{}, small.secret.id(), small.second.index);
  const Json read = Json::parse(value["SecretString"].get<std::string>());
  const std::string password = aws::password_text(small.setting.seed, Password{12});
  CHECK(read["password"] == password);
  CHECK(read["username"] == "admin");

  std::string rest;
  for (Json json : {value, answer(small, DescribeSecret{}, small.secret.id()), answer(small, ListSecrets{}),
                    answer(small, ListSecretVersionIds{}, small.secret.id()), answer(small, DescribeDBClusters{}),
                    answer(small, ModifyDBCluster{}, small.orders.id()), answer(small, DescribeDBInstances{})}) {
    json.erase("SecretString");
    rest += json.dump();
  }
  for (const std::uint64_t identity : {11, 12}) {
    const std::string text = aws::password_text(small.setting.seed, Password{identity});
    CHECK(rest.find(Json(text).dump()) == std::string::npos);
    CHECK(rest.find(text) == std::string::npos);
  }
}
