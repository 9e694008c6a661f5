// Catch2 under version 3's names, whether the distribution brings version 2 or version 3.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>

#include <string>

namespace Catch {
namespace Matchers {
inline auto ContainsSubstring(const std::string& text, CaseSensitive::Choice cased = CaseSensitive::Yes) {
  return Contains(text, cased);
}
}  // namespace Matchers
}  // namespace Catch
#define CREDSIM_CATCH2_V2
#endif
