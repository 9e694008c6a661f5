// What a person can do without the mouse: one table, which the keys, the help window and scripts read.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "viewer/screen/key_press.hpp"

namespace viewer {

struct Desk;

struct Command {
  std::string_view name;     // in scripts
  std::string_view keys;     // any of these, with spaces between them
  std::string_view what;     // it does
  std::string_view heading;  // in the help
  void (*perform)(Desk&) = nullptr;
};

std::span<const Command> commands();
// It has to be one.
const Command& command_named(std::string_view name);

bool is_command(std::string_view name);

// False: there is no such command, or no command has the key.
bool perform(Desk& desk, std::string_view name);
bool press(Desk& desk, const KeyPress& key);

}  // namespace viewer
