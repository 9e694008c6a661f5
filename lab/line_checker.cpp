// Checking lines against what the script binds, names and knows.
#include "lab/line_checker.hpp"

#include <algorithm>
#include <boost/regex.hpp>
#include <vector>

#include "aws/mistake.hpp"
#include "aws/nearest_word.hpp"
#include "aws/variables.hpp"
#include "lab/answer_path.hpp"
#include "lab/line_calls.hpp"
#include "model/parameters.hpp"

namespace lab {

using scenarios::Mistake;

namespace {

// Names that `save:` binds, `{i}` and digits in them made alike, so that `key{i}` binds `key7`.
std::string pattern_of(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name.substr(i, 3) == "{i}") {
      out += '#';
      i += 2;
    } else if (name[i] >= '0' && name[i] <= '9') {
      if (out.empty() || out.back() != '#') {
        out += '#';
      }
    } else {
      out += name[i];
    }
  }
  return out;
}

}  // namespace

LineChecker::LineChecker(const scenarios::Script& script) : script_(script) {
  for (const scenarios::Line& line : script.lines) {
    for (const scenarios::Save& save : line.saves) {
      names_.insert(save.name);
      patterns_.insert(pattern_of(save.name));
    }
  }
}

void LineChecker::check_variables(const scenarios::Mark& mark, std::string_view text) const {
  for (const std::string& name : aws::variables_in(text)) {
    if (!aws::cluster_of_secret(name) && !patterns_.contains(pattern_of(name))) {
      const std::vector<std::string_view> known(names_.begin(), names_.end());
      throw Mistake(mark, "no line binds the variable `" + name + "`" + aws::did_you_mean(name, known) +
                              (known.empty() ? "; `save:` binds one" : ""));
    }
  }
}

void LineChecker::check_expectation(const scenarios::Expectation& expect) const {
  check_variables(expect.mark, expect.error);
  for (const scenarios::ExpectedValue& value : expect.values) {
    if (const std::string problem = path_problem(value.path); !problem.empty()) {
      throw Mistake(value.mark, problem);
    }
    check_variables(value.mark, value.value);
    if (value.kind == scenarios::ExpectedValue::Kind::regex && !aws::has_variables(value.value)) {
      try {
        const boost::regex compiled(value.value, boost::regex::ECMAScript);
      } catch (const boost::regex_error&) {
        throw Mistake(value.mark, "`/" + value.value + "/` is not a regular expression of ECMAScript");
      }
    }
  }
}

void LineChecker::check_reached(const scenarios::Line& line) const {
  const bool fixed = line.moment.from == scenarios::Moment::From::start &&
                     line.moment.delay.shape() == sim::Distribution::Shape::constant;
  if (fixed && script_.duration && line.moment.delay.argument(0) > *script_.duration) {
    throw Mistake(line.mark, "the line is due after the end; `duration` is " + model::duration_text(*script_.duration));
  }
}

void LineChecker::check_login(const scenarios::Mark& mark, const scenarios::LoginLine& login) const {
  check_variables(mark, login.cluster);
  check_variables(mark, login.secret);
  check_variables(mark, login.user);
  check_variables(mark, login.value);
}

void LineChecker::check_sql(const scenarios::Mark& mark, const scenarios::SqlLine& sql) const {
  check_variables(mark, sql.cluster);
  check_variables(mark, sql.user);
}

void LineChecker::check_client(const scenarios::Mark& mark, const std::string& text) const {
  try {
    const ClientName client = client_named(text);
    const auto group = std::ranges::find(script_.clients, client.group, &scenarios::ClientEntry::name);
    if (group == script_.clients.end()) {
      std::vector<std::string_view> known;
      for (const scenarios::ClientEntry& one : script_.clients) {
        known.push_back(one.name);
      }
      throw aws::Mistake("no clients are called `" + client.group + "`" + aws::did_you_mean(client.group, known));
    }
    if (client.ordinal && *client.ordinal >= group->count) {
      throw aws::Mistake("`" + text + "` is not there; the clients of " + client.group + " are numbered from 0 to " +
                         std::to_string(group->count - 1));
    }
  } catch (const aws::Mistake& mistake) {
    throw Mistake(mark, mistake.what());
  }
}

void LineChecker::check_fault(const scenarios::Mark& mark, const scenarios::FaultLine& fault) const {
  check_variables(mark, fault.target);
  if (fault.name == scenarios::FaultName::slow) {
    const auto index = model::find_parameter(fault.target);
    if (!index || !model::is_wait(*index)) {
      std::vector<std::string_view> known;
      for (std::size_t i = 0; i < model::wait_count; ++i) {
        known.push_back(model::parameter_rows()[i].name);
      }
      throw Mistake(mark, "no wait is called `" + fault.target + "`" + aws::did_you_mean(fault.target, known));
    }
  }
  if (fault.name == scenarios::FaultName::restart && !aws::has_variables(fault.target)) {
    check_client(mark, fault.target);
  }
  if (fault.name == scenarios::FaultName::throttle && !find_operation_action(fault.target)) {
    throw Mistake(mark, "no operation is called `" + fault.target + "`; `credsim operations` lists them");
  }
}

}  // namespace lab
