// Traces for the viewer's tests: shipped scenarios, played once.
#pragma once

#include <filesystem>
#include <string>

#include "tests/folder.hpp"

namespace tests {

// A month of one cluster with a key that is disabled, and ten clients.
const std::filesystem::path& month_trace();

// What this scenario leaves at `file`.
void play_into(const std::filesystem::path& file, const std::string& scenario);

std::filesystem::path shipped(const std::string& name);  // clients/a-leaked-password

}  // namespace tests
