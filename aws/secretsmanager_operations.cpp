// The operations of Secrets Manager, with every option of the API 2017-10-17.
#include "aws/bindings.hpp"
#include "aws/policy_document.hpp"

namespace aws {
namespace {

using namespace model;
using bind::flag, bind::name, bind::number, bind::secret, bind::version;

constexpr std::size_t longest_policy = 20480;

// Days and an expression exclude each other, and neither says nothing: both are the service's to refuse.
void rotation_rules(Request& request, const Value& value, Reading& reading) {
  auto& rotate = std::get<RotateSecret>(request);
  if (value.elements.empty()) return;
  const Value* days = value.find("AutomaticallyAfterDays");
  const Value* expression = value.find("ScheduleExpression");
  const Value* given = value.find("Duration");
  const std::string_view duration = given == nullptr ? std::string_view() : given->text;
  std::optional<Schedule> schedule;
  if (days != nullptr && expression != nullptr) {
    rotate.days_and_expression = true;
    return;
  }
  if (days != nullptr) schedule = Schedule::after_days(days->integer, duration);
  if (expression != nullptr) schedule = Schedule::expression(expression->text, duration);
  rotate.malformed = !schedule;
  if (schedule) rotate.schedule = reading.setting.add(*schedule);
}

void tags(Request& request, const Value& value, Reading& reading) {
  const auto text = [](const Value* part) {
    return part == nullptr ? std::string_view() : std::string_view(part->text);
  };
  for (const Value& tag : value.elements) {
    // In this order with every compiler: the numbers of names are part of the fingerprint.
    const Name key = reading.setting.intern(text(tag.find("Key")));
    const Name content = reading.setting.intern(text(tag.find("Value")));
    std::get<TagResource>(request).tags.emplace_back(key, content);
  }
}

void tag_keys(Request& request, const Value& value, Reading& reading) {
  for (const Value& tag : value.elements) {
    std::get<UntagResource>(request).tag_keys.push_back(reading.setting.intern(tag.text));
  }
}

void resource_policy(Request& request, const Value& value, Reading& reading) {
  auto& put = std::get<PutResourcePolicy>(request);
  put.policy = add_policy(reading.setting, value.text, value.source);
  put.too_long = value.text.size() > longest_policy;
}

}  // namespace

std::vector<OperationRow> secretsmanager_operations() {
  using MoveStage = UpdateSecretVersionStage;
  return {
      {GetSecretValue{},
       "Reads a version of a secret, the current one by default: what an application does before it logs in.",
       "SecretId!:string(1) VersionId:string(32) VersionStage:string(1)",
       {{"SecretId", secret<&GetSecretValue::secret>},
        {"VersionId", version<&GetSecretValue::version>},
        {"VersionStage", name<&GetSecretValue::version_stage>}}},
      {DescribeSecret{},
       "Shows a secret without its value: key, versions and labels, schedule, dates.",
       "SecretId!:string(1)",
       {{"SecretId", secret<&DescribeSecret::secret>}}},
      {ListSecrets{},
       "Lists the secrets.",
       "IncludePlannedDeletion:boolean MaxResults:integer(1) NextToken:string(1) "
       "Filters:[{Key:string,Values:[string](1)}] SortOrder:string SortBy:string",
       {}},
      {ListSecretVersionIds{},
       "Lists the versions of a secret and their labels.",
       "SecretId!:string(1) MaxResults:integer(1) NextToken:string(1) IncludeDeprecated:boolean",
       {{"SecretId", secret<&ListSecretVersionIds::secret>},
        {"IncludeDeprecated", flag<&ListSecretVersionIds::include_deprecated>}}},
      {RotateSecret{},
       "Changes a secret's rotation schedule, and rotates it now unless told not to.",
       "SecretId!:string(1) ClientRequestToken:string(32) RotationLambdaARN:string "
       "RotationRules:{AutomaticallyAfterDays:integer(1),Duration:string(2),ScheduleExpression:string(1)} "
       "ExternalSecretRotationMetadata:[{Key:string(1),Value:string(1)}] ExternalSecretRotationRoleArn:string(20) "
       "RotateImmediately:boolean",
       {{"SecretId", secret<&RotateSecret::secret>},
        {"RotationLambdaARN", name<&RotateSecret::lambda>},
        {"RotationRules", rotation_rules},
        {"RotateImmediately", flag<&RotateSecret::rotate_immediately>}}},
      {CancelRotateSecret{},
       "Turns a secret's rotation schedule off, and stops a rotation under way.",
       "SecretId!:string(1)",
       {{"SecretId", secret<&CancelRotateSecret::secret>}}},
      {TagResource{},
       "Puts tags on a secret; those of AWS are not for users.",
       "SecretId!:string(1) Tags!:[{Key:string(1),Value:string}]",
       {{"SecretId", secret<&TagResource::secret>}, {"Tags", tags}}},
      {UntagResource{},
       "Takes tags off a secret; those of AWS are not for users.",
       "SecretId!:string(1) TagKeys!:[string(1)]",
       {{"SecretId", secret<&UntagResource::secret>}, {"TagKeys", tag_keys}}},
      {PutResourcePolicy{},
       "Gives a secret a resource policy, which can shut RDS out.",
       "SecretId!:string(1) ResourcePolicy!:string(1) BlockPublicPolicy:boolean",
       {{"SecretId", secret<&PutResourcePolicy::secret>}, {"ResourcePolicy", resource_policy}}},
      {GetResourcePolicy{},
       "Shows a secret's resource policy.",
       "SecretId!:string(1)",
       {{"SecretId", secret<&GetResourcePolicy::secret>}}},
      {DeleteResourcePolicy{},
       "Takes a secret's resource policy away.",
       "SecretId!:string(1)",
       {{"SecretId", secret<&DeleteResourcePolicy::secret>}}},
      {DeleteSecret{},
       "Would delete a secret; refused where RDS owns it.",
       "SecretId!:string(1) RecoveryWindowInDays:integer ForceDeleteWithoutRecovery:boolean",
       {{"SecretId", secret<&DeleteSecret::secret>},
        {"RecoveryWindowInDays", number<&DeleteSecret::recovery_window_in_days>},
        {"ForceDeleteWithoutRecovery", flag<&DeleteSecret::force_delete_without_recovery>}}},
      {RestoreSecret{},
       "Takes a secret's deletion back; a managed secret has no window in which to do so.",
       "SecretId!:string(1)",
       {{"SecretId", secret<&RestoreSecret::secret>}}},
      {PutSecretValue{},
       "Would give a secret a new version; refused where RDS owns it.",
       "SecretId!:string(1) ClientRequestToken:string(32) SecretBinary:blob*(1) SecretString:string*(1) "
       "VersionStages:[string(1)](1) RotationToken:string*(36)",
       {{"SecretId", secret<&PutSecretValue::secret>}}},
      {UpdateSecret{},
       "Would change a secret's value, key or description; refused where RDS owns it.",
       "SecretId!:string(1) ClientRequestToken:string(32) Description:string KmsKeyId:string SecretBinary:blob*(1) "
       "SecretString:string*(1) Type:string",
       {{"SecretId", secret<&UpdateSecret::secret>}}},
      {MoveStage{},
       "Would move a label between versions; refused where RDS owns the secret.",
       "SecretId!:string(1) VersionStage!:string(1) RemoveFromVersionId:string(32) MoveToVersionId:string(32)",
       {{"SecretId", secret<&MoveStage::secret>},
        {"VersionStage", name<&MoveStage::version_stage>},
        {"MoveToVersionId", version<&MoveStage::move_to>},
        {"RemoveFromVersionId", version<&MoveStage::remove_from>}}},
      {ReplicateSecretToRegions{},
       "Would copy a secret to other Regions; refused where RDS owns it.",
       "SecretId!:string(1) AddReplicaRegions!:[{Region:string(1),KmsKeyId:string}](1) "
       "ForceOverwriteReplicaSecret:boolean",
       {{"SecretId", secret<&ReplicateSecretToRegions::secret>}}},
  };
}

}  // namespace aws
