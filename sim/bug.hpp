// A bug of ours: an assertion that is always on. The program ends with exit code 3 and says how to replay the run.
#pragma once

#include <stdexcept>
#include <string>

namespace sim {

class Bug : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// Throws Bug unless `holds`.
inline void require(bool holds, const char* what) {
  if (!holds) [[unlikely]] {
    throw Bug(what);
  }
}

}  // namespace sim
