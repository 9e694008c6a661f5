// Which events and changes a timeline tells.
#include "trace/timeline.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "model/actions.hpp"
#include "trace/family.hpp"

namespace trace {
namespace {

using Ids = std::set<ResourceId>;

Ids clients_in(Reader& reader) {
  Ids clients;
  for (const ResourceRecord& one : reader.resources()) {
    if (one.kind == "client") {
      clients.insert(one.id);
    }
  }
  return clients;
}

// What a creation says beside the creation itself.
bool status_like(const std::string& attribute) {
  static const std::set<std::string> names{"Status", "SecretStatus", "DBInstanceStatus", "KeyState", "AWSCURRENT"};
  return names.contains(attribute);
}

// Leaves out what only `all` shows: bookkeeping, and the many attributes that come and go with a resource.
void thin_out(std::vector<ChangeRecord>& changes) {
  Ids created;
  Ids deleted;
  for (const ChangeRecord& change : changes) {
    if (change.attribute == "exists") {
      (change.after ? created : deleted).insert(change.resource_id);
    }
  }
  std::erase_if(changes, [&](const ChangeRecord& change) {
    if (change.attribute == "exists") {
      return false;
    }
    return change.internal || deleted.contains(change.resource_id) ||
           (created.contains(change.resource_id) && !change.before && !status_like(change.attribute));
  });
}

// A fault, or a call that does more than look.
bool sets_off(const EventRecord& event) {
  static const std::set<std::string_view> looks = [] {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < model::action_count; ++i) {
      const model::ActionRow& row = model::action_row(static_cast<model::Action>(i));
      if (row.read_only) {
        names.insert(row.name);
      }
    }
    return names;
  }();
  return event.kind == "fault" || (event.kind == "call" && !looks.contains(event.name) && event.name != "Login");
}

class Collector {
 public:
  Collector(Reader& reader, const TimelineOptions& options) : reader_(reader), options_(options) {
    if (options.resource) {
      family_ = options.descendants ? family_of(reader, *options.resource) : Ids{options.resource->id};
    } else if (!options.all) {
      clients_ = clients_in(reader);
    }
  }

  void collect(std::vector<TimelineEntry>& entries) {
    const bool one = family_.size() == 1;
    reader_.each_change(one ? *family_.begin() : ResourceId::none, std::nullopt, [&](const ChangeRecord& change) {
      if (!about(change.resource_id)) {
        return;
      }
      if (entries.empty() || entries.back().event.id != change.event) {
        entries.push_back({});
        entries.back().event.id = change.event;
      }
      entries.back().changes.push_back(change);
    });
    if (!options_.all) {
      for (TimelineEntry& entry : entries) {
        thin_out(entry.changes);
      }
      std::erase_if(entries, [](const TimelineEntry& entry) { return entry.changes.empty(); });
    }
    add_events(entries);
  }

 private:
  // Everything, but for clients: they are many and do the same all the time; each has a timeline of its own.
  bool about(ResourceId id) const { return options_.resource ? family_.contains(id) : !clients_.contains(id); }

  // The events' own columns, and those events that changed nothing but tell something: refusals, without the logins,
  // and what the scenario set off.
  void add_events(std::vector<TimelineEntry>& entries) {
    std::vector<TimelineEntry> merged;
    merged.reserve(entries.size());
    auto next = entries.begin();
    reader_.each_event([&](EventRecord&& event) {
      const bool changed = next != entries.end() && next->event.id == event.id;
      const bool telling = (!event.error.empty() && event.kind != "client") || sets_off(event);
      const bool told = about(event.resource_id) && (options_.all || telling);
      if (changed) {
        merged.push_back({std::move(event), std::move(next++->changes)});
      } else if (told) {
        merged.push_back({std::move(event), {}});
      }
    });
    entries = std::move(merged);
  }

  Reader& reader_;
  const TimelineOptions& options_;
  Ids family_;
  Ids clients_;
};

}  // namespace

Timeline timeline(Reader& reader, const TimelineOptions& options) {
  Timeline made{reader.start(), reader.fact("scenario"), {}};
  Collector(reader, options).collect(made.entries);
  return made;
}

}  // namespace trace
