// Invariants of access: asked anew, one document at a time, of every call that was accepted.
#include <algorithm>

#include "model/authorization.hpp"
#include "model/inspection.hpp"
#include "model/request_access.hpp"

namespace model {
namespace {

Context context_of_call(const Inspection& step, const Call& call, const Caller& caller, const Ask& ask) {
  Context context = context_of(step.setting, caller, step.now(), call.region);
  const Name owner = ask.owner == Name::none ? caller.account : ask.owner;
  context.set("aws:ResourceAccount", std::string(step.setting.text(owner)));
  add_request_keys(context, step.setting, step.world, call);
  return context;
}

// Whether a Deny of what is attached to the principal, or to a group that it is in, applies.
bool denied_by(const Inspection& step, PrincipalRow principal, const PolicyQuery& query) {
  for (AttachmentRow row = step.world[principal].first; row; row = step.world[row].next) {
    const Attachment& one = step.world[row];
    if (!one.exists || !one.visible) {
      continue;
    }
    if (one.group && denied_by(step, one.group, query)) {
      return true;
    }
    const PolicyId document =
        one.visible_policy ? step.world[one.visible_policy].visible_document : one.visible_document;
    if (document != PolicyId::none && consult_identity(step.setting.policy(document), query).deny != nullptr) {
      return true;
    }
  }
  return false;
}

// IAM changes spread after the step, so what is visible now is what the call was decided by.
void check_no_deny(Inspection& step, const Call& call, const Caller& caller) {
  const Ask ask = ask_of(step.setting, step.world, call);
  const Context context = context_of_call(step, call, caller, ask);
  const std::string action = action_text(ask.action);
  const PolicyQuery query{caller.arn, step.setting.text(caller.account), action, ask.resource, context};
  step.require(!denied_by(step, caller.row, query), Invariant::explicit_deny_wins, step.record.notes[0].resource);
}

bool may(const Inspection& step, const Call& call, const Caller& caller, Action action, SecretRow secret) {
  Ask ask;
  ask.action = action;
  Context context = context_of_call(step, call, caller, ask);
  if (secret) {
    ask.guard = Guard::open;
    ask.policy = step.world[secret].policy;
    ask.resource = spelled(step.setting, step.world, secret.id());
    add_secret_keys(context, step.setting, step.world, secret);
  } else {
    ask.resource = "arn:aws:secretsmanager:" + std::string(step.setting.text(call.region)) + ":" +
                   std::string(step.setting.text(call.account)) + ":secret:rds!cluster-*";
  }
  return decide(step.setting, step.world, caller, ask, context).allowed();
}

// Turning management on or rotating takes rights beside the call's own.
template <class R>
void check_further_rights(Inspection& step, const Call& call, const Caller& caller, const R& request) {
  if constexpr (requires {
                  request.rotate_master_user_password;
                  request.cluster;
                }) {
    const ClusterRow cluster = cluster_named(step.world, call, request.cluster);
    if (request.rotate_master_user_password.value_or(false) && cluster) {
      step.require(may(step, call, caller, Action::RotateSecret, step.world[cluster].secret),
                   Invariant::rotate_needs_permission, cluster.id());
    }
  }
  if constexpr (requires { request.secret_key; }) {
    if (request.manage_master_user_password.value_or(false)) {
      step.require(may(step, call, caller, Action::CreateSecret, SecretRow()) &&
                       may(step, call, caller, Action::TagResource, SecretRow()),
                   Invariant::enable_needs_permissions, step.record.notes[0].resource);
    }
  }
}

// Calls that would change who may do what in the name of the service-linked role.
template <class R>
void check_service_role(Inspection& step, const R& request) {
  if constexpr (requires {
                  request.principal;
                  R::kind;
                }) {
    const bool changes = !action_row(R::action).read_only;
    const bool service_role =
        R::kind == PrincipalKind::role && step.setting.text(request.principal) == "AWSServiceRoleForRDS";
    step.require(!changes || !service_role, Invariant::slr_untouchable, step.record.notes[0].resource);
  }
}

}  // namespace

void check_access(Inspection& step, const Call& call) {
  if (step.refused() || !is_operation(action_of(call))) {
    return;
  }
  call.request.visit([&](const auto& request) { check_service_role(step, request); });
  const Caller caller = caller_of(step.setting, step.world, call.principal);
  if (caller.administrates()) {
    return;
  }
  if (caller.row) {
    check_no_deny(step, call, caller);
  }
  call.request.visit([&](const auto& request) { check_further_rights(step, call, caller, request); });
}

void check_access_of_service(Inspection& step, const Note& note, std::uint16_t index) {
  const bool by_users_policies =
      note.decision.layer == Layer::boundary || note.decision.layer == Layer::service_control;
  step.require(note.kind == NoteKind::call || note.kind == NoteKind::client || !by_users_policies,
               Invariant::user_policy_cannot_impair, note.resource, index);
}

}  // namespace model
