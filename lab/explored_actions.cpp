// Calls of actions, and the symmetry between those that differ in their number alone.
#include "lab/explored_actions.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "aws/mistake.hpp"
#include "aws/variables.hpp"
#include "aws/words.hpp"
#include "lab/denials.hpp"
#include "lab/line_calls.hpp"
#include "lab/unknown_ids.hpp"
#include "scenarios/counter.hpp"

namespace lab {
namespace {

// The texts of a deed in which a counter or a variable may stand.
std::vector<std::string> words_in(const scenarios::Deed& deed) {
  if (const auto* command = std::get_if<scenarios::AwsCommand>(&deed)) {
    return aws::split_words(command->text);
  }
  if (const auto* login = std::get_if<scenarios::LoginLine>(&deed)) {
    return {login->cluster, login->secret, login->user, login->value};
  }
  if (const auto* sql = std::get_if<scenarios::SqlLine>(&deed)) {
    return {sql->cluster, sql->user};
  }
  return {std::get<scenarios::FaultLine>(deed).target};
}

// Whether it is of a number, by more than by a key: which of those are alike is a question of its own.
bool has_counter(const scenarios::ExploreAction& action) {
  const std::vector<std::string> texts = words_in(action.what);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (scenarios::has_counter(texts[i]) && !(i > 0 && texts[i - 1] == "--key-id")) {
      return true;
    }
  }
  return false;
}

// The name of a resource in a word that has a counter: `c{i}` of `${c{i}.MasterUserSecret.SecretArn}`, too.
std::string name_in(const std::string& word) {
  if (word.starts_with("${") && word.ends_with("}")) {
    const auto cluster = aws::cluster_of_secret(std::string_view(word).substr(2, word.size() - 3));
    return cluster ? std::string(*cluster) : word;
  }
  return word;
}

// Options whose value names a cluster, an instance or a snapshot: what exploration renames. Nothing else can be alike.
constexpr std::array<std::string_view, 9> renamed_options{"--db-cluster-identifier",
                                                          "--db-instance-identifier",
                                                          "--db-cluster-snapshot-identifier",
                                                          "--new-db-cluster-identifier",
                                                          "--source-db-cluster-identifier",
                                                          "--source-db-cluster-snapshot-identifier",
                                                          "--snapshot-identifier",
                                                          "--target-db-cluster-snapshot-identifier",
                                                          "--final-db-snapshot-identifier"};

bool counts_only_what_is_renamed(const scenarios::ExploreAction& action) {
  const std::vector<std::string> texts = words_in(action.what);
  if (!std::holds_alternative<scenarios::AwsCommand>(action.what)) {
    return std::ranges::none_of(texts.begin() + 1, texts.end(), scenarios::has_counter);  // the first is the cluster
  }
  for (std::size_t i = 1; i < texts.size(); ++i) {
    const bool of_secret = texts[i - 1] == "--secret-id" && name_in(texts[i]) != texts[i];
    if (scenarios::has_counter(texts[i]) && !of_secret &&
        std::ranges::find(renamed_options, texts[i - 1]) == renamed_options.end()) {
      return false;
    }
  }
  return true;
}

bool speaks_of(const scenarios::PropertyExpression& expression, const std::set<std::string>& names) {
  return names.contains(expression.state.resource) ||
         std::ranges::any_of(expression.parts, [&](const auto& part) { return speaks_of(part, names); });
}

// Of one number: what stands for it, and what it does.
struct Member {
  std::vector<scenarios::ExploreAction> patterns;  // marks and numbers aside
  std::vector<std::uint32_t> actions;
};

std::map<std::uint64_t, Member> members_of(const scenarios::Exploration& exploration) {
  std::map<std::uint64_t, Member> members;
  for (std::uint32_t i = 0; i < exploration.actions.size(); ++i) {
    scenarios::ExploreAction action = exploration.actions[i];
    if (has_counter(action)) {
      Member& member = members[action.number];
      action.number = 0;
      member.patterns.push_back(std::move(action));
      member.actions.push_back(i);
    }
  }
  return members;
}

std::vector<std::string> names_of(const Member& member) {
  std::vector<std::string> names;
  for (const scenarios::ExploreAction& action : member.patterns) {
    for (const std::string& word : words_in(action.what)) {
      if (const std::string name = name_in(word); scenarios::has_counter(name)) {
        if (std::ranges::find(names, name) == names.end()) {
          names.push_back(name);
        }
      }
    }
  }
  return names;
}

bool spoken_of_elsewhere(const scenarios::Script& script, const std::set<std::string>& names) {
  const scenarios::Exploration& exploration = *script.exploration;
  const auto has_name = [&](const std::string& text) {
    return std::ranges::any_of(names, [&](const std::string& name) { return text.find(name) != std::string::npos; });
  };
  const bool by_action = std::ranges::any_of(exploration.actions, [&](const scenarios::ExploreAction& action) {
    return !has_counter(action) && std::ranges::any_of(words_in(action.what), has_name);
  });
  const bool by_line = std::ranges::any_of(
      script.lines, [&](const scenarios::Line& line) { return std::ranges::any_of(words_in(line.what), has_name); });
  const auto asked = [&](const scenarios::Property& property) {
    return speaks_of(property.expression, names) || speaks_of(property.consequence, names);
  };
  const bool by_property =
      std::ranges::any_of(exploration.properties, asked) || std::ranges::any_of(script.properties, asked);
  const bool by_client = std::ranges::any_of(
      script.clients, [&](const scenarios::ClientEntry& client) { return names.contains(client.cluster); });
  return by_action || by_line || by_property || by_client;
}

// Where an action may ask for the secret that RDS has for a cluster: the model looks it up at each step.
constexpr std::array<std::string_view, 3> looking_options{"--secret-id", "--secret-id-list", "--constraints"};

// The variables are what the events bound. Of a cluster's secret the name stays as it is, to be looked up.
class ActionTexts {
 public:
  ActionTexts(Player& player, std::uint64_t number)
      : bound_(player.bound()), number_(static_cast<std::int64_t>(number)) {}

