// Operations on users, roles and groups.
#include <algorithm>

#include "model/iam_rows.hpp"
#include "model/operations.hpp"

namespace model {
namespace {

constexpr std::size_t most_managed_policies = 10;
constexpr std::string_view service_role = "AWSServiceRoleForRDS";

// The principal that a request is about.
template <class R>
Outcome find_asked(const Step& step, const Call& call, const R& request, PrincipalRow& principal) {
  principal = find_principal(step, call.account, R::kind, request.principal);
  return principal ? accept(principal.id()) : refuse(Refusal::iam_not_found);
}

// … and that people may change.
template <class R>
Outcome find_changeable(const Step& step, const Call& call, const R& request, PrincipalRow& principal) {
  if (R::kind == PrincipalKind::role && step.setting.text(request.principal) == service_role) {
    return refuse(Refusal::iam_unmodifiable);
  }
  return find_asked(step, call, request, principal);
}

// A managed policy that may be attached: of the caller's account, or AWS's.
Outcome find_attachable(const Step& step, const Call& call, const PolicyReference& reference, PolicyRow& policy) {
  policy = find_policy(step.world(), reference);
  const bool published = reference.account == Name::none && reference.published != PolicyId::none;
  const bool own = reference.account == call.account && policy;
  if (reference.account == Name::none && reference.name != Name::none &&
      step.setting.text(reference.name).starts_with("aws-service-role/")) {
    return refuse(Refusal::iam_policy_not_attachable);
  }
  return published || own ? accept(no_resource) : refuse(Refusal::iam_not_found);
}

bool well_named(const Step& step, Name name) {
  const std::string_view text = step.setting.text(name);
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           std::string_view("+=,.@_-").find(c) != std::string_view::npos;
  });
}

// How long the inline policies of a principal may be together, without white space.
std::size_t most_inline_characters(PrincipalKind kind) {
  return kind == PrincipalKind::user ? 2048 : kind == PrincipalKind::role ? 10240 : 5120;
}

std::size_t count_attached(const World& world, PrincipalRow principal, AttachmentKind kind) {
  std::size_t count = 0;
  for (AttachmentRow row = world[principal].first; row; row = world[row].next) {
    count += world[row].exists && world[row].attached && world[row].kind == kind ? 1 : 0;
  }
  return count;
}

bool has_members(const World& world, PrincipalRow group) {
  return std::ranges::any_of(world.attachments, [group](const Attachment& one) {
    return one.exists && one.attached && one.kind == AttachmentKind::member && one.group == group;
  });
}

// The user and the group of a request.
template <class R>
Outcome find_both(const Step& step, const Call& call, const R& request, PrincipalRow& user, PrincipalRow& group) {
  user = find_principal(step, call.account, PrincipalKind::user, request.user);
  group = find_principal(step, call.account, PrincipalKind::group, request.group);
  return user && group ? accept(group.id()) : refuse(Refusal::iam_not_found);
}

}  // namespace

template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const CreatePrincipal<A, K>& request) {
  if (!well_named(step, request.principal)) {
    return refuse(Refusal::iam_name_invalid);
  }
  if (find_principal(step, call.account, K, request.principal)) {
    return refuse(Refusal::iam_exists);
  }
  if (request.document_malformed) {
    return refuse(Refusal::iam_document_malformed);
  }
  PolicyRow boundary;
  if (request.boundary.given()) {
    if (const Outcome found = find_attachable(step, call, request.boundary, boundary); !found.ok()) {
      return found;
    }
  }
  const PrincipalRow made = make_principal(step, call.account, K, request.principal);
  if (request.boundary.given()) {
    attach(step, made, AttachmentKind::boundary, ensure_published(step, request.boundary), Spread::by_and_by);
  }
  return accept(made.id());
}

template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const DeletePrincipal<A, K>& request) {
  PrincipalRow principal;
  if (const Outcome found = find_changeable(step, call, request, principal); !found.ok()) {
    return found;
  }
  const World& world = step.world();
  if (count_attached(world, principal, AttachmentKind::inlined) != 0 ||
      count_attached(world, principal, AttachmentKind::managed) != 0 ||
      count_attached(world, principal, AttachmentKind::member) != 0 || has_members(world, principal)) {
    return refuse(Refusal::iam_delete_conflict, principal.id());
  }
  for (AttachmentRow row = step[principal].first; row; row = step[row].next) {
    if (step[row].exists) {
      step.cancel(row.id(), SlotKind::propagation);
      step.remove(row);
    }
  }
  step.remove(principal);
  return accept(principal.id());
}

