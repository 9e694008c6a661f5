// Principals and clients as YAML.
#include <algorithm>

#include "model/parameters.hpp"
#include "scenarios/written_parts.hpp"

namespace scenarios {
namespace {

// A document is JSON, and JSON is YAML. Its line breaks say where its parts stood, no more.
std::string written_policy(const PolicyEntry& policy) {
  if (policy.document.empty()) return yaml_text(policy.reference);
  std::string text = policy.document;
  std::erase(text, '\n');
  return text;
}

// The text of which `first` is what number 0 makes, and `other` what a number greater than 0 makes. A number has no
// leading 0: where both are the same, a 0 in `first` is a 0.
std::string pattern_of(std::string_view first, std::string_view other, const std::string& number) {
  std::string pattern;
  while (!first.empty()) {
    if (first.front() == '0' && other.starts_with(number)) {
      pattern += "{i}";
      other.remove_prefix(number.size());
    } else {
      pattern += first.front();
      if (!other.empty()) other.remove_prefix(1);
    }
    first.remove_prefix(1);
  }
  return pattern;
}

YamlMap written_client(const ClientEntry& client) {
  YamlMap map;
  const bool caches = client.strategy != "hard-coded" && client.strategy != "read-once";
  const bool goes_on_trying = client.strategy == "refresh-backoff";
  map.add("cluster", yaml_text(client.cluster));
  map.add_if(!client.secret.empty(), "secret", yaml_text(client.secret));
  map.add("strategy", yaml_text(client.strategy));
  map.add_if(caches, "ttl", model::duration_text(client.ttl));
  map.add_if(client.count != 1, "count", std::to_string(client.count));
  map.add("login-every", yaml_distribution(client.login_every));
  map.add_if(client.connection_lifetime > sim::Duration(0), "connection-lifetime",
             model::duration_text(client.connection_lifetime));
  map.add_if(goes_on_trying, "retry-budget", model::duration_text(client.retry_budget));
  map.add_if(client.stale_on_error, "stale-on-error", "true");
  map.add_if(client.as != "admin", "as", yaml_text(client.as));
  map.add_if(client.finds_by_cluster, "finds", "by-cluster");
  if (client.until) map.add("until", model::duration_text(*client.until));
  return map;
}

}  // namespace

YamlMap written_principal(const PrincipalEntry& principal) {
  YamlMap map;
  map.add_if(!principal.account.empty(), "account", yaml_text(principal.account));
  map.add_if(principal.kind != "user", "kind", yaml_text(principal.kind));
  std::vector<std::string> policies;
  for (const PolicyEntry& policy : principal.policies) policies.push_back(written_policy(policy));
  map.add_if(!policies.empty(), "policies", yaml_list(policies));
  std::vector<std::string> groups;
  for (const NamedText& group : principal.groups) groups.push_back(yaml_text(group.name));
  map.add_if(!groups.empty(), "groups", yaml_list(groups));
  if (principal.boundary) map.add("boundary", written_policy(*principal.boundary));
  YamlMap context;
  for (const NamedText& one : principal.context) context.add(one.name, yaml_text(one.text));
  map.add_if(!context.empty(), "context", context.flow());
  return map;
}

YamlMap written_clients(const std::vector<ClientEntry>& clients) {
  YamlMap map;
  for (auto at = clients.begin(); at != clients.end();) {
    if (at->family.empty()) {
      map.add(at->name, written_client(*at).flow());
      ++at;
      continue;
    }
    const auto end = std::find_if(at, clients.end(), [at](const ClientEntry& one) { return one.family != at->family; });
    ClientEntry family = *at;
    if (end - at > 1) {
      const std::string number = std::to_string(end - at - 1);
      family.cluster = pattern_of(at->cluster, std::prev(end)->cluster, number);
      family.secret = pattern_of(at->secret, std::prev(end)->secret, number);
    }
    YamlMap written = written_client(family);
    written.add("repeat", YamlMap().add("count", std::to_string(end - at)).flow());
    map.add(at->family, written.flow());
    at = end;
  }
  return map;
}

}  // namespace scenarios
