// `{i}`, which counts the copies that `repeat:` makes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "scenarios/script.hpp"

namespace scenarios {

bool has_counter(std::string_view text);
// The text with the number in the place of every {i}.
std::string counted(std::string_view text, std::uint64_t i);
// The same of every text of a deed.
Deed counted(Deed deed, std::uint64_t i);

}  // namespace scenarios
