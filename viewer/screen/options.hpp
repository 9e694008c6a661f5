// What was typed behind `credsim-viewer`.
#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace viewer {

// A mistake on the command line or in a script: a sentence.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Not an error: help or the version was asked for, and this is the answer.
struct Answered {
  std::string text;
};

struct Options {
  std::filesystem::path file;  // a trace, or a scenario
  std::optional<std::string> at;
  std::optional<std::string> select;
  std::vector<std::string> show;  // windows, by name
  int width = 1600;               // pixels
  int height = 900;
  std::string palette = "light";
  float text_scale = 1;
  std::optional<std::filesystem::path> screenshot;
  std::optional<std::filesystem::path> script;
  std::optional<std::filesystem::path> state;  // where the key F9 writes what is shown
  std::optional<int> benchmark;                // frames
  std::optional<std::filesystem::path> credsim;
};

// Throws UsageError, or Answered.
Options read_options(int count, const char* const* words);

}  // namespace viewer
