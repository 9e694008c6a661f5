// Principals, attachments and managed policies as rows, and their changes spreading.
#include "model/iam_rows.hpp"

#include <algorithm>

namespace model {
namespace {

// A change that is under way carries this one along.
template <class RowNumber>
void spread_later(Step& step, RowNumber row) {
  if (!step[row].propagation_slot.pending()) {
    step.wait(row.id(), SlotKind::propagation, WaitName::iam_propagation);
  }
}

void show(Step& step, AttachmentRow row) {
  const Attachment& one = step[row];
  step.change<&Attachment::visible_document>(row, one.document);
  step.change<&Attachment::visible_policy>(row, one.policy);
  step.change<&Attachment::visible>(row, one.attached);
}

void spread_change(Step& step, AttachmentRow row, Spread spread) {
  if (spread == Spread::at_once) {
    show(step, row);
  } else {
    spread_later(step, row);
  }
}

// A place for an attachment: the one that was of this kind before, where it is still spreading, or a new one.
AttachmentRow attachment_for(Step& step, const Attachment& wanted) {
  AttachmentRow last;
  for (AttachmentRow row = step[wanted.principal].first; row; row = step[row].next) {
    const Attachment& one = step[row];
    if (one.exists && one.kind == wanted.kind && one.name == wanted.name && one.group == wanted.group &&
        (one.policy == wanted.policy || wanted.kind == AttachmentKind::boundary)) {
      step.change<&Attachment::document>(row, wanted.document);
      step.change<&Attachment::policy>(row, wanted.policy);
      step.change<&Attachment::attached>(row, true);
      return row;
    }
    last = row;
  }
  const AttachmentRow made = step.create(wanted);
  if (last) {
    step.bookkeeping(last).next = made;
  } else {
    step.bookkeeping(wanted.principal).first = made;
  }
  return made;
}

}  // namespace

PrincipalRow find_principal(const Step& step, Name account, PrincipalKind kind, Name name) {
  const std::vector<Principal>& rows = step.world().principals;
  const auto found = std::ranges::find_if(rows, [&](const Principal& one) {
    return one.exists && one.kind == kind && one.account == account && one.name == name;
  });
  return found == rows.end() ? PrincipalRow() : PrincipalRow(static_cast<std::uint32_t>(found - rows.begin()));
}

PolicyRow find_policy(const World& world, const PolicyReference& reference) {
  const auto found = std::ranges::find_if(world.policies, [&](const ManagedPolicy& one) {
    return one.exists != 0 && one.account == reference.account && one.name == reference.name;
  });
  return found == world.policies.end() ? PolicyRow()
                                       : PolicyRow(static_cast<std::uint32_t>(found - world.policies.begin()));
}

AttachmentRow find_attachment(const World& world, PrincipalRow principal, AttachmentKind kind, Name inline_name,
                              PolicyRow policy, PrincipalRow group) {
  for (AttachmentRow row = world[principal].first; row; row = world[row].next) {
    const Attachment& one = world[row];
    if (one.exists && one.attached && one.kind == kind && one.name == inline_name && one.group == group &&
        (one.policy == policy || kind == AttachmentKind::boundary)) {
      return row;
    }
  }
  return AttachmentRow();
}

PrincipalRow make_principal(Step& step, Name account, PrincipalKind kind, Name name) {
  Principal principal;
  principal.name = name;
  principal.account = account;
  principal.kind = kind;
  return step.create(principal);
}

void put_inline(Step& step, PrincipalRow principal, Name name, PolicyId document, Spread spread) {
  Attachment wanted;
  wanted.principal = principal;
  wanted.kind = AttachmentKind::inlined;
  wanted.name = name;
  wanted.document = document;
  wanted.attached = true;
  spread_change(step, attachment_for(step, wanted), spread);
}

void attach(Step& step, PrincipalRow principal, AttachmentKind kind, PolicyRow policy, Spread spread) {
  Attachment wanted;
  wanted.principal = principal;
  wanted.kind = kind;
  wanted.policy = policy;
  wanted.attached = true;
  spread_change(step, attachment_for(step, wanted), spread);
}

void join(Step& step, PrincipalRow user, PrincipalRow group, Spread spread) {
  Attachment wanted;
  wanted.principal = user;
  wanted.kind = AttachmentKind::member;
  wanted.group = group;
  wanted.attached = true;
  spread_change(step, attachment_for(step, wanted), spread);
}

void detach(Step& step, AttachmentRow attachment) {
  step.change<&Attachment::attached>(attachment, false);
  spread_later(step, attachment);
}

void attachment_change_visible(Step& step, AttachmentRow attachment) {
  step.happened(NoteKind::timer, Action::ChangeVisible, attachment.id());
  show(step, attachment);
}

PolicyRow make_policy(Step& step, Name account, Name name, PolicyId document, Spread spread) {
  ManagedPolicy made;
  made.account = account;
  made.name = name;
  const PolicyRow policy = step.create(made);
  step.change<&ManagedPolicy::default_version>(policy, add_policy_version(step, policy, document));
  if (spread == Spread::at_once) {
    step.change<&ManagedPolicy::visible_document>(policy, document);
  } else {
    spread_later(step, policy);
  }
  return policy;
}

PolicyVersionRow add_policy_version(Step& step, PolicyRow policy, PolicyId document) {
  PolicyVersion version;
  version.created = step.now;
  version.policy = policy;
  version.nth = ++step.bookkeeping(policy).versions_made;
  version.document = document;
  return step.create(version);
}

void set_default_version(Step& step, PolicyRow policy, PolicyVersionRow version) {
  step.change<&ManagedPolicy::default_version>(policy, version);
  spread_later(step, policy);
}

void policy_change_visible(Step& step, PolicyRow policy) {
  step.happened(NoteKind::timer, Action::ChangeVisible, policy.id());
  step.change<&ManagedPolicy::visible_document>(policy, step[step[policy].default_version].document);
}

PolicyRow ensure_published(Step& step, const PolicyReference& reference) {
  const PolicyRow policy = find_policy(step.world(), reference);
  return policy || reference.account != Name::none
             ? policy
             : make_policy(step, Name::none, reference.name, reference.published, Spread::at_once);
}

}  // namespace model
