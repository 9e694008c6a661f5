// A report as a page for a browser: one file that needs nothing else.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace cli {

// What trace::report says, as HTML. Its texts come from a scenario: they are made harmless, see html_text.hpp.
std::string report_page(const nlohmann::ordered_json& report);

// The files of cli/report/, as they are.
extern const std::string_view report_html;
extern const std::string_view report_css;
extern const std::string_view report_js;
extern const std::string_view study_html;

}  // namespace cli
