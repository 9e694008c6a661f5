// Which events are meant, in what order, and the states that one waits for: pure data, and its text forms.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "trace/rows.hpp"
#include "viewer/time_range.hpp"

namespace viewer {

// An event passes if it meets all that is not empty.
struct EventFilter {
  std::string kind;                                      // call, service, timer, fault, client
  std::string source;                                    // rds.amazonaws.com
  std::string name;                                      // ModifyDBCluster
  trace::ResourceId resource = trace::ResourceId::none;  // it, or what belongs to it: everything on its lane
  std::string error;                                     // a code; `*`: whatever went wrong
  std::optional<TimeRange> range;
  std::string text;  // part of name, resource, principal, error, message or command, in any case of letters

  [[nodiscard]] bool empty() const;
  bool operator==(const EventFilter&) const = default;
};

// One line, such as `kind:call error:* after 9d text`: what a person types and a script dumps. `resource` is not in it.
std::string filter_text(const EventFilter& filter);

enum class EventColumn : std::uint8_t { number, time, kind, source, name, resource, principal, error, line };
inline constexpr std::size_t event_column_count = 9;
std::string_view event_column_name(EventColumn column);

struct EventSort {
  EventColumn column = EventColumn::number;
  bool descending = false;
  bool operator==(const EventSort&) const = default;
};

// What one lets the time run until.
struct Condition {
  enum class Kind : std::uint8_t { attribute, error, violation, failed_login } kind = Kind::attribute;
  std::string resource;   // its name; empty or `*`: any
  std::string attribute;  // SecretStatus
  std::string value;      // impaired; `absent`; empty: any other than before
};

// `orders.SecretStatus: impaired`, `*.KeyState: Disabled`, `error`, `violation`, `failed login`. None, and a sentence
// in `problem`, where it is none of these.
std::optional<Condition> parse_condition(std::string_view text, std::string& problem);
std::string condition_text(const Condition& condition);

}  // namespace viewer
