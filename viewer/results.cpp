// The part of TraceView that tells how the run came out: invariants, expectations, flags, plots, the lesson.
#include <algorithm>
#include <numeric>
#include <set>

#include "model/invariants.hpp"
#include "scenarios/reader.hpp"
#include "viewer/trace_view_body.hpp"

namespace viewer {
namespace {

constexpr std::size_t violations_kept = 1000;

// What the trace has of the scenario; none where its text cannot be read, as where it was cut off.
std::optional<scenarios::Script> script_of(trace::Reader& reader) {
  try {
    return scenarios::read_text(reader.fact("script"), reader.fact("scenario"));
  } catch (const scenarios::Mistake&) {
    return std::nullopt;
  }
}

std::vector<InvariantRow> invariant_rows(TraceView::Body& body, const std::optional<scenarios::Script>& script) {
  const bool any = body.reader->fact("check") != "off";
  std::set<model::Invariant> excepted;
  if (script) {
    for (const scenarios::InvariantException& one : script->excepted_invariants) {
      if (const auto invariant = model::find_invariant(one.name)) excepted.insert(*invariant);
    }
  }
  std::vector<InvariantRow> rows;
  std::map<std::string, std::size_t, std::less<>> places;
  const auto add = [&](std::string_view name, std::string_view sentence, InvariantState state) {
    places.emplace(name, rows.size());
    rows.push_back({std::string(name), std::string(sentence), state, {}});
  };
  for (std::size_t i = 0; i < model::invariant_count; ++i) {
    const auto invariant = static_cast<model::Invariant>(i);
    const model::InvariantRow& row = model::invariant_row(invariant);
    // What is timed may still be broken while the run goes on.
    const bool open = !body.run.finished && row.kind == model::InvariantKind::timed;
    add(row.name, row.sentence,
        !any || excepted.contains(invariant) ? InvariantState::not_checked
        : open                               ? InvariantState::open
                                             : InvariantState::held);
  }
  if (script) {
    for (const scenarios::Property& one : script->properties) {
      add(one.name, "A property of the scenario.", body.run.finished ? InvariantState::held : InvariantState::open);
    }
  }
  for (const trace::ViolationRecord& one : body.violations) {
    if (!places.contains(one.invariant)) add(one.invariant, "", InvariantState::violated);
    InvariantRow& row = rows[places.find(one.invariant)->second];
    row.state = InvariantState::violated;
    if (row.violations.size() < violations_kept) row.violations.push_back(one);
  }
  return rows;
}

Lesson lesson_of(const TraceView::Body& body, const std::optional<scenarios::Script>& script) {
  Lesson lesson{body.run.title, "", {}};
  if (!script) return lesson;
  lesson.description = script->description;
  for (const scenarios::Question& one : script->questions) {
    Question question{std::nullopt, one.ask, one.choices, one.answer};
    if (one.at) question.at = body.run.start + *one.at;
    lesson.questions.push_back(std::move(question));
  }
  return lesson;
}

// Of the preview: how many of the first lanes say `value` on a track (none: anything), from event to event.
Tally tally_of_preview(TraceView::Body& body, trace::Track track, std::optional<trace::TrackValue> value) {
  constexpr LaneId most_lanes = 2'000;
  std::map<EventId, int> steps;
  for (LaneId lane = 0; lane < std::min(most_lanes, body.index.lanes().all().size()); ++lane) {
    bool says = false;
    body.turns(lane, track).each([&](const Turn& turn) {
      const bool now = value ? turn.value == static_cast<std::uint32_t>(*value) : turn.value != 0;
      if (now != says) steps[turn.event] += now ? 1 : -1;
      says = now;
    });
  }
  Tally tally;
  for (const auto& [event, by] : steps) tally.step(event, by, body.when());
  return tally;
}

class Plotter {
 public:
  Plotter(TraceView::Body& body, TimeRange range, std::size_t columns)
      : body_(body), range_(range), columns_(std::max<std::size_t>(columns, 1)) {}

