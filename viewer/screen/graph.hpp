// The window with the dependency graph as it was at the cursor.
#pragma once

#include "viewer/graph_layout.hpp"
#include "viewer/screen/look.hpp"
#include "viewer/selection.hpp"

namespace viewer {

struct GraphState {
  GraphLayout layout;
  bool around_selected = true;   // only what is connected with the selected resource
  bool dependents = true;        // what depends on the selected one stands out
  ImVec2 shift = ImVec2(0, 0);   // pixels by which it was dragged
  float size = 1;                // multiples of the usual
  bool fit = true;               // brings all of it into sight at the next frame
  ImVec2 fitted = ImVec2(0, 0);  // the room, in usual pixels, that it was fitted into

  // What was asked for last, and the answer.
  DependencyView graph;
  ResourceId around = ResourceId::none;
  sim::Time at{};
  std::uint64_t generation = ~std::uint64_t{0};
  bool busy = false;  // the answer is not there yet: what is shown is the one before
};

const char* health_text(model::Health health);  // well, busy, in trouble, gone
void draw_graph(const TraceView& view, Selection& selection, GraphState& state, const Look& look);

}  // namespace viewer
