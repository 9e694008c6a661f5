// A first picture of a trace whose rows are not all read yet: from the overview that its writer left, or from a sample.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "trace/lanes.hpp"
#include "trace/overview.hpp"
#include "trace/reader.hpp"
#include "viewer/few_of.hpp"
#include "viewer/resource_table.hpp"
#include "viewer/turn_list.hpp"

namespace viewer {

struct PreviewLane {
  FewOf<TurnList> turns;  // by track; about when, and in a sample not all of them
  std::vector<trace::OverviewCell> cells;
};

class Preview {
 public:
  // Of the overview or, where there is none, of some thousands of places, evenly spread over the rows: what happened
  // between two of them is not known.
  Preview(trace::Reader& reader, const ResourceTable& resources);

  [[nodiscard]] const std::vector<trace::LaneUse>& uses() const { return uses_; }
  [[nodiscard]] const Moments& when() const { return moments_; }
  // By what owns it; of a group of clients, the first.
  const PreviewLane& lane(trace::Reader& reader, trace::ResourceId owner);

 private:
  void sample(trace::Reader& reader, const ResourceTable& resources);

  trace::Overview overview_;
  SparseMoments moments_;
  std::vector<trace::LaneUse> uses_;
  std::map<trace::ResourceId, PreviewLane> lanes_;  // those that were asked for; of a sample all
};

}  // namespace viewer
