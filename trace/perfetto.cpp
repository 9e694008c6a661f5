// Lanes to threads, spans and events to slices, causes to flows.
#include "trace/perfetto.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "trace/lanes.hpp"
#include "trace/rotations.hpp"
#include "trace/status_spans.hpp"

namespace trace {
namespace {

using TraceEvent = nlohmann::ordered_json;

// A thread's place. Each lane has a thread of its events and one for each track.
struct Thread {
  std::size_t process = 0;
  std::size_t number = 0;
};

// One of the format's own colours.
const char* colour_of(Tone tone) {
  constexpr std::array<const char*, tone_count> colours{"good", "yellow", "grey", "bad", "terrible"};
  return colours[static_cast<std::size_t>(tone)];
}

class PerfettoTelling {
 public:
  PerfettoTelling(Reader& reader, const std::function<void(const TraceEvent&)>& visit)
      : reader_(reader), visit_(visit), lanes_(reader), start_(reader.start()), end_(reader.end()) {}

  void tell() {
    name_process(1, "the run");
    name_thread({1, 0}, "the run");
    for (std::size_t group = 0; group < lanes_.groups().size(); ++group) {
      const std::string& name = lanes_.groups()[group].name;
      name_process(group + 2, name.empty() ? "of no cluster, or of several" : "cluster " + name);
    }
    for (LaneId lane = 0; lane < lanes_.all().size(); ++lane) name_thread(thread_of(lane), lane_name(lane));
    tell_spans();
    tell_events();
    tell_results();
  }

 private:
  // Of an event, for the flows that begin there.
  struct Place {
    sim::Time at{};
    Thread thread;
    bool sliced = false;
  };

  [[nodiscard]] std::int64_t since_start(sim::Time at) const { return (at - start_).count(); }
  [[nodiscard]] std::string lane_name(LaneId lane) const {
    return std::string(lane_kind_name(lanes_.all()[lane].kind)) + " " + lanes_.all()[lane].name;
  }
  [[nodiscard]] Thread thread_of(std::optional<LaneId> lane) const {
    return lane ? Thread{lanes_.all()[*lane].group + 2, *lane * (track_count + 1) + 1} : Thread{1, 0};
  }
  Thread thread_of(LaneId lane, Track track) {
    Thread thread = thread_of(lane);
    thread.number += static_cast<std::size_t>(track) + 1;
    if (named_.insert(thread.number).second)
      name_thread(thread, std::string(track_name(track)) + " of " + lane_name(lane));  // what differs stands first
    return thread;
  }

  void name_process(std::size_t process, const std::string& name) {
    visit_({{"ph", "M"}, {"name", "process_name"}, {"pid", process}, {"tid", 0}, {"args", {{"name", name}}}});
    visit_({{"ph", "M"},
            {"name", "process_sort_index"},
            {"pid", process},
            {"tid", 0},
            {"args", {{"sort_index", process}}}});
  }
  void name_thread(Thread thread, const std::string& name) {
    const auto about = [&](const char* what, TraceEvent args) {
      visit_({{"ph", "M"}, {"name", what}, {"pid", thread.process}, {"tid", thread.number}, {"args", std::move(args)}});
    };
    about("thread_name", {{"name", name}});
    about("thread_sort_index", {{"sort_index", thread.number}});
  }

  void slice(Thread thread, const std::string& name, std::string_view category, sim::Time from, sim::Duration length,
             TraceEvent args, const char* colour = nullptr) {
    TraceEvent made{{"ph", "X"},
                    {"name", name},
                    {"cat", category},
                    {"ts", since_start(from)},
                    {"dur", length.count()},
                    {"pid", thread.process},
                    {"tid", thread.number}};
    if (colour != nullptr) made["cname"] = colour;
    made["args"] = std::move(args);
    visit_(made);
  }
  void instant_mark(Thread thread, const std::string& name, std::string_view category, sim::Time at, const char* scope,
                    TraceEvent args) {
    visit_({{"ph", "i"},
            {"name", name},
            {"cat", category},
            {"ts", since_start(at)},
            {"s", scope},
            {"pid", thread.process},
            {"tid", thread.number},
            {"args", std::move(args)}});
  }

