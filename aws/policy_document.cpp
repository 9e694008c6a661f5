// Policy documents: the grammar of IAM's JSON, single values and lists alike.
#include "aws/policy_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "aws/characters.hpp"
#include "aws/condition_keys.hpp"
#include "aws/mistake.hpp"
#include "aws/nearest_word.hpp"
#include "aws/timestamp.hpp"
#include "aws/value.hpp"

namespace aws {
namespace {

constexpr std::string_view statement_keys[] = {"Sid",       "Effect",   "Principal",   "NotPrincipal", "Action",
                                               "NotAction", "Resource", "NotResource", "Condition"};
constexpr std::string_view document_keys[] = {"Version", "Id", "Statement"};

template <std::size_t N>
bool only(const Value& structure, const std::string_view (&known)[N]) {
  return std::all_of(structure.keys.begin(), structure.keys.end(), [&](const std::string& key) {
    return std::find(std::begin(known), std::end(known), key) != std::end(known);
  });
}

// A text, or a list of texts that is not empty. False where it is neither.
bool read_texts(const Value& value, std::vector<std::string>& texts) {
  if (value.type == Value::Type::string) {
    texts.push_back(value.text);
    return true;
  }
  if (value.type != Value::Type::list || value.elements.empty()) return false;
  return std::all_of(value.elements.begin(), value.elements.end(), [&](const Value& element) {
    return element.type == Value::Type::string && read_texts(element, texts);
  });
}

// `service:Action` with wildcards, or *.
bool is_action(const std::string& text) {
  const std::size_t colon = text.find(':');
  return text == "*" || (colon != std::string::npos && colon > 0 && colon + 1 < text.size());
}

bool is_resource(const std::string& text) {
  return text.starts_with("*") || text.starts_with("arn:") || text.starts_with("${");
}

// *, an account, or the ARN of a user, role or account.
bool is_aws_principal(const std::string& text) {
  const bool account = text.size() == 12 && std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c); });
  return account || text == "*" || text.starts_with("arn:");
}

bool read_principals(const Value& value, model::Statement& statement) {
  if (value.type == Value::Type::string) {
    statement.any_principal = value.text == "*";
    return statement.any_principal;
  }
  if (value.type != Value::Type::structure || value.elements.empty()) return false;
  for (std::size_t i = 0; i < value.keys.size(); ++i) {
    const std::string& kind = value.keys[i];
    std::vector<std::string> texts;
    if (!read_texts(value.elements[i], texts)) return false;
    if (kind == "AWS") {
      if (!std::all_of(texts.begin(), texts.end(), is_aws_principal)) return false;
      if (std::find(texts.begin(), texts.end(), "*") != texts.end()) statement.any_principal = true;
    } else if (kind != "Service" && kind != "Federated" && kind != "CanonicalUser") {
      return false;
    }
    for (std::string& text : texts) {
      if (text != "*") statement.principals.push_back(std::move(text));
    }
  }
  return true;
}

// One of `key` and `not_key`, whose texts are all well formed.
bool read_patterns(const Value& value, std::string_view key, std::string_view not_key,
                   bool (*well_formed)(const std::string&), std::vector<std::string>& patterns, bool& negated) {
  const Value* plain = value.find(key);
  const Value* inverse = value.find(not_key);
  if ((plain == nullptr) == (inverse == nullptr)) return false;
  negated = inverse != nullptr;
  return read_texts(negated ? *inverse : *plain, patterns) &&
         std::all_of(patterns.begin(), patterns.end(), well_formed);
}

std::string place_of(const Value& value, std::string_view source) {
  return source.empty() ? fmt::format("line {} of the policy", value.line) : fmt::format("{}:{}", source, value.line);
}

// A condition operator with what may stand around it: ForAnyValue:…, …IfExists.
model::ConditionOperator operator_of(std::string_view written, const std::string& place, bool& if_exists) {
  if (written.find(':') != std::string_view::npos) {
    throw Mistake(fmt::format(
        "{}: {}: conditions over sets of values are not evaluated; write a condition on one value", place, written));
  }
  constexpr std::string_view suffix = "IfExists";
  if_exists = written.ends_with(suffix) && written != suffix;
  const std::string_view name = if_exists ? written.substr(0, written.size() - suffix.size()) : written;
  const auto found = model::find_condition_operator(name);
  if (!found || (if_exists && *found == model::ConditionOperator::Null)) {
    std::vector<std::string_view> known;
    for (int i = 0; i <= static_cast<int>(model::ConditionOperator::Null); ++i) {
      known.push_back(model::condition_operator_row(static_cast<model::ConditionOperator>(i)).name);
    }
    throw Mistake(fmt::format("{}: no condition operator is called {}{}", place, written, did_you_mean(name, known)));
  }
  return *found;
}

// A condition's value as the model compares it: dates are seconds since 1970.
std::optional<std::string> condition_value(const Value& value, model::ConditionOperator name) {
  std::string text = value.type == Value::Type::boolean   ? (value.boolean ? "true" : "false")
                     : value.type == Value::Type::integer ? std::to_string(value.integer)
                     : value.type == Value::Type::number  ? fmt::format("{}", value.number)
                                                          : value.text;
  if (value.type == Value::Type::list || value.type == Value::Type::structure || value.type == Value::Type::null) {
    return std::nullopt;
  }
  if (model::condition_operator_row(name).values == model::ConditionOperatorRow::Values::date) {
    if (const auto seconds = seconds_of_timestamp(text)) text = std::to_string(*seconds);
  }
  return model::acceptable(name, text) ? std::optional(text) : std::nullopt;
}

