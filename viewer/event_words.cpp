// The part of TraceView that tells the words of events: those that occur, and those that events are sorted by.
#include <set>

#include "viewer/trace_view_body.hpp"

namespace viewer {

namespace {

constexpr std::array<std::string_view, 5> kind_words{"call", "service", "timer", "fault", "client"};

}  // namespace

std::string_view event_kind_word(model::NoteKind kind) { return kind_words.at(static_cast<std::size_t>(kind)); }

std::vector<std::string> event_kinds() { return {kind_words.begin(), kind_words.end()}; }

std::vector<std::string> TraceView::event_names() const {
  std::set<std::string> found;
  for (const EventType& one : body_->index.events().types()) found.emplace(model::action_row(one.action).name);
  return {found.begin(), found.end()};
}

std::vector<std::string> TraceView::event_sources() const {
  std::set<std::string> found;
  for (const EventType& one : body_->index.events().types()) {
    found.emplace(model::source_text(model::action_row(one.action).source));
  }
  return {found.begin(), found.end()};
}

std::vector<std::string> TraceView::errors() const {
  std::set<std::string> found;
  for (const EventType& one : body_->index.events().types()) {
    if (one.error != trace::TextId::none) found.emplace(body_->text_of(one.error));
  }
  return {found.begin(), found.end()};
}

std::vector<std::string> TraceView::sort_keys(std::span<const std::uint32_t> ids, EventColumn column) const {
  const EventColumns& events = body_->index.events();
  std::vector<std::string> keys;
  keys.reserve(ids.size());
  std::unordered_map<ResourceId, std::string> names;
  for (const std::uint32_t id : ids) {
    const EventType& type = events.type(events.type_of(id));
    switch (column) {
      case EventColumn::number:
      case EventColumn::time:
        keys.emplace_back();
        break;
      case EventColumn::kind:
        keys.emplace_back(event_kind_word(type.kind));
        break;
      case EventColumn::source:
        keys.emplace_back(model::source_text(model::action_row(type.action).source));
        break;
      case EventColumn::name:
        keys.emplace_back(model::action_row(type.action).name);
        break;
      case EventColumn::error:
        keys.emplace_back(type.error == trace::TextId::none ? "" : body_->text_of(type.error));
        break;
      case EventColumn::resource: {
        const ResourceId resource = events.resource(id);
        const auto [place, fresh] = names.try_emplace(resource);
        if (fresh && resource != ResourceId::none) place->second = body_->reader->resource(resource).name;
        keys.push_back(place->second);
        break;
      }
      case EventColumn::principal:
      case EventColumn::line: {
        const auto event = body_->reader->event(id);
        if (column == EventColumn::principal) {
          keys.push_back(event ? event->principal : "");
        } else {
          const std::string line = std::to_string(event ? event->line : 0);
          keys.push_back(std::string(10 - std::min<std::size_t>(10, line.size()), '0') + line);
        }
        break;
      }
    }
  }
  return keys;
}

}  // namespace viewer
