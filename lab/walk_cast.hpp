// The names that the lines of a walk may speak of: what the lines before made, what may have been there, and what never
// was.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lab/dice.hpp"
#include "scenarios/script.hpp"

namespace lab {

class WalkCast {
 public:
  // Learns from every line of the script what it names and binds.
  explicit WalkCast(const scenarios::Script& script);

  // What the line names and binds is known from now on.
  void learn(const scenarios::Line& line);
  // `{a|b|}` becomes one of these texts or nothing, then `<cluster>` a word of its kind.
  [[nodiscard]] std::string filled(std::string_view pattern, Dice& dice) const;

  // Who may call, `admin` included.
  [[nodiscard]] const std::vector<std::string>& callers() const { return callers_; }
  [[nodiscard]] const std::vector<std::string>& clients() const { return clients_; }

 private:
  void add(std::string_view kind, const std::string& word);
  [[nodiscard]] std::string one(const std::string& kind, Dice& dice) const;

  std::map<std::string, std::vector<std::string>, std::less<>> made_;
  std::vector<std::string> callers_{"admin"};
  std::vector<std::string> clients_;
};

}  // namespace lab
