// What a line of the script, or an action, says, as one text: the command as it was typed, or the login or fault in
// short.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "scenarios/script.hpp"

namespace lab {

// On one line; `expand` puts values in the place of variables.
std::string line_text(const scenarios::Deed& deed, const std::function<std::string(std::string_view)>& expand);

// All the texts in it that may have variables, as one.
std::string texts_of(const scenarios::Deed& deed);

}  // namespace lab
