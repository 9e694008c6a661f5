// Which events and changes a timeline tells.
#include "trace/timeline.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace trace {
namespace {

using Ids = std::set<ResourceId>;

// The resource and what belongs to it. Parents have smaller numbers than their children.
Ids family_of(Reader& reader, const ResourceRecord& resource) {
  Ids family{resource.id};
  for (const ResourceRecord& one : reader.resources()) {
    if (family.contains(one.parent)) {
      family.insert(one.id);
    }
  }
  return family;
}

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

  // The events' own columns, and those events that changed nothing but tell something: refusals, without the logins.
  void add_events(std::vector<TimelineEntry>& entries) {
    std::vector<TimelineEntry> merged;
    merged.reserve(entries.size());
    auto next = entries.begin();
    reader_.each_event([&](EventRecord&& event) {
      const bool changed = next != entries.end() && next->event.id == event.id;
      const bool told = about(event.resource_id) && (options_.all || (!event.error.empty() && event.kind != "client"));
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
