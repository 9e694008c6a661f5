// How values of the setting are spelled in a trace.
#include "trace/value_text.hpp"

#include <array>
#include <string_view>

namespace trace {
namespace {

// "7 days", "rate(10 days)", "cron(0 16 1 * ? *), window 3h".
std::string schedule_text(const model::Schedule& schedule) {
  std::string text = schedule.expression_text();
  if (text.empty()) {
    text = std::to_string(schedule.count()) + (schedule.count() == 1 ? " day" : " days");
  }
  if (!schedule.duration_text().empty()) {
    text += ", window " + schedule.duration_text();
  }
  return text;
}

std::string operations_text(std::int64_t bits) {
  static constexpr std::array<std::string_view, 6> words{"Decrypt", "GenerateDataKey", "DescribeKey",
                                                         "Encrypt", "CreateGrant",     "RetireGrant"};
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if ((bits >> i & 1) != 0) {
      text.append(text.empty() ? "" : ",").append(words[i]);
    }
  }
  return text.empty() ? "none" : text;
}

}  // namespace

std::string value_text(const model::Setting& setting, model::ValueType type, std::int64_t value) {
  switch (type) {
    case model::ValueType::name:
      return std::string(setting.text(static_cast<model::Name>(value)));
    case model::ValueType::policy:
      return "document " + std::to_string(value);
    case model::ValueType::schedule:
      return schedule_text(setting.schedule(static_cast<model::ScheduleId>(value)));
    default:
      return operations_text(value);
  }
}

}  // namespace trace
