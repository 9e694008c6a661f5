// Comparing answers with what is expected.
#include "lab/expectations.hpp"

#include <boost/regex.hpp>
#include <charconv>

namespace lab {
namespace {

using Kind = scenarios::ExpectedValue::Kind;

std::string expected_text(const scenarios::ExpectedValue& expected, const std::string& value) {
  switch (expected.kind) {
    case Kind::regex:
      return "/" + value + "/";
    case Kind::present:
      return "present";
    case Kind::absent:
      return "absent";
    case Kind::scalar:
      break;
  }
  return value;
}

bool same_number(const std::string& a, const std::string& b) {
  double x = 0;
  double y = 0;
  const auto whole = [](const std::string& text, double& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
  };
  return whole(a, x) && whole(b, y) && x == y;
}

bool regex_found(const std::string& pattern, const std::string& text) {
  try {
    return boost::regex_search(text, boost::regex(pattern, boost::regex::ECMAScript));
  } catch (const std::runtime_error&) {
    return false;  // malformed after substitution, or more work than it is worth
  }
}

Verdict judge_value(const scenarios::ExpectedValue& expected, const LineOutcome& outcome, const std::string& value) {
  Verdict verdict{expected.mark.line, expected.path, expected_text(expected, value), "absent", false};
  const std::optional<Json> found = at_path(outcome.answer, expected.path);
  if (!found || found->is_null()) {
    verdict.passed = expected.kind == Kind::absent;
    return verdict;
  }
  const std::string actual = value_text(*found);
  verdict.actual = leads_to_password(expected.path) ? outcome.password : actual;
  switch (expected.kind) {
    case Kind::present:
      verdict.passed = true;
      break;
    case Kind::absent:
      break;
    case Kind::regex:
      verdict.passed = regex_found(value, actual);
      break;
    case Kind::scalar:
      verdict.passed = actual == value || (found->is_number() && same_number(actual, value));
      break;
  }
  return verdict;
}

std::string outcome_text(const LineOutcome& outcome) { return outcome.error.empty() ? "ok" : outcome.error; }

}  // namespace

std::vector<Verdict> judge(const scenarios::Line& line, const LineOutcome& outcome, const aws::Lookup& lookup,
                           std::int64_t counter) {
  const scenarios::Expectation& expect = line.expect;
  const int at = expect.written ? expect.mark.line : line.mark.line;
  switch (expect.kind) {
    case scenarios::Expectation::Kind::any:
      return {};
    case scenarios::Expectation::Kind::ok:
      return {{at, "", "ok", outcome_text(outcome), outcome.error.empty()}};
    case scenarios::Expectation::Kind::error: {
      const std::string code = aws::substitute(expect.error, lookup, counter).text;
      return {{at, "", code, outcome_text(outcome), outcome.error == code}};
    }
    case scenarios::Expectation::Kind::values:
      break;
  }
  if (!outcome.error.empty()) {
    return {{at, "", "ok", outcome.error, false}};
  }
  std::vector<Verdict> verdicts;
  for (const scenarios::ExpectedValue& value : expect.values) {
    verdicts.push_back(judge_value(value, outcome, aws::substitute(value.value, lookup, counter).text));
  }
  return verdicts;
}

std::vector<Verdict> skipped(const scenarios::Line& line, const std::string& why) {
  return {
      {line.mark.line, "", line.expect.kind == scenarios::Expectation::Kind::any ? "any" : "to be run", why, false}};
}

}  // namespace lab
