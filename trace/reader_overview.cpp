// The part of Reader that reads the overview.
#include "trace/overview.hpp"
#include "trace/overview_packing.hpp"
#include "trace/reader.hpp"
#include "trace/reader_source.hpp"

namespace trace {

Overview Reader::overview() {
  Overview found;
  // Traces of earlier versions of credsim have none.
  Statement table = source_->statement("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'overview'");
  if (!table.step()) return found;
  table.reset();
  Statement rows = source_->statement("SELECT resource, part, data FROM overview ORDER BY rowid");
  while (rows.step()) {
    const auto resource = static_cast<ResourceId>(rows.integer(0));
    const std::int64_t part = rows.integer(1);
    std::span<const std::uint8_t> bytes = rows.bytes(2);
    if (part == overview_moments) {
      for (std::int64_t at = 0; !bytes.empty();) {
        at += static_cast<std::int64_t>(unpack(bytes));
        found.moments.emplace_back(sim::Duration(at));
      }
    } else if (part == overview_counts) {
      found.lanes[resource].cells = OverviewCounts::unpacked(bytes);
    } else if (part == overview_uses) {
      for (std::uint64_t used = 0; !bytes.empty();) {
        used += unpack(bytes);
        found.lanes[resource].uses.push_back(static_cast<ResourceId>(used));
      }
    } else {
      auto& turns = found.lanes[resource].turns[static_cast<Track>(part)];
      for (EventId event = 0; !bytes.empty();) {
        event += static_cast<EventId>(unpack(bytes));
        turns.push_back({event, static_cast<TrackValue>(unpack(bytes))});
      }
    }
  }
  return found;
}

}  // namespace trace
