// What IAM answers.
#include <fmt/format.h>

#include "aws/answers.hpp"
#include "aws/identity_text.hpp"
#include "aws/timestamp.hpp"
#include "model/iam.hpp"
#include "model/policy_simulator.hpp"

namespace aws {
namespace {

using model::Attachment;
using model::AttachmentKind;
using model::AttachmentRow;
using model::PolicyRow;
using model::PolicyVersionRow;
using model::PrincipalRow;
using model::Table;

Json nothing() { return Json::object(); }

Json describe(const Answering& about, PrincipalRow row, std::string_view kind) {
  const std::string prefix(kind);
  Json json;
  json["Path"] = "/";
  json[prefix + "Name"] = about.text(about.world[row].name);
  json["Arn"] = arn(about.setting, about.world, row.id());
  return json;
}

Json principal(const Answering& about, std::string_view kind) {
  Json answer = Json::object();
  if (const PrincipalRow row = about.about<Table::principal>()) {
    answer[std::string(kind)] = describe(about, row, kind);
  }
  return answer;
}

Json members_of(const Answering& about, PrincipalRow group) {
  Json users = Json::array();
  for (const Attachment& one : about.world.attachments) {
    if (one.exists && one.attached && one.kind == AttachmentKind::member && one.group == group) {
      users.push_back(describe(about, one.principal, "User"));
    }
  }
  return users;
}

// Every attachment of a kind that the principal has.
template <class Visit>
void each_attached(const Answering& about, AttachmentKind kind, Visit visit) {
  const PrincipalRow principal = about.about<Table::principal>();
  if (!principal) {
    return;
  }
  for (AttachmentRow row = about.world[principal].first; row; row = about.world[row].next) {
    const Attachment& one = about.world[row];
    if (one.exists && one.attached && one.kind == kind) {
      visit(one);
    }
  }
}

Json inline_names(const Answering& about) {
  Json json;
  json["PolicyNames"] = Json::array();
  each_attached(about, AttachmentKind::inlined,
                [&](const Attachment& one) { json["PolicyNames"].push_back(about.text(one.name)); });
  json["IsTruncated"] = false;
  return json;
}

Json attached(const Answering& about) {
  Json json;
  json["AttachedPolicies"] = Json::array();
  each_attached(about, AttachmentKind::managed, [&](const Attachment& one) {
    Json policy;
    policy["PolicyName"] = about.text(about.world[one.policy].name);
    policy["PolicyArn"] = arn(about.setting, about.world, one.policy.id());
    json["AttachedPolicies"].push_back(std::move(policy));
  });
  json["IsTruncated"] = false;
  return json;
}

Json document_of(const Answering& about, model::PolicyId id) {
  return Json::parse(about.setting.policy(id).text, nullptr, false);
}

Json inline_policy(const Answering& about, const char* name_member) {
  const AttachmentRow row = about.about<Table::attachment>();
  if (!row) {
    return Json::object();
  }
  const Attachment& one = about.world[row];
  Json json;
  json[name_member] = about.text(about.world[one.principal].name);
  json["PolicyName"] = about.text(one.name);
  json["PolicyDocument"] = document_of(about, one.document);
  return json;
}

std::string version_text(const Answering& about, PolicyVersionRow row) {
  return fmt::format("v{}", about.world[row].nth);
}

Json policy(const Answering& about) {
  const PolicyRow row = about.about<Table::policy>();
  if (!row) {
    return Json::object();
  }
  const model::ManagedPolicy& made = about.world[row];
  std::int64_t attachments = 0;
  for (const Attachment& one : about.world.attachments) {
    attachments += one.exists && one.attached && one.kind == AttachmentKind::managed && one.policy == row ? 1 : 0;
  }
  Json json;
  json["PolicyName"] = about.text(made.name);
  json["Arn"] = arn(about.setting, about.world, row.id());
  json["Path"] = "/";
  json["DefaultVersionId"] = version_text(about, made.default_version);
  json["AttachmentCount"] = attachments;
  json["IsAttachable"] = true;
  json["CreateDate"] = timestamp(about.world[made.default_version].created);
  return Json{{"Policy", std::move(json)}};
}

Json version(const Answering& about, bool with_document) {
  const PolicyRow row = about.about<Table::policy>();
  if (!row) {
    return Json::object();
  }
  const PolicyVersionRow number(about.outcome.detail);
  Json json;
  if (with_document) {
    json["Document"] = document_of(about, about.world[number].document);
  }
  json["VersionId"] = version_text(about, number);
  json["IsDefaultVersion"] = about.world[row].default_version == number;
  json["CreateDate"] = timestamp(about.world[number].created);
  return Json{{"PolicyVersion", std::move(json)}};
}

std::string_view decision_text(model::Verdict verdict) {
  switch (verdict) {
    case model::Verdict::allowed:
      return "allowed";
    case model::Verdict::explicit_deny:
      return "explicitDeny";
    default:
      return "implicitDeny";
  }
}

}  // namespace

Json answer_to(const Answering& about, const model::CreateUser& /*request*/) { return principal(about, "User"); }
Json answer_to(const Answering& about, const model::GetUser& /*request*/) { return principal(about, "User"); }
Json answer_to(const Answering& /*about*/, const model::DeleteUser& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::PutUserPolicy& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::DeleteUserPolicy& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::AttachUserPolicy& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::DetachUserPolicy& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::PutUserPermissionsBoundary& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::DeleteUserPermissionsBoundary& /*request*/) {
  return nothing();
}
Json answer_to(const Answering& about, const model::GetUserPolicy& /*request*/) {
  return inline_policy(about, "UserName");
}
Json answer_to(const Answering& about, const model::ListUserPolicies& /*request*/) { return inline_names(about); }
Json answer_to(const Answering& about, const model::ListAttachedUserPolicies& /*request*/) { return attached(about); }
Json answer_to(const Answering& about, const model::CreateRole& /*request*/) { return principal(about, "Role"); }
Json answer_to(const Answering& about, const model::GetRole& /*request*/) { return principal(about, "Role"); }
Json answer_to(const Answering& /*about*/, const model::DeleteRole& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::PutRolePolicy& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::DeleteRolePolicy& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::AttachRolePolicy& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::DetachRolePolicy& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::PutRolePermissionsBoundary& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::DeleteRolePermissionsBoundary& /*request*/) {
  return nothing();
}
Json answer_to(const Answering& about, const model::GetRolePolicy& /*request*/) {
  return inline_policy(about, "RoleName");
}
Json answer_to(const Answering& about, const model::ListRolePolicies& /*request*/) { return inline_names(about); }
Json answer_to(const Answering& about, const model::ListAttachedRolePolicies& /*request*/) { return attached(about); }
Json answer_to(const Answering& about, const model::CreateGroup& /*request*/) { return principal(about, "Group"); }
Json answer_to(const Answering& about, const model::GetGroup& /*request*/) {
  Json json = principal(about, "Group");
  json["Users"] = members_of(about, about.about<Table::principal>());
  return json;
}
Json answer_to(const Answering& /*about*/, const model::DeleteGroup& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::PutGroupPolicy& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::DeleteGroupPolicy& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::AttachGroupPolicy& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::DetachGroupPolicy& /*request*/) { return nothing(); }
Json answer_to(const Answering& about, const model::GetGroupPolicy& /*request*/) {
  return inline_policy(about, "GroupName");
}
Json answer_to(const Answering& about, const model::ListGroupPolicies& /*request*/) { return inline_names(about); }
Json answer_to(const Answering& about, const model::ListAttachedGroupPolicies& /*request*/) { return attached(about); }
Json answer_to(const Answering& /*about*/, const model::AddUserToGroup& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::RemoveUserFromGroup& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::CreateServiceLinkedRole& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::SetDefaultPolicyVersion& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::DeletePolicyVersion& /*request*/) { return nothing(); }
Json answer_to(const Answering& /*about*/, const model::DeletePolicy& /*request*/) { return nothing(); }
Json answer_to(const Answering& about, const model::CreatePolicy& /*request*/) { return policy(about); }
Json answer_to(const Answering& about, const model::GetPolicy& /*request*/) { return policy(about); }
Json answer_to(const Answering& about, const model::CreatePolicyVersion& /*request*/) { return version(about, false); }
Json answer_to(const Answering& about, const model::GetPolicyVersion& /*request*/) { return version(about, true); }
Json answer_to(const Answering& about, const model::SimulatePrincipalPolicy& request) {
  Json json;
  json["EvaluationResults"] = Json::array();
  const PrincipalRow source = about.about<Table::principal>();
  if (source) {
    for (const model::SimulatedRequest& one :
         model::simulate(about.setting, about.world, about.now, about.call, source, request)) {
      Json result;
      result["EvalActionName"] = about.text(one.action);
      result["EvalResourceName"] = one.resource == model::Name::none ? "*" : about.text(one.resource);
      result["EvalDecision"] = decision_text(one.decision.verdict);
      result["MatchedStatements"] = Json::array();
      if (const model::Statement* statement = model::deciding_statement(about.setting, one.decision)) {
        const model::Policy& document = about.setting.policy(one.decision.policy);
        Json matched;
        matched["SourcePolicyId"] = document.source.empty() ? statement->sid : document.source;
        matched["StartPosition"] = Json{{"Line", statement->line}, {"Column", 1}};
        result["MatchedStatements"].push_back(std::move(matched));
      }
      result["MissingContextValues"] = Json::array();
      json["EvaluationResults"].push_back(std::move(result));
    }
  }
  json["IsTruncated"] = false;
  return json;
}

}  // namespace aws
