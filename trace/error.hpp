// What goes wrong with a trace as a file: an unwritable place, a full disk, something that is no trace. A sentence for
// the user that names the path; not a bug.
#pragma once

#include <stdexcept>

namespace trace {

class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace trace
