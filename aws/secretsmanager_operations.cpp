// The operations of Secrets Manager, with every option of the API 2017-10-17.
#include <algorithm>
#include <array>

#include "aws/bindings.hpp"
#include "aws/policy_document.hpp"
#include "aws/secret_value.hpp"

namespace aws {
namespace {

using namespace model;
using bind::flag, bind::key, bind::name, bind::number, bind::secret, bind::version;

constexpr std::size_t longest_resource_policy = 20480;
constexpr std::size_t longest_value = 65536;

template <class Operation>
void put_value(Request& request, const Value& value, Reading& reading, bool binary) {
  GivenValue& given = request.as<Operation>().value;
  (binary ? given.as_binary : given.as_text) = true;
  given.too_long = value.text.size() > longest_value;
  given.value = add_secret_value(reading.setting, reading.directory, value.text, binary);
}
template <class Operation>
void text_value(Request& request, const Value& value, Reading& reading) {
  put_value<Operation>(request, value, reading, false);
}
template <class Operation>
void binary_value(Request& request, const Value& value, Reading& reading) {
  put_value<Operation>(request, value, reading, true);
}

// A function by the name that AWS gives its templates.
void rotation_function(Request& request, const Value& value, Reading& reading) {
  auto& rotate = request.as<RotateSecret>();
  rotate.lambda = reading.setting.intern(value.text);
  const auto is = [&](std::string_view strategy) { return value.text.find(strategy) != std::string::npos; };
  rotate.strategy = is("RotationSingleUser")  ? RotationStrategy::single_user
                    : is("RotationMultiUser") ? RotationStrategy::alternating_users
                                              : RotationStrategy::none;
}

// In the order of SecretFilter::Key.
constexpr std::array<std::string_view, 8> filter_keys{"",          "description",    "name",           "tag-key",
                                                      "tag-value", "primary-region", "owning-service", "all"};

template <class Operation>
void filters(Request& request, const Value& value, Reading& reading) {
  for (const Value& one : value.elements) {
    SecretFilter filter;
    if (const Value* word = one.find("Key")) {
      const auto known = std::find(filter_keys.begin() + 1, filter_keys.end(), word->text);
      filter.key = known == filter_keys.end() ? SecretFilter::Key::unknown
                                              : static_cast<SecretFilter::Key>(known - filter_keys.begin());
    }
    if (const Value* values = one.find("Values")) {
      for (const Value& text : values->elements) filter.values.push_back(reading.setting.intern(text.text));
    }
    request.as<Operation>().filters.push_back(std::move(filter));
  }
}

void secret_list(Request& request, const Value& value, Reading& reading) {
  for (const Value& one : value.elements) {
    request.as<BatchGetSecretValue>().secrets.push_back(reading.directory.secret(one.text));
  }
}

void stages(Request& request, const Value& value, Reading& reading) {
  for (const Value& one : value.elements) {
    request.as<PutSecretValue>().stages.push_back(reading.setting.intern(one.text));
  }
}

void replicas(Request& request, const Value& value, Reading& /*reading*/) {
  request.as<CreateSecret>().replicas = !value.elements.empty();
}

void new_description(Request& request, const Value& value, Reading& reading) {
  request.as<UpdateSecret>().description = reading.setting.intern(value.text);
}

// Days and an expression exclude each other, and neither says nothing: both are the service's to refuse.
void rotation_rules(Request& request, const Value& value, Reading& reading) {
  auto& rotate = request.as<RotateSecret>();
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

template <class Operation>
void tags(Request& request, const Value& value, Reading& reading) {
  const auto text = [](const Value* part) {
    return part == nullptr ? std::string_view() : std::string_view(part->text);
  };
  for (const Value& tag : value.elements) {
    // In this order with every compiler: the numbers of names are part of the fingerprint.
    const Name key = reading.setting.intern(text(tag.find("Key")));
    const Name content = reading.setting.intern(text(tag.find("Value")));
    request.as<Operation>().tags.emplace_back(key, content);
  }
}

void tag_keys(Request& request, const Value& value, Reading& reading) {
  for (const Value& tag : value.elements) {
    request.as<UntagResource>().tag_keys.push_back(reading.setting.intern(tag.text));
  }
}

template <class Operation>
void resource_policy(Request& request, const Value& value, Reading& reading) {
  auto& put = request.as<Operation>();
  put.policy = add_policy(reading.setting, value.text, value.source);
  put.too_long = value.text.size() > longest_resource_policy;
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
       {{"IncludePlannedDeletion", flag<&ListSecrets::include_planned_deletion>},
        {"Filters", filters<ListSecrets>},
        {"SortOrder", name<&ListSecrets::sort_order>}}},
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
        {"ClientRequestToken", version<&RotateSecret::token>},
        {"RotationLambdaARN", rotation_function},
        {"RotationRules", rotation_rules},
        {"RotateImmediately", flag<&RotateSecret::rotate_immediately>}}},
      {CancelRotateSecret{},
       "Turns a secret's rotation schedule off, and stops a rotation under way.",
       "SecretId!:string(1)",
       {{"SecretId", secret<&CancelRotateSecret::secret>}}},
      {TagResource{},
       "Puts tags on a secret; those of AWS are not for users.",
       "SecretId!:string(1) Tags!:[{Key:string(1),Value:string}]",
       {{"SecretId", secret<&TagResource::secret>}, {"Tags", tags<TagResource>}}},
      {UntagResource{},
       "Takes tags off a secret; those of AWS are not for users.",
       "SecretId!:string(1) TagKeys!:[string(1)]",
       {{"SecretId", secret<&UntagResource::secret>}, {"TagKeys", tag_keys}}},
      {PutResourcePolicy{},
       "Gives a secret a resource policy, which can shut RDS out.",
       "SecretId!:string(1) ResourcePolicy!:string(1) BlockPublicPolicy:boolean",
       {{"SecretId", secret<&PutResourcePolicy::secret>},
        {"ResourcePolicy", resource_policy<PutResourcePolicy>},
        {"BlockPublicPolicy", flag<&PutResourcePolicy::block_public_policy>}}},
      {GetResourcePolicy{},
       "Shows a secret's resource policy.",
       "SecretId!:string(1)",
       {{"SecretId", secret<&GetResourcePolicy::secret>}}},
      {DeleteResourcePolicy{},
       "Takes a secret's resource policy away.",
       "SecretId!:string(1)",
       {{"SecretId", secret<&DeleteResourcePolicy::secret>}}},
      {DeleteSecret{},
       "Deletes a secret at the end of a window, or at once; refused where RDS owns it.",
       "SecretId!:string(1) RecoveryWindowInDays:integer ForceDeleteWithoutRecovery:boolean",
       {{"SecretId", secret<&DeleteSecret::secret>},
        {"RecoveryWindowInDays", number<&DeleteSecret::recovery_window_in_days>},
        {"ForceDeleteWithoutRecovery", flag<&DeleteSecret::force_delete_without_recovery>}}},
      {RestoreSecret{},
       "Takes a secret's deletion back; a managed secret has no window in which to do so.",
       "SecretId!:string(1)",
       {{"SecretId", secret<&RestoreSecret::secret>}}},
      {PutSecretValue{},
       "Gives a secret a new version; refused where RDS owns it.",
       "SecretId!:string(1) ClientRequestToken:string(32) SecretBinary:blob*(1) SecretString:string*(1) "
       "VersionStages:[string(1)](1) RotationToken:string*(36)",
       {{"SecretId", secret<&PutSecretValue::secret>},
        {"ClientRequestToken", version<&PutSecretValue::token>},
        {"SecretString", text_value<PutSecretValue>},
        {"SecretBinary", binary_value<PutSecretValue>},
        {"VersionStages", stages}}},
      {UpdateSecret{},
       "Changes a secret's value, key or description; refused where RDS owns it.",
       "SecretId!:string(1) ClientRequestToken:string(32) Description:string KmsKeyId:string SecretBinary:blob*(1) "
       "SecretString:string*(1) Type:string",
       {{"SecretId", secret<&UpdateSecret::secret>},
        {"ClientRequestToken", version<&UpdateSecret::token>},
        {"Description", new_description},
        {"KmsKeyId", key<&UpdateSecret::key>},
        {"SecretString", text_value<UpdateSecret>},
        {"SecretBinary", binary_value<UpdateSecret>}}},
      {MoveStage{},
       "Moves a label between versions; refused where RDS owns the secret.",
       "SecretId!:string(1) VersionStage!:string(1) RemoveFromVersionId:string(32) MoveToVersionId:string(32)",
       {{"SecretId", secret<&MoveStage::secret>},
        {"VersionStage", name<&MoveStage::version_stage>},
        {"MoveToVersionId", version<&MoveStage::move_to>},
        {"RemoveFromVersionId", version<&MoveStage::remove_from>}}},
      {ReplicateSecretToRegions{},
       "Would copy a secret to other Regions; refused, for that is not simulated.",
       "SecretId!:string(1) AddReplicaRegions!:[{Region:string(1),KmsKeyId:string}](1) "
       "ForceOverwriteReplicaSecret:boolean",
       {{"SecretId", secret<&ReplicateSecretToRegions::secret>}}},
      {CreateSecret{},
       "Makes a secret of one's own, with or without a first value.",
       "Name!:string(1) ClientRequestToken:string(32) Description:string KmsKeyId:string SecretBinary:blob*(1) "
       "SecretString:string*(1) Tags:[{Key:string(1),Value:string}] "
       "AddReplicaRegions:[{Region:string(1),KmsKeyId:string}](1) ForceOverwriteReplicaSecret:boolean Type:string",
       {{"Name", name<&CreateSecret::name>},
        {"ClientRequestToken", name<&CreateSecret::token>},
        {"Description", name<&CreateSecret::description>},
        {"KmsKeyId", key<&CreateSecret::key>},
        {"SecretString", text_value<CreateSecret>},
        {"SecretBinary", binary_value<CreateSecret>},
        {"Tags", tags<CreateSecret>},
        {"AddReplicaRegions", replicas}}},
      {BatchGetSecretValue{},
       "Reads the current versions of several secrets, named or found by filters.",
       "SecretIdList:[string(1)](1) Filters:[{Key:string,Values:[string](1)}] MaxResults:integer(1) "
       "NextToken:string(1)",
       {{"SecretIdList", secret_list}, {"Filters", filters<BatchGetSecretValue>}}},
      {GetRandomPassword{},
       "Draws a password.",
       "PasswordLength:integer(1) ExcludeCharacters:string ExcludeNumbers:boolean ExcludePunctuation:boolean "
       "ExcludeUppercase:boolean ExcludeLowercase:boolean IncludeSpace:boolean RequireEachIncludedType:boolean",
       {{"PasswordLength", number<&GetRandomPassword::length>},
        {"ExcludeCharacters", name<&GetRandomPassword::exclude_characters>},
        {"ExcludeNumbers", flag<&GetRandomPassword::exclude_numbers>},
        {"ExcludePunctuation", flag<&GetRandomPassword::exclude_punctuation>},
        {"ExcludeUppercase", flag<&GetRandomPassword::exclude_uppercase>},
        {"ExcludeLowercase", flag<&GetRandomPassword::exclude_lowercase>},
        {"IncludeSpace", flag<&GetRandomPassword::include_space>},
        {"RequireEachIncludedType", flag<&GetRandomPassword::require_each_included_type>}}},
      {ValidateResourcePolicy{},
       "Says whether a resource policy is valid, and whether it would let everybody in.",
       "SecretId:string(1) ResourcePolicy!:string(1)",
       {{"SecretId", secret<&ValidateResourcePolicy::secret>},
        {"ResourcePolicy", resource_policy<ValidateResourcePolicy>}}},
  };
}

}  // namespace aws
