// The part of Reader that reads the overview.
#include "trace/overview.hpp"
#include "trace/overview_packing.hpp"
#include "trace/reader.hpp"
#include "trace/reader_source.hpp"

namespace trace {
namespace {

constexpr const char* bytes_of_part = "SELECT data FROM overview WHERE rowid = ?";

}  // namespace

Overview Reader::overview() {
  Overview found;
  // Traces of earlier versions of credsim have none.
  Statement table = source_->statement("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'overview'");
  if (!table.step()) return found;
  table.reset();
  Statement rows = source_->statement("SELECT resource, part, rowid FROM overview ORDER BY resource, part");
  while (rows.step()) found.add(static_cast<ResourceId>(rows.integer(0)), rows.integer(1), rows.integer(2));
  Statement small = source_->statement("SELECT resource, part, data FROM overview WHERE part IN (?, ?)");
  small.bind(1, overview_moments).bind(2, overview_uses);
  while (small.step()) {
    if (small.integer(1) == overview_moments) {
      found.add_moments(small.bytes(2));
    } else {
      found.add_uses(static_cast<ResourceId>(small.integer(0)), small.bytes(2));
    }
  }
  return found;
}

std::vector<std::uint8_t> Reader::overview_bytes(std::int64_t row) {
  Statement& part = source_->kept(bytes_of_part);
  std::vector<std::uint8_t> found;
  if (part.bind(1, row).step()) found.assign(part.bytes(0).begin(), part.bytes(0).end());
  part.reset();
  return found;
}

}  // namespace trace
