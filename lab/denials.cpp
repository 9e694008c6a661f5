// One more statement, which denies the role of RDS everything.
#include "lab/denials.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>

#include "aws/identity_text.hpp"
#include "aws/policy_document.hpp"
#include "lab/line_calls.hpp"

namespace lab {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view empty_policy = R"({"Version":"2012-10-17","Statement":[]})";

// A document that has the statement stays as it is.
std::string with_denial(std::string_view document, std::string_view account) {
  Json denial = Json::object();
  denial["Sid"] = "ShutRdsOut";
  denial["Effect"] = "Deny";
  denial["Principal"]["AWS"] = aws::service_role_arn(account);
  denial["Action"] = "*";
  denial["Resource"] = "*";
  Json policy = Json::parse(document);
  Json& statements = policy["Statement"];
  if (!statements.is_array()) statements = Json::array({statements});
  if (std::ranges::find(statements, denial) == statements.end()) statements.push_back(denial);
  return policy.dump();
}

std::string default_key_policy(std::string_view account) {
  Json statement = Json::object();
  statement["Effect"] = "Allow";
  statement["Principal"]["AWS"] = "arn:aws:iam::" + std::string(account) + ":root";
  statement["Action"] = "kms:*";
  statement["Resource"] = "*";
  Json policy = Json::object();
  policy["Version"] = "2012-10-17";
  policy["Statement"] = Json::array({statement});
  return policy.dump();
}

// Whose role is shut out, and of what.
struct Target {
  bool key;
  model::Name account;
  model::Name key_account;
  model::PolicyId policy;  // in place now
};

bool by_policy(const model::FaultRequest& fault) {
  return fault.kind == model::FaultKind::impair_key_policy || fault.kind == model::FaultKind::impair_resource_policy;
}

// Where there is no secret yet the one that comes will have no policy, its key the default one.
Target target_of(const model::Setting& setting, const model::World& world, const model::FaultRequest& fault) {
  Target target{fault.kind == model::FaultKind::impair_key_policy, setting.account, setting.account,
                model::PolicyId::none};
  if (const model::ClusterRow row = live_cluster(world, fault.cluster); row && world[row].secret) {
    const model::Secret& secret = world[world[row].secret];
    target.account = world[row].account;
    target.key_account = world[secret.key].account;
    target.policy = target.key ? world[secret.key].policy : secret.policy;
  }
  return target;
}

model::PolicyId denial_of(model::Setting& setting, const Target& target, model::PolicyId policy) {
  const std::string base = policy != model::PolicyId::none ? setting.policy(policy).text
                           : target.key                    ? default_key_policy(setting.text(target.key_account))
                                                           : std::string(empty_policy);
  return aws::add_policy(setting, with_denial(base, setting.text(target.account)), "");
}

// Every policy that one of the rows has, or that a call of these kinds gives.
template <class... Giving, class Rows>
std::set<model::PolicyId> policies_of(const Rows& rows, const std::vector<model::Call>& calls) {
  std::set<model::PolicyId> found{model::PolicyId::none};
  for (const auto& row : rows) found.insert(row.policy);
  for (const model::Call& call : calls) {
    call.request.visit([&]<class Type>(const Type& given) {
      if constexpr ((std::is_same_v<Type, Giving> || ...)) found.insert(given.policy);
    });
  }
  return found;
}

// What one fault makes of a policy another fault may find in place.
void foresee(model::Setting& setting, const model::World& world, const std::vector<model::FaultRequest*>& faults,
             std::set<model::PolicyId> policies) {
  for (bool more = !faults.empty(); more;) {
    const std::size_t known = policies.size();
    for (model::FaultRequest* fault : faults) {
      const Target target = target_of(setting, world, *fault);
      fault->denials.clear();
      for (const model::PolicyId policy : policies) {
        fault->denials.push_back({policy, denial_of(setting, target, policy)});
      }
    }
    for (const model::FaultRequest* fault : faults) {
      for (const model::Denial& denial : fault->denials) policies.insert(denial.denying);
    }
    more = policies.size() > known;
  }
}

}  // namespace

void add_denial_of_current(model::Setting& setting, const model::World& world, model::FaultRequest& fault) {
  if (!by_policy(fault)) return;
  const Target target = target_of(setting, world, fault);
  fault.denials = {{target.policy, denial_of(setting, target, target.policy)}};
}

void add_denials_of_all(model::Setting& setting, const model::World& world, std::vector<model::Call>& calls) {
  std::vector<model::FaultRequest*> of_keys;
  std::vector<model::FaultRequest*> of_secrets;
  for (model::Call& call : calls) {
    auto* fault = call.request.get_if<model::FaultRequest>();
    if (fault != nullptr && by_policy(*fault)) {
      (fault->kind == model::FaultKind::impair_key_policy ? of_keys : of_secrets).push_back(fault);
    }
  }
  foresee(setting, world, of_keys, policies_of<model::CreateKey, model::PutKeyPolicy>(world.keys, calls));
  foresee(setting, world, of_secrets, policies_of<model::PutResourcePolicy>(world.secrets, calls));
}

}  // namespace lab
