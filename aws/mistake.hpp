// A mistake in what a person wrote: the text says what is wrong and what would be right; the caller adds the place.
#pragma once

#include <stdexcept>

namespace aws {

struct Mistake : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace aws
