// Names by kind: those that are tried in any case, and those that lines have made.
#include "lab/walk_cast.hpp"

#include <algorithm>

#include "aws/variables.hpp"
#include "aws/words.hpp"
#include "lab/walk_words.hpp"

namespace lab {
using Words = std::vector<std::string>;

WalkCast::WalkCast(const scenarios::Script& script) {
  for (const scenarios::PrincipalEntry& one : script.principals) {
    if (one.kind != "group" && one.kind != "account") {
      callers_.push_back(one.name);
    }
  }
  for (const scenarios::ClientEntry& one : script.clients) {
    clients_.push_back(one.name);
    add("cluster", one.cluster);
  }
  for (const scenarios::Line& line : script.lines) {
    learn(line);
  }
}

void WalkCast::add(std::string_view kind, const std::string& word) {
  Words& words = made_[std::string(kind)];
  if (!kind.empty() && std::ranges::find(words, word) == words.end()) {
    words.push_back(word);
  }
}

void WalkCast::learn(const scenarios::Line& line) {
  for (const scenarios::Save& save : line.saves) {
    if (!aws::has_variables(save.name)) {
      add(kind_of_path(save.path), "${" + save.name + "}");
    }
  }
  if (const auto* command = std::get_if<scenarios::AwsCommand>(&line.what)) {
    const Words words = aws::split_words(command->text);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      const bool makes = words[i + 1].size() <= 63 && !aws::has_variables(words[i + 1]);
      if (makes) {
        add(kind_of_option(words[i]) == "own" ? "secret" : kind_of_option(words[i]), aws::quoted_word(words[i + 1]));
      }
    }
  }
}

std::string WalkCast::one(const std::string& kind, Dice& dice) const {
  const auto made = made_.find(kind);
  if (made != made_.end() && !made->second.empty() && dice.percent(70)) {
    return dice.one_of(made->second);
  }
  const auto known = known_words().find(kind);
  return known == known_words().end() ? "x" : dice.one_of(known->second);
}

std::string WalkCast::filled(std::string_view pattern, Dice& dice) const {
  std::string chosen;
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    chosen += pattern.substr(0, open);
    pattern.remove_prefix(open);
    if (pattern.empty()) {
      break;
    }
    const std::size_t close = pattern.find('}');
    Words choices(1);
    for (const char c : pattern.substr(1, close - 1)) {
      if (c == '|') {
        choices.emplace_back();
      } else {
        choices.back() += c;
      }
    }
    chosen += dice.one_of(choices);
    pattern.remove_prefix(close + 1);
  }
  std::string out;
  for (std::size_t at = 0; at < chosen.size();) {
    const std::size_t open = std::min(chosen.find('<', at), chosen.size());
    out += chosen.substr(at, open - at);
    if (open == chosen.size()) {
      break;
    }
    const std::size_t close = chosen.find('>', open);
    out += one(chosen.substr(open + 1, close - open - 1), dice);
    at = close + 1;
  }
  return out;
}

}  // namespace lab
