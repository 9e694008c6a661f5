// Policies of principals read and compiled, and the groups that they are in found.
#include "lab/principals.hpp"

#include <algorithm>

#include "aws/condition_keys.hpp"
#include "aws/mistake.hpp"
#include "aws/nearest_word.hpp"
#include "aws/policy_document.hpp"
#include "aws/published_policies.hpp"
#include "lab/preparation.hpp"

namespace lab {
namespace {

using scenarios::Mistake;
using scenarios::PolicyEntry;
using scenarios::PrincipalEntry;

model::PrincipalKind kind_of(const PrincipalEntry& entry) {
  const auto& words = model::principal_kinds;
  return static_cast<model::PrincipalKind>(std::ranges::find(words, entry.kind) - words.begin());
}

bool is_managed(const PolicyEntry& entry) { return entry.reference.starts_with("arn:"); }

class PolicyReader {
 public:
  PolicyReader(model::Setting& setting, const scenarios::Script& script)
      : setting_(setting), script_(script), read_(document_reader(script)) {}

  // A document in place or in a file.
  model::PolicyId document(const PolicyEntry& entry) const {
    try {
      const bool in_place = entry.reference.empty();
      const std::string text = in_place ? entry.document : read_(entry.reference);
      const std::string source = in_place ? script_.file : entry.reference;
      const model::PolicyId policy = aws::add_policy(setting_, text, source, aws::PolicyKind::identity);
      if (policy == model::PolicyId::none) {
        throw Mistake(entry.mark,
                      (in_place ? "this" : "`" + entry.reference + "`") +
                          " is no policy document of an identity: it has a Version and a Statement with Effect, "
                          "Action and Resource, and no Principal");
      }
      return policy;
    } catch (const aws::Mistake& mistake) {
      throw Mistake(entry.mark, mistake.what());
    }
  }

  model::PolicyReference managed(const PolicyEntry& entry) const {
    const model::PolicyReference reference = aws::policy_reference(setting_, entry.reference);
    if (reference.published == model::PolicyId::none) {
      throw Mistake(entry.mark, "no managed policy of AWS that is known here has the ARN " + entry.reference +
                                    "; arn:aws:iam::aws:policy/AdministratorAccess is one");
    }
    return reference;
  }

 private:
  model::Setting& setting_;
  const scenarios::Script& script_;
  std::function<std::string(std::string_view)> read_;
};

model::DefinePrincipal define(model::Setting& setting, const scenarios::Script& script, const PrincipalEntry& entry,
                              model::PrincipalId id) {
  const PolicyReader reader(setting, script);
  model::DefinePrincipal made;
  made.principal = id;
  for (std::size_t i = 0; i < entry.policies.size(); ++i) {
    const PolicyEntry& policy = entry.policies[i];
    if (is_managed(policy)) {
      made.attached.push_back(reader.managed(policy));
    } else {
      const std::string name = policy.reference.empty() ? entry.name + "-" + std::to_string(i + 1) : policy.reference;
      made.inlined.emplace_back(setting.intern(name), reader.document(policy));
    }
  }
  for (const scenarios::NamedText& group : entry.groups) {
    const auto found = std::ranges::find_if(script.principals, [&](const PrincipalEntry& other) {
      return other.kind == "group" && other.name == group.name && other.account == entry.account;
    });
    if (found == script.principals.end()) {
      throw Mistake(group.mark, "no principal of kind: group is called `" + group.name + "` in this account");
    }
    made.groups.push_back(setting.intern(group.name));
  }
  if (entry.boundary && is_managed(*entry.boundary)) {
    made.boundary_policy = reader.managed(*entry.boundary);
  } else if (entry.boundary) {
    made.boundary.emplace(setting.intern(entry.name + "-boundary"), reader.document(*entry.boundary));
  }
  return made;
}

void add_context(model::Setting& setting, const PrincipalEntry& entry, model::PrincipalId id) {
  model::Context& context = setting.principals[static_cast<std::size_t>(id)].context;
  for (const scenarios::NamedText& one : entry.context) {
    const aws::ConditionKey* key = aws::find_condition_key(one.name);
    if (key == nullptr || key->of != aws::ConditionKey::Of::caller) {
      std::vector<std::string_view> known;
      for (const aws::ConditionKey& row : aws::condition_keys()) {
        if (row.of == aws::ConditionKey::Of::caller) known.push_back(row.name);
      }
      throw Mistake(one.mark, "`" + one.name + "` is no condition key that a scenario can give" +
                                  aws::did_you_mean(one.name, known) + "; aws:SourceIp is one");
    }
    context.set(one.name, one.text);
  }
}

}  // namespace

std::vector<PrincipalDefinition> define_principals(model::Setting& setting, const scenarios::Script& script) {
  // Groups first: their members join them.
  std::vector<const PrincipalEntry*> entries;
  for (const PrincipalEntry& entry : script.principals) {
    entries.push_back(&entry);
  }
  std::stable_partition(entries.begin(), entries.end(),
                        [](const PrincipalEntry* entry) { return entry->kind == "group"; });
  std::vector<model::PrincipalId> ids;
  for (const PrincipalEntry* entry : entries) {
    ids.push_back(
        setting.add_principal(entry->name, entry->account.empty() ? script.account : entry->account, kind_of(*entry)));
    add_context(setting, *entry, ids.back());
  }
  std::vector<PrincipalDefinition> made;
  if (std::ranges::all_of(entries, [](const PrincipalEntry* entry) { return entry->kind == "root"; })) {
    return made;
  }
  made.push_back({script.principals_mark.line, {}});  // admin
  for (std::size_t i = 0; i < entries.size(); ++i) {
    made.push_back({entries[i]->mark.line, define(setting, script, *entries[i], ids[i])});
  }
  return made;
}

}  // namespace lab
