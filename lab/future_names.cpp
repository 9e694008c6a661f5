// Names that there are, names that actions may bring about, and what was meant.
#include "lab/future_names.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "aws/nearest_word.hpp"
#include "lab/explored_actions.hpp"
#include "lab/mentions.hpp"
#include "scenarios/quoted.hpp"

namespace lab {
namespace {

class FutureNames {
 public:
  FutureNames(const scenarios::Script& script, Player& player)
      : mentions_(script, player.prepared().setting), world_(&player.world()), words_(words_of_actions(script)) {}

  void check(const scenarios::Mark& mark, const std::string& property,
             const scenarios::PropertyExpression& expression) const {
    for (const std::string& name : resources_in(expression)) {
      const std::string about = "the property " + property + " speaks of " + name;
      if (name.find("${") != std::string::npos) {
        throw scenarios::Mistake(mark, about + "; names in properties are not expanded: a key goes by its alias");
      }
      if (mentions_.existed(*world_, name) || spoken_of(name)) continue;
      std::vector<std::string> all = mentions_.names(*world_);
      all.insert(all.end(), words_.begin(), words_.end());
      const std::vector<std::string_view> known(all.begin(), all.end());
      throw scenarios::Mistake(mark,
                               about + ", which nothing has here and no action makes" + aws::did_you_mean(name, known));
    }
  }

 private:
  // As a word of an action, or within one: web of web/3, an id within an ARN.
  [[nodiscard]] bool spoken_of(const std::string& name) const {
    return std::ranges::any_of(words_, [&](const std::string& word) { return word.find(name) != std::string::npos; });
  }

  Mentions mentions_;
  const model::World* world_;
  std::set<std::string> words_;
};

}  // namespace

void check_names(const scenarios::Script& script, Player& player) {
  const FutureNames names(script, player);
  for (const scenarios::Property& property : script.properties) {
    names.check(property.mark, property.name, property.expression);
  }
  for (const scenarios::Property& property : script.exploration->properties) {
    names.check(property.mark, property.name, property.expression);
    if (property.kind == scenarios::Property::Kind::leads_to) {
      names.check(property.mark, property.name, property.consequence);
    }
  }
}

}  // namespace lab
