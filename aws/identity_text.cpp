// How identities become text: named random streams for what AWS draws, plain words for what people chose.
#include "aws/identity_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/hash.hpp"
#include "sim/random.hpp"

namespace aws {
namespace {

using model::Name;
using model::Resource;
using model::Setting;
using model::Table;
using model::World;

constexpr std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view digits = "0123456789";
constexpr std::string_view alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view lower_alphanumerics = "abcdefghijklmnopqrstuvwxyz0123456789";
static_assert(password_alphabet.size() == 90);

sim::Stream stream(std::uint64_t seed, std::uint64_t identity, std::string_view purpose, std::uint64_t nth = 0) {
  return {seed, identity, sim::hash_text(purpose), nth};
}

// A character of `alphabet`, each as likely as any other.
char character(std::string_view alphabet, sim::Stream& draws) {
  const std::uint64_t size = alphabet.size();
  const std::uint64_t fair = sim::Stream::max() - sim::Stream::max() % size;
  std::uint64_t draw = draws();
  while (draw >= fair) {
    draw = draws();
  }
  return alphabet[draw % size];
}

std::string characters(std::string_view alphabet, std::size_t length, sim::Stream draws) {
  std::string text(length, ' ');
  std::generate(text.begin(), text.end(), [&] { return character(alphabet, draws); });
  return text;
}

// A random UUID: version 4 in the thirteenth digit, variant 8 to b in the seventeenth.
std::string uuid(sim::Stream draws) {
  const std::uint64_t high = (draws() & ~0xF000ULL) | 0x4000ULL;
  const std::uint64_t low = (draws() & ~(0x3ULL << 62)) | (0x2ULL << 62);
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xFFFF, high & 0xFFFF, low >> 48,
                     low & 0xFFFF'FFFF'FFFFULL);
}

bool any_of_class(std::string_view text, std::string_view characters_of_class) {
  return text.find_first_of(characters_of_class) != std::string_view::npos;
}

bool has_all_classes(std::string_view text) {
  return any_of_class(text, upper) && any_of_class(text, lower) && any_of_class(text, digits) &&
         text.find_first_not_of(alphanumerics) != std::string_view::npos;
}

// arn:aws:SERVICE:REGION:ACCOUNT:REST
std::string arn_of(const Setting& setting, std::string_view service, Name region, Name account, std::string_view rest) {
  return fmt::format("arn:aws:{}:{}:{}:{}", service, setting.text(region), setting.text(account), rest);
}

template <class RowType>
std::string rds_arn(const Setting& setting, const RowType& row, std::string_view kind, std::string_view name) {
  return arn_of(setting, "rds", row.region, row.account, fmt::format("{}:{}", kind, name));
}

}  // namespace

std::string key_id(const Setting& setting, const World& world, model::KeyRow row) {
  return uuid(stream(setting.seed, world[row].identity, "key id"));
}

std::string version_id(const Setting& setting, const World& world, model::VersionRow row) {
  const model::Version& version = world[row];
  if (version.id != Name::none) {
    return std::string(setting.text(version.id));
  }
  return uuid(stream(setting.seed, version.secret_identity, "version id", version.nth));
}

std::string next_version_id(const Setting& setting, const World& world, model::SecretRow row) {
  const model::Secret& secret = world[row];
  return uuid(stream(setting.seed, secret.identity, "version id", secret.versions_made + 1));
}

std::string grant_id(const Setting& setting, const World& world, model::GrantRow row) {
  return characters("0123456789abcdef", 64, stream(setting.seed, world[row].identity, "grant id"));
}

std::string grant_token(const Setting& setting, const World& world, model::GrantRow row) {
  return characters(alphanumerics, 120, stream(setting.seed, world[row].identity, "grant token"));
}

std::string blue_green_id(const Setting& setting, const World& world, model::BlueGreenRow row) {
  return "bgd-" + characters(lower_alphanumerics, 16, stream(setting.seed, world[row].identity, "blue/green id"));
}

std::string secret_name(const Setting& setting, const World& world, model::SecretRow row) {
  if (const Name name = world[row].name; name != Name::none) {
    return std::string(setting.text(name));
  }
  return "rds!cluster-" + uuid(stream(setting.seed, world[row].identity, "secret name"));
}

std::string secret_arn(const Setting& setting, const World& world, model::SecretRow row) {
  const model::Secret& secret = world[row];
  const std::string suffix = characters(alphanumerics, 6, stream(setting.seed, secret.identity, "secret ARN"));
  return arn_of(setting, "secretsmanager", secret.region, secret.account,
                fmt::format("secret:{}-{}", secret_name(setting, world, row), suffix));
}