  // The greatest number in each column.
  std::vector<double> most(const Tally& tally) {
    std::vector<double> found;
    const auto last_until = [&](sim::Time at) { return body_.when().last_event_until(at.time_since_epoch().count()); };
    for (std::size_t i = 0; i < columns_; ++i) {
      found.push_back(
          static_cast<double>(tally.most(last_until(begin(i)) + 1, last_until(begin(i + 1) - sim::Duration(1)))));
    }
    return found;
  }

  std::vector<double> events(std::optional<MarkKind> kind, std::optional<MarkKind> also = std::nullopt) {
    const std::vector<EventId>& first = body_.column_events(range_, columns_);
    std::vector<double> found;
    const auto until = [&](EventId id) -> std::int64_t {
      if (!kind) return id;
      return std::int64_t{body_.index.events().marked_until(id, *kind)} +
             (also ? body_.index.events().marked_until(id, *also) : 0);
    };
    for (std::size_t i = 0; i < columns_; ++i) {
      found.push_back(static_cast<double>(until(first[i + 1] - 1) - until(first[i] - 1)) / minutes());
    }
    return found;
  }

  std::vector<double> logins(bool failed) {
    const auto& all = body_.index.logins();
    const sim::Duration stretch = body_.index.login_stretch();
    if (body_.generation != sums_of(failed).generation) sum_up(failed);
    const auto until = [&](sim::Time at) {
      const auto& sums = sums_of(failed).sums;
      const double place = static_cast<double>((at - body_.run.start).count()) / static_cast<double>(stretch.count());
      const auto whole = static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(all.size())));
      const double part = whole < all.size() ? std::max(0.0, place - static_cast<double>(whole)) : 0;
      return sums[whole] + (whole < all.size() ? part * (sums[whole + 1] - sums[whole]) : 0);
    };
    std::vector<double> found;
    for (std::size_t i = 0; i < columns_; ++i) found.push_back((until(begin(i + 1)) - until(begin(i))) / minutes());
    return found;
  }

  // Within a month the bill is taken to grow evenly.
  std::vector<double> cost() {
    const auto& months = body_.costs;
    const sim::Time last = body_.run.end;
    std::vector<double> found;
    for (std::size_t i = 0; i < columns_; ++i) {
      const sim::Time at = std::min(begin(i + 1), last);
      double sum = 0;
      for (const auto& [month, usd] : months) {
        const sim::Time from = std::max<sim::Time>(std::chrono::sys_days(month / 1), body_.run.start);
        const sim::Time to = std::min<sim::Time>(std::chrono::sys_days((month + std::chrono::months(1)) / 1), last);
        if (at <= from) continue;
        sum +=
            at >= to ? usd : usd * static_cast<double>((at - from).count()) / static_cast<double>((to - from).count());
      }
      found.push_back(sum);
    }
    return found;
  }

 private:
  [[nodiscard]] sim::Time begin(std::size_t column) const {
    const double width = static_cast<double>(range_.length().count()) / static_cast<double>(columns_);
    return range_.from + sim::Duration(static_cast<std::int64_t>(width * static_cast<double>(column)));
  }
  [[nodiscard]] double minutes() const {
    return std::max(1e-9, static_cast<double>(range_.length().count()) / static_cast<double>(columns_) / 60e6);
  }
  TraceView::Body::LoginSums& sums_of(bool failed) { return body_.login_sums[failed ? 1 : 0]; }
  void sum_up(bool failed) {
    auto& [generation, sums] = sums_of(failed);
    generation = body_.generation;
    sums.assign(1, 0);
    for (const auto& one : body_.index.logins()) {
      sums.push_back(sums.back() + static_cast<double>(failed ? one.failed : one.ok));
    }
  }

  TraceView::Body& body_;
  TimeRange range_;
  std::size_t columns_;
};

}  // namespace

std::string_view invariant_state_name(InvariantState state) {
  constexpr std::array<std::string_view, 4> names{"held", "violated", "open", "not checked"};
  return names.at(static_cast<std::size_t>(state));
}

