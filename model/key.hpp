// KMS keys: finding them, their changes of state, and how a change becomes visible.
#pragma once

#include <string_view>

#include "model/requests.hpp"
#include "model/step.hpp"

namespace model {

inline constexpr std::string_view managed_alias = "alias/aws/secretsmanager";

// Whether the reference is the alias of the key that Secrets Manager provides.
bool is_managed_alias(const Step& step, const KeyReference& reference);
// The key that Secrets Manager provides in an account and Region, once it was used there.
KeyRow managed_key(const World& world, Name account, Name region);
// The same, made if this is its first use.
KeyRow ensure_managed_key(Step& step, Name account, Name region);

// The key that a caller in (account, region) means; no row: there is none. Another account's key is meant by an ARN
// only.
KeyRow find_key(const Step& step, const KeyReference& reference, Name account, Name region);
// The same by id or ARN alone: the calls that manage a key, other than those that use or describe it, take no alias.
KeyRow find_key_itself(const Step& step, const KeyReference& reference, Name account, Name region);

// The key of a call that changes it or names it anew: found, of the caller's own account, not AWS's. Sets `key`.
Outcome own_key(const Step& step, const Call& call, const KeyReference& reference, KeyRow& key);

void change_key_state(Step& step, KeyRow key, KeyTrigger trigger);
void change_key_policy(Step& step, KeyRow key, PolicyId policy);
// Disables, or schedules the deletion in `days` days: what DisableKey and ScheduleKeyDeletion do once accepted.
void disable_key(Step& step, KeyRow key);
void schedule_key_deletion(Step& step, KeyRow key, std::int64_t days);

// Puts a tag on the key, or another value on the one that it has.
void put_key_tag(Step& step, KeyRow key, Name tag, Name value);

// The rotation that a disabled key missed is made up for.
void resume_key_rotation(Step& step, KeyRow key);

// What is due: the latest becomes visible; the key is deleted; its material is rotated, or expires.
void key_change_visible(Step& step, KeyRow key);
void key_deletion_due(Step& step, KeyRow key);
void key_rotation_due(Step& step, KeyRow key);
void key_material_expires(Step& step, KeyRow key);

}  // namespace model
