// The window that lists what the keys and the mouse do.
#pragma once

#include "viewer/screen/look.hpp"

namespace viewer {

// Closed by its button: `open` becomes false.
void draw_help(bool& open, const Look& look);

}  // namespace viewer
