// Lines of words as calls: the words themselves, and what is no operation of AWS.
#include "tests/model/words.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <stdexcept>

namespace tests {

using namespace model;

namespace {

// Policies that lines name. RDS is its service-linked role; `root` hands the decision to the account.
Policy named_policy(const Setting& setting, std::string_view name) {
  const std::string own = "arn:aws:iam::" + std::string(setting.text(setting.account));
  const std::string rds = own + ":role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS";
  const auto statement = [](Effect effect, std::string principal, std::string action) {
    Statement made;
    made.effect = effect;
    made.any_principal = principal == "*";
    made.principals = {std::move(principal)};
    made.actions = {std::move(action)};
    return made;
  };
  const Statement root = statement(Effect::allow, own + ":root", "kms:*");
  std::vector<Statement> statements;
  if (name == "root") {
    statements = {root};
  } else if (name == "root-not-rds") {
    statements = {root, statement(Effect::deny, rds, "kms:*")};
  } else if (name == "root-and-rds") {
    statements = {root, statement(Effect::allow, rds, "kms:*")};
  } else if (name == "root-no-use") {
    statements = {root, statement(Effect::deny, own + ":user/admin", "kms:GenerateDataKey")};
  } else if (name == "everybody") {
    statements = {statement(Effect::allow, "*", "kms:*")};
  } else if (name == "nobody") {
    statements = {statement(Effect::allow, "arn:aws:iam::111111111111:root", "kms:*")};
  } else if (name == "deny-rds") {
    statements = {statement(Effect::deny, rds, "secretsmanager:*")};
  } else if (name == "deny-rds-delete") {
    statements = {statement(Effect::deny, rds, "secretsmanager:DeleteSecret")};
  } else if (name == "deny-readers") {
    statements = {statement(Effect::deny, own + ":root", "secretsmanager:GetSecretValue")};
  } else {
    throw std::invalid_argument("no policy " + std::string(name));
  }
  return Policy{std::string(name), "", statements};
}

FaultKind fault_named(std::string_view name) {
  static const std::vector<std::pair<std::string_view, FaultKind>> kinds{
      {"impair-grant", FaultKind::impair_grant},
      {"impair-key-policy", FaultKind::impair_key_policy},
      {"impair-resource-policy", FaultKind::impair_resource_policy},
      {"impair-key-disabled", FaultKind::impair_key_disabled},
      {"impair-key-deletion", FaultKind::impair_key_deletion},
      {"writer-down", FaultKind::writer_down},
      {"fail-rotation-step", FaultKind::fail_rotation_step},
      {"sql-password-change", FaultKind::sql_password_change},
      {"slow", FaultKind::slow},
      {"throttle", FaultKind::throttle},
      {"restart", FaultKind::restart},
      {"leak", FaultKind::leak}};
  const auto found = std::ranges::find(kinds, name, &std::pair<std::string_view, FaultKind>::first);
  if (found == kinds.end()) {
    throw std::invalid_argument("no fault " + std::string(name));
  }
  return found->second;
}

Request fault(Words& words) {
  FaultRequest request;
  request.kind = fault_named(words.subject());
  request.cluster = words.name(words.subject(1));
  request.client = request.cluster;
  if (const auto ordinal = words.number("ordinal")) {
    request.ordinal = static_cast<std::uint32_t>(*ordinal);
  }
  if (const auto lasts = words.option("for")) {
    request.lasts = duration(*lasts);
  }
  if (const auto step = words.option("step")) {
    const auto phase = std::ranges::find(rotation_table.states, *step);
    request.phase = static_cast<RotationPhase>(phase - rotation_table.states.begin());
  }
  request.times = static_cast<std::uint32_t>(words.number("times").value_or(1));
  if (const auto wait = words.option("wait")) {
    request.wait = static_cast<WaitName>(find_parameter(*wait).value());
  }
  request.permille = static_cast<std::uint32_t>(words.number("permille").value_or(1000));
  if (const auto operation = words.option("operation")) {
    for (std::size_t i = 0; i < action_count; ++i) {
      if (action_row(static_cast<Action>(i)).name == *operation) {
        request.throttled = static_cast<Action>(i);
        break;
      }
    }
  }
  const bool key_policy = request.kind == FaultKind::impair_key_policy;
  if (key_policy || request.kind == FaultKind::impair_resource_policy) {
    const PolicyId denying =
        words.setting().add(named_policy(words.setting(), key_policy ? "root-not-rds" : "deny-rds"));
    for (std::size_t policy = 0; policy <= words.setting().policies().size(); ++policy) {
      request.denials.push_back({static_cast<PolicyId>(policy), denying});  // whatever is in place
    }
  }
  return request;
}

Request login(Words& words) {
  LoginRequest request;
  request.cluster = words.name(words.subject());
  request.stage = words.named("stage", "AWSCURRENT");
  request.version = words.version("version");
  if (const auto literal = words.option("literal")) {
    request.literal = words.setting().literal_password(*literal);
  }
  request.secret = words.secret(words.text("secret"));
  request.user = words.named("user");
  return request;
}

}  // namespace

Words::Words(Setting& setting, const World& world, std::string_view line) : setting_(setting), world_(world) {
  std::istringstream in{std::string(line)};
  in >> verb_;
  for (std::string word; in >> word;) {
    const std::size_t equals = word.find('=');
    if (equals != std::string::npos) {
      options_.push_back({word.substr(0, equals), word.substr(equals + 1)});
    } else if (subjects_.empty() || (verb_ == "fault" && subjects_.size() == 1)) {
      subjects_.push_back(word);
    } else {
      options_.push_back({word, "true"});
    }
  }
}

std::string Words::subject(std::size_t nth) const {
  return nth < subjects_.size() && subjects_[nth] != "-" ? subjects_[nth] : "";
}

std::optional<std::string> Words::option(std::string_view name) {
  const auto found = std::ranges::find(options_, name, &Option::name);
  if (found == options_.end()) {
    return std::nullopt;
  }
  found->used = true;
  return found->value == "-" ? std::nullopt : std::optional(found->value);
}

std::string Words::text(std::string_view name, std::string_view otherwise) {
  const bool there = std::ranges::find(options_, name, &Option::name) != options_.end();
  return there ? option(name).value_or("") : std::string(otherwise);
}

Name Words::named(std::string_view name, std::string_view otherwise) { return setting_.intern(text(name, otherwise)); }

std::optional<bool> Words::flag(std::string_view name) {
  const auto value = option(name);
  return value ? std::optional(*value == "true") : std::nullopt;
}

std::optional<std::int64_t> Words::number(std::string_view name) {
  const auto value = option(name);
  return value ? std::optional<std::int64_t>(std::stoll(*value)) : std::nullopt;
}

std::optional<GivenPassword> Words::password(std::string_view name) {
  const auto value = option(name);
  if (!value) {
    return std::nullopt;
  }
  const bool acceptable =
      value->size() >= 8 && value->size() <= 41 && value->find_first_of("/\"@'") == std::string::npos;
  return GivenPassword{setting_.literal_password(*value), acceptable};
}

PolicyId Words::policy(std::string_view name) {
  const auto value = option(name);
  return value && *value != "malformed" ? setting_.add(named_policy(setting_, *value)) : PolicyId::none;
}

std::uint32_t Words::row(std::string_view text, char letter) const {
  if (text.size() < 2 || text[0] != letter) {
    return no_row;
  }
  std::uint32_t row = no_row;
  std::from_chars(text.data() + 1, text.data() + text.size(), row);
  const std::size_t given_out = letter == 'K'   ? world_.keys.size()
                                : letter == 'S' ? world_.secrets.size()
                                : letter == 'V' ? world_.versions.size()
                                : letter == 'G' ? world_.grants.size()
                                                : world_.blue_greens.size();
  return row < given_out ? row : no_row;
}

KeyReference Words::key(std::string_view text) {
  KeyReference reference;
  if (text.empty()) {
    return reference;
  }
  reference.text = name(text);
  const std::size_t colon = text.find(':');
  if (text.starts_with("arn:")) {
    reference.form = KeyReference::Form::arn;
    reference.row = KeyRow(row(text.substr(4), 'K'));
  } else if (colon != std::string_view::npos) {
    reference.form = KeyReference::Form::alias_arn;
    reference.account = name(text.substr(0, colon));
    reference.region = setting_.region;
    reference.alias = name(text.substr(colon + 1));
  } else if (text.starts_with("alias/")) {
    reference.form = KeyReference::Form::alias_name;
    reference.alias = name(text);
  } else {
    reference.form = KeyReference::Form::id;
    reference.row = KeyRow(row(text, 'K'));
  }
  return reference;
}

SecretReference Words::secret(std::string_view text) { return {SecretRow(row(text, 'S')), name(text)}; }

VersionReference Words::version(std::string_view option_name) {
  const auto value = option(option_name);
  return value ? VersionReference{VersionRow(row(*value, 'V')), name(*value)} : VersionReference{};
}

void Words::all_used() const {
  for (const Option& option : options_) {
    if (!option.used) {
      throw std::invalid_argument(verb_ + " does not know the word " + option.name);
    }
  }
}

Call Words::call() {
  Call made;
  const std::string who = text("as", "admin");
  const auto principal =
      std::ranges::find_if(setting_.principals, [&](const Identity& one) { return setting_.text(one.name) == who; });
  if (principal == setting_.principals.end()) {
    throw std::invalid_argument("no principal " + who);
  }
  made.principal = PrincipalId(static_cast<std::uint32_t>(principal - setting_.principals.begin()));
  made.account = principal->account;
  made.region = named("region", setting_.text(setting_.region));
  for (const auto read : {rds_request, secretsmanager_request, kms_request, iam_request, other_request}) {
    if (auto request = read(*this)) {
      made.request = std::move(*request);
      all_used();
      return made;
    }
  }
  throw std::invalid_argument("no verb " + verb_);
}

sim::Duration duration(std::string_view text) {
  sim::Duration sum{};
  while (!text.empty()) {
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    const std::string_view unit = text.substr(0, text.find_first_of("0123456789"));
    const std::int64_t us = unit == "d"    ? 86'400'000'000
                            : unit == "h"  ? 3'600'000'000
                            : unit == "m"  ? 60'000'000
                            : unit == "s"  ? 1'000'000
                            : unit == "ms" ? 1'000
                            : unit == "us" ? 1
                                           : 0;
    if (error != std::errc() || us == 0) {
      throw std::invalid_argument("no duration");
    }
    sum += sim::Duration(count * us);
    text.remove_prefix(unit.size());
  }
  return sum;
}

// `define 1 policy=deny-rds`: one of the setting's principals, with a policy.
DefinePrincipal define(Words& words) {
  DefinePrincipal request;
  request.principal = PrincipalId{static_cast<std::uint32_t>(std::stoul(words.subject()))};
  if (const PolicyId policy = words.policy("policy"); policy != PolicyId::none) {
    request.inlined.emplace_back(words.name("inline"), policy);
  }
  return request;
}

std::optional<Request> other_request(Words& words) {
  if (words.verb() == "fault") {
    return fault(words);
  }
  if (words.verb() == "define") {
    return define(words);
  }
  if (words.verb() == "sql") {
    const std::string password = words.text("password", "First-99");
    return DatabaseUserRequest{words.name(words.subject()), words.named("user", "app"),
                               words.setting().literal_password(password)};
  }
  return words.verb() == "login" ? std::optional<Request>(login(words)) : std::nullopt;
}

}  // namespace tests
