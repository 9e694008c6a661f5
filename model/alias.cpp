// Aliases of KMS keys. An alias is a name that can be moved; whoever resolved it before keeps what it was then.
#include "model/key.hpp"
#include "model/operations.hpp"
#include "model/throttling.hpp"

namespace model {
namespace {

AliasRow find_alias(const Step& step, const Call& call, Name name) {
  for (std::uint32_t i = 0; i < step.world().aliases.size(); ++i) {
    const Alias& alias = step.world().aliases[i];
    if (alias.exists && alias.name == name && alias.account == call.account && alias.region == call.region) {
      return AliasRow(i);
    }
  }
  return AliasRow();
}

// Names are alias/ and then letters, digits, / _ -; those of AWS are reserved.
Refusal wrong_alias_name(std::string_view name) {
  if (!name.starts_with("alias/") || name.size() < 7 || name.size() > 256) {
    return Refusal::alias_name_invalid;
  }
  for (const char c : name) {
    const bool allowed =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '_' || c == '-';
    if (!allowed) {
      return Refusal::alias_name_invalid;
    }
  }
  return name.starts_with("alias/aws/") ? Refusal::alias_name_reserved : Refusal::none;
}

// The key that an alias is to name: the caller's own, and not on its way out.
Outcome target_key(const Step& step, const Call& call, const KeyReference& reference, KeyRow& key) {
  const Outcome own = own_key(step, call, reference, key);
  return own.ok() && step[key].state == KeyState::PendingDeletion ? refuse(Refusal::key_invalid_state, key.id()) : own;
}

}  // namespace

Outcome perform(Step& step, const Call& call, const CreateAlias& request) {
  if (const Refusal wrong = wrong_alias_name(step.setting.text(request.alias)); wrong != Refusal::none) {
    return refuse(wrong);
  }
  KeyRow key;
  if (const Outcome target = target_key(step, call, request.target, key); !target.ok()) {
    return target;
  }
  if (const AliasRow taken = find_alias(step, call, request.alias)) {
    return refuse(Refusal::alias_exists, taken.id());
  }
  if (const Outcome room = room_for_alias(step, key); !room.ok()) {
    return room;
  }
  Alias alias;
  alias.name = request.alias;
  alias.account = call.account;
  alias.region = call.region;
  alias.key = key;
  return accept(step.create(alias).id());
}

Outcome perform(Step& step, const Call& call, const UpdateAlias& request) {
  if (const Refusal wrong = wrong_alias_name(step.setting.text(request.alias)); wrong != Refusal::none) {
    return refuse(wrong);
  }
  const AliasRow alias = find_alias(step, call, request.alias);
  if (!alias) {
    return refuse(Refusal::alias_not_found);
  }
  KeyRow key;
  if (const Outcome target = target_key(step, call, request.target, key); !target.ok()) {
    return target;
  }
  step.change<&Alias::key>(alias, key);
  return accept(alias.id());
}

Outcome perform(Step& step, const Call& call, const DeleteAlias& request) {
  const AliasRow alias = find_alias(step, call, request.alias);
  if (!alias) {
    return refuse(step.setting.text(request.alias).starts_with("alias/aws/") ? Refusal::alias_name_reserved
                                                                             : Refusal::alias_not_found);
  }
  step.remove(alias);
  return accept(alias.id());
}

Outcome perform(Step&, const Call&, const ListAliases&) { return accept(no_resource); }

}  // namespace model
