// The operations of IAM on managed policies, and its simulator, with every option of the API 2010-05-08.
#include <charconv>

#include "aws/bindings.hpp"
#include "aws/condition_keys.hpp"
#include "aws/iam_documents.hpp"
#include "aws/mistake.hpp"
#include "aws/published_policies.hpp"

namespace aws {
namespace {

using namespace model;
using bind::flag, bind::name, bind::policy;

// The number of v3.
template <class R>
void version_number(Request& request, const Value& value, Reading& /*reading*/) {
  std::uint32_t number = 0;
  const char* end = value.text.data() + value.text.size();
  if (value.text.starts_with("v") && std::from_chars(value.text.data() + 1, end, number).ptr == end) {
    request.as<R>().version = number;
  }
}

SimulatePrincipalPolicy& simulated(Request& request) { return request.as<SimulatePrincipalPolicy>(); }

void simulated_source(Request& request, const Value& value, Reading& reading) {
  simulated(request).source = principal_reference(reading.setting, value.text);
}

void simulated_actions(Request& request, const Value& value, Reading& reading) {
  for (const Value& action : value.elements) {
    if (action.text.find(':') == std::string::npos) {
      throw Mistake("--action-names: " + action.text +
                    " is no action; write it as service:Action, such as rds:ModifyDBCluster");
    }
    simulated(request).actions.push_back(reading.setting.intern(action.text));
  }
}

void simulated_resources(Request& request, const Value& value, Reading& reading) {
  for (const Value& resource : value.elements) {
    simulated(request).resources.push_back(reading.setting.intern(resource.text));
  }
}

void simulated_resource_policy(Request& request, const Value& value, Reading& reading) {
  simulated(request).resource_policy = add_policy(reading.setting, value.text, value.source);
  simulated(request).malformed = simulated(request).resource_policy == PolicyId::none;
}

void simulated_context(Request& request, const Value& value, Reading& reading) {
  for (const Value& entry : value.elements) {
    const Value* key = entry.find("ContextKeyName");
    const Value* values = entry.find("ContextKeyValues");
    if (key == nullptr || values == nullptr || values->elements.size() != 1) {
      throw Mistake("--context-entries: an entry has a ContextKeyName and one of ContextKeyValues");
    }
    if (find_condition_key(key->text) == nullptr) {
      throw Mistake("--context-entries: the condition key " + key->text + " is not evaluated here");
    }
    const Name named = reading.setting.intern(key->text);
    simulated(request).context.emplace_back(named, reading.setting.intern(values->elements[0].text));
  }
}

void not_simulated(Request& /*request*/, const Value& value, Reading& /*reading*/) {
  if (!value.elements.empty()) {
    throw Mistake("only the policies that the principal has are simulated; attach a policy instead of giving it");
  }
}

}  // namespace

std::vector<OperationRow> iam_policy_operations() {
  return {
      {CreatePolicy{},
       "Makes a managed policy, which can be attached to several principals.",
       "PolicyName!:string(1) Path:string(1) PolicyDocument!:string(1) Description:string "
       "Tags:[{Key!:string(1),Value!:string}]",
       {{"PolicyName", name<&CreatePolicy::policy_name>}, {"PolicyDocument", document<CreatePolicy>}}},
      {CreatePolicyVersion{},
       "Adds a version to a managed policy, and makes it the one that counts.",
       "PolicyArn!:string(1) PolicyDocument!:string(1) SetAsDefault:boolean",
       {{"PolicyArn", policy<&CreatePolicyVersion::policy>},
        {"PolicyDocument", document<CreatePolicyVersion>},
        {"SetAsDefault", flag<&CreatePolicyVersion::set_as_default>}}},
      {SetDefaultPolicyVersion{},
       "Makes another version of a managed policy the one that counts.",
       "PolicyArn!:string(1) VersionId!:string(1)",
       {{"PolicyArn", policy<&SetDefaultPolicyVersion::policy>},
        {"VersionId", version_number<SetDefaultPolicyVersion>}}},
      {DeletePolicyVersion{},
       "Deletes a version that is not the default.",
       "PolicyArn!:string(1) VersionId!:string(1)",
       {{"PolicyArn", policy<&DeletePolicyVersion::policy>}, {"VersionId", version_number<DeletePolicyVersion>}}},
      {GetPolicyVersion{},
       "Shows a version of a managed policy with its document.",
       "PolicyArn!:string(1) VersionId!:string(1)",
       {{"PolicyArn", policy<&GetPolicyVersion::policy>}, {"VersionId", version_number<GetPolicyVersion>}}},
      {DeletePolicy{},
       "Deletes a managed policy that is attached to nothing.",
       "PolicyArn!:string(1)",
       {{"PolicyArn", policy<&DeletePolicy::policy>}}},
      {GetPolicy{}, "Shows a managed policy.", "PolicyArn!:string(1)", {{"PolicyArn", policy<&GetPolicy::policy>}}},
      {SimulatePrincipalPolicy{},
       "Says what the policies of a principal would decide, without doing it.",
       "PolicySourceArn!:string(1) PolicyInputList:[string(1)] PermissionsBoundaryPolicyInputList:[string(1)] "
       "ActionNames!:[string(1)] ResourceArns:[string(1)] ResourcePolicy:string(1) ResourceOwner:string(1) "
       "CallerArn:string(1) "
       "ContextEntries:[{ContextKeyName:string(1),ContextKeyValues:[string],ContextKeyType:string}] "
       "ResourceHandlingOption:string(1) MaxItems:integer(1) Marker:string(1)",
       {{"PolicySourceArn", simulated_source},
        {"ActionNames", simulated_actions},
        {"ResourceArns", simulated_resources},
        {"ResourcePolicy", simulated_resource_policy},
        {"ContextEntries", simulated_context},
        {"PolicyInputList", not_simulated},
        {"PermissionsBoundaryPolicyInputList", not_simulated}}},
  };
}

}  // namespace aws
