// Which lanes are told, and what is on them.
#include "trace/report_timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "model/actions.hpp"
#include "trace/count_text.hpp"
#include "trace/report_marks.hpp"
#include "trace/status_spans.hpp"

namespace trace {
namespace {

using Drawing = nlohmann::ordered_json;

std::vector<model::Action> actions_that_change() {
  std::vector<model::Action> found;
  for (std::size_t i = 0; i < model::action_count; ++i) {
    const auto action = static_cast<model::Action>(i);
    const model::ActionRow& row = model::action_row(action);
    if (!row.read_only && row.name != "Login") found.push_back(action);
  }
  return found;
}

// fault, label, rotation, call; empty: no mark.
std::string mark_kind(const EventRecord& event) {
  if (event.name == "Fault" || event.name == "FaultEnded") return "fault";
  if (event.name == "RotationFailed" || event.name == "RotationAbandoned") return "rotation";
  if (event.name == "UpdateSecretVersionStage" && event.error.empty()) return "label";
  return event.kind == "call" ? "call" : "";
}

std::string mark_text(const EventRecord& event) {
  if (event.name == "FaultEnded") return "a fault ended";
  if (event.name == "Fault") return "a fault";
  if (event.name == "UpdateSecretVersionStage") return "the labels moved to the new version";
  return event.error.empty() ? event.name : event.name + " was refused: " + event.error;
}

class TimelineDrawing {
 public:
  TimelineDrawing(Reader& reader, const Lanes& lanes, const ReportMatter& matter, const ReportLimits& limits)
      : reader_(reader),
        lanes_(lanes),
        matter_(matter),
        limits_(limits),
        causes_(reader),
        start_(matter.start),
        end_(matter.end),
        changing_(actions_that_change()),
        run_lane_(lanes.all().size()) {
    place_failed();
    choose();
  }

  void collect() {
    each_status_span(reader_, lanes_, [this](const StatusSpan& span) {
      if (!told(span.lane)) return;
      auto& bars = bars_[span.lane][span.track];
      bars.push_back({span.from, span.until.value_or(end_), span.value, span.tone, span.event, 1});
      ++counted_;
      if (bars.size() > 4 * most()) thin_bars(bars, start_, width());
    });
    reader_.each_event_of(changing_, [this](const EventRecord& event) {
      const auto lane = lanes_.of(event.resource_id);
      const std::string kind = lane && told(*lane) ? mark_kind(event) : "";
      if (!kind.empty()) mark(*lane, {event.at, event.at, kind, mark_text(event), event.id, 1});
    });
    mark_results();
    mark_logins();
  }

  Drawing drawn(std::vector<std::string>& notes) {
    Drawing groups = Drawing::array();
    if (marks_.contains(run_lane_)) {
      Drawing lane{{"kind", "run"}, {"name", reader_.fact("title")}, {"from", 0}, {"until", nullptr}};
      lane["tracks"] = Drawing::array();
      lane["marks"] = marks_json(run_lane_);
      groups.push_back({{"name", "the run"}, {"lanes", Drawing::array({std::move(lane)})}});
    }
    for (const std::size_t group : groups_) {
      Drawing lanes = Drawing::array();
      for (const LaneId lane : lanes_.groups()[group].lanes) {
        if (told(lane)) lanes.push_back(lane_json(lane));
      }
      groups.push_back({{"name", lanes_.groups()[group].name}, {"lanes", std::move(lanes)}});
    }
    tell_what_is_missing(notes);
    Drawing json{{"groups", std::move(groups)}};
    json["causes"] = std::move(causes_).texts();
    return json;
  }

 private:
  [[nodiscard]] bool told(LaneId lane) const { return lane == run_lane_ || (lane < told_.size() && told_[lane]); }
  [[nodiscard]] std::size_t most() const {
    return std::clamp<std::size_t>(limits_.marks / 2 / std::max<std::size_t>(told_count_, 1), 20, 2000);
  }
  [[nodiscard]] sim::Duration width() const {
    return (end_ - start_) / static_cast<std::int64_t>(most()) + sim::Duration(1);
  }

