// The evaluation of policies, layer by layer.
#include "model/authorization.hpp"

#include <vector>

#include "model/service_policies.hpp"

namespace model {
namespace {

// The documents of one layer, and what they say together.
class LayerOfPolicies {
 public:
  LayerOfPolicies(const Setting& setting, const PolicyQuery& query) : setting_(&setting), query_(&query) {}

  void add(PolicyId id) {
    if (id == PolicyId::none) {
      return;
    }
    ++documents_;
    const Findings found = consult_identity(setting_->policy(id), *query_);
    note(deny_, id, found.deny);
    note(allow_, id, found.allow);
  }

  // One statement of a document.
  struct Place {
    PolicyId policy = PolicyId::none;
    std::uint16_t statement = 0;
    explicit operator bool() const { return policy != PolicyId::none; }
  };
  [[nodiscard]] const Place& deny() const { return deny_; }
  [[nodiscard]] const Place& allow() const { return allow_; }
  [[nodiscard]] bool empty() const { return documents_ == 0; }

 private:
  void note(Place& place, PolicyId id, const Statement* statement) const {
    if (statement != nullptr && !place) {
      place = place_of(*setting_, id, *statement);
    }
  }

 public:
  static Place place_of(const Setting& setting, PolicyId id, const Statement& statement) {
    return {id, static_cast<std::uint16_t>(&statement - setting.policy(id).statements.data())};
  }

 private:
  const Setting* setting_;
  const PolicyQuery* query_;
  std::size_t documents_ = 0;
  Place deny_;
  Place allow_;
};
using Place = LayerOfPolicies::Place;

// What a principal and its groups carry that is visible.
struct Carried {
  std::vector<PolicyId> identity;
  std::vector<PolicyId> boundary;
  bool bounded = false;
};

void collect(const World& world, PrincipalRow principal, Carried& carried) {
  for (AttachmentRow row = world[principal].first; row; row = world[row].next) {
    const Attachment& one = world[row];
    if (!one.exists || !one.visible) {
      continue;
    }
    switch (one.kind) {
      case AttachmentKind::inlined:
        carried.identity.push_back(one.visible_document);
        break;
      case AttachmentKind::managed:
        carried.identity.push_back(world[one.visible_policy].visible_document);
        break;
      case AttachmentKind::boundary:
        carried.bounded = true;
        carried.boundary.push_back(world[one.visible_policy].visible_document);
        break;
      case AttachmentKind::member:
        collect(world, one.group, carried);
        break;
      case AttachmentKind::none:
        break;
    }
  }
}

// The service control policies of an account hold for all its users, roles and its root user.
std::vector<PolicyId> control_policies(const World& world, Name account) {
  Carried carried;
  for (std::uint32_t i = 0; i < world.principals.size(); ++i) {
    if (world.principals[i].kind == PrincipalKind::account && world.principals[i].account == account) {
      collect(world, PrincipalRow(i), carried);
    }
  }
  return carried.identity;
}

// Everything that is known of one request, and the decision.
class Evaluation {
 public:
  Evaluation(const Setting& setting, const World& world, const Caller& caller, std::string_view action, const Ask& ask,
             const Context& context)
      : setting_(setting),
        caller_(caller),
        ask_(ask),
        query_{caller.arn, setting.text(caller.account), action, ask.resource, context},
        identity_(setting, query_),
        boundary_(setting, query_),
        control_(setting, query_) {
    Carried carried;
    if (caller.row) {
      collect(world, caller.row, carried);
    }
    if (caller.kind == PrincipalKind::service) {
      carried.identity.push_back(setting.service_role_policy);
    } else if (caller.kind != PrincipalKind::admin) {
      for (const PolicyId id : control_policies(world, caller.account)) {
        control_.add(id);
      }
    }
    for (const PolicyId id : carried.identity) {
      identity_.add(id);
    }
    for (const PolicyId id : carried.boundary) {
      boundary_.add(id);
    }
    bounded_ = carried.bounded;
    if (const PolicyId own = own_policy(); own != PolicyId::none) {
      resource_ = consult_resource(setting.policy(own), query_);
    }
  }

  [[nodiscard]] Decision decide() const {
    for (const auto& [layer, policies] :
         {std::pair{Layer::service_control, &control_}, std::pair{Layer::boundary, &boundary_},
          std::pair{Layer::identity, &identity_}}) {
      if (policies->deny()) {
        return made(Verdict::explicit_deny, layer, policies->deny());
      }
    }
    if (resource_.deny != nullptr) {
      return made(Verdict::explicit_deny, Layer::resource, own(resource_.deny));
    }
    if (!control_.empty() && !control_.allow()) {
      return made(Verdict::implicit_deny, Layer::service_control, {});
    }
    return same_account() ? decide_here() : decide_across();
  }

