// What happened to a resource, or to all: a line a change, grouped by the events that made them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trace/reader.hpp"

namespace trace {

struct TimelineOptions {
  std::optional<ResourceRecord> resource;  // none: all, but without `all` no clients
  // The resource's own too: a cluster's instances and secret, the secret's versions, a key's grants …
  bool descendants = false;
  // Also the simulator's own bookkeeping, every attribute of a creation and deletion, and events without effect.
  bool all = false;
};

// An event with those of its changes that the options let through; none for a refusal.
struct TimelineEntry {
  EventRecord event;
  std::vector<ChangeRecord> changes;
  std::size_t times = 1;  // more: it stands for so many like it
};

struct Timeline {
  sim::Time start{};
  std::string scenario;
  std::vector<TimelineEntry> entries;
};

Timeline timeline(Reader& reader, const TimelineOptions& options);

// `SecretStatus active -> rotating`, `created`, `deleted`.
std::string change_text(const ChangeRecord& change);
// `rds ModifyDBCluster by admin: InvalidParameterCombination`, `200 × rds CreateDBCluster by admin`.
std::string happening_text(const TimelineEntry& entry);

// A table: time, offset, resource, attribute and values, the event, the scenario's line.
std::string timeline_text(const Timeline& timeline);
// An array of events with their changes.
std::string timeline_json(const Timeline& timeline);

}  // namespace trace