  // Where a broken invariant or a failed expectation is flagged.
  LaneId lane_of(EventId event, const std::string& resource) {
    if (const auto named = lanes_.named(resource)) return *named;
    const auto record = event == 0 ? std::nullopt : reader_.event(event);
    return (record ? lanes_.of(record->resource_id) : std::nullopt).value_or(run_lane_);
  }

  void place_failed() {
    for (const ViolationRecord& one : matter_.violations) {
      violated_.push_back(violated_.size() < limits_.marks ? lane_of(one.event, one.resource) : run_lane_);
    }
    for (const ExpectationRecord& one : matter_.failed) {
      failed_.push_back(failed_.size() < limits_.marks ? lane_of(one.event, "") : run_lane_);
    }
  }

  // Whole groups, until there are as many lanes as may be told. Where that is not all, the worst first.
  void choose() {
    const std::size_t count = lanes_.all().size();
    told_.assign(count, count <= limits_.lanes);
    told_count_ = count;
    groups_.resize(lanes_.groups().size());
    for (std::size_t i = 0; i < groups_.size(); ++i) groups_[i] = i;
    if (count <= limits_.lanes) return;
    const std::vector<std::int64_t> trouble = trouble_of_groups();
    std::ranges::stable_sort(groups_, [&](std::size_t a, std::size_t b) { return trouble[a] > trouble[b]; });
    told_count_ = 0;
    std::size_t groups = 0;
    for (; groups < groups_.size() && told_count_ < limits_.lanes; ++groups) {
      for (const LaneId lane : lanes_.groups()[groups_[groups]].lanes) {
        if (told_count_ == limits_.lanes) break;
        told_[lane] = true;
        ++told_count_;
      }
    }
    groups_.resize(groups);
  }

