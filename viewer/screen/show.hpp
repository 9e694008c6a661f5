// The program with a window: from opening the trace to the last frame.
#pragma once

#include "viewer/screen/options.hpp"

namespace viewer {

// Until it is closed, or what it was to do without a person is done, or a signal asks it to end: then that is returned,
// otherwise 0. Throws NoDisplay, UsageError and trace::Error.
int show(const Options& options);

}  // namespace viewer
