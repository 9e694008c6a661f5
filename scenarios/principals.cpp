// Who calls: principals with their policies, groups, boundaries and context.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "scenarios/fields.hpp"
#include "scenarios/parts.hpp"
#include "scenarios/vocabulary.hpp"

namespace scenarios {
namespace {

// A policy written in YAML as JSON, each part on the line that it has in the scenario, so that a statement is found
// again.
class PolicyWriter {
 public:
  std::string text(const Node& node) {
    write(node);
    return std::move(text_);
  }

 private:
  void write(const Node& node) {
    go_to(static_cast<int>(node.mark().line));
    if (node.is_map()) {
      write_map(node);
    } else if (node.is_list()) {
      text_ += "[";
      bool first = true;
      for (const Node item : node.items()) {
        text_ += first ? "" : ", ";
        first = false;
        write(item);
      }
      text_ += "]";
    } else if (node.plain() && (node.text() == "true" || node.text() == "false")) {
      text_ += node.text();
    } else {
      text_ += nlohmann::json(std::string(node.text())).dump();
    }
  }

  void write_map(const Node& node) {
    text_ += "{";
    bool first = true;
    for (const Entry entry : node.entries()) {
      text_ += first ? "" : ", ";
      first = false;
      go_to(static_cast<int>(entry.key.mark().line));
      text_ += nlohmann::json(std::string(entry.key.text())).dump() + ": ";
      write(entry.value);
    }
    text_ += "}";
  }

  void go_to(int line) {
    for (; line_ < line; ++line_) {
      text_ += "\n";
    }
  }

  std::string text_;
  int line_ = 1;
};

PolicyEntry policy_of(const Node& node) {
  PolicyEntry policy;
  policy.mark = node.mark();
  if (node.is_map()) {
    policy.document = PolicyWriter().text(node);
  } else if (node.is_scalar() && !node.text().empty()) {
    policy.reference = node.text();
  } else {
    throw node.mistake("a policy is a file beside the scenario, the ARN of a managed policy, or a document in place");
  }
  return policy;
}

// One thing, or a list of them.
template <class Read>
void each_of(const Node& node, const Read& read) {
  if (!node.is_list()) {
    return read(node);
  }
  for (const Node item : node.items()) {
    read(item);
  }
}

}  // namespace

PrincipalEntry principal_of(const Entry& entry) {
  PrincipalEntry principal;
  principal.mark = entry.key.mark();
  principal.name = name_of(entry.key, "the name of a principal");
  if (principal.name == "admin") throw entry.key.mistake("admin always exists and may do anything; take another name");
  const Fields fields(entry.value, principal_keys);
  if (const Entry* account = fields.find("account")) principal.account = account_of(account->value);
  if (const Entry* kind = fields.find("kind")) principal.kind = word_of(kind->value, "kind", principal_kinds);
  if (const Entry* policies = fields.find("policies")) {
    each_of(policies->value, [&](const Node& node) { principal.policies.push_back(policy_of(node)); });
  }
  if (const Entry* groups = fields.find("groups")) {
    each_of(groups->value, [&](const Node& node) {
      principal.groups.push_back({node.mark(), std::string(name_of(node, "the name of a group")), ""});
    });
  }
  if (const Entry* boundary = fields.find("boundary")) principal.boundary = policy_of(boundary->value);
  if (const Entry* context = fields.find("context")) {
    for (const Entry item : map_of(context->value, "context", "{aws:SourceIp: 203.0.113.7}")) {
      principal.context.push_back(
          {item.key.mark(), std::string(item.key.text()), std::string(text_of(item.value, "a value"))});
    }
  }
  const bool holds = principal.kind == "user" || principal.kind == "role";
  for (const char* name : {"groups", "boundary", "context"}) {
    const Entry* one = fields.find(name);
    if (one != nullptr && !holds) {
      throw one->key.mistake(std::string(name) + ": goes with a user or a role, not with kind: " + principal.kind);
    }
  }
  if (const Entry* groups = fields.find("groups"); groups != nullptr && principal.kind == "role") {
    throw groups->key.mistake("groups: have users; a role is in none");
  }
  if (const Entry* policies = fields.find("policies"); policies != nullptr && principal.kind == "root") {
    throw policies->key.mistake(
        "policies: the root user of an account has none; kind: account holds those that bound it");
  }
  return principal;
}

}  // namespace scenarios
