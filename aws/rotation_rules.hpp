// RotationRules as Secrets Manager writes them.
#pragma once

#include <nlohmann/json.hpp>

#include "model/schedule.hpp"

namespace aws {

// AutomaticallyAfterDays or ScheduleExpression, with Duration where one was given.
inline nlohmann::ordered_json rotation_rules(const model::Schedule& schedule) {
  nlohmann::ordered_json rules;
  if (schedule.kind() == model::Schedule::Kind::days) {
    rules["AutomaticallyAfterDays"] = schedule.count();
  }
  if (!schedule.duration_text().empty()) {
    rules["Duration"] = schedule.duration_text();
  }
  if (schedule.kind() != model::Schedule::Kind::days) {
    rules["ScheduleExpression"] = schedule.expression_text();
  }
  return rules;
}

}  // namespace aws
