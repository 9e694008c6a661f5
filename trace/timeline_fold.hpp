// A fleet's timeline made short: what happens to many in the same way is told once.
#pragma once

#include "trace/timeline.hpp"

namespace trace {

// Entries that differ only in whom they are about become one, in the place of the first: of at least ten, each at most
// an hour after the one before.
Timeline folded(Timeline timeline);

}  // namespace trace
