// What was asked, as AWS's JSON has it.
#include "aws/request_text.hpp"

#include <nlohmann/json.hpp>

#include "aws/request_members.hpp"

namespace aws {
namespace {

using model::Name;

// ---- IAM -----------------------------------------------------------------------------------------------------------
std::string member_of(model::PrincipalKind kind) {
  return kind == model::PrincipalKind::user   ? "UserName"
         : kind == model::PrincipalKind::role ? "RoleName"
                                              : "GroupName";
}
// Requests about users, roles and groups have members alike.
template <class R>
requires requires { R::kind; }
void list(Members& to, const R& from) {
  to(member_of(R::kind).c_str(), from.principal);
  if constexpr (requires { from.policy_name; }) {
    to("PolicyName", from.policy_name);
  }
  if constexpr (requires { from.document; }) {
    to("PolicyDocument", from.document);
  }
  if constexpr (requires { from.policy; }) {
    to("PolicyArn", from.policy.text);
  }
  if constexpr (requires { from.boundary; }) {
    to("PermissionsBoundary", from.boundary.text);
  }
}
void list(Members& to, const model::AddUserToGroup& from) { to("GroupName", from.group)("UserName", from.user); }
void list(Members& to, const model::RemoveUserFromGroup& from) { to("GroupName", from.group)("UserName", from.user); }
void list(Members& to, const model::CreatePolicy& from) {
  to("PolicyName", from.policy_name)("PolicyDocument", from.document);
}
void list(Members& to, const model::CreatePolicyVersion& from) {
  to("PolicyArn", from.policy.text)("PolicyDocument", from.document)("SetAsDefault", from.set_as_default);
}
template <class R>
void list_version(Members& to, const R& from) {
  to("PolicyArn", from.policy.text)("VersionId", Json("v" + std::to_string(from.version)));
}
void list(Members& to, const model::SetDefaultPolicyVersion& from) { list_version(to, from); }
void list(Members& to, const model::DeletePolicyVersion& from) { list_version(to, from); }
void list(Members& to, const model::GetPolicyVersion& from) { list_version(to, from); }
void list(Members& to, const model::DeletePolicy& from) { to("PolicyArn", from.policy.text); }
void list(Members& to, const model::GetPolicy& from) { to("PolicyArn", from.policy.text); }
void list(Members& to, const model::CreateServiceLinkedRole& from) { to("AWSServiceName", from.service); }
void list(Members& to, const model::SimulatePrincipalPolicy& from) {
  Json actions = Json::array();
  for (const Name action : from.actions) {
    actions.push_back(to.text(action));
  }
  to("PolicySourceArn", from.source.text)("ActionNames", std::move(actions));
}
void list(Members&, const model::DefinePrincipal&) {}

// ---- what is no call of AWS
// --------------------------------------------------------------------------------------------
void list(Members& to, const model::LoginRequest& from) {
  Json password;
  if (from.literal) {
    password["literal"] = hidden_password;
  } else if (from.version.given()) {
    password["version"] = to.text(from.version.text);
  } else {
    password["stage"] = to.text(from.stage);
  }
  to("cluster", from.cluster)("secret", from.secret)("user", from.user)("password", std::move(password));
}

void list(Members& to, const model::DatabaseUserRequest& from) {
  to("cluster", from.cluster)("user", from.user)("password", Json(hidden_password));
}

void list(Members& to, const model::FaultRequest& from) {
  using Kind = model::FaultKind;
  const auto number = [](auto enumerator) { return static_cast<std::size_t>(enumerator); };
  switch (from.kind) {
    case Kind::impair_grant:
    case Kind::impair_key_policy:
    case Kind::impair_resource_policy:
    case Kind::impair_key_disabled:
    case Kind::impair_key_deletion: {
      constexpr std::array<const char*, 5> ways{"grant", "key-policy", "resource-policy", "key-disabled",
                                                "key-deletion"};
      to("impair", from.cluster)("by", Json(ways[number(from.kind)]));
      break;
    }
    case Kind::writer_down:
      to("writer-down", from.cluster);
      break;
    case Kind::fail_rotation_step:
      to("fail-rotation-step", from.cluster)("step", Json(model::rotation_table.states[number(from.phase)]));
      to("times", std::int64_t{from.times});
      break;
    case Kind::sql_password_change:
      to("sql-password-change", from.cluster);
      break;
    case Kind::restart: {
      const std::string one = from.ordinal ? "/" + std::to_string(*from.ordinal) : "";
      to("restart", Json(std::string(to.text(from.client)) + one));
      break;
    }
    case Kind::leak:
      to("leak", from.cluster);
      break;
    case Kind::slow:
      to("slow", Json(model::parameter_rows()[number(from.wait)].name))("factor", Json(from.permille / 1000.0));
      break;
    case Kind::throttle:
      to("throttle", Json(model::action_row(from.throttled).name));
      break;
  }
  if (from.lasts) {
    to("for", Json(model::duration_text(*from.lasts)));
  }
}

}  // namespace

Json request(const model::Setting& setting, const model::World&, const model::Call& call) {
  Members members(setting);
  call.request.visit([&](const auto& from) { list(members, from); });
  return members.take();
}

}  // namespace aws
