// Moving, selecting, playing.
#include "viewer/selection.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "scenarios/duration.hpp"
#include "trace/moment_text.hpp"

namespace viewer {
namespace {

// Looked at in a frame for a condition: a few of them make the cursor seen to run.
constexpr std::size_t rows_a_frame = 100'000;

TimeRange whole_run(const TraceView& view) { return {view.run().start, view.run().end}; }

// A time as the windows show it, as scenarios have it.
std::string in_full(std::string_view text) {
  constexpr std::size_t day = 10;  // 2026-01-10
  std::string full(text);
  if (full.size() == day) full += "T00:00:00";
  if (full.size() > day && full[day] == ' ') full[day] = 'T';
  if (!full.ends_with('Z')) full += 'Z';
  return full;
}

// What starts with a digit or a plus and is no number of an event is a moment.
sim::Time moment_said(const TraceView& view, std::string_view text) {
  if (scenarios::looks_like_time(text)) {
    const auto time = scenarios::parse_time(in_full(text));
    if (!time) throw trace::Error(time.problem);
    return *time.value;
  }
  const auto offset = scenarios::parse_duration(text.starts_with('+') ? text.substr(1) : text);
  if (!offset) {
    throw trace::Error("should be so long after the start, such as 9d or 2d6h, a time, such as " +
                       scenarios::time_text(view.run().start) + ", or an event, such as #12, not " +
                       (text.empty() ? "nothing" : std::string(text)));
  }
  return view.run().start + *offset.value;
}

EventId event_said(const TraceView& view, std::string_view text) {
  EventId id = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  const EventId last = view.run().events;
  if (error != std::errc() || rest != text.data() + text.size() || id < 1 || id > last) {
    throw trace::Error("there is no event #" + std::string(text) +
                       (last == 0 ? "; the trace has none" : "; they go from #1 to #" + std::to_string(last)));
  }
  return id;
}

Passing search_on(Selection& selection, const TraceView& view) {
  Playback& playback = selection.playback;
  Search& search = *playback.until;
  const Found found = view.next_when(search.searched, search.condition, rows_a_frame);
  search.searched = std::max(search.searched, found.searched);
  if (found.event != 0) {
    stop(selection);
    select_event(selection, view, found.event);
    return Passing::reached;
  }
  if (found.exhausted && view.run().finished) {
    move_cursor(selection, view, search.begun_at);
    selection.event = search.begun_on;
    stop(selection);
    return Passing::not_reached;
  }
  search.waits = found.exhausted;
  move_cursor(selection, view, std::max(selection.cursor, view.time_of(search.searched)));
  return Passing::going;
}

}  // namespace

Selection initial_selection(const TraceView& view) {
  Selection selection;
  selection.follow = !view.run().finished;
  selection.cursor = selection.follow ? view.run().end : view.run().start;
  selection.visible = fitted(whole_run(view));
  return selection;
}

void select_event(Selection& selection, const TraceView& view, EventId event) {
  if (event <= 0 || event > view.run().events) return;
  selection.event = event;
  if (const auto record = view.event(event); record && record->resource_id != ResourceId::none) {
    selection.resource = record->resource_id;
  }
  selection.cursor = view.time_of(event);
  selection.visible = revealing(selection.visible, selection.cursor);
  selection.follow = false;
}

void select_resource(Selection& selection, ResourceId resource) { selection.resource = resource; }

void move_cursor(Selection& selection, const TraceView& view, sim::Time at) {
  selection.cursor = std::clamp(at, view.run().start, view.run().end);
  selection.visible = revealing(selection.visible, selection.cursor);
  selection.event = 0;
  selection.follow = false;
}

bool step(Selection& selection, const TraceView& view, bool forward) {
  const ResourceId of = selection.step_in_selection ? selection.resource : ResourceId::none;
  const EventId here = view.event_at(selection.cursor);
  // Between events the one before is not where one is.
  const bool on_event = selection.event != 0 && view.time_of(selection.event) == selection.cursor;
  const EventId to = forward ? view.next_of(of, on_event ? selection.event : here)
                             : view.previous_of(of, on_event ? selection.event : here + 1);
  if (to == 0) return false;
  const ResourceId kept = selection.resource;
  select_event(selection, view, to);
  if (selection.step_in_selection && kept != ResourceId::none) selection.resource = kept;
  return true;
}

std::string go_to(Selection& selection, const TraceView& view, std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  text = first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
  if (text.starts_with('#')) {
    select_event(selection, view, event_said(view, text.substr(1)));
    return "";
  }
  const sim::Time at = moment_said(view, text);
  move_cursor(selection, view, at);
  if (at < view.run().start) return "The run begins at " + scenarios::time_text(view.run().start) + ".";
  if (at > view.run().end) return "The run ends at " + scenarios::time_text(view.run().end) + ".";
  return "";
}

void zoom(Selection& selection, const TraceView& view, sim::Time around, double factor) {
  selection.visible = zoomed(selection.visible, around, factor, whole_run(view));
}

void pan(Selection& selection, const TraceView& view, sim::Duration by) {
  selection.visible = panned(selection.visible, by, whole_run(view));
}

void show_all(Selection& selection, const TraceView& view) { selection.visible = fitted(whole_run(view)); }

void run_until(Selection& selection, const TraceView& view, std::string_view text) {
  std::string problem;
  const auto condition = parse_condition(text, problem);
  if (!condition) throw trace::Error(problem);
  view.check(*condition);
  selection.playback.until = {*condition, view.event_at(selection.cursor), selection.cursor, selection.event, false};
  selection.playback.playing = true;
  selection.follow = false;
}

void stop(Selection& selection) {
  selection.playback.playing = false;
  selection.playback.until.reset();
}

Passing advance(Selection& selection, const TraceView& view, std::chrono::duration<double> elapsed) {
  if (selection.follow && !view.run().finished) {
    const bool all = selection.visible.from < view.run().start;
    selection.cursor = view.run().end;
    selection.visible = all ? fitted(whole_run(view)) : revealing(selection.visible, selection.cursor);
    return Passing::still;
  }
  Playback& playback = selection.playback;
  if (!playback.playing) return Passing::still;
  if (playback.until) return search_on(selection, view);
  const sim::Duration speed = playback_speeds.at(std::min(playback.speed, playback_speeds.size() - 1));
  const sim::Time to =
      selection.cursor + sim::Duration(static_cast<std::int64_t>(static_cast<double>(speed.count()) * elapsed.count()));
  move_cursor(selection, view, to);
  if (to >= view.run().end) playback.playing = false;
  return Passing::going;
}

std::string selection_json(const Selection& selection, const TraceView& view) {
  nlohmann::ordered_json json;
  json["resource"] = selection.resource == ResourceId::none
                         ? nlohmann::ordered_json()
                         : nlohmann::ordered_json(view.resource(selection.resource).name);
  json["event"] = selection.event == 0 ? nlohmann::ordered_json() : nlohmann::ordered_json(selection.event);
  const auto text = [](sim::Time at) { return trace::moment_text(at, trace::Precision::microseconds); };
  json["cursor"] = text(selection.cursor);
  json["visible"] = {text(selection.visible.from), text(selection.visible.to)};
  json["filter"] = filter_text(selection.filter);
  json["sort"] = {{"column", event_column_name(selection.sort.column)}, {"descending", selection.sort.descending}};
  json["playing"] = selection.playback.playing;
  json["speed_us_per_s"] = playback_speeds.at(selection.playback.speed).count();
  json["until"] = selection.playback.until ? nlohmann::ordered_json(condition_text(selection.playback.until->condition))
                                           : nlohmann::ordered_json();
  json["step_in_selection"] = selection.step_in_selection;
  json["follow"] = selection.follow;
  return json.dump(2);
}

}  // namespace viewer
