// An explanation as sentences and as JSON.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "model/actions.hpp"
#include "trace/decision_sentence.hpp"
#include "trace/explanation.hpp"
#include "trace/moment_text.hpp"

namespace trace {
namespace {

std::string place_of(const std::string& scenario, const EventRecord& event) {
  if (event.line == 0) {
    return "";
  }
  return " (" + (scenario.empty() ? "line " : scenario + ":") + std::to_string(event.line) + ")";
}

// How a cause is tied to what it led to: a rotation that started some time after it was scheduled then.
std::string tie(const Cause& cause, const EventRecord* led_to) {
  const bool scheduled = led_to != nullptr && led_to->at != cause.event.at &&
                         led_to->name == model::action_row(model::Action::RotationStarted).name;
  if (!scheduled) {
    return "because ";
  }
  return cause.event.kind == "call" ? "scheduled with " : "scheduled when ";
}

std::string because(const std::string& scenario, const Cause& cause, const EventRecord* led_to, sim::Time before) {
  std::string line = "  ";
  if (cause.passed_over != 0) {
    line +=
        "because of " + std::to_string(cause.passed_over) + " earlier events of that kind, in the beginning because ";
  } else {
    line += tie(cause, led_to);
  }
  line += cause.phrase;
  if (cause.event.at != before || cause.event.kind == "call") {
    line += " at " + moment_text(cause.event.at, Precision::seconds);
  }
  line += place_of(scenario, cause.event);
  if (const std::string decided = decision_sentence(cause.event.decision);
      !decided.empty() && !cause.event.error.empty()) {
    line += ": " + decided;
  }
  return line;
}

}  // namespace

std::string causes_text(const std::string& scenario, const std::vector<Cause>& causes, sim::Time since) {
  std::string text;
  const EventRecord* led_to = nullptr;
  for (const Cause& cause : causes) {
    text += (led_to == nullptr ? "" : "\n") + because(scenario, cause, led_to, led_to == nullptr ? since : led_to->at);
    led_to = &cause.event;
  }
  return text;
}

std::string explanation_text(const Explanation& explanation) {
  std::string text;
  for (const Reason& reason : explanation.reasons) {
    text += reason.headline + " since " + moment_text(reason.since, Precision::seconds);
    if (!reason.causes.empty()) {
      text += "\n" + causes_text(explanation.scenario, reason.causes, reason.since);
    }
    text += ".\n";
  }
  return text;
}

std::string explanation_json(const Explanation& explanation) {
  using Json = nlohmann::ordered_json;
  const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  const ResourceRecord& resource = explanation.resource;
  Json root{{"resource",
             {{"id", static_cast<std::int64_t>(resource.id)},
              {"kind", resource.kind},
              {"name", resource.name},
              {"arn", or_null(resource.arn)}}},
            {"at", moment_text(explanation.at, Precision::microseconds)},
            {"scenario", or_null(explanation.scenario)},
            {"reasons", Json::array()}};
  for (const Reason& reason : explanation.reasons) {
    Json causes = Json::array();
    for (const Cause& cause : reason.causes) {
      const EventRecord& event = cause.event;
      causes.push_back({{"event_id", event.id},
                        {"time", moment_text(event.at, Precision::microseconds)},
                        {"kind", event.kind},
                        {"source", event.source},
                        {"name", event.name},
                        {"principal", or_null(event.principal)},
                        {"resource", or_null(event.resource)},
                        {"error", or_null(event.error)},
                        {"message", or_null(event.message)},
                        {"line", event.line == 0 ? Json() : Json(event.line)},
                        {"request", or_null(event.request)},
                        {"decision", event.decision.empty() ? Json() : Json::parse(event.decision, nullptr, false)},
                        {"because", cause.phrase},
                        {"passed_over", cause.passed_over}});
    }
    root["reasons"].push_back({{"sentence", reason.headline},
                               {"attribute", reason.attribute},
                               {"value", reason.value ? Json(*reason.value) : Json()},
                               {"since", moment_text(reason.since, Precision::microseconds)},
                               {"causes", std::move(causes)}});
  }
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace trace
