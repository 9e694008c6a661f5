// Values of secrets, mostly JSON objects with the members that AWS's rotation templates know.
#include "aws/secret_value.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "aws/identity_text.hpp"

namespace aws {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 9> public_members{
    "username", "engine", "host", "port", "dbname", "dbClusterIdentifier", "dbInstanceIdentifier", "masterarn", "ssl"};
constexpr std::string_view clone = "_clone";

// A text member, or nothing.
std::string text_of(const Json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// The database that a value is for: named outright, or at the beginning of its host.
std::string cluster_of(const Json& object) {
  const std::string named = text_of(object, "dbClusterIdentifier");
  const std::string host = text_of(object, "host");
  return rds_identifier(!named.empty() ? named : host.substr(0, host.find('.')));
}

std::string other_user(const std::string& user) {
  return user.ends_with(clone) ? user.substr(0, user.size() - clone.size()) : user + std::string(clone);
}

void add_texts(const Json& value, std::vector<std::string>& texts) {
  if (value.is_string() && !value.get<std::string>().empty()) {
    texts.push_back(value.get<std::string>());
  }
  for (const auto& [name, member] : value.items()) {
    if (value.is_structured() && !is_public_member(name)) {
      add_texts(member, texts);
    }
  }
}

}  // namespace

bool is_public_member(std::string_view member) {
  return std::find(public_members.begin(), public_members.end(), member) != public_members.end();
}

model::ValueId add_secret_value(model::Setting& setting, const Directory& directory, std::string_view text,
                                bool binary) {
  model::SecretValue value;
  value.text = text;
  value.binary = binary;
  value.password = setting.literal_password(text);
  const Json object = binary ? Json() : Json::parse(text, nullptr, false);
  if (object.is_object()) {
    if (const std::string password = text_of(object, "password"); !password.empty()) {
      value.password = setting.literal_password(password);
      value.has_password = true;
    }
    const std::string user = text_of(object, "username");
    value.username = setting.intern(user);
    value.other_username = setting.intern(other_user(user));
    value.cluster = setting.intern(cluster_of(object));
    if (const std::string master = text_of(object, "masterarn"); !master.empty()) {
      value.names_master = true;
      value.master = directory.secret(master);
    }
  }
  return setting.add(value);
}

std::string secret_string(const model::Setting& setting, const model::World& world, model::VersionRow row) {
  const model::Version& version = world[row];
  if (version.given == model::ValueId::none) {
    const model::ClusterRow cluster = world[version.secret].cluster;
    const bool orphaned = version.username != model::Name::none;
    Json json;
    json["username"] = setting.text(orphaned ? version.username : world[cluster].username);
    json["password"] = password_text(setting.seed, version.value);
    return json.dump();
  }
  const model::SecretValue& given = setting.value(version.given);
  if (version.value == given.password) {
    return given.text;
  }
  Json json = Json::parse(given.text);
  json["username"] = setting.text(version.username);
  json["password"] = password_text(setting.seed, version.value);
  return json.dump();
}

std::vector<std::string> hidden_texts(std::string_view text) {
  std::vector<std::string> texts;
  if (!text.empty()) {
    texts.emplace_back(text);
  }
  if (const Json object = Json::parse(text, nullptr, false); object.is_object()) {
    add_texts(object, texts);
  }
  return texts;
}

std::string shown_value(std::string_view text, const std::string& password) {
  Json value = Json::parse(text, nullptr, false);
  if (!value.is_object()) {
    return password;
  }
  for (const auto& [name, member] : value.items()) {
    if (name == "password") {
      member = password;
    } else if (!is_public_member(name)) {
      member = "****";
    }
  }
  return value.dump();
}

}  // namespace aws
