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
    return ListSecrets{};
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
    return PutResourcePolicy{secret, words.policy("policy"), words.flag("too-long").value_or(false)};
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
    return PutSecretValue{secret};
  }
  if (verb == "update-secret") {
    return UpdateSecret{secret};
  }
  if (verb == "update-secret-version-stage") {
    return update_stage(words);
  }
  if (verb == "replicate-secret-to-regions") {
    return ReplicateSecretToRegions{secret};
  }
  return read_request(words);
}

}  // namespace tests