std::optional<LaneId> TraceView::Body::flagged_lane(EventId event, std::string_view resource) const {
  if (const auto lane = index.lanes().named(resource)) return lane;
  if (event <= 0 || event > index.events().size()) return std::nullopt;
  return index.lane_of(index.events().resource(event));
}

void place_flags(TraceView::Body& body) {
  body.flags.clear();
  for (const trace::ViolationRecord& one : body.violations) {
    const std::string& text = *body.flag_texts.insert(one.invariant).first;
    body.flags.push_back(
        {body.flagged_lane(one.event, one.resource), {one.at, MarkKind::violation, one.event, 1, text}});
  }
  for (const trace::ExpectationRecord& one : body.expectations) {
    if (one.passed) continue;
    const std::string& text = *body.flag_texts.insert("line " + std::to_string(one.line)).first;
    const bool known = one.event > 0 && one.event <= body.index.events().size();
    body.flags.push_back(
        {body.flagged_lane(one.event, ""),
         {known ? body.index.events().at(one.event) : body.run.end, MarkKind::failed_expectation, one.event, 1, text}});
  }
  std::ranges::stable_sort(body.flags, {}, [](const Flag& flag) { return flag.mark.at; });
}

const Tally& TraceView::Body::tally(PlotKind kind) {
  const bool impaired = kind == PlotKind::impaired_secrets;
  if (!preview) return impaired ? index.impaired() : index.gaps();
  const auto [place, fresh] = preview_tallies.try_emplace(kind);
  if (fresh) {
    place->second = impaired ? tally_of_preview(*this, trace::Track::secret_status,
                                                static_cast<std::int64_t>(model::SecretStatus::impaired))
                             : tally_of_preview(*this, trace::Track::gap, std::nullopt);
  }
  return place->second;
}

void tell_results(TraceView::Body& body) {
  body.violations = body.reader->violations();
  body.expectations = body.reader->expectations();
  body.assumptions = body.reader->assumptions();
  const auto script = script_of(*body.reader);
  body.invariants = invariant_rows(body, script);
  body.lesson = lesson_of(body, script);
  body.costs.clear();
  for (const auto& [month, usd] : body.reader->monthly_costs()) {
    body.costs[std::chrono::year(std::stoi(month.substr(0, 4))) / std::stoi(month.substr(5, 2))] = usd;
  }
  place_flags(body);
}

const std::vector<InvariantRow>& TraceView::invariants() const { return body_->invariants; }
const std::vector<trace::ExpectationRecord>& TraceView::expectations() const { return body_->expectations; }
const std::vector<trace::AssumptionRecord>& TraceView::assumptions() const { return body_->assumptions; }
const Lesson& TraceView::lesson() const { return body_->lesson; }

Plot TraceView::plot(PlotKind kind, TimeRange range, std::size_t columns) const {
  Plotter plotter(*body_, range, columns);
  const bool complete = body_->index.complete();
  switch (kind) {
    case PlotKind::impaired_secrets:
      return {kind, "impaired secrets", "secrets", plotter.most(body_->tally(kind)), complete};
    case PlotKind::gaps:
      return {kind, "secrets in their gap", "secrets", plotter.most(body_->tally(kind)), complete};
    case PlotKind::failed_logins:
      return {kind, "failed logins", "a minute", plotter.logins(true), complete};
    case PlotKind::logins:
      return {kind, "successful logins", "a minute", plotter.logins(false), complete};
    case PlotKind::calls:
      return {kind, "calls that are events", "a minute", plotter.events(MarkKind::call, MarkKind::refused), complete};
    case PlotKind::refused_calls:
      return {kind, "refused calls that are events", "a minute", plotter.events(MarkKind::refused), complete};
    case PlotKind::events:
      return {kind, "events", "a minute", plotter.events(std::nullopt), complete};
    case PlotKind::cost:
      return {kind, "cost", "USD so far", plotter.cost(), true};
  }
  return {};
}

}  // namespace viewer