  // A viewer nests what begins at one time in the order in which it comes: rotations, then their phases.
  void tell_spans() {
    for (const RotationRecord& one : rotations_of(reader_, lanes_, end_)) {
      slice(thread_of(one.secret, Track::rotation), "rotation " + one.outcome, "rotation", one.started,
            one.ended.value_or(end_) - one.started, {{"event", one.last}});
    }
    each_status_span(reader_, lanes_, [&](const StatusSpan& span) {
      slice(thread_of(span.lane, span.track), span.value, track_name(span.track), span.from,
            span.until.value_or(end_) - span.from, {{"event", span.event}, {"tone", tone_name(span.tone)}},
            colour_of(span.tone));
    });
  }

  static TraceEvent args_of(const EventRecord& event) {
    TraceEvent args{{"event", event.id}};
    const auto add = [&](const char* name, const std::string& text) {
      if (!text.empty()) args[name] = text;
    };
    add("resource", event.resource);
    add("principal", event.principal);
    add("error", event.error);
    add("message", event.message);
    add("command", event.command);
    if (event.line != 0) args["line"] = event.line;
    if (event.cause != 0) args["cause"] = event.cause;
    return args;
  }

  void tell_events() {
    reader_.each_event([&](EventRecord&& event) {
      const auto lane = lanes_.of(event.resource_id);
      const Thread thread = thread_of(lane);
      places_.push_back({});
      const auto cause = event.cause > 0 ? static_cast<std::size_t>(event.cause) - 1 : places_.size();
      if (event.kind == "client") {
        if (event.name == "Login" && !event.error.empty()) {
          instant_mark(thread, "failed login: " + event.error, "login", free_moment(thread, event.at), "t",
                       args_of(event));
        }
        return;
      }
      const bool caused = cause < places_.size() && places_[cause].sliced;
      const sim::Time at = free_moment(thread, caused ? std::max(event.at, places_[cause].at) : event.at);
      places_.back() = {at, thread, true};
      slice(thread, event.error.empty() ? event.name : event.name + ": " + event.error, event.kind, at,
            sim::Duration(1), args_of(event));
      if (event.kind == "fault") instant_mark(thread, event.name, "fault", event.at, "p", args_of(event));
      if (caused) flow(event.id, places_[cause], places_.back());
    });
  }

  // One after the other, where they are of one instant, and apart: a flow is of the slice that there is at its time, or
  // that ends then.
  sim::Time free_moment(Thread thread, sim::Time wanted) {
    sim::Time& free = free_.try_emplace(thread.number, wanted).first->second;
    const sim::Time at = std::max(wanted, free);
    free = at + sim::Duration(2);
    return at;
  }

  void flow(EventId id, const Place& from, const Place& to) {
    const auto end = [&](const char* phase, const Place& place) {
      TraceEvent made{{"ph", phase},
                      {"name", "led to"},
                      {"cat", "cause"},
                      {"id", id},
                      {"ts", since_start(place.at)},
                      {"pid", place.thread.process},
                      {"tid", place.thread.number}};
      if (*phase == 'f') made["bp"] = "e";
      visit_(made);
    };
    end("s", from);
    end("f", to);
  }

  void tell_results() {
    for (const ViolationRecord& one : reader_.violations()) {
      instant_mark(thread_of(lanes_.named(one.resource)), "broken: " + one.invariant, "violation", one.at, "p",
                   {{"message", one.message}, {"event", one.event}});
    }
    for (const ExpectationRecord& one : reader_.expectations()) {
      if (one.passed) continue;
      const auto event = one.event == 0 ? std::nullopt : reader_.event(one.event);
      instant_mark(thread_of(event ? lanes_.of(event->resource_id) : std::nullopt), "not as expected: " + one.path,
                   "expectation", event ? event->at : end_, "p",
                   {{"expected", one.expected}, {"actual", one.actual}, {"line", one.line}});
    }
  }

  Reader& reader_;
  const std::function<void(const TraceEvent&)>& visit_;
  Lanes lanes_;
  sim::Time start_;
  sim::Time end_;
  std::set<std::size_t> named_;
  std::vector<Place> places_;              // by event
  std::map<std::size_t, sim::Time> free_;  // of each thread: when its next event may begin
};

}  // namespace

void each_perfetto_event(Reader& reader, const std::function<void(const TraceEvent&)>& visit) {
  PerfettoTelling(reader, visit).tell();
}

}  // namespace trace
