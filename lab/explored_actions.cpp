// Calls of actions, and the symmetry between those that differ in their number alone.
#include "lab/explored_actions.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "aws/mistake.hpp"
#include "aws/variables.hpp"
#include "aws/words.hpp"
#include "lab/line_calls.hpp"

namespace lab {
namespace {

constexpr std::string_view counter = "{i}";

std::string with_number(std::string text, std::uint64_t number) {
  const std::string digits = std::to_string(number);
  for (std::size_t at = 0; (at = text.find(counter, at)) != std::string::npos; at += digits.size()) {
    text.replace(at, counter.size(), digits);
  }
  return text;
}

// The texts of a deed in which a counter or a variable may stand.
std::vector<std::string> texts_of(const scenarios::Deed& deed) {
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

bool has_counter(const scenarios::ExploreAction& action) {
  return std::ranges::any_of(texts_of(action.what),
                             [](const std::string& text) { return text.find(counter) != std::string::npos; });
}

// The name of a resource in a word that has a counter: `c{i}` of `${c{i}.MasterUserSecret.SecretArn}`, too.
std::string name_in(const std::string& word) {
  if (word.starts_with("${") && word.ends_with("}")) {
    const auto cluster = aws::cluster_of_secret(std::string_view(word).substr(2, word.size() - 3));
    return cluster ? std::string(*cluster) : word;
  }
  return word;
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
    for (const std::string& word : texts_of(action.what)) {
      if (const std::string name = name_in(word); name.find(counter) != std::string::npos) {
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
    return !has_counter(action) && std::ranges::any_of(texts_of(action.what), has_name);
  });
  const bool by_line = std::ranges::any_of(
      script.lines, [&](const scenarios::Line& line) { return std::ranges::any_of(texts_of(line.what), has_name); });
  const bool by_promise = std::ranges::any_of(exploration.properties, [&](const scenarios::ExploreProperty& property) {
    return speaks_of(property.expression, names) || speaks_of(property.consequence, names);
  });
  const bool by_property = std::ranges::any_of(
      script.properties, [&](const scenarios::Property& property) { return speaks_of(property.expression, names); });
  const bool by_client = std::ranges::any_of(
      script.clients, [&](const scenarios::ClientEntry& client) { return names.contains(client.cluster); });
  return by_action || by_line || by_promise || by_property || by_client;
}

}  // namespace

scenarios::Deed numbered(const scenarios::ExploreAction& action) {
  scenarios::Deed deed = action.what;
  if (auto* command = std::get_if<scenarios::AwsCommand>(&deed)) {
    command->text = with_number(command->text, action.number);
  } else if (auto* login = std::get_if<scenarios::LoginLine>(&deed)) {
    for (std::string* text : {&login->cluster, &login->secret, &login->user, &login->value}) {
      *text = with_number(*text, action.number);
    }
  } else if (auto* sql = std::get_if<scenarios::SqlLine>(&deed)) {
    sql->cluster = with_number(sql->cluster, action.number);
    sql->user = with_number(sql->user, action.number);
  } else if (auto* fault = std::get_if<scenarios::FaultLine>(&deed)) {
    fault->target = with_number(fault->target, action.number);
  }
  return deed;
}

std::vector<model::ExploredAction> explored_actions(const scenarios::Script& script, Player& player) {
  model::Setting& setting = player.prepared().setting;
  std::vector<model::ExploredAction> made;
  std::map<std::string_view, std::uint16_t> groups;
  for (std::size_t i = 0; i < script.exploration->actions.size(); ++i) {
    const scenarios::ExploreAction& action = script.exploration->actions[i];
    const model::PrincipalId principal = player.prepared().actions[i].principal;
    const auto substituted = [&](std::string_view text) {
      return aws::substitute(text, player.bound(), static_cast<std::int64_t>(action.number)).text;
    };
    try {
      model::Call call;
      if (std::holds_alternative<scenarios::AwsCommand>(action.what)) {
        std::vector<std::string> words = player.prepared().actions[i].words;
        for (std::string& word : words) {
          word = substituted(word);
        }
        call = aws::parse_command(setting, player.directory(), words, command_context(script, setting, principal)).call;
      } else {
        call.request = request_of(setting, player.directory(), player.world(), action.what, substituted);
        call.account = setting.principals[static_cast<std::size_t>(principal)].account;
        call.region = setting.region;
      }
      call.principal = principal;
      const std::uint32_t most = model::any_times;
      model::ExploredAction explored;
      explored.call = setting.add(std::move(call));
      explored.times = static_cast<std::uint8_t>(std::min(action.times.value_or(most), most));
      if (!action.together.empty()) {
        explored.together =
            groups.emplace(action.together, static_cast<std::uint16_t>(groups.size() + 1)).first->second;
      }
      made.push_back(explored);
    } catch (const aws::Mistake& mistake) {
      throw scenarios::Mistake(action.mark, player.prepared().redaction.clean(mistake.what()));
    }
  }
  return made;
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
  const auto repeated = std::ranges::unique(given);
  given.erase(repeated.begin(), repeated.end());
  return given;
}

std::vector<model::AlikeSet> alike_names(const scenarios::Script& script, Player& player) {
  const std::map<std::uint64_t, Member> members = members_of(*script.exploration);
  if (members.size() < 2) {
    return {};
  }
  const Member& first = members.begin()->second;
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
      const std::string expanded = with_number(name, number);
      all_names.insert(expanded);
      made.names.push_back(player.prepared().setting.intern(aws::rds_identifier(expanded)));
    }
    made.actions = member.actions;
    set.push_back(std::move(made));
  }
  return spoken_of_elsewhere(script, all_names) ? std::vector<model::AlikeSet>() : std::vector<model::AlikeSet>{set};
}

}  // namespace lab
