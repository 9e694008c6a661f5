// Mistakes of parts that do not depend on each other, collected, so that a user reads of several at once.
#pragma once

#include <vector>

#include "scenarios/script.hpp"

namespace scenarios {

class Mistakes {
 public:
  // Does `read`, and keeps its mistake. Throws all of them when there are as many as anybody wants to read at once.
  template <class Read>
  void attempt(const Read& read) {
    try {
      read();
    } catch (const Mistake& mistake) {
      mistakes_.push_back(mistake);
      if (mistakes_.size() == most) settle();
    }
  }

  // Throws them if there are any: before what depends on what was attempted, and at the end.
  void settle() const {
    if (!mistakes_.empty()) throw Mistake(mistakes_);
  }

 private:
  static constexpr std::size_t most = 10;
  std::vector<Mistake> mistakes_;
};

}  // namespace scenarios
