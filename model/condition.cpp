// Evaluating conditions, as the IAM User Guide describes the operators.
#include "model/condition.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <boost/lexical_cast/try_lexical_convert.hpp>

#include "sim/bug.hpp"

namespace model {
namespace {

using Op = ConditionOperator;
using Values = ConditionOperatorRow::Values;

constexpr std::array<ConditionOperatorRow, static_cast<std::size_t>(Op::Null) + 1> operator_rows{{
    {"StringEquals", Values::text, false},
    {"StringNotEquals", Values::text, true},
    {"StringEqualsIgnoreCase", Values::text, false},
    {"StringNotEqualsIgnoreCase", Values::text, true},
    {"StringLike", Values::text, false},
    {"StringNotLike", Values::text, true},
    {"NumericEquals", Values::number, false},
    {"NumericNotEquals", Values::number, true},
    {"NumericLessThan", Values::number, false},
    {"NumericLessThanEquals", Values::number, false},
    {"NumericGreaterThan", Values::number, false},
    {"NumericGreaterThanEquals", Values::number, false},
    {"DateEquals", Values::date, false},
    {"DateNotEquals", Values::date, true},
    {"DateLessThan", Values::date, false},
    {"DateLessThanEquals", Values::date, false},
    {"DateGreaterThan", Values::date, false},
    {"DateGreaterThanEquals", Values::date, false},
    {"Bool", Values::boolean, false},
    {"IpAddress", Values::address, false},
    {"NotIpAddress", Values::address, true},
    {"ArnEquals", Values::arn, false},
    {"ArnLike", Values::arn, false},
    {"ArnNotEquals", Values::arn, true},
    {"ArnNotLike", Values::arn, true},
    {"Null", Values::boolean, false},
}};

// Characters that stand for themselves in a pattern, whatever they would mean there.
constexpr char literal_star = '\x01';
constexpr char literal_question = '\x02';

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool same(char pattern, char text, bool case_matters) {
  if (pattern == literal_star) {
    return text == '*';
  }
  if (pattern == literal_question) {
    return text == '?';
  }
  return case_matters ? pattern == text : lower(pattern) == lower(text);
}

// A pattern none of whose characters is a wildcard.
std::string literally(std::string text) {
  std::ranges::replace(text, '*', literal_star);
  std::ranges::replace(text, '?', literal_question);
  return text;
}

std::optional<double> number_of(std::string_view text) {
  double number = 0;
  return boost::conversion::try_lexical_convert(text, number) ? std::optional(number) : std::nullopt;
}

bool compares(Op op, double value, double wanted) {
  switch (op) {
    case Op::NumericLessThan:
    case Op::DateLessThan:
      return value < wanted;
    case Op::NumericLessThanEquals:
    case Op::DateLessThanEquals:
      return value <= wanted;
    case Op::NumericGreaterThan:
    case Op::DateGreaterThan:
      return value > wanted;
    case Op::NumericGreaterThanEquals:
    case Op::DateGreaterThanEquals:
      return value >= wanted;
    default:
      return value == wanted;
  }
}

namespace ip = boost::asio::ip;

std::string as_block(std::string_view range, std::string_view whole) {
  return std::string(range) + (range.find('/') == std::string_view::npos ? std::string(whole) : "");
}

// Nothing where the range is neither an address nor a CIDR block; an address of the other family is in no range.
std::optional<bool> in_range(std::string_view address, std::string_view range) {
  boost::system::error_code bad;
  if (const auto block = ip::make_network_v4(as_block(range, "/32"), bad); !bad) {
    const auto one = ip::make_address_v4(address, bad);
    return !bad && ip::network_v4(one, block.prefix_length()).canonical() == block.canonical();
  }
  if (const auto block = ip::make_network_v6(as_block(range, "/128"), bad); !bad) {
    const auto one = ip::make_address_v6(address, bad);
    return !bad && ip::network_v6(one, block.prefix_length()).canonical() == block.canonical();
  }
  return std::nullopt;
}

bool text_matches(Op op, std::string_view value, const std::string& wanted) {
  switch (op) {
    case Op::StringEqualsIgnoreCase:
    case Op::StringNotEqualsIgnoreCase:
      return matches(literally(wanted), value, false);
    case Op::StringLike:
    case Op::StringNotLike:
      return matches(wanted, value, true);
    default:
      return matches(literally(wanted), value, true);
  }
}

bool value_matches(Op op, const std::string& value, const std::string& wanted) {
  switch (condition_operator_row(op).values) {
    case Values::text:
      return text_matches(op, value, wanted);
    case Values::arn:
      return arn_matches(wanted, value);
    case Values::boolean:
      return matches(literally(wanted), value, false);
    case Values::address:
      return in_range(value, wanted).value_or(false);
    case Values::number:
    case Values::date: {
      const auto number = number_of(value);
      const auto limit = number_of(wanted);
      return number && limit && compares(op, *number, *limit);
    }
  }
  throw sim::Bug("a condition operator of no kind");
}

}  // namespace

const ConditionOperatorRow& condition_operator_row(ConditionOperator name) {
  return operator_rows[static_cast<std::size_t>(name)];
}

std::optional<ConditionOperator> find_condition_operator(std::string_view name) {
  const auto found = std::ranges::find(operator_rows, name, &ConditionOperatorRow::name);
  return found == operator_rows.end() ? std::nullopt : std::optional(static_cast<Op>(found - operator_rows.begin()));
}

void Context::set(std::string_view key, std::string value) {
  std::string name(key);
  std::ranges::transform(name, name.begin(), lower);
  const auto found = std::ranges::find(entries_, name, &std::pair<std::string, std::string>::first);
  if (found != entries_.end()) {
    found->second = std::move(value);
  } else {
    entries_.emplace_back(std::move(name), std::move(value));
  }
}

const std::string* Context::find(std::string_view key) const {
  const auto found = std::ranges::find(entries_, key, &std::pair<std::string, std::string>::first);
  return found == entries_.end() ? nullptr : &found->second;
}

bool holds(const Condition& condition, const Context& context, bool variables) {
  const std::string* value = context.find(condition.key);
  if (condition.op == Op::Null) {
    return std::ranges::any_of(
        condition.values, [&](const std::string& wanted) { return (lower(wanted[0]) == 't') == (value == nullptr); });
  }
  const bool negated = condition_operator_row(condition.op).negated;
  if (value == nullptr) {
    return negated || condition.if_exists;
  }
  const bool any = std::ranges::any_of(condition.values, [&](const std::string& written) {
    const auto wanted = variables ? with_variables(written, context) : written;
    return wanted && value_matches(condition.op, *value, *wanted);
  });
  return any != negated;
}

bool acceptable(ConditionOperator name, std::string_view value) {
  switch (condition_operator_row(name).values) {
    case Values::number:
    case Values::date:
      return number_of(value).has_value();
    case Values::boolean:
      return matches("true", value, false) || matches("false", value, false);
    case Values::address:
      return in_range("0.0.0.0", value).has_value();
    case Values::arn:
      return value == "*" || value.starts_with("arn:") || value.starts_with("*") || value.starts_with("${");
    case Values::text:
      return true;
  }
  throw sim::Bug("a condition operator of no kind");
}

std::optional<std::string> with_variables(std::string_view pattern, const Context& context) {
  std::string out;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find("${");
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) {
      break;
    }
    out += pattern.substr(0, open);
    std::string_view name = pattern.substr(open + 2, close - open - 2);
    pattern.remove_prefix(close + 1);
    if (name == "*" || name == "?" || name == "$") {
      out += literally(std::string(name));
      continue;
    }
    // ${key, 'otherwise'}
    std::optional<std::string> otherwise;
    if (const std::size_t comma = name.find(','); comma != std::string_view::npos) {
      const std::size_t begin = name.find('\'', comma);
      const std::size_t end = name.rfind('\'');
      if (begin != std::string_view::npos && end > begin) {
        otherwise = std::string(name.substr(begin + 1, end - begin - 1));
      }
      name = name.substr(0, comma);
    }
    std::string key(name);
    std::ranges::transform(key, key.begin(), lower);
    const std::string* value = context.find(key);
    if (value == nullptr && !otherwise) {
      return std::nullopt;
    }
    out += literally(value != nullptr ? *value : *otherwise);
  }
  return out + std::string(pattern);
}

bool matches(std::string_view pattern, std::string_view text, bool case_matters) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t retry = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      retry = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || same(pattern[p], text[t], case_matters))) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++retry;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') {
    ++p;
  }
  return p == pattern.size();
}

bool arn_matches(std::string_view pattern, std::string_view arn) {
  for (int part = 0; part < 5; ++part) {
    const std::size_t colon = pattern.find(':');
    const std::size_t other = arn.find(':');
    if (colon == std::string_view::npos || other == std::string_view::npos) {
      return pattern == "*" || (colon == other && matches(pattern, arn, true));
    }
    if (!matches(pattern.substr(0, colon), arn.substr(0, other), true)) {
      return false;
    }
    pattern.remove_prefix(colon + 1);
    arn.remove_prefix(other + 1);
  }
  return matches(pattern, arn, true);
}

}  // namespace model
