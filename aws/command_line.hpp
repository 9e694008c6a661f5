// The words of a command taken apart: which operation, and which options with which words.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "aws/command.hpp"
#include "aws/operation_table.hpp"

namespace aws {

struct GivenOption {
  const Option* option = nullptr;
  std::string written;  // as written, without a value: --no-apply-immediately
  bool truth = true;    // of a boolean: false after --no-
  std::vector<std::string> words;
};

struct CommandLine {
  const Operation* operation = nullptr;  // of a waiter: the one that it repeats
  std::optional<Waiter::Kind> waits;
  std::vector<GivenOption> options;
  std::vector<std::string> ignored;  // global options without effect
  std::string region;
  std::string query;
  std::string output;

  [[nodiscard]] const GivenOption* find(const Option& option) const;
};

// Values are not looked at. Throws Mistake.
CommandLine read_command_line(std::span<const std::string> words);

}  // namespace aws
