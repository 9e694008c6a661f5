// Requests as the simulator of IAM makes them: only the policies of the principal, and one of a resource if it is
// given.
#include "model/policy_simulator.hpp"

#include "model/iam.hpp"
#include "model/operations.hpp"
#include "model/request_access.hpp"

namespace model {

std::vector<SimulatedRequest> simulate(const Setting& setting, const World& world, sim::Time now, const Call& call,
                                       PrincipalRow source, const SimulatePrincipalPolicy& request) {
  const Principal& row = world[source];
  const Caller caller{principal_arn(setting.text(row.account), row.kind, setting.text(row.name)), row.account, row.kind,
                      source};
  Context context = context_of(setting, caller, now, call.region);
  context.set("aws:ResourceAccount", std::string(setting.text(row.account)));
  for (const auto& [key, value] : request.context) {
    context.set(setting.text(key), std::string(setting.text(value)));
  }
  std::vector<SimulatedRequest> made;
  const std::vector<Name> any{Name::none};
  for (const Name action : request.actions) {
    for (const Name resource : request.resources.empty() ? any : request.resources) {
      Ask ask;
      ask.resource = resource == Name::none ? "*" : std::string(setting.text(resource));
      ask.guard = request.resource_policy == PolicyId::none ? Guard::none : Guard::open;
      ask.policy = request.resource_policy;
      made.push_back({action, resource, decide_named(setting, world, caller, setting.text(action), ask, context)});
    }
  }
  return made;
}

Outcome perform(Step& step, const Call& call, const SimulatePrincipalPolicy& request) {
  if (request.malformed) {
    return refuse(Refusal::iam_document_malformed);
  }
  const PrincipalRow source = request.source.account == call.account
                                  ? find_principal(step, call.account, request.source.kind, request.source.name)
                                  : PrincipalRow();
  return source ? accept(source.id()) : refuse(Refusal::iam_not_found);
}

}  // namespace model
