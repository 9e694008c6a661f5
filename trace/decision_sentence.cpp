// Reads the JSON of a decision and says it.
#include "trace/decision_sentence.hpp"

#include <nlohmann/json.hpp>

#include "trace/error.hpp"

namespace trace {
namespace {

using Json = nlohmann::ordered_json;

// NoRds (policies/dba.json:7): the statement, where it has a name, and where it stands; one that a fault put there
// stands nowhere.
std::string statement_of(const Json& decision) {
  const std::string sid = decision.value("statement", "");
  const std::string document = decision.value("document", "");
  const int line = decision.value("line", 0);
  const std::string place =
      document.empty() ? "line " + std::to_string(line) + " of its document" : document + ":" + std::to_string(line);
  return (sid.empty() ? "a statement" : "the statement " + sid) + (line == 0 ? "" : " (" + place + ")");
}

std::string who_does_not_allow(const std::string& layer) {
  if (layer == "boundary") {
    return "the caller's permissions boundary does not allow ";
  }
  if (layer == "service-control") {
    return "no service control policy of the account allows ";
  }
  if (layer == "resource") {
    return "the policy of the resource does not let the caller do ";
  }
  return "no policy of the caller allows ";
}

}  // namespace

bool forbids(std::string_view decision) {
  if (decision.empty()) {
    return false;
  }
  const Json json = Json::parse(decision, nullptr, false);
  if (!json.is_object()) {
    throw Error("the trace has a decision that cannot be read");
  }
  return json.value("decision", "") != "allowed";
}

std::string decision_sentence(std::string_view decision) {
  if (decision.empty()) {
    return "";
  }
  try {
    const Json json = Json::parse(decision);
    const std::string action = json.at("action");
    const std::string verdict = json.at("decision");
    if (json.contains("statement")) {
      return statement_of(json) + (verdict == "allowed" ? " allows " : " denies ") + action;
    }
    return verdict == "allowed" ? "the caller may do " + action + " like everything else"
                                : who_does_not_allow(json.value("by", "")) + action;
  } catch (const Json::exception&) {
    throw Error("the trace has a decision that cannot be read");
  }
}

}  // namespace trace
