// Texts in pages for a browser.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace cli {

// Valid UTF-8, on one line, without characters that are not seen but do something; not too long.
std::string harmless(std::string_view text);
// The same for HTML and SVG, in an element or in a quoted attribute.
std::string escaped(std::string_view text);

// A page whose {{names}} are filled in; what was filled in is not looked at again.
std::string filled(std::string_view page, const std::function<std::string(std::string_view)>& part);

}  // namespace cli
