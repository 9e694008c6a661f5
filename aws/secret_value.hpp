// What people write into secrets: read for what logins and rotations go by, and written out again with what a rotation
// put into it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "aws/directory.hpp"

namespace aws {

// The value in the setting. A JSON object is read for username, password, dbClusterIdentifier or host, and masterarn.
model::ValueId add_secret_value(model::Setting& setting, const Directory& directory, std::string_view text,
                                bool binary);

// SecretString of a version: what a person wrote, with the user name and password of the version.
std::string secret_string(const model::Setting& setting, const model::World& world, model::VersionRow version);

// The texts in a value that nobody may see: all of it and, of a JSON object, each member that may be a secret.
std::vector<std::string> hidden_texts(std::string_view text);

// Whether a member of a JSON value is no secret: the user's name, the engine, the host and the like.
bool is_public_member(std::string_view member);

// The value as it may be stored: its secrets as ****, the password as `password`.
std::string shown_value(std::string_view text, const std::string& password);

}  // namespace aws
