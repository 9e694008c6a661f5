// Lines of words as requests to Secrets Manager.
#include "tests/model/words.hpp"

#include <algorithm>

namespace tests {

using namespace model;

namespace {

// rules: days=N, expression=rate(7_days) with underscores for spaces, duration=3h.
Request rotate_secret(Words& words) {
  RotateSecret request;
  request.secret = words.secret(words.subject());
  request.lambda = words.named("lambda");
  const std::string function = words.text("lambda");
  request.strategy = function.find("SingleUser") != std::string::npos  ? RotationStrategy::single_user
                     : function.find("MultiUser") != std::string::npos ? RotationStrategy::alternating_users
                                                                       : RotationStrategy::none;
  request.rotate_immediately = words.flag("now");
  const auto days = words.number("days");
  auto expression = words.option("expression");
  const std::string window = words.text("duration");
  request.days_and_expression = days && expression;
  if (request.days_and_expression) {
    return request;
  }
  std::optional<Schedule> schedule;
  if (days) {
    schedule = Schedule::after_days(*days, window);
  } else if (expression) {
    std::ranges::replace(*expression, '_', ' ');
    schedule = Schedule::expression(*expression, window);
  }
  request.malformed = (days || expression) && !schedule;
  if (schedule) {
    request.schedule = words.setting().add(*schedule);
  }
  return request;
}

Request tag_resource(Words& words) {
  TagResource request;
  request.secret = words.secret(words.subject());
  const Name key = words.named("tag", "team");
  request.tags.emplace_back(key, words.named("value", "payments"));
  return request;
}

Request untag_resource(Words& words) {
  UntagResource request;
  request.secret = words.secret(words.subject());
  request.tag_keys.push_back(words.named("tag", "team"));
  return request;
}

Request delete_secret(Words& words) {
  DeleteSecret request;
  request.secret = words.secret(words.subject());
  request.recovery_window_in_days = words.number("window");
  request.force_delete_without_recovery = words.flag("force");
  return request;
}

// value=TEXT, a JSON object with user=, password= and cluster= where user= is given; master=S0 for two users.
ValueId some_value(Words& words, std::string_view text) {
  SecretValue value;
  value.text = text;
  value.password = words.setting().literal_password(text);
  if (const auto user = words.option("user")) {
    value.username = words.name(*user);
    value.other_username = words.name(*user + "_clone");
    value.cluster = words.named("cluster", "orders");
    value.has_password = true;
    value.names_master = words.text("master").size() > 0;
    value.master = words.secret(words.text("master"));
  }
  return words.setting().add(value);
}

GivenValue given_value(Words& words, std::string_view otherwise) {
  GivenValue given;
  const auto text = words.option("value");
  if (words.flag("empty").value_or(false)) {
    return given;
  }
  given.as_text = text || !otherwise.empty();
  given.as_binary = words.flag("binary").value_or(false);
  given.too_long = words.flag("too-long").value_or(false);
  if (text ? !text->empty() : !otherwise.empty()) {
    given.value = some_value(words, text ? *text : otherwise);
  }
  return given;
}

Request create_secret(Words& words) {
  CreateSecret request;
  request.name = words.name(words.subject());
  request.token = words.named("token");
  request.key = words.key(words.text("key"));
  request.value = given_value(words, "First-99");
  request.replicas = words.flag("replicas").value_or(false);
  if (const auto tag = words.option("tag")) {
    request.tags.emplace_back(words.name(*tag), words.name("x"));
  }
  return request;
}

// token=V0 repeats the call that made a version; any other text is a new one.
Request put_secret_value(Words& words) {
  PutSecretValue request;
  request.secret = words.secret(words.subject());
  request.value = given_value(words, "Next-99");
  request.token = words.version("token");
  std::string stages = words.text("stages");
  for (std::size_t at; !stages.empty(); stages.erase(0, at == std::string::npos ? at : at + 1)) {
    at = stages.find(',');
    request.stages.push_back(words.name(stages.substr(0, at)));
  }
  return request;
}

Request update_secret(Words& words) {
  UpdateSecret request;
  request.secret = words.secret(words.subject());
  request.value = given_value(words, "");
  request.token = words.version("token");
  request.key = words.key(words.text("key"));
  if (const auto description = words.option("description")) {
    request.description = words.name(*description);
  }
  return request;
}

Request batch_get(Words& words) {
  BatchGetSecretValue request;
  for (const std::string& name : {words.subject(), words.text("second"), words.text("third")}) {
    if (!name.empty()) {
      request.secrets.push_back(words.secret(name));
    }
  }
  if (const auto filter = words.option("name")) {
    request.filters.push_back({SecretFilter::Key::name, {words.name(*filter)}});
  }
  if (words.flag("unknown-filter").value_or(false)) {
    request.filters.push_back({});
  }
  return request;
}

Request random_password(Words& words) {
  GetRandomPassword request;
  request.length = words.number("length");
  request.exclude_numbers = words.flag("no-numbers");
  request.exclude_punctuation = words.flag("no-punctuation");
  request.exclude_uppercase = words.flag("no-uppercase");
  request.exclude_lowercase = words.flag("no-lowercase");
  request.require_each_included_type = words.flag("each");
  return request;
}

Request update_stage(Words& words) {
  UpdateSecretVersionStage request;
  request.secret = words.secret(words.subject());
  request.version_stage = words.named("stage");
  request.move_to = words.version("to");
  request.remove_from = words.version("from");
  return request;
}

std::optional<Request> read_request(Words& words) {
  const std::string& verb = words.verb();
  const SecretReference secret = words.secret(words.subject());
  if (verb == "get-secret-value") {
    return GetSecretValue{secret, words.version("version"), words.named("stage")};
  }
  if (verb == "describe-secret") {
    return DescribeSecret{secret};
  }
  if (verb == "list-secrets") {
    ListSecrets request;
    if (words.flag("unknown-filter").value_or(false)) {
      request.filters.push_back({});
    }
    return request;
  }
  if (verb == "list-secret-version-ids") {
    return ListSecretVersionIds{secret, words.flag("deprecated")};
  }
  if (verb == "get-resource-policy") {
    return GetResourcePolicy{secret};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Request> secretsmanager_request(Words& words) {
  const std::string& verb = words.verb();
  const SecretReference secret = words.secret(words.subject());
  if (verb == "rotate-secret") {
    return rotate_secret(words);
  }
  if (verb == "cancel-rotate-secret") {
    return CancelRotateSecret{secret};
  }
  if (verb == "tag-resource") {
    return tag_resource(words);
  }
  if (verb == "untag-resource") {
    return untag_resource(words);
  }
  if (verb == "put-resource-policy") {
    return PutResourcePolicy{secret, words.policy("policy"), words.flag("too-long").value_or(false),
                             words.flag("block")};
  }
  if (verb == "delete-resource-policy") {
    return DeleteResourcePolicy{secret};
  }
  if (verb == "delete-secret") {
    return delete_secret(words);
  }
  if (verb == "restore-secret") {
    return RestoreSecret{secret};
  }
  if (verb == "put-secret-value") {
    return put_secret_value(words);
  }
  if (verb == "update-secret") {
    return update_secret(words);
  }
  if (verb == "update-secret-version-stage") {
    return update_stage(words);
  }
  if (verb == "replicate-secret-to-regions") {
    return ReplicateSecretToRegions{secret};
  }
  if (verb == "create-secret") {
    return create_secret(words);
  }
  if (verb == "batch-get-secret-value") {
    return batch_get(words);
  }
  if (verb == "get-random-password") {
    return random_password(words);
  }
  if (verb == "validate-resource-policy") {
    ValidateResourcePolicy request;
    request.secret = secret;
    request.policy = words.policy("policy");
    return request;
  }
  return read_request(words);
}

}  // namespace tests
