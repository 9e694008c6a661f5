// A first picture of a trace whose rows are not all read yet: from the overview that its writer left, or from a sample.
#pragma once

#include <cstdint>
#include <vector>

#include "trace/lanes.hpp"
#include "trace/overview.hpp"
#include "trace/reader.hpp"
#include "viewer/turn_list.hpp"

namespace viewer {

struct PreviewLane {
  std::array<TurnList, trace::track_count> turns;  // about when, and in a sample not all of them
  std::vector<trace::OverviewCell> cells;
};

struct Preview {
  SparseMoments moments;
  std::map<trace::ResourceId, PreviewLane> lanes;  // by what owns them; of a group of clients any of them
  std::vector<trace::LaneUse> uses;
};

// Empty lanes where the trace has no overview.
Preview preview_of_overview(trace::Reader& reader);

// From some thousands of places, evenly spread over the rows. What happened between two of them is not known.
Preview preview_of_sample(trace::Reader& reader, const std::vector<trace::ResourceLink>& links);

}  // namespace viewer
