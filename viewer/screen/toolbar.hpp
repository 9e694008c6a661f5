// The bar at the top: the run, playing through it, and what is being read.
#pragma once

namespace viewer {

struct Desk;

void draw_toolbar(Desk& desk);

}  // namespace viewer
