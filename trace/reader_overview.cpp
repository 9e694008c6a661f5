// The part of Reader that reads the overview.
#include "trace/overview.hpp"
#include "trace/reader.hpp"
#include "trace/reader_source.hpp"

namespace trace {

Overview Reader::overview() {
  Overview found;
  // Traces of earlier versions of credsim have none.
  Statement table = source_->statement("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'overview'");
  if (!table.step()) return found;
  table.reset();
  Statement rows = source_->statement("SELECT resource, part, data FROM overview ORDER BY resource, part");
  while (rows.step()) found.add(static_cast<ResourceId>(rows.integer(0)), rows.integer(1), rows.bytes(2));
  return found;
}

}  // namespace trace
