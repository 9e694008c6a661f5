// Identities made into text: ids, names, ARNs and passwords, each a pure function of the seed and the identity.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/identifiers.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"

namespace aws {

// ---- ids ---------------------------------------------------------------------------------------------------------
std::string key_id(const model::Setting& setting, const model::World& world, model::KeyRow row);          // a UUID
std::string version_id(const model::Setting& setting, const model::World& world, model::VersionRow row);  // a UUID
// The id that the secret's next version will have: versions are counted from 1.
std::string next_version_id(const model::Setting& setting, const model::World& world, model::SecretRow row);
std::string grant_id(const model::Setting& setting, const model::World& world, model::GrantRow row);  // 64 hex digits
std::string grant_token(const model::Setting& setting, const model::World& world, model::GrantRow row);
std::string blue_green_id(const model::Setting& setting, const model::World& world, model::BlueGreenRow row);  // bgd-…

// What a person called it, or rds!cluster-<UUID>; in its ARN a hyphen and six random characters follow.
std::string secret_name(const model::Setting& setting, const model::World& world, model::SecretRow row);
std::string secret_arn(const model::Setting& setting, const model::World& world, model::SecretRow row);

// ---- any resource --------------------------------------------------------------------------------------------------
// Empty for what has no ARN: versions, tags, grants, clients, faults.
std::string arn(const model::Setting& setting, const model::World& world, model::Resource resource);

// The ARN of a cluster that is, or was, called that.
std::string cluster_arn(const model::Setting& setting, model::Name region, model::Name account, model::Name name);

// What people call it: a cluster's identifier, a secret's name, a key's id, web/3 for a client … Empty for a fault.
std::string name(const model::Setting& setting, const model::World& world, model::Resource resource);

// ---- who ----------------------------------------------------------------------------------------------------------
std::string principal_arn(const model::Setting& setting, model::PrincipalId principal);
// The role with which RDS acts in an account.
std::string service_role_arn(std::string_view account);

// ---- passwords -----------------------------------------------------------------------------------------------------
// The 90 characters of generated passwords: ASCII letters, digits, and the punctuation that RDS accepts.
inline constexpr std::string_view password_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&()*+,-.:;<=>?[\\]^_`{|}~";
inline constexpr std::size_t password_length = 28;

// The text of a generated password: uniform over the texts of that length and alphabet with at least one upper-case and
// one lower-case letter, a digit and a punctuation mark. Only ever for the SecretString of an answer.
std::string password_text(std::uint64_t seed, model::Password password);

// A password by the rules of GetRandomPassword, the nth of this seed. The rules leave some character to take.
std::string random_password(const model::Setting& setting, std::uint32_t nth, const model::GetRandomPassword& rules);

}  // namespace aws
