// What the actions say of each key, its id aside.
#include "lab/alike_keys.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "aws/identity_text.hpp"
#include "aws/variables.hpp"
#include "aws/words.hpp"

namespace lab {
namespace {

struct NamedKey {
  std::string id;
  std::string arn;
  model::AlikeKey key;
};

std::vector<NamedKey> customer_keys(const model::Setting& setting, const model::World& world) {
  std::vector<NamedKey> keys;
  for (std::uint32_t i = 0; i < world.keys.size(); ++i) {
    const model::KeyRow row(i);
    if (world[row].exists && world[row].manager == model::KeyManager::CUSTOMER) {
      keys.push_back(
          {aws::key_id(setting, world, row), aws::arn(setting, world, row.id()), {row, world[row].identity, {}}});
    }
  }
  return keys;
}

// An action with its variables replaced.
struct Said {
  std::vector<std::string> words;
  std::string as;
  std::string together;
  std::optional<std::uint32_t> times;

  friend auto operator<=>(const Said&, const Said&) = default;
};

// None: it is no command, and those name no keys.
std::optional<Said> said_by(const scenarios::ExploreAction& action, Player& player) {
  const auto* command = std::get_if<scenarios::AwsCommand>(&action.what);
  if (command == nullptr) {
    return std::nullopt;
  }
  Said said{aws::split_words(command->text), action.as, action.together, action.times};
  for (std::string& word : said.words) {
    word = aws::substitute(word, player.bound(), static_cast<std::int64_t>(action.number)).text;
  }
  return said;
}

bool mentions(const Said& said, const std::string& id) {
  return std::ranges::any_of(said.words, [&](const std::string& word) { return word.find(id) != std::string::npos; });
}

Said without(Said said, const std::string& id) {
  for (std::string& word : said.words) {
    for (std::size_t at = word.find(id); at != std::string::npos; at = word.find(id, at)) {
      word.replace(at, id.size(), "?");
    }
  }
  return said;
}

bool speaks_of(const scenarios::PropertyExpression& expression, const std::string& id) {
  return expression.state.resource.find(id) != std::string::npos ||
         expression.state.value.find(id) != std::string::npos ||
         std::ranges::any_of(expression.parts, [&](const auto& part) { return speaks_of(part, id); });
}

bool asked_about(const scenarios::Script& script, const std::string& id) {
  const auto asked = [&](const scenarios::Property& property) {
    return speaks_of(property.expression, id) || speaks_of(property.consequence, id);
  };
  return std::ranges::any_of(script.exploration->properties, asked) || std::ranges::any_of(script.properties, asked);
}

// What the policies that anybody has, or may come to have, see of keys.
class PolicyEyes {
 public:
  explicit PolicyEyes(const model::Setting& setting) {
    for (const model::Policy& policy : setting.policies()) {
      for (const model::Statement& statement : policy.statements) {
        patterns_.insert(patterns_.end(), statement.resources.begin(), statement.resources.end());
        for (const model::Condition& condition : statement.conditions) {
          values_.insert(values_.end(), condition.values.begin(), condition.values.end());
        }
      }
    }
  }

  // Whether a key is picked out by more than its id: then nothing is said of which are alike.
  [[nodiscard]] bool look_closely() const {
    const auto of_keys = [](const std::string& text) { return text.find("key/") != std::string::npos; };
    return std::ranges::any_of(values_, of_keys) || std::ranges::any_of(patterns_, [&](const std::string& pattern) {
             return of_keys(pattern) && pattern.find("${") != std::string::npos;
           });
  }
  // By pattern and value, whether it is about the key.
  [[nodiscard]] std::vector<bool> view(const std::string& id, const std::string& arn) const {
    std::vector<bool> seen;
    for (const std::string& pattern : patterns_) {
      seen.push_back(model::matches(pattern, arn, true));
    }
    for (const std::string& value : values_) {
      seen.push_back(value.find(id) != std::string::npos);
    }
    return seen;
  }

 private:
  std::vector<std::string> patterns_;
  std::vector<std::string> values_;
};

}  // namespace

std::vector<model::AlikeKeys> alike_keys(const scenarios::Script& script, Player& player) {
  const model::Setting& setting = player.prepared().setting;
  const model::World& world = player.world();
  const PolicyEyes policies(setting);
  std::vector<NamedKey> keys = customer_keys(setting, world);
  if (keys.size() < 2 || policies.look_closely()) {
    return {};
  }
  std::vector<std::vector<std::pair<Said, std::uint32_t>>> said(keys.size());
  std::vector<bool> apart(keys.size());
  for (std::uint32_t action = 0; action < script.exploration->actions.size(); ++action) {
    const std::optional<Said> all = said_by(script.exploration->actions[action], player);
    std::vector<std::size_t> mentioned;
    for (std::size_t i = 0; all && i < keys.size(); ++i) {
      if (mentions(*all, keys[i].id)) {
        mentioned.push_back(i);
        said[i].emplace_back(without(*all, keys[i].id), action);
      }
    }
    for (const std::size_t i : mentioned) {
      apart[i] = apart[i] || mentioned.size() > 1;
    }
  }
  using Sight = std::tuple<model::Name, model::Name, std::vector<bool>, std::vector<Said>>;
  std::map<Sight, model::AlikeKeys> sets;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (said[i].empty() || apart[i] || asked_about(script, keys[i].id)) {
      continue;
    }
    std::ranges::sort(said[i]);
    std::vector<Said> of_key;
    for (auto& [one, action] : said[i]) {
      of_key.push_back(std::move(one));
      keys[i].key.actions.push_back(action);
    }
    const model::Key& row = world[keys[i].key.row];
    sets[{row.account, row.region, policies.view(keys[i].id, keys[i].arn), std::move(of_key)}].push_back(
        std::move(keys[i].key));
  }
  std::vector<model::AlikeKeys> alike;
  for (auto& [sight, set] : sets) {
    if (set.size() > 1) {
      alike.push_back(std::move(set));
    }
  }
  return alike;
}

}  // namespace lab