template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const GetPrincipal<A, K>& request) {
  PrincipalRow principal;
  return find_asked(step, call, request, principal);
}

template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const PutInlinePolicy<A, K>& request) {
  PrincipalRow principal;
  if (const Outcome found = find_changeable(step, call, request, principal); !found.ok()) {
    return found;
  }
  if (request.document == PolicyId::none) {
    return refuse(Refusal::iam_document_malformed, principal.id());
  }
  if (request.characters > most_inline_characters(K)) {
    return refuse(Refusal::iam_limit_exceeded, principal.id());
  }
  put_inline(step, principal, request.policy_name, request.document, Spread::by_and_by);
  return accept(principal.id());
}

template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const DeleteInlinePolicy<A, K>& request) {
  PrincipalRow principal;
  if (const Outcome found = find_changeable(step, call, request, principal); !found.ok()) {
    return found;
  }
  const AttachmentRow attachment = find_attachment(step.world(), principal, AttachmentKind::inlined,
                                                   request.policy_name, PolicyRow(), PrincipalRow());
  if (!attachment) {
    return refuse(Refusal::iam_not_found, principal.id());
  }
  detach(step, attachment);
  return accept(principal.id());
}

template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const GetInlinePolicy<A, K>& request) {
  PrincipalRow principal;
  if (const Outcome found = find_asked(step, call, request, principal); !found.ok()) {
    return found;
  }
  const AttachmentRow attachment = find_attachment(step.world(), principal, AttachmentKind::inlined,
                                                   request.policy_name, PolicyRow(), PrincipalRow());
  return attachment ? accept(attachment.id()) : refuse(Refusal::iam_not_found, principal.id());
}

template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const AttachPolicy<A, K>& request) {
  PrincipalRow principal;
  if (const Outcome found = find_changeable(step, call, request, principal); !found.ok()) {
    return found;
  }
  PolicyRow policy;
  if (const Outcome found = find_attachable(step, call, request.policy, policy); !found.ok()) {
    return found;
  }
  const bool there =
      policy && find_attachment(step.world(), principal, AttachmentKind::managed, Name::none, policy, PrincipalRow());
  if (!there && count_attached(step.world(), principal, AttachmentKind::managed) >= most_managed_policies) {
    return refuse(Refusal::iam_limit_exceeded, principal.id());
  }
  attach(step, principal, AttachmentKind::managed, ensure_published(step, request.policy), Spread::by_and_by);
  return accept(principal.id());
}

template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const DetachPolicy<A, K>& request) {
  PrincipalRow principal;
  if (const Outcome found = find_changeable(step, call, request, principal); !found.ok()) {
    return found;
  }
  const PolicyRow policy = find_policy(step.world(), request.policy);
  const AttachmentRow attachment =
      policy ? find_attachment(step.world(), principal, AttachmentKind::managed, Name::none, policy, PrincipalRow())
             : AttachmentRow();
  if (!attachment) {
    return refuse(Refusal::iam_not_found, principal.id());
  }
  detach(step, attachment);
  return accept(principal.id());
}

template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const PutPermissionsBoundary<A, K>& request) {
  PrincipalRow principal;
  if (const Outcome found = find_changeable(step, call, request, principal); !found.ok()) {
    return found;
  }
  PolicyRow policy;
  if (const Outcome found = find_attachable(step, call, request.boundary, policy); !found.ok()) {
    return found;
  }
  attach(step, principal, AttachmentKind::boundary, ensure_published(step, request.boundary), Spread::by_and_by);
  return accept(principal.id());
}

template <Action A, PrincipalKind K>
Outcome perform(Step& step, const Call& call, const DeletePermissionsBoundary<A, K>& request) {
  PrincipalRow principal;
  if (const Outcome found = find_changeable(step, call, request, principal); !found.ok()) {
    return found;
  }
  const AttachmentRow boundary =
      find_attachment(step.world(), principal, AttachmentKind::boundary, Name::none, PolicyRow(), PrincipalRow());
  if (!boundary) {
    return refuse(Refusal::iam_not_found, principal.id());
  }
  detach(step, boundary);
  return accept(principal.id());
}

template <Action A, PrincipalKind K, AttachmentKind L>
Outcome perform(Step& step, const Call& call, const ListAttachments<A, K, L>& request) {
  PrincipalRow principal;
  return find_asked(step, call, request, principal);
}

Outcome perform(Step& step, const Call& call, const AddUserToGroup& request) {
  PrincipalRow user;
  PrincipalRow group;
  const Outcome found = find_both(step, call, request, user, group);
  if (found.ok()) {
    join(step, user, group, Spread::by_and_by);
  }
  return found;
}