void read_condition(const Value& keys, model::ConditionOperator name, bool if_exists, std::string_view source,
                    model::Statement& statement) {
  for (std::size_t i = 0; i < keys.keys.size(); ++i) {
    const std::string& key = keys.keys[i];
    if (find_condition_key(key) == nullptr) {
      std::vector<std::string_view> known;
      for (const ConditionKey& row : condition_keys()) known.push_back(row.name);
      throw Mistake(fmt::format("{}: the condition key {} is not evaluated here{}", place_of(keys, source), key,
                                did_you_mean(key, known)));
    }
    model::Condition condition{name, if_exists, lower_case(key), {}};
    const Value& values = keys.elements[i];
    const bool list = values.type == Value::Type::list;
    for (std::size_t n = 0; n < (list ? values.elements.size() : 1); ++n) {
      const auto value = condition_value(list ? values.elements[n] : values, name);
      if (!value) {
        throw Mistake(fmt::format("{}: {} of {} has a value that cannot be compared", place_of(keys, source),
                                  model::condition_operator_row(name).name, key));
      }
      condition.values.push_back(*value);
    }
    statement.conditions.push_back(std::move(condition));
  }
}

bool read_conditions(const Value& written, std::string_view source, model::Statement& statement) {
  if (written.type != Value::Type::structure) return false;
  for (std::size_t i = 0; i < written.keys.size(); ++i) {
    const Value& keys = written.elements[i];
    if (keys.type != Value::Type::structure) return false;
    bool if_exists = false;
    const auto name = operator_of(written.keys[i], place_of(written, source), if_exists);
    read_condition(keys, name, if_exists, source, statement);
  }
  return true;
}

void refuse_what_is_not_evaluated(const Value& statement, std::string_view source) {
  if (statement.find("NotPrincipal") != nullptr) {
    throw Mistake(place_of(statement, source) +
                  ": NotPrincipal in policies is not evaluated; write a statement with Principal");
  }
}

bool read_statement(const Value& value, PolicyKind kind, std::string_view source, model::Statement& statement) {
  if (value.type != Value::Type::structure || !only(value, statement_keys)) return false;
  statement.line = value.line;
  if (const Value* sid = value.find("Sid")) {
    if (sid->type != Value::Type::string) return false;
    statement.sid = sid->text;
  }
  const Value* effect = value.find("Effect");
  if (effect == nullptr || (effect->text != "Allow" && effect->text != "Deny")) return false;
  statement.effect = effect->text == "Allow" ? model::Effect::allow : model::Effect::deny;
  const Value* principal = value.find("Principal");
  if ((principal != nullptr) != (kind == PolicyKind::resource)) return false;
  if (principal != nullptr && !read_principals(*principal, statement)) return false;
  const Value* conditions = value.find("Condition");
  if (conditions != nullptr && !read_conditions(*conditions, source, statement)) return false;
  return read_patterns(value, "Action", "NotAction", is_action, statement.actions, statement.not_actions) &&
         read_patterns(value, "Resource", "NotResource", is_resource, statement.resources, statement.not_resources);
}

bool well_formed_document(const Value& document) {
  if (document.type != Value::Type::structure || !only(document, document_keys)) return false;
  const Value* version = document.find("Version");
  return version == nullptr || version->text == "2012-10-17" || version->text == "2008-10-17";
}

bool repeats_a_sid(const std::vector<model::Statement>& statements, const std::string& sid) {
  return !sid.empty() && std::any_of(statements.begin(), statements.end(),
                                     [&](const model::Statement& other) { return other.sid == sid; });
}

}  // namespace

std::optional<model::Policy> read_policy(std::string_view text, std::string_view source, PolicyKind kind) {
  Value document;
  try {
    document = read_json(text);
  } catch (const Mistake&) {
    return std::nullopt;
  }
  if (!well_formed_document(document)) return std::nullopt;
  const Value* statements = document.find("Statement");
  if (statements == nullptr) return std::nullopt;
  const bool single = statements->type == Value::Type::structure;
  if (!single && (statements->type != Value::Type::list || statements->elements.empty())) return std::nullopt;

  model::Policy policy{std::string(text), std::string(source), {}};
  const Value* version = document.find("Version");
  policy.variables = version != nullptr && version->text == "2012-10-17";
  for (std::size_t i = 0; i < (single ? 1 : statements->elements.size()); ++i) {
    const Value& written = single ? *statements : statements->elements[i];
    refuse_what_is_not_evaluated(written, source);
    model::Statement statement;
    if (!read_statement(written, kind, source, statement) || repeats_a_sid(policy.statements, statement.sid)) {
      return std::nullopt;
    }
    policy.statements.push_back(std::move(statement));
  }
  return policy;
}

model::PolicyId add_policy(model::Setting& setting, std::string_view text, std::string_view source, PolicyKind kind) {
  std::optional<model::Policy> policy = read_policy(text, source, kind);
  return policy ? setting.add(std::move(*policy)) : model::PolicyId::none;
}

}  // namespace aws