 private:
  [[nodiscard]] bool same_account() const { return ask_.owner == Name::none || ask_.owner == caller_.account; }

  [[nodiscard]] PolicyId own_policy() const { return ask_.managed_key ? setting_.managed_key_policy : ask_.policy; }

  [[nodiscard]] Place own(const Statement* statement) const {
    return statement == nullptr ? Place{} : LayerOfPolicies::place_of(setting_, own_policy(), *statement);
  }

  [[nodiscard]] Decision made(Verdict verdict, Layer layer, Place place) const {
    return {place.policy, place.statement, ask_.action, verdict, layer, 0};
  }

  // The caller's own policies, within its boundary.
  [[nodiscard]] Decision by_identity() const {
    if (caller_.administrates()) {
      return made(Verdict::allowed, Layer::administrator, {});
    }
    if (!identity_.allow()) {
      return made(Verdict::implicit_deny, Layer::identity, {});
    }
    if (bounded_ && !boundary_.allow()) {
      return made(Verdict::implicit_deny, Layer::boundary, {});
    }
    return made(Verdict::allowed, Layer::identity, identity_.allow());
  }

  [[nodiscard]] Decision decide_here() const {
    // A grant to a user by name is not limited by the boundary's silence; one to a role is.
    const bool limited = caller_.kind == PrincipalKind::role && bounded_ && !boundary_.allow();
    if (resource_.allow != nullptr && !limited) {
      return made(Verdict::allowed, Layer::resource, own(resource_.allow));
    }
    const bool default_key_policy = ask_.guard == Guard::closed && own_policy() == PolicyId::none;
    if (ask_.guard == Guard::closed && resource_.delegate == nullptr && !default_key_policy) {
      return made(Verdict::implicit_deny, Layer::resource, {});
    }
    return by_identity();
  }

  // Both sides have to allow it.
  [[nodiscard]] Decision decide_across() const {
    if (resource_.allow == nullptr && resource_.delegate == nullptr) {
      return made(Verdict::implicit_deny, Layer::resource, {});
    }
    return by_identity();
  }

  const Setting& setting_;
  const Caller& caller_;
  const Ask& ask_;
  PolicyQuery query_;
  LayerOfPolicies identity_;
  LayerOfPolicies boundary_;
  LayerOfPolicies control_;
  bool bounded_ = false;
  Findings resource_;
};

}  // namespace

std::string action_text(Action action) {
  const ActionRow& row = action_row(action);
  return std::string(service_text(row.source)) + ":" + std::string(row.name);
}

Caller caller_of(const Setting& setting, const World& world, PrincipalId principal) {
  const Identity& who = setting.principals[static_cast<std::size_t>(principal)];
  const auto row = static_cast<std::uint32_t>(principal);
  return {who.arn, who.account, who.kind, row < world.principals.size() ? PrincipalRow(row) : PrincipalRow()};
}

Caller service_caller(const Setting& setting, Name account) {
  return {"arn:aws:iam::" + std::string(setting.text(account)) +
              ":role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS",
          account, PrincipalKind::service, PrincipalRow()};
}

bool decided_without_policies(const Caller& caller, const Ask& ask) {
  const bool at_home = ask.owner == Name::none || ask.owner == caller.account;
  const bool unbound = caller.kind == PrincipalKind::admin || caller.kind == PrincipalKind::service;
  return at_home && unbound && ask.policy == PolicyId::none;
}

Decision decide(const Setting& setting, const World& world, const Caller& caller, const Ask& ask,
                const Context& context) {
  if (decided_without_policies(caller, ask)) {
    const bool service = caller.kind == PrincipalKind::service;
    return {service ? setting.service_role_policy : PolicyId::none,
            0,
            ask.action,
            service && ask.guard == Guard::closed ? Verdict::implicit_deny : Verdict::allowed,
            service ? Layer::identity : Layer::administrator,
            0};
  }
  return Evaluation(setting, world, caller, action_text(ask.action), ask, context).decide();
}

Decision decide_named(const Setting& setting, const World& world, const Caller& caller, std::string_view action,
                      const Ask& ask, const Context& context) {
  return Evaluation(setting, world, caller, action, ask, context).decide();
}

const Statement* deciding_statement(const Setting& setting, const Decision& decision) {
  return decision.policy == PolicyId::none ? nullptr : &setting.policy(decision.policy).statements[decision.statement];
}

}  // namespace model
