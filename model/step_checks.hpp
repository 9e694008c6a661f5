// The invariants of kind `state` and `step` after one step: those that it can have broken.
#pragma once

#include <vector>

#include "model/inspection.hpp"

namespace model {

class StepChecks {
 public:
  void operator()(Inspection& step);

 private:
  void check_touched(Inspection& step);

  std::vector<Resource> touched_;
};

}  // namespace model
