// The option --format, and JSON for programs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "cli/command_line.hpp"
#include "cli/terminal.hpp"

namespace cli {

using Json = nlohmann::ordered_json;

inline void declare_format(CommandLine& line, std::string& format) {
  line.choice("--format", {"text", "json"}, "text for people (the default), or JSON for programs", format);
}

inline void print_json(const Json& value) { print(value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"); }

}  // namespace cli
