// rapidcheck under Catch2: a property that fails is shrunk, and the smallest counterexample is the failure's message.
#pragma once

#include "tests/catch.hpp"

#include <rapidcheck.h>

#include <sstream>
#include <utility>

namespace tests {

template <typename Testable>
void property(Testable&& testable) {
  const auto result = rc::detail::checkTestable(std::forward<Testable>(testable));
  if (result.template is<rc::detail::SuccessResult>()) {
    SUCCEED();
    return;
  }
  std::ostringstream message;
  rc::detail::printResultMessage(result, message);
  FAIL(message.str());
}

}  // namespace tests