std::string arn(const Setting& setting, const World& world, Resource resource) {
  const std::uint32_t row = resource.row();
  switch (model::table_of(resource)) {
    case Table::cluster:
      return rds_arn(setting, world.clusters[row], "cluster", setting.text(world.clusters[row].name));
    case Table::instance:
      return rds_arn(setting, world.instances[row], "db", setting.text(world.instances[row].name));
    case Table::snapshot:
      return rds_arn(setting, world.snapshots[row], "cluster-snapshot", setting.text(world.snapshots[row].name));
    case Table::blue_green:
      return rds_arn(setting, world.blue_greens[row], "deployment",
                     blue_green_id(setting, world, model::BlueGreenRow(row)));
    case Table::global_cluster:  // in no Region
      return arn_of(setting, "rds", Name::none, world.global_clusters[row].account,
                    fmt::format("global-cluster:{}", setting.text(world.global_clusters[row].name)));
    case Table::secret:
      return secret_arn(setting, world, model::SecretRow(row));
    case Table::key:
      return arn_of(setting, "kms", world.keys[row].region, world.keys[row].account,
                    "key/" + key_id(setting, world, model::KeyRow(row)));
    case Table::alias:
      return arn_of(setting, "kms", world.aliases[row].region, world.aliases[row].account,
                    setting.text(world.aliases[row].name));
    case Table::principal: {
      if (row >= world.principals.size()) {
        return principal_arn(setting, model::PrincipalId{row});
      }
      const model::Principal& one = world.principals[row];
      return model::principal_arn(setting.text(one.account), one.kind, setting.text(one.name));
    }
    case Table::policy: {
      const model::ManagedPolicy& one = world.policies[row];
      const std::string_view account = one.account == Name::none ? "aws" : setting.text(one.account);
      return fmt::format("arn:aws:iam::{}:policy/{}", account, setting.text(one.name));
    }
    case Table::script:
    case Table::version:
    case Table::grant:
    case Table::tag:
    case Table::client:
    case Table::fault:
    case Table::policy_version:
    case Table::attachment:
    case Table::label:
    case Table::database_user:
      return "";
  }
  return "";
}

std::string cluster_arn(const Setting& setting, Name region, Name account, Name name) {
  return arn_of(setting, "rds", region, account, fmt::format("cluster:{}", setting.text(name)));
}

std::string name(const Setting& setting, const World& world, Resource resource) {
  const std::uint32_t row = resource.row();
  const auto text = [&](Name given) { return std::string(setting.text(given)); };
  switch (model::table_of(resource)) {
    case Table::cluster:
      return text(world.clusters[row].name);
    case Table::instance:
      return text(world.instances[row].name);
    case Table::secret:
      return secret_name(setting, world, model::SecretRow(row));
    case Table::version:
      return version_id(setting, world, model::VersionRow(row));
    case Table::key:
      return key_id(setting, world, model::KeyRow(row));
    case Table::alias:
      return text(world.aliases[row].name);
    case Table::grant:
      return grant_id(setting, world, model::GrantRow(row));
    case Table::snapshot:
      return text(world.snapshots[row].name);
    case Table::global_cluster:
      return text(world.global_clusters[row].name);
    case Table::blue_green:
      return text(world.blue_greens[row].name);
    case Table::tag:
      return text(world.tags[row].key);
    case Table::client: {
      const model::Client& client = world.clients[row];
      return fmt::format("{}/{}", setting.text(setting.clients[client.definition].name), client.ordinal);
    }
    case Table::principal:
      return text(row < world.principals.size() ? world.principals[row].name : setting.principals[row].name);
    case Table::policy:
      return text(world.policies[row].name);
    case Table::policy_version:
      return fmt::format("v{}", world.policy_versions[row].nth);
    case Table::attachment: {
      const model::Attachment& one = world.attachments[row];
      return text(one.policy ? world[one.policy].name : one.group ? world[one.group].name : one.name);
    }
    case Table::label:
      return text(world.labels[row].name);
    case Table::database_user:
      return text(world.database_users[row].name);
    case Table::script:
    case Table::fault:
      return "";
  }
  return "";
}

std::string principal_arn(const Setting& setting, model::PrincipalId principal) {
  const model::Identity& who = setting.principals[static_cast<std::size_t>(principal)];
  if (!who.arn.empty()) {
    return who.arn;
  }
  return fmt::format("arn:aws:iam::{}:user/{}", setting.text(who.account), setting.text(who.name));
}

std::string service_role_arn(std::string_view account) {
  return fmt::format("arn:aws:iam::{}:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS", account);
}

std::string random_password(const Setting& setting, std::uint32_t nth, const model::GetRandomPassword& rules) {
  constexpr std::string_view punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  constexpr std::int64_t default_length = 32;
  const std::string_view excluded = setting.text(rules.exclude_characters);
  std::string all;
  std::vector<std::string> kinds;
  const auto add = [&](std::string_view kind, std::optional<bool> exclude) {
    std::string left;
    for (const char c : kind) {
      if (excluded.find(c) == std::string_view::npos && !exclude.value_or(false)) {
        left += c;
      }
    }
    all += left;
    if (!left.empty()) {
      kinds.push_back(std::move(left));
    }
  };
  add(upper, rules.exclude_uppercase);
  add(lower, rules.exclude_lowercase);
  add(digits, rules.exclude_numbers);
  add(punctuation, rules.exclude_punctuation);
  all += rules.include_space.value_or(false) ? " " : "";
  const auto length = static_cast<std::size_t>(rules.length.value_or(default_length));
  const bool each = rules.require_each_included_type.value_or(true) && kinds.size() <= length;
  for (std::uint64_t attempt = 0; !all.empty(); ++attempt) {
    std::string text = characters(all, length, stream(setting.seed, nth, "random password", attempt));
    if (!each || std::ranges::all_of(kinds, [&](const std::string& kind) { return any_of_class(text, kind); })) {
      return text;
    }
  }
  return "";
}

std::string password_text(std::uint64_t seed, model::Password password) {
  for (std::uint64_t attempt = 0;; ++attempt) {
    std::string text = characters(password_alphabet, password_length,
                                  stream(seed, static_cast<std::uint64_t>(password), "password", attempt));
    if (has_all_classes(text)) {
      return text;
    }
  }
}

}  // namespace aws
