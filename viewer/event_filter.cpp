// Filters and conditions as text.
#include "viewer/event_filter.hpp"

#include <algorithm>
#include <array>

#include "model/fields.hpp"
#include "scenarios/duration.hpp"

namespace viewer {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Names of resources and of attributes may have dots themselves: the attribute's is the longest one that is known.
std::size_t dot_before_attribute(std::string_view place) {
  const auto known = model::attribute_rows();
  for (std::size_t dot = place.find('.'); dot != std::string_view::npos; dot = place.find('.', dot + 1)) {
    if (std::ranges::find(known, place.substr(dot + 1), &model::AttributeRow::name) != known.end()) return dot;
  }
  return place.rfind('.');
}

}  // namespace

bool EventFilter::empty() const { return *this == EventFilter{}; }

std::string filter_text(const EventFilter& filter) {
  std::string text;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (value.empty()) return;
    text += text.empty() ? "" : " ";
    text.append(name).append(value);
  };
  add("kind:", filter.kind);
  add("source:", filter.source);
  add("name:", filter.name);
  add("error:", filter.error);
  if (filter.range) {
    add("after ", scenarios::time_text(filter.range->from));
    add("before ", scenarios::time_text(filter.range->to));
  }
  add("", filter.text);
  return text;
}

std::string_view event_column_name(EventColumn column) {
  constexpr std::array<std::string_view, event_column_count> names{"number",   "time",      "kind",  "source", "name",
                                                                   "resource", "principal", "error", "line"};
  return names.at(static_cast<std::size_t>(column));
}

std::optional<Condition> parse_condition(std::string_view text, std::string& problem) {
  using Kind = Condition::Kind;
  const std::string_view said = trimmed(text);
  problem.clear();
  for (const Kind kind : {Kind::error, Kind::violation, Kind::failed_login}) {
    Condition condition{kind, "", "", ""};
    if (said == condition_text(condition)) return condition;
  }
  const std::size_t colon = said.rfind(": ");
  const std::string_view place = said.substr(0, colon);
  const std::size_t dot = dot_before_attribute(place);
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == place.size()) {
    problem = "should be a state, such as orders.SecretStatus: impaired, or error, violation or failed login, not " +
              std::string(said.empty() ? "nothing" : said);
    return std::nullopt;
  }
  const std::string_view value = colon == std::string_view::npos ? "" : trimmed(said.substr(colon + 1));
  return Condition{Kind::attribute, std::string(place.substr(0, dot)), std::string(place.substr(dot + 1)),
                   std::string(value)};
}

std::string condition_text(const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::error:
      return "error";
    case Condition::Kind::violation:
      return "violation";
    case Condition::Kind::failed_login:
      return "failed login";
    case Condition::Kind::attribute:
      break;
  }
  const std::string resource = condition.resource.empty() ? "*" : condition.resource;
  return resource + "." + condition.attribute + (condition.value.empty() ? "" : ": " + condition.value);
}

}  // namespace viewer
