// The part of TraceView that finds where a condition begins to hold.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "aws/nearest_word.hpp"
#include "model/fields.hpp"
#include "viewer/trace_view_body.hpp"

namespace viewer {
namespace {

EventFilter with_any_error() {
  EventFilter filter;
  filter.error = "*";
  return filter;
}

// Several kinds of resources may have an attribute of one name.
std::vector<model::AttributeRow> attributes_named(std::string_view name) {
  std::vector<model::AttributeRow> found;
  std::ranges::copy_if(model::attribute_rows(), std::back_inserter(found),
                       [name](const model::AttributeRow& row) { return row.name == name; });
  return found;
}

// The words that a value of this type may be; none: numbers, names, moments.
std::vector<std::string_view> words_of(model::ValueType type) {
  if (type == model::ValueType::boolean) return {"true", "false"};
  if (type == model::ValueType::refusal) return {};  // too many to be listed
  std::vector<std::string_view> words;
  constexpr std::int64_t most_words = 64;
  for (std::int64_t value = 0; value < most_words; ++value) {
    const std::string_view word = model::word_of(type, value);
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

std::string listed(const std::vector<std::string_view>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    text.append(i == 0 ? "" : i + 1 == words.size() ? " or " : ", ").append(words[i]);
  }
  return text;
}

// All of this name; or the one that is meant otherwise. Throws trace::Error where there is none.
std::vector<ResourceId> resources_meant(const TraceView& view, trace::Reader& reader, const Condition& condition) {
  if (condition.resource.empty() || condition.resource == "*") return {};
  std::vector<ResourceId> found = reader.named(condition.resource);
  if (found.empty()) found.push_back(view.find(condition.resource, view.run().end));
  return found;
}

// Where a change makes an attribute have the value that is looked for.
class ChangeSearch {
 public:
  // Of no resources: of any.
  ChangeSearch(TraceView::Body& body, const Condition& condition, const std::vector<ResourceId>& resources)
      : body_(body), value_(condition.value), any_(resources.empty()), resources_(resources.begin(), resources.end()) {
    for (const model::AttributeRow& row : attributes_named(condition.attribute)) attributes_.insert(row.attribute);
  }

  Found after(EventId event, std::size_t rows) {
    found_ = {0, event, false};
    const std::int64_t first = body_.reader->last_change_row_until(event) + 1;
    any_ || !body_.index.complete() ? look_through(first, rows) : look_at_lanes(first, rows);
    if (found_.event == 0 && found_.exhausted) found_.searched = body_.run.events;
    return found_;
  }

 private:
  void look_through(std::int64_t first, std::size_t rows) {
    const std::int64_t all = body_.reader->last_change_row();
    const std::int64_t last = std::min(all, first + static_cast<std::int64_t>(rows) - 1);
    found_.exhausted = last >= all;
    body_.reader->each_change_row(first, last, [this](const trace::ChangeRowNumbers& change) { look_at(change); });
  }

  // Of what is on the lanes of the resources alone.
  void look_at_lanes(std::int64_t first, std::size_t rows) {
    std::set<std::optional<LaneId>> lanes;
    for (const ResourceId one : resources_) lanes.insert(body_.index.lane_of(one));
    std::vector<std::int64_t> chosen;
    found_.exhausted = true;
    for (const std::optional<LaneId>& lane : lanes) {
      NumberList::Walk walk(body_.index.changes_of(lane));
      walk.seek(first);
      for (std::size_t i = 0; i < rows && !walk.over(); ++i, walk.next()) chosen.push_back(walk.number());
      found_.exhausted = found_.exhausted && walk.over();
    }
    std::ranges::sort(chosen);
    if (chosen.size() > rows) {
      chosen.resize(rows);
      found_.exhausted = false;
    }
    body_.reader->each_change_in(chosen, [this](const trace::ChangeRowNumbers& change) { look_at(change); });
  }

  void look_at(const trace::ChangeRowNumbers& change) {
    if (found_.event != 0) return;
    found_.searched = std::max(found_.searched, change.event - 1);  // other changes of this event may come
    if (!attributes_.contains(change.attribute) || (!any_ && !resources_.contains(change.resource))) return;
    const bool meets = value_.empty() ? true
                       : change.after == sim::absent
                           ? value_ == "absent"
                           : body_.reader->value_text(change.attribute, change.after) == value_;
    if (meets) found_.event = found_.searched = change.event;
  }

  TraceView::Body& body_;
  const std::string& value_;
  bool any_;
  std::set<ResourceId> resources_;
  std::set<std::uint16_t> attributes_;
  Found found_;
};

}  // namespace

void TraceView::check(const Condition& condition) const {
  if (condition.kind != Condition::Kind::attribute) return;
  std::set<model::Table> kinds;
  for (const ResourceId one : resources_meant(*this, *body_->reader, condition)) {
    kinds.insert(body_->index.resources().kind(one));
  }
  const auto may_have = [&](const model::AttributeRow& row) { return kinds.empty() || kinds.contains(row.table); };
  std::vector<std::string_view> known;
  for (const model::AttributeRow& row : model::attribute_rows()) {
    if (may_have(row)) known.push_back(row.name);
  }
  std::vector<model::AttributeRow> rows = attributes_named(condition.attribute);
  std::erase_if(rows, [&](const model::AttributeRow& row) { return !may_have(row); });
  if (rows.empty()) {
    throw trace::Error((kinds.empty() ? "no resource has an attribute "
                                      : fmt::format("{}, a {}, has no attribute ", condition.resource,
                                                    model::table_name(*kinds.begin()))) +
                       condition.attribute + aws::did_you_mean(condition.attribute, known));
  }
  if (condition.value.empty() || condition.value == "absent") return;
  std::vector<std::string_view> words;
  for (const model::AttributeRow& row : rows) {
    const std::vector<std::string_view> own = words_of(row.type);
    if (own.empty() || std::ranges::find(own, condition.value) != own.end()) return;
    words = own;
  }
  throw trace::Error(condition.attribute + " is never " + condition.value + "; it may be " + listed(words));
}

Found TraceView::next_when(EventId after, const Condition& condition, std::size_t rows) const {
  switch (condition.kind) {
    case Condition::Kind::attribute:
      return ChangeSearch(*body_, condition, resources_meant(*this, *body_->reader, condition)).after(after, rows);
    case Condition::Kind::error:
      return next(after, with_any_error(), rows);
    case Condition::Kind::violation:
      for (const trace::ViolationRecord& one : body_->violations) {
        if (one.event > after) return {one.event, one.event, false};
      }
      return {0, body_->run.events, true};
    case Condition::Kind::failed_login:
      break;
  }
  const EventColumns& events = body_->index.events();
  const EventId stop = std::min(events_known(), after + static_cast<EventId>(rows));
  for (EventId id = after + 1; id <= stop; ++id) {
    if (events.type(events.type_of(id)).mark == MarkKind::failed_login) return {id, id, false};
  }
  return {0, std::max(after, stop), stop >= body_->run.events};
}

}  // namespace viewer
