// Groups of clients.
#include <algorithm>
#include <string>

#include "aws/characters.hpp"
#include "scenarios/parts.hpp"
#include "scenarios/quoted.hpp"

namespace scenarios {
namespace {

constexpr sim::Duration default_ttl = std::chrono::hours(1);
constexpr sim::Duration default_login_every = std::chrono::minutes(5);
constexpr sim::Duration default_retry_budget = std::chrono::seconds(30);

bool caches(const ClientEntry& client) { return client.strategy != "hard-coded" && client.strategy != "read-once"; }

constexpr const char* no_repeat = "{i} counts beside repeat: {count: N}, which is not there";

std::string_view group_name_of(const Fields& fields, const Node& node) {
  constexpr const char* what = "the name of a client";
  const std::string_view name = text_of(node, what);
  if (!fields.has("repeat")) {
    if (has_counter(name)) throw node.mistake(no_repeat);
    return name_of(node, what);
  }
  if (!has_counter(name)) {
    throw node.mistake("beside repeat: the name should have {i}, so that each group has its own, such as " +
                       scenarios::quoted(std::string(name) + "-{i}"));
  }
  if (!is_name(counted(name, 0))) {
    throw node.mistake(std::string(what) + " should have letters, digits, hyphens, underscores and {i}, unlike " +
                       quoted(name));
  }
  return name;
}

// One cluster, not a pattern of them: a group of clients is of one.
std::string_view cluster_of(const Fields& fields) {
  const Node& node = fields.require("cluster").value;
  const std::string_view name = text_of(node, "cluster");
  if (has_counter(name) && !fields.has("repeat")) throw node.mistake(no_repeat);
  const bool fine =
      std::ranges::all_of(counted(name, 0), [](char c) { return aws::is_letter(c) || aws::is_digit(c) || c == '-'; });
  if (!fine) {
    throw node.mistake("cluster should be the identifier of one cluster, such as orders, not " + quoted(name) +
                       "; each cluster's clients are a group of their own, and repeat: makes one for each of a fleet");
  }
  return name;
}

std::string_view secret_of(const Fields& fields, const Node& node) {
  const std::string_view name = text_of(node, "secret");
  if (has_counter(name) && !fields.has("repeat")) throw node.mistake(no_repeat);
  return name;
}

void read_cache(const Fields& fields, ClientEntry& client) {
  const Entry* ttl = fields.find("ttl");
  const Entry* stale = fields.find("stale-on-error");
  if (caches(client)) {
    client.ttl = ttl == nullptr ? default_ttl : duration_of(ttl->value, "ttl");
    client.stale_on_error = stale != nullptr && switch_of(stale->value, "stale-on-error");
  } else if (ttl != nullptr || stale != nullptr) {
    const Entry* found = ttl != nullptr ? ttl : stale;
    throw found->key.mistake(std::string(found->key.text()) + ": goes with a strategy that reads the secret again; " +
                             client.strategy + " keeps what it has");
  }
}

void read_budget(const Fields& fields, ClientEntry& client) {
  const Entry* budget = fields.find("retry-budget");
  if (client.strategy == "refresh-backoff") {
    client.retry_budget = budget == nullptr ? default_retry_budget : duration_of(budget->value, "retry-budget");
  } else if (budget != nullptr) {
    throw budget->key.mistake("retry-budget: goes with the strategy refresh-backoff; " + client.strategy +
                              " does not go on trying");
  }
}

}  // namespace

ClientEntry client_of(const Entry& entry, sim::Time start, const std::vector<PrincipalEntry>& principals) {
  ClientEntry client;
  client.mark = entry.key.mark();
  const Fields fields(entry.value, client_keys);
  client.name = group_name_of(fields, entry.key);
  if (fields.has("repeat")) client.family = client.name;
  client.cluster = cluster_of(fields);
  const Entry* secret = fields.find("secret");
  if (secret != nullptr) client.secret = secret_of(fields, secret->value);
  client.strategy = word_of(fields.require("strategy").value, "strategy", strategies);
  if (const Entry* count = fields.find("count")) {
    client.count = static_cast<std::uint32_t>(whole_number_of(count->value, "count", 1, most_clients));
  }
  if (secret != nullptr && client.strategy == "hard-coded") {
    throw secret->key.mistake(
        "secret: goes with a strategy that reads it; hard-coded has the password of the master user");
  }
  read_cache(fields, client);
  read_budget(fields, client);
  if (const Entry* as = fields.find("as")) client.as = caller_of(as->value, principals);
  client.login_every = sim::Distribution::constant(default_login_every);
  if (const Entry* every = fields.find("login-every")) {
    client.login_every = distribution_of(every->value, "login-every");
    if (!takes_time(client.login_every)) throw every->value.mistake("login-every should be longer than 0s");
  }
  if (const Entry* lifetime = fields.find("connection-lifetime")) {
    client.connection_lifetime = duration_of(lifetime->value, "connection-lifetime");
    if (client.connection_lifetime <= sim::Duration(0)) {
      throw lifetime->value.mistake("connection-lifetime should be longer than 0s");
    }
  }
  if (const Entry* until = fields.find("until")) client.until = offset_of(until->value, "until", start);
  if (const Entry* finds = fields.find("finds")) {
    client.finds_by_cluster = word_of(finds->value, "finds", client_finds) == "by-cluster";
  }
  return client;
}

}  // namespace scenarios
