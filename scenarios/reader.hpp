// Reads a scenario file into a Script. What is wrong with it is a Mistake at its place: `file:line:column: what is
// wrong, what would be right`.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "scenarios/script.hpp"

namespace scenarios {

Script read_file(const std::filesystem::path& path);
Script read_text(std::string_view yaml, std::string file_name);

// `NAME=VALUE` with the value as it would stand under `parameters:`, such as `rotation.set={uniform: [1s, 5s]}`. Its
// mistakes are at `origin`, for instance `--set`.
ParameterSetting read_parameter(std::string_view assignment, const std::string& origin);

}  // namespace scenarios
