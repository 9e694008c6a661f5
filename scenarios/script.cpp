// The places and mistakes that a script speaks of, as text.
#include "scenarios/script.hpp"

namespace scenarios {

const std::string& FileName::text() const {
  static const std::string none;
  return name_ ? *name_ : none;
}

std::string Mark::text() const { return file.text() + ":" + std::to_string(line) + ":" + std::to_string(column); }

Mistake::Mistake(const Mark& mark, const std::string& what) : std::runtime_error(mark.text() + ": " + what) {}

}  // namespace scenarios
