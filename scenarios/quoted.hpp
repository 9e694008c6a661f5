// A user's own words inside a message: in quotes, on one line, and not too long.
#pragma once

#include <string>
#include <string_view>

namespace scenarios {

// `"text"`, cut after 60 bytes at the start of a character, line breaks as \n.
std::string quoted(std::string_view text);

}  // namespace scenarios
