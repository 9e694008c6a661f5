// Text for reports that other programs read: whatever a scenario says, it is valid UTF-8 without control characters,
// and no longer than somebody wants to read.
#pragma once

#include <string>
#include <string_view>

namespace lab {

// Line ends and tabs become spaces, other control characters and what is not UTF-8 U+FFFD; what is longer than
// `most` bytes ends with an ellipsis.
std::string printable(std::string_view text, std::size_t most = 2000);

}  // namespace lab