  std::vector<std::int64_t> trouble_of_groups() {
    std::vector<std::int64_t> trouble(lanes_.groups().size());
    const auto add = [&](std::optional<LaneId> lane, std::int64_t weight) {
      if (lane && *lane < lanes_.all().size()) trouble[lanes_.all()[*lane].group] += weight;
    };
    for (const LaneId lane : violated_) add(lane, 1'000'000'000);
    for (const LaneId lane : failed_) add(lane, 10'000'000);
    each_status_span(reader_, lanes_, [&](const StatusSpan& span) {
      if (span.tone == Tone::bad) add(span.lane, 100'000);
    });
    for (const LoginSpell& one : matter_.logins) {
      if (!one.reason.empty()) add(lanes_.of_logins(one.client, one.cluster), one.count);
    }
    return trouble;
  }

  void mark(LaneId lane, ReportMark mark) {
    auto& marks = marks_[lane];
    marks.push_back(std::move(mark));
    ++counted_;
    if (marks.size() > 8 * most()) thin_marks(marks, start_, width());
  }

  void mark_results() {
    for (std::size_t i = 0; i < violated_.size(); ++i) {
      const ViolationRecord& one = matter_.violations[i];
      if (told(violated_[i])) {
        mark(violated_[i], {one.at, one.at, "violation", one.invariant + ": " + one.message, one.event, 1});
      }
    }
    for (std::size_t i = 0; i < failed_.size(); ++i) {
      const ExpectationRecord& one = matter_.failed[i];
      if (!told(failed_[i])) continue;
      const auto event = one.event == 0 ? std::nullopt : reader_.event(one.event);
      const sim::Time at = event ? event->at : end_;
      const std::string what = one.path.empty() ? "" : one.path + ": ";
      mark(failed_[i],
           {at, at, "expectation", what + "expected " + one.expected + ", got " + one.actual, one.event, 1});
    }
  }

  // The failed logins of a group's clients in one stretch are one mark.
  void mark_logins() {
    struct Failures {
      ReportMark mark;
      std::map<std::string, std::int64_t> reasons;
    };
    std::map<std::pair<LaneId, std::int64_t>, Failures> found;
    for (const LoginSpell& one : matter_.logins) {
      const auto lane = one.reason.empty() ? std::nullopt : lanes_.of_logins(one.client, one.cluster);
      if (!lane || !told(*lane)) continue;
      const auto [place, fresh] = found.try_emplace({*lane, (one.first - start_) / width()});
      ReportMark& mark = place->second.mark;
      if (fresh) mark = {one.first, one.last, "logins", "", one.event, 0};
      mark.from = std::min(mark.from, one.first);
      mark.until = std::max(mark.until, one.last);
      mark.event = std::min(mark.event, one.event);
      mark.times += static_cast<std::size_t>(one.count);
      place->second.reasons[one.reason] += one.count;
    }
    for (auto& [place, failures] : found) {
      std::string text;
      for (const auto& [reason, count] : failures.reasons) {
        text +=
            fmt::format("{}{}: {}", text.empty() ? "" : ", ", reason, count_text(static_cast<std::uint64_t>(count)));
      }
      failures.mark.text = std::move(text);
      ++counted_;
      marks_[place.first].push_back(std::move(failures.mark));
    }
  }

  [[nodiscard]] std::int64_t since_start(sim::Time at) const { return (at - start_).count(); }

  Drawing lane_json(LaneId id) {
    const Lane& lane = lanes_.all()[id];
    Drawing tracks = Drawing::array();
    for (auto& [track, bars] : bars_[id]) {
      if (bars.size() > most()) thin_bars(bars, start_, width());
      Drawing spans = Drawing::array();
      for (const ReportBar& bar : bars) {
        spans.push_back({since_start(bar.from), since_start(bar.until), bar.value, tone_name(bar.tone),
                         causes_.of(bar.event), bar.times});
        ++drawn_;
      }
      tracks.push_back({{"name", track_name(track)}, {"spans", std::move(spans)}});
    }
    return {{"kind", lane_kind_name(lane.kind)}, {"name", lane.name},
            {"from", since_start(lane.from)},    {"until", lane.until ? Drawing(since_start(*lane.until)) : Drawing()},
            {"tracks", std::move(tracks)},       {"marks", marks_json(id)}};
  }

  Drawing marks_json(LaneId id) {
    Drawing json = Drawing::array();
    const auto found = marks_.find(id);
    if (found == marks_.end()) return json;
    std::vector<ReportMark>& marks = found->second;
    if (marks.size() > most()) {
      thin_marks(marks, start_, width());
    } else {
      std::ranges::stable_sort(marks, {}, &ReportMark::from);
    }
    for (const ReportMark& one : marks) {
      json.push_back(
          {since_start(one.from), since_start(one.until), one.kind, one.text, causes_.of(one.event), one.times});
      ++drawn_;
    }
    return json;
  }

  void tell_what_is_missing(std::vector<std::string>& notes) const {
    const std::size_t count = lanes_.all().size();
    if (told_count_ < count) {
      notes.push_back(fmt::format(
          "The timeline shows {} of {} lanes: the clusters where most went wrong come first, the others are left out.",
          count_text(told_count_), count_text(count)));
    }
    if (drawn_ < counted_) {
      notes.push_back(fmt::format(
          "The timeline draws {} bars and marks for {}: where many are close together, one stands for them and says "
          "how many.",
          count_text(drawn_), count_text(counted_)));
    }
  }

  Reader& reader_;
  const Lanes& lanes_;
  const ReportMatter& matter_;
  const ReportLimits& limits_;
  ReportCauses causes_;
  sim::Time start_;
  sim::Time end_;
  std::vector<model::Action> changing_;
  LaneId run_lane_;  // of what is about nothing that has a lane
  std::vector<LaneId> violated_;
  std::vector<LaneId> failed_;
  std::vector<bool> told_;
  std::size_t told_count_ = 0;
  std::vector<std::size_t> groups_;
  std::map<LaneId, std::map<Track, std::vector<ReportBar>>> bars_;
  std::map<LaneId, std::vector<ReportMark>> marks_;
  std::size_t counted_ = 0;
  std::size_t drawn_ = 0;
};

}  // namespace

Drawing report_timeline(Reader& reader, const Lanes& lanes, const ReportMatter& matter, const ReportLimits& limits,
                        std::vector<std::string>& notes) {
  TimelineDrawing drawing(reader, lanes, matter, limits);
  drawing.collect();
  return drawing.drawn(notes);
}

}  // namespace trace