  [[nodiscard]] std::string text(std::string_view written) const {
    const aws::Substituted result = aws::substitute(written, bound_, number_);
    for (const std::string& name : result.missing) {
      if (!aws::cluster_of_secret(name)) {
        throw aws::Mistake("${" + name + "} is not bound when the futures begin: the line that saves it was refused");
      }
    }
    return result.text;
  }
  [[nodiscard]] std::vector<std::string> words(std::vector<std::string> written) const {
    std::string option;
    for (std::string& word : written) {
      if (word.starts_with("--")) {
        option = word;
      }
      check(option, word);
      word = text(word);
    }
    return written;
  }

 private:
  void check(const std::string& option, const std::string& word) const {
    for (const std::string& name : aws::substitute(word, bound_, number_).missing) {
      if (aws::cluster_of_secret(name) && std::ranges::find(looking_options, option) == looking_options.end()) {
        throw aws::Mistake("which secret ${" + name + "} is, an action asks at each step, and only after " +
                           std::string(looking_options[0]) + "; elsewhere, `save:` its ARN in an event");
      }
    }
  }

  aws::Lookup bound_;
  std::int64_t number_;
};

// What nothing has when the futures begin, nothing will have.
void check_ids(const scenarios::Script& script, Player& player, const std::vector<model::ExploredAction>& made) {
  const model::Setting& setting = player.prepared().setting;
  std::set<model::Name> chosen;
  for (const model::ExploredAction& action : made) {
    chosen.insert(chosen_version(setting.call(action.call).request));
  }
  for (std::size_t i = 0; i < made.size(); ++i) {
    const std::string problem = unknown_id(setting, setting.call(made[i].call).request, chosen);
    if (!problem.empty()) {
      throw scenarios::Mistake(script.exploration->actions[i].mark, player.prepared().redaction.clean(problem));
    }
  }
}

model::Call call_of(const scenarios::Script& script, Player& player, const scenarios::ExploreAction& action,
                    const PreparedLine& prepared) {
  model::Setting& setting = player.prepared().setting;
  const ActionTexts texts(player, action.number);
  model::Call call;
  if (std::holds_alternative<scenarios::AwsCommand>(action.what)) {
    const std::vector<std::string> words = texts.words(prepared.words);
    const aws::CommandContext context = command_context(script, setting, prepared.principal);
    call = aws::parse_command(setting, player.directory(), words, context).call;
  } else {
    call.request = request_of(setting, player.directory(), player.world(), action.what,
                              [&](std::string_view text) { return texts.text(text); });
    call.account = setting.principals[static_cast<std::size_t>(prepared.principal)].account;
    call.region = setting.region;
  }
  call.principal = prepared.principal;
  return call;
}

}  // namespace

