// The explanation of a call as sentences and as JSON.
#include <nlohmann/json.hpp>

#include "trace/call_explanation.hpp"
#include "trace/decision_sentence.hpp"
#include "trace/event_phrase.hpp"
#include "trace/moment_text.hpp"
#include "trace/timeline.hpp"

namespace trace {
namespace {

using Json = nlohmann::ordered_json;

std::string head(const CallExplanation& explanation) {
  const EventRecord& call = explanation.call;
  std::string text = event_phrase(call) + " at " + moment_text(call.at, Precision::seconds) + " (" +
                     (explanation.scenario.empty() ? "line " : explanation.scenario + ":") + std::to_string(call.line);
  text += explanation.times == 1 ? ")" : ", time " + std::to_string(explanation.times) + ")";
  return text;
}

std::string effect_text(const Effect& effect) {
  std::string text = "  " + event_phrase(effect.first) + " at " + moment_text(effect.first.at, Precision::seconds);
  if (effect.times > 1) {
    text += ", and " + std::to_string(effect.times - 1) + " more until " + moment_text(effect.last, Precision::seconds);
  }
  return text + "\n";
}

Json event_json(const EventRecord& event) {
  const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  return {{"event_id", event.id},
          {"time", moment_text(event.at, Precision::microseconds)},
          {"kind", event.kind},
          {"source", event.source},
          {"name", event.name},
          {"principal", or_null(event.principal)},
          {"resource", or_null(event.resource)},
          {"error", or_null(event.error)},
          {"message", or_null(event.message)}};
}

}  // namespace

std::string explanation_text(const CallExplanation& explanation) {
  const EventRecord& call = explanation.call;
  std::string text = head(explanation);
  if (!call.error.empty()) {
    const std::string decided = forbids(call.decision) ? decision_sentence(call.decision) : "";
    text += (decided.empty() ? "" : "\n  because " + decided) + ".\n";
    return text + (explanation.state ? explanation_text(*explanation.state) : "");
  }
  const std::string decided = decision_sentence(call.decision);
  text += decided.empty() ? "\n" : ": " + decided + "\n";
  if (explanation.changes.empty() && explanation.effects.empty()) {
    return text + "It changed nothing.\n";
  }
  text += explanation.changes.empty() ? "" : "It changed at once:\n";
  for (const ChangeRecord& change : explanation.changes) {
    text += "  " + short_name(change.resource) + "  " + change_text(change) + "\n";
  }
  text += explanation.effects.empty() ? "" : "It led to:\n";
  for (const Effect& effect : explanation.effects) {
    text += effect_text(effect);
  }
  return text;
}

std::string explanation_json(const CallExplanation& explanation) {
  const EventRecord& call = explanation.call;
  Json root{{"scenario", explanation.scenario.empty() ? Json() : Json(explanation.scenario)},
            {"line", call.line},
            {"times", explanation.times},
            {"call", event_json(call)},
            {"command", call.command.empty() ? Json() : Json(call.command)},
            {"decision", call.decision.empty() ? Json() : Json::parse(call.decision, nullptr, false)},
            {"decided", call.decision.empty() ? Json() : Json(decision_sentence(call.decision))}};
  root["state"] = explanation.state ? Json::parse(explanation_json(*explanation.state)) : Json();
  root["changes"] = Json::array();
  for (const ChangeRecord& change : explanation.changes) {
    root["changes"].push_back({{"resource", change.resource},
                               {"attribute", change.attribute},
                               {"before", change.before ? Json(*change.before) : Json()},
                               {"after", change.after ? Json(*change.after) : Json()}});
  }
  root["effects"] = Json::array();
  for (const Effect& effect : explanation.effects) {
    Json one = event_json(effect.first);
    one["times"] = effect.times;
    one["last"] = moment_text(effect.last, Precision::microseconds);
    root["effects"].push_back(std::move(one));
  }
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace trace