Outcome perform(Step& step, const Call& call, const RemoveUserFromGroup& request) {
  PrincipalRow user;
  PrincipalRow group;
  if (const Outcome found = find_both(step, call, request, user, group); !found.ok()) {
    return found;
  }
  const AttachmentRow member =
      find_attachment(step.world(), user, AttachmentKind::member, Name::none, PolicyRow(), group);
  if (!member) {
    return refuse(Refusal::iam_not_found, group.id());
  }
  detach(step, member);
  return accept(group.id());
}

Outcome perform(Step& step, const Call& call, const CreateServiceLinkedRole& request) {
  if (step.setting.text(request.service) != "rds.amazonaws.com") {
    return refuse(Refusal::iam_not_found);
  }
  // RDS has its role in every account from the beginning.
  static_cast<void>(call);
  return refuse(Refusal::service_linked_role_taken);
}

Outcome perform(Step& step, const Call& /*call*/, const DefinePrincipal& request) {
  const Identity& who = step.setting.principals[static_cast<std::size_t>(request.principal)];
  const PrincipalRow principal = make_principal(step, who.account, who.kind, who.name);
  for (const auto& [name, document] : request.inlined) {
    put_inline(step, principal, name, document, Spread::at_once);
  }
  for (const PolicyReference& policy : request.attached) {
    attach(step, principal, AttachmentKind::managed, ensure_published(step, policy), Spread::at_once);
  }
  for (const Name group : request.groups) {
    join(step, principal, find_principal(step, who.account, PrincipalKind::group, group), Spread::at_once);
  }
  if (request.boundary) {
    const PolicyRow own =
        make_policy(step, who.account, request.boundary->first, request.boundary->second, Spread::at_once);
    attach(step, principal, AttachmentKind::boundary, own, Spread::at_once);
  } else if (request.boundary_policy.given()) {
    attach(step, principal, AttachmentKind::boundary, ensure_published(step, request.boundary_policy), Spread::at_once);
  }
  return accept(principal.id());
}

template Outcome perform(Step&, const Call&, const CreateUser&);
template Outcome perform(Step&, const Call&, const CreateRole&);
template Outcome perform(Step&, const Call&, const CreateGroup&);
template Outcome perform(Step&, const Call&, const DeleteUser&);
template Outcome perform(Step&, const Call&, const DeleteRole&);
template Outcome perform(Step&, const Call&, const DeleteGroup&);
template Outcome perform(Step&, const Call&, const GetUser&);
template Outcome perform(Step&, const Call&, const GetRole&);
template Outcome perform(Step&, const Call&, const GetGroup&);
template Outcome perform(Step&, const Call&, const PutUserPolicy&);
template Outcome perform(Step&, const Call&, const PutRolePolicy&);
template Outcome perform(Step&, const Call&, const PutGroupPolicy&);
template Outcome perform(Step&, const Call&, const DeleteUserPolicy&);
template Outcome perform(Step&, const Call&, const DeleteRolePolicy&);
template Outcome perform(Step&, const Call&, const DeleteGroupPolicy&);
template Outcome perform(Step&, const Call&, const GetUserPolicy&);
template Outcome perform(Step&, const Call&, const GetRolePolicy&);
template Outcome perform(Step&, const Call&, const GetGroupPolicy&);
template Outcome perform(Step&, const Call&, const AttachUserPolicy&);
template Outcome perform(Step&, const Call&, const AttachRolePolicy&);
template Outcome perform(Step&, const Call&, const AttachGroupPolicy&);
template Outcome perform(Step&, const Call&, const DetachUserPolicy&);
template Outcome perform(Step&, const Call&, const DetachRolePolicy&);
template Outcome perform(Step&, const Call&, const DetachGroupPolicy&);
template Outcome perform(Step&, const Call&, const PutUserPermissionsBoundary&);
template Outcome perform(Step&, const Call&, const PutRolePermissionsBoundary&);
template Outcome perform(Step&, const Call&, const DeleteUserPermissionsBoundary&);
template Outcome perform(Step&, const Call&, const DeleteRolePermissionsBoundary&);
template Outcome perform(Step&, const Call&, const ListUserPolicies&);
template Outcome perform(Step&, const Call&, const ListRolePolicies&);
template Outcome perform(Step&, const Call&, const ListGroupPolicies&);
template Outcome perform(Step&, const Call&, const ListAttachedUserPolicies&);
template Outcome perform(Step&, const Call&, const ListAttachedRolePolicies&);
template Outcome perform(Step&, const Call&, const ListAttachedGroupPolicies&);

}  // namespace model