std::vector<model::ExploredAction> explored_actions(const scenarios::Script& script, Player& player) {
  std::vector<model::ExploredAction> made;
  std::vector<model::Call> calls;
  std::map<std::string_view, std::uint16_t> groups;
  for (std::size_t i = 0; i < script.exploration->actions.size(); ++i) {
    const scenarios::ExploreAction& action = script.exploration->actions[i];
    try {
      calls.push_back(call_of(script, player, action, player.prepared().actions[i]));
      model::ExploredAction explored;
      if (action.times) {
        if (*action.times >= model::any_times) {
          throw aws::Mistake("a search of every future counts to 254; leave `times:` out, or take less than " +
                             std::to_string(*action.times));
        }
        explored.times = static_cast<std::uint8_t>(*action.times);
      }
      if (!action.together.empty()) {
        explored.together =
            groups.emplace(action.together, static_cast<std::uint16_t>(groups.size() + 1)).first->second;
      }
      made.push_back(explored);
    } catch (const aws::Mistake& mistake) {
      throw scenarios::Mistake(action.mark, player.prepared().redaction.clean(mistake.what()));
    }
  }
  model::Setting& setting = player.prepared().setting;
  add_denials_of_all(setting, player.world(), calls);
  for (std::size_t i = 0; i < made.size(); ++i) made[i].call = setting.add(std::move(calls[i]));
  check_ids(script, player, made);
  return made;
}

std::set<std::string> words_of_actions(const scenarios::Script& script) {
  std::set<std::string> words;
  for (const scenarios::ExploreAction& action : script.exploration->actions) {
    for (const std::string& text : words_in(scenarios::counted(action.what, action.number))) words.insert(text);
  }
  return words;
}

std::vector<model::Password> passwords_given(const std::vector<model::ExploredAction>& actions,
                                             const model::Setting& setting) {
  std::vector<model::Password> given;
  for (const model::ExploredAction& action : actions) {
    setting.call(action.call).request.visit([&](const auto& request) {
      if constexpr (requires { request.master_user_password->password; }) {
        if (request.master_user_password) {
          given.push_back(request.master_user_password->password);
        }
      }
      if constexpr (requires { setting.value(request.value.value); }) {
        if (request.value.value != model::ValueId::none) {
          given.push_back(setting.value(request.value.value).password);
        }
      }
      if constexpr (requires { given.push_back(request.password); }) {
        given.push_back(request.password);
      }
      if constexpr (requires { given.push_back(*request.literal); }) {
        if (request.literal) {
          given.push_back(*request.literal);
        }
      }
    });
  }
  std::ranges::sort(given);
  given.erase(std::unique(given.begin(), given.end()), given.end());
  return given;
}

std::vector<model::AlikeSet> alike_names(const scenarios::Script& script, Player& player) {
  const std::map<std::uint64_t, Member> members = members_of(*script.exploration);
  if (members.size() < 2) {
    return {};
  }
  const Member& first = members.begin()->second;
  if (!std::ranges::all_of(first.patterns, counts_only_what_is_renamed)) {
    return {};
  }
  const auto pattern_equal = [](scenarios::ExploreAction a, const scenarios::ExploreAction& b) {
    a.mark = b.mark;
    a.as_mark = b.as_mark;
    a.together_mark = b.together_mark;
    return a == b;
  };
  const std::vector<std::string> names = names_of(first);
  std::set<std::string> all_names;
  model::AlikeSet set;
  for (const auto& [number, member] : members) {
    if (!std::ranges::equal(member.patterns, first.patterns, pattern_equal)) {
      return {};
    }
    model::AlikeMember made;
    for (const std::string& name : names) {
      const std::string expanded = scenarios::counted(name, number);
      all_names.insert(expanded);
      made.names.push_back(player.prepared().setting.intern(aws::rds_identifier(expanded)));
    }
    made.actions = member.actions;
    set.push_back(std::move(made));
  }
  return spoken_of_elsewhere(script, all_names) ? std::vector<model::AlikeSet>() : std::vector<model::AlikeSet>{set};
}

}  // namespace lab
