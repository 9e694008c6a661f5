// Conditions of policy statements: the operators of IAM, and the keys of a request that they look at.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace model {

// What a request says of itself: condition keys and their values, one value a key. Keys are in lower case; an instant
// is the seconds since the Unix epoch.
class Context {
 public:
  void set(std::string_view key, std::string value);
  // Null where the request does not have the key.
  [[nodiscard]] const std::string* find(std::string_view key) const;

 private:
  std::vector<std::pair<std::string, std::string>> entries_;
};

enum class ConditionOperator : std::uint8_t {
  StringEquals,
  StringNotEquals,
  StringEqualsIgnoreCase,
  StringNotEqualsIgnoreCase,
  StringLike,
  StringNotLike,
  NumericEquals,
  NumericNotEquals,
  NumericLessThan,
  NumericLessThanEquals,
  NumericGreaterThan,
  NumericGreaterThanEquals,
  DateEquals,
  DateNotEquals,
  DateLessThan,
  DateLessThanEquals,
  DateGreaterThan,
  DateGreaterThanEquals,
  Bool,
  IpAddress,
  NotIpAddress,
  ArnEquals,
  ArnLike,
  ArnNotEquals,
  ArnNotLike,
  Null,
};

struct ConditionOperatorRow {
  std::string_view name;
  // What its values are: texts, numbers, dates, booleans, ranges of addresses, ARNs.
  enum class Values : std::uint8_t { text, number, date, boolean, address, arn } values;
  bool negated;  // holds where none of the values matches, and where the key is missing
};
const ConditionOperatorRow& condition_operator_row(ConditionOperator name);
std::optional<ConditionOperator> find_condition_operator(std::string_view name);

// One operator on one key. Values are as written, but for dates, which are seconds since the Unix epoch.
struct Condition {
  ConditionOperator op{};
  bool if_exists = false;  // the IfExists form
  std::string key;         // in lower case
  std::vector<std::string> values;
};

// Whether the condition holds for a request. Several values are alternatives. `variables`: whether ${…} in values
// stands for keys of the request, as it does since version 2012-10-17.
bool holds(const Condition& condition, const Context& context, bool variables);

// Whether a value is one that the operator can be given: a number, true or false, an address or a range of addresses.
bool acceptable(ConditionOperator name, std::string_view value);

// A pattern with its variables replaced by what the request has; nothing where the request lacks one of them. What is
// put in is literal: an asterisk in it matches an asterisk.
std::optional<std::string> with_variables(std::string_view pattern, const Context& context);

// `*` any run of characters, `?` any one; case matters only where `case_matters`. Linear in the text but for stars.
bool matches(std::string_view pattern, std::string_view text, bool case_matters);

// ARNs match part by part: a wildcard does not reach over a colon before the sixth part.
bool arn_matches(std::string_view pattern, std::string_view arn);

}  // namespace model
