// Requests as an audit record keeps them: AWS's member names, what was given only, and no password.
#include "aws/request_text.hpp"

#include <nlohmann/json.hpp>

#include "tests/aws/small_world.hpp"
#include "tests/catch.hpp"
#include "tests/golden.hpp"

using namespace model;
using tests::SmallWorld;
using Json = nlohmann::ordered_json;

namespace {

template <class Request>
Json request(SmallWorld& small, Request made) {
  return aws::request(small.setting, small.world, small.call(std::move(made)));
}

// A request with all of its members given.
CreateDBCluster full_create(SmallWorld& small) {
  CreateDBCluster full;
  full.cluster = small.name("orders");
  full.engine = small.name("aurora-mysql");
  full.engine_version = small.name("8.0");
  full.engine_mode = small.name("provisioned");
  full.master_username = small.name("admin");
  full.master_user_password = GivenPassword{small.setting.literal_password("hunter22"), true};
  full.manage_master_user_password = false;
  full.secret_key.text = small.name("alias/orders");
  full.storage_key.text = small.name("alias/disk");
  full.global_cluster = small.name("planet");
  full.replication_source = small.name("plain");
  full.authentication_type = small.name("password");
  full.deletion_protection = true;
  return full;
}

}  // namespace

TEST_CASE("requests: the members that were given, by AWS's names") {
  SmallWorld small;
  std::string all;
  const auto add = [&](auto made) {
    all += std::string(action_row(decltype(made)::action).name) + " " + request(small, made).dump() + "\n";
  };
  const SecretReference secret{small.secret, small.name("rds!cluster-x")};
  KeyReference key;
  key.text = small.name("alias/orders");
  Policy policy;
  policy.text = R"({"Version": "2012-10-17"})";
  const PolicyId document = small.setting.add(policy);
  add(full_create(small));
  ModifyDBCluster modify;
  modify.cluster = small.name("orders");
  modify.rotate_master_user_password = true;
  modify.apply_immediately = true;
  modify.other_changes = true;
  add(modify);
  modify.new_identifier = small.name("sales");
  modify.engine_mode = small.name("provisioned");
  modify.allow_engine_mode_change = true;
  modify.retention_days = 7;
  add(modify);
  add(FailoverDBCluster{small.name("orders"), small.name("orders-2")});
  add(CopyDBClusterSnapshot{small.name("last"), small.name("copy"), key});
  RestoreDBClusterToPointInTime restore;
  restore.cluster = small.name("copy");
  restore.source = small.name("orders");
  restore.time = tests::at_hour(7);
  restore.copy_on_write = true;
  add(restore);
  add(DeleteDBCluster{small.name("orders"), false, small.name("last")});
  add(RemoveFromGlobalCluster{small.name("planet"), small.name("far")});
  add(CreateBlueGreenDeployment{small.name("upgrade"), small.name("plain")});
  add(GetSecretValue{secret, {small.first, small.name("v-1")}, small.name("AWSCURRENT")});
  RotateSecret rotate;
  rotate.secret = secret;
  rotate.schedule = small.setting.add(*Schedule::expression("rate(10 days)", "2h"));
  rotate.rotate_immediately = false;
  add(rotate);
  add(TagResource{secret, {{small.name("team"), small.name("payments")}, {small.name("env"), Name::none}}});
  add(UntagResource{secret, {small.name("team"), small.name("env")}});
  add(PutResourcePolicy{secret, document, false, {}});
  add(DeleteSecret{secret, 7, true});
  add(UpdateSecretVersionStage{secret, small.name("AWSCURRENT"), {small.first, small.name("v-1")}, {}});
  add(CreateKey{small.name("a key"), document, false, false, true, KeyOrigin::EXTERNAL, false, {}});
  add(ScheduleKeyDeletion{key, 7});
  add(CreateAlias{small.name("alias/new"), key});
  add(CreateGrant{key, small.name("arn:aws:iam::1:user/x"), 0b11, false, secret});
  add(RevokeGrant{key, {small.grant, small.name("g-1")}});
  add(PutKeyPolicy{key, small.name("default"), document, false, false});
  add(ListKeys{});
  CreateSecret create;
  create.name = small.name("app");
  create.value.as_text = true;
  add(create);
  PutSecretValue put;
  put.secret = secret;
  put.value.as_binary = true;
  put.stages = {small.name("blue")};
  add(put);
  BatchGetSecretValue batch;
  batch.filters.push_back({SecretFilter::Key::tag_key, {small.name("team")}});
  add(batch);
  add(EnableKeyRotation{key, 90});
  add(ImportKeyMaterial{key, small.key, tests::at_hour(1), 1, true, tests::at_hour(24 * 30)});
  add(TagKey{key, {{small.name("team"), small.name("payments")}}});
  add(DatabaseUserRequest{small.name("orders"), small.name("app"), Password{3}});
  CHECK(tests::matches_golden("aws/requests.txt", all));
}

TEST_CASE("requests: a password is four asterisks") {
  SmallWorld small;
  CHECK(request(small, full_create(small))["MasterUserPassword"] == "****");
  CHECK(request(small, full_create(small)).dump().find("hunter22") == std::string::npos);
  LoginRequest login;
  login.cluster = small.name("orders");
  login.literal = small.setting.literal_password("hunter22");
  CHECK(request(small, login) == Json::parse(R"({"cluster": "orders", "password": {"literal": "****"}})"));
}

TEST_CASE("requests: logins and faults have the words of the scenario language") {
  SmallWorld small;
  LoginRequest login;
  login.cluster = small.name("orders");
  login.stage = small.name("AWSCURRENT");
  CHECK(request(small, login) == Json::parse(R"({"cluster": "orders", "password": {"stage": "AWSCURRENT"}})"));

  FaultRequest fault;
  fault.cluster = small.name("orders");
  fault.kind = FaultKind::impair_key_policy;
  CHECK(request(small, fault) == Json::parse(R"({"impair": "orders", "by": "key-policy"})"));
  fault.kind = FaultKind::writer_down;
  fault.lasts = std::chrono::minutes(10);
  CHECK(request(small, fault) == Json::parse(R"({"writer-down": "orders", "for": "10m"})"));
  fault.kind = FaultKind::fail_rotation_step;
  fault.lasts.reset();
  fault.phase = RotationPhase::test;
  fault.times = 2;
  CHECK(request(small, fault) == Json::parse(R"({"fail-rotation-step": "orders", "step": "test", "times": 2})"));
  fault.kind = FaultKind::slow;
  fault.wait = WaitName::rotation_set;
  fault.permille = 2500;
  CHECK(request(small, fault) == Json::parse(R"({"slow": "rotation.set", "factor": 2.5})"));
  fault.kind = FaultKind::throttle;
  fault.throttled = Action::RotateSecret;
  CHECK(request(small, fault) == Json::parse(R"({"throttle": "RotateSecret"})"));
}
