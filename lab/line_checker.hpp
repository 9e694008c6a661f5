// What can be found wrong with the lines of a script before any of them has run.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "scenarios/script.hpp"

namespace lab {

// Every check throws scenarios::Mistake.
class LineChecker {
 public:
  // `script` outlives the checker.
  explicit LineChecker(const scenarios::Script& script);

  // That a line binds each `${name}` in the text.
  void check_variables(const scenarios::Mark& mark, std::string_view text) const;
  void check_expectation(const scenarios::Expectation& expect) const;
  // That the line is due before the end.
  void check_reached(const scenarios::Line& line) const;
  void check_login(const scenarios::Mark& mark, const scenarios::LoginLine& login) const;
  void check_sql(const scenarios::Mark& mark, const scenarios::SqlLine& sql) const;
  void check_fault(const scenarios::Mark& mark, const scenarios::FaultLine& fault) const;

 private:
  // A client that a fault speaks of: `web`, or `web/3`.
  void check_client(const scenarios::Mark& mark, const std::string& text) const;

  const scenarios::Script& script_;
  std::set<std::string> names_;
  std::set<std::string> patterns_;
};

}  // namespace lab
