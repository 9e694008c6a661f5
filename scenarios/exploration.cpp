// `explore:`: what may happen at any point, how far the futures are followed, and what is to hold of all of them.
#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <string_view>

#include "scenarios/counter.hpp"
#include "scenarios/parts.hpp"
#include "scenarios/quoted.hpp"

namespace scenarios {
namespace {

constexpr std::uint64_t most_actions = 10'000;
constexpr std::uint64_t most_times = 1'000'000;

// Whoever makes an action of an event brings its time along.
void check_timeless(const Node& node) {
  constexpr std::string_view times[] = {"at", "when", "after", "nth", "every"};
  if (!node.is_map()) return;
  for (const Entry entry : node.entries()) {
    if (std::ranges::find(times, entry.key.text()) == std::end(times)) continue;
    throw entry.key.mistake("an action has no time, it may happen at any point; leave " + quoted(entry.key.text()) +
                            " out");
  }
}

void add_actions(const Node& node, const std::vector<PrincipalEntry>& principals, std::vector<ExploreAction>& actions) {
  check_timeless(node);
  const Fields fields(node, action_keys);
  const Entry& deed = deed_entry(fields);
  ExploreAction action;
  action.mark = deed.key.mark();
  action.as_mark = action.mark;
  if (const Entry* as = fields.find("as")) {
    action.as_mark = as->value.mark();
    action.as = caller_of(as->value, principals);
  }
  action.what = deed_of(deed);
  if (const Entry* times = fields.find("times")) {
    action.times = static_cast<std::uint32_t>(whole_number_of(times->value, "times", 1, most_times));
  }
  if (const Entry* together = fields.find("together")) {
    action.together_mark = together->value.mark();
    action.together = text_of(together->value, "together");
    if (!action.times) {
      throw together->value.mistake("actions that happen so often together need `times:`, the same for all of them");
    }
  }
  std::uint64_t copies = 1;
  if (const Entry* repeat = fields.find("repeat")) {
    const Fields how(repeat->value, action_repeat_keys);
    copies = whole_number_of(how.require("count").value, "count", 1, most_actions);
    if (counted(action.what, 0) == counted(action.what, 1)) {
      throw repeat->key.mistake(
          "what `repeat:` makes differs in {i}, and this action says it nowhere; how often an action may happen is "
          "said "
          "by `times:`");
    }
  }
  if (actions.size() + copies > most_actions) {
    throw node.mistake("there are more than " + std::to_string(most_actions) + " actions; take fewer");
  }
  for (; action.number < copies; ++action.number) actions.push_back(action);
}

// Those that share their `times` agree on them.
void check_together(const std::vector<ExploreAction>& actions) {
  std::map<std::string_view, std::uint32_t> times;
  for (const ExploreAction& action : actions) {
    if (action.together.empty()) continue;
    const auto known = times.emplace(action.together, *action.times).first;
    if (known->second != *action.times) {
      throw Mistake(action.together_mark,
                    "actions of `together: " + action.together + "` have times: " + std::to_string(known->second) +
                        " and times: " + std::to_string(*action.times) + "; they share one number");
    }
  }
}

}  // namespace

Exploration exploration_of(const Entry& entry, const std::vector<PrincipalEntry>& principals, Mistakes& mistakes) {
  Exploration exploration;
  exploration.mark = entry.key.mark();
  const Fields fields(entry.value, explore_keys);
  for (const Node item : list_of(fields.require("actions").value, "actions", "[{aws: kms create-key, times: 1}]")) {
    mistakes.attempt([&] { add_actions(item, principals, exploration.actions); });
  }
  mistakes.attempt([&] { check_together(exploration.actions); });
  if (const Entry* depth = fields.find("depth")) {
    exploration.depth = static_cast<std::uint32_t>(
        whole_number_of(depth->value, "depth", 1, std::numeric_limits<std::uint32_t>::max()));
  }
  if (const Entry* states = fields.find("states")) {
    exploration.states = whole_number_of(states->value, "states", 1, std::numeric_limits<std::uint64_t>::max());
  }
  if (const Entry* properties = fields.find("properties")) {
    constexpr const char* example = "{never-impaired: {always: {not: {orders.SecretStatus: impaired}}}}";
    for (const Entry item : map_of(properties->value, "properties", example)) {
      mistakes.attempt([&] { exploration.properties.push_back(property_of(item, explore_property_keys)); });
    }
  }
  return exploration;
}

}  // namespace scenarios
