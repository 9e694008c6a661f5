// The directory: indexes over rows that are only ever added, and what the forms of an identifier mean.
#include "aws/directory.hpp"

#include <cctype>
#include <vector>

#include "aws/identity_text.hpp"
#include "aws/variables.hpp"

namespace aws {
namespace {

// arn:aws:kms:eu-west-1:123456789012:key/… in its parts.
struct Arn {
  std::string_view service;
  std::string_view region;
  std::string_view account;
  std::string_view resource;
};

bool is_arn(std::string_view text) { return text.starts_with("arn:"); }

Arn parse_arn(std::string_view text) {
  std::vector<std::string_view> parts;
  for (int i = 0; i < 5; ++i) {
    const std::size_t colon = text.find(':');
    parts.push_back(text.substr(0, colon));
    text = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
  }
  return {parts[2], parts[3], parts[4], text};
}

template <class Index>
std::uint32_t row_of(const Index& index, std::string_view text) {
  const auto found = index.find(std::string(text));
  return found == index.end() ? model::no_row : found->second;
}

// Calls `enter` with each row that came since the last time.
template <class Rows, class Enter>
void extend(const Rows& rows, std::size_t& seen, Enter enter) {
  for (; seen < rows.size(); ++seen) enter(static_cast<std::uint32_t>(seen));
}

constexpr std::size_t suffix_length = 7;  // of a secret's ARN: a hyphen and six characters
constexpr std::string_view secret_prefix = "secret:";

}  // namespace

model::KeyReference Directory::key(std::string_view text) const {
  using Form = model::KeyReference::Form;
  extend(world_.keys, keys_seen_,
         [&](std::uint32_t row) { keys_[key_id(setting_, world_, model::KeyRow(row))] = row; });
  model::KeyReference reference;
  if (text.empty()) return reference;
  reference.text = setting_.intern(text);
  if (!is_arn(text)) {
    const bool alias = text.starts_with("alias/");
    reference.form = alias ? Form::alias_name : Form::id;
    if (alias) {
      reference.alias = setting_.intern(text);
    } else {
      reference.row = model::KeyRow(row_of(keys_, text));
    }
    return reference;
  }
  const Arn arn = parse_arn(text);
  reference.account = setting_.intern(arn.account);
  reference.region = setting_.intern(arn.region);
  if (arn.resource.starts_with("alias/")) {
    reference.form = Form::alias_arn;
    reference.alias = setting_.intern(arn.resource);
    return reference;
  }
  reference.form = Form::arn;
  constexpr std::string_view prefix = "key/";
  if (arn.service == "kms" && arn.resource.starts_with(prefix)) {
    const model::KeyRow row(row_of(keys_, arn.resource.substr(prefix.size())));
    if (row && world_[row].account == reference.account && world_[row].region == reference.region) reference.row = row;
  }
  return reference;
}

model::SecretReference Directory::secret(std::string_view text) const {
  if (text.starts_with("${") && text.ends_with("}")) {
    if (const auto cluster = cluster_of_secret(text.substr(2, text.size() - 3))) {
      model::SecretReference reference;
      reference.text = setting_.intern(text);
      reference.of_cluster = setting_.intern(rds_identifier(*cluster));
      return reference;
    }
  }
  extend(world_.secrets, secrets_seen_, [&](std::uint32_t row) {
    const std::string arn = secret_arn(setting_, world_, model::SecretRow(row));
    secrets_[arn.substr(0, arn.size() - suffix_length)] = row;
    secrets_[arn] = row;
    secrets_[secret_name(setting_, world_, model::SecretRow(row))] = row;
  });
  model::SecretReference reference;
  reference.row = model::SecretRow(row_of(secrets_, text));
  reference.text = setting_.intern(text);
  if (!is_arn(text)) {
    reference.name = reference.text;
  } else if (!reference.row || secret_arn(setting_, world_, reference.row) != text) {
    const Arn arn = parse_arn(text);
    if (arn.service == "secretsmanager" && arn.resource.starts_with(secret_prefix)) {
      reference.name = setting_.intern(arn.resource.substr(secret_prefix.size()));
      reference.account = setting_.intern(arn.account);
      reference.region = setting_.intern(arn.region);
    }
  }
  return reference;
}

model::VersionReference Directory::version(const model::SecretReference& secret, std::string_view text) const {
  model::VersionReference reference{{}, setting_.intern(text)};
  const auto look_at = [&](model::VersionRow row) {
    if (world_[row].exists != 0 && version_id(setting_, world_, row) == text) reference.row = row;
  };
  if (secret.row) {
    for (model::VersionRow row = world_[secret.row].newest; row; row = world_[row].older) look_at(row);
  } else if (secret.of_cluster != model::Name::none) {
    for (std::uint32_t row = 0; row < world_.versions.size(); ++row) look_at(model::VersionRow(row));
  }
  return reference;
}

model::GrantReference Directory::grant(std::string_view text) const {
  extend(world_.grants, grants_seen_, [&](std::uint32_t row) {
    grants_[grant_id(setting_, world_, model::GrantRow(row))] = row;
    grants_[grant_token(setting_, world_, model::GrantRow(row))] = row;
  });
  return {model::GrantRow(row_of(grants_, text)), setting_.intern(text)};
}

model::BlueGreenRow Directory::blue_green(std::string_view text) const {
  extend(world_.blue_greens, blue_greens_seen_,
         [&](std::uint32_t row) { blue_greens_[blue_green_id(setting_, world_, model::BlueGreenRow(row))] = row; });
  return model::BlueGreenRow(row_of(blue_greens_, text));
}

bool in_rds_of(std::string_view text, std::string_view account, std::string_view region) {
  if (!is_arn(text)) return true;
  const Arn arn = parse_arn(text);
  return arn.service == "rds" && arn.account == account && (arn.region.empty() || arn.region == region);
}

std::optional<Place> place_in_rds_arn(std::string_view text) {
  if (!is_arn(text)) return std::nullopt;
  const Arn arn = parse_arn(text);
  return arn.service == "rds" ? std::optional(Place{arn.account, arn.region}) : std::nullopt;
}

std::string rds_identifier(std::string_view text) {
  // arn:aws:rds:us-east-1:123456789012:cluster:orders, without a Region for a global database
  if (is_arn(text)) {
    const std::string_view resource = parse_arn(text).resource;
    const std::size_t colon = resource.find(':');
    text = colon == std::string_view::npos ? resource : resource.substr(colon + 1);
  }
  std::string identifier(text);
  for (char& c : identifier) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return identifier;
}

}  // namespace aws
