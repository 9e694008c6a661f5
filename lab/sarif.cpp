// The log as JSON.
#include "lab/sarif.hpp"

#include <fmt/format.h>
#include <credsim_version.hpp>

#include <map>
#include <nlohmann/json.hpp>

#include "scenarios/duration.hpp"

namespace lab {
namespace {

using Json = nlohmann::ordered_json;

// A path as a reference of RFC 3986: relative to where the program ran, or of the scheme `file`.
std::string uri_of(const std::filesystem::path& file) {
  const std::filesystem::path path = file.lexically_normal();
  std::string uri = path.is_absolute() ? "file://" : "";
  for (const char c : path.generic_string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/!$&'()*+,;=@").find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

Json rules_json(const std::vector<FindingRule>& rules) {
  Json array = Json::array();
  for (const FindingRule& rule : rules) {
    array.push_back({{"id", rule.id},
                     {"name", rule.name},
                     {"shortDescription", {{"text", rule.sentence}}},
                     {"defaultConfiguration", {{"level", "error"}}}});
  }
  return array;
}

// Of a file as a whole: its first line, for those who show nothing without one.
Json location_json(const SuiteCase& one, const Finding& finding) {
  Json region{{"startLine", std::max(1, finding.line)}};
  if (finding.column > 0) region["startColumn"] = finding.column;
  return {{"physicalLocation", {{"artifactLocation", {{"uri", uri_of(one.path)}}}, {"region", std::move(region)}}}};
}

Json result_json(const SuiteCase& one, const Finding& finding, std::size_t rule) {
  std::string text = finding.message;
  if (!finding.command.empty()) text += "\n" + finding.command;
  if (finding.at) text += "\nat " + scenarios::time_text(*finding.at);
  Json result{{"ruleId", finding.rule},
              {"ruleIndex", rule},
              {"level", "error"},
              {"message", {{"text", text}}},
              {"locations", Json::array({location_json(one, finding)})}};
  if (finding.times > 1) result["occurrenceCount"] = finding.times;
  return result;
}

}  // namespace

std::string sarif_json(const std::vector<SuiteCase>& cases) {
  const std::vector<FindingRule> rules = finding_rules();
  std::map<std::string, std::size_t> indices;
  for (std::size_t i = 0; i < rules.size(); ++i) indices[rules[i].id] = i;
  Json results = Json::array();
  bool ran = true;
  for (const SuiteCase& one : cases) {
    ran = ran && !one.has(Finding::Kind::mistake) && !one.has(Finding::Kind::bug);
    for (const Finding& finding : one.findings) {
      results.push_back(result_json(one, finding, indices.at(finding.rule)));
    }
  }
  const Json log{
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs",
       Json::array(
           {{{"tool",
              {{"driver",
                {{"name", "credsim"}, {"version", std::string(credsim::version)}, {"rules", rules_json(rules)}}}}},
             {"columnKind", "unicodeCodePoints"},
             {"invocations", Json::array({{{"executionSuccessful", ran}}})},
             {"results", std::move(results)}}})}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lab
