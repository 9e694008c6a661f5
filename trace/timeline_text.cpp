// A timeline as an aligned table and as JSON.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "trace/event_phrase.hpp"
#include "trace/moment_text.hpp"
#include "trace/timeline.hpp"

namespace trace {
namespace {

constexpr std::size_t columns = 6;
using Row = std::array<std::string, columns>;

// How wide a text stands on a screen: every character counts once, however many bytes it has.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

// Ids cut short, and instants to the second.
std::string short_value(const std::string& text) {
  const bool instant = text.size() == 27 && text[10] == 'T' && text[19] == '.' && text.back() == 'Z';
  return instant ? text.substr(0, 19) + "Z" : short_name(text);
}

std::vector<Row> rows_of(const Timeline& timeline) {
  std::vector<Row> rows;
  for (const TimelineEntry& entry : timeline.entries) {
    const EventRecord& event = entry.event;
    Row row{moment_text(event.at, Precision::milliseconds),
            offset_text(event.at - timeline.start),
            short_name(event.resource),
            "",
            happening_text(entry),
            event.line == 0 ? "" : ":" + std::to_string(event.line)};
    if (entry.changes.empty()) {
      row[3] = event.error.empty() ? "" : "refused";
      rows.push_back(row);
      continue;
    }
    // Time, event and line stand at the first of an event's changes only.
    for (const ChangeRecord& change : entry.changes) {
      row[2] = short_name(change.resource);
      row[3] = change_text(change);
      rows.push_back(row);
      row[0] = row[1] = row[4] = row[5] = "";
    }
  }
  return rows;
}

}  // namespace

std::string change_text(const ChangeRecord& change) {
  if (change.attribute == "exists") {
    return change.after ? "created" : "deleted";
  }
  const auto value = [](const std::optional<std::string>& text) { return text ? short_value(*text) : "-"; };
  return change.attribute + " " + value(change.before) + " -> " + value(change.after);
}

std::string happening_text(const TimelineEntry& entry) {
  const EventRecord& event = entry.event;
  std::string text = entry.times == 1 ? "" : std::to_string(entry.times) + " × ";
  text += event.source.substr(0, event.source.find('.')) + " " + event.name;
  if (!event.principal.empty()) {
    text += " by " + event.principal;
  }
  return event.error.empty() ? text : text + ": " + event.error;
}

std::string timeline_text(const Timeline& timeline) {
  const std::vector<Row> rows = rows_of(timeline);
  std::array<std::size_t, columns> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < columns; ++i) {
      widths[i] = std::max(widths[i], width_of(row[i]));
    }
  }
  std::string text;
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < columns; ++i) {
      const std::string padding(widths[i] - width_of(row[i]), ' ');
      // Offsets are numbers: they stand to the right.
      line += i == 1 ? padding + row[i] : row[i] + padding;
      line += widths[i] == 0 ? "" : "  ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string timeline_json(const Timeline& timeline) {
  using Json = nlohmann::ordered_json;
  const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  const auto value = [](const std::optional<std::string>& text) { return text ? Json(*text) : Json(); };
  Json root = Json::array();
  for (const TimelineEntry& entry : timeline.entries) {
    const EventRecord& event = entry.event;
    Json list = Json::array();
    for (const ChangeRecord& change : entry.changes) {
      list.push_back({{"resource_id", static_cast<std::int64_t>(change.resource_id)},
                      {"resource", or_null(change.resource)},
                      {"attribute", change.attribute},
                      {"before", value(change.before)},
                      {"after", value(change.after)}});
    }
    root.push_back({{"event_id", event.id},
                    {"at", event.at.time_since_epoch().count()},
                    {"time", moment_text(event.at, Precision::microseconds)},
                    {"kind", event.kind},
                    {"source", event.source},
                    {"name", event.name},
                    {"principal", or_null(event.principal)},
                    {"resource", or_null(event.resource)},
                    {"error", or_null(event.error)},
                    {"message", or_null(event.message)},
                    {"cause_id", event.cause == 0 ? Json() : Json(event.cause)},
                    {"line", event.line == 0 ? Json() : Json(event.line)},
                    {"changes", std::move(list)}});
  }
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace trace
