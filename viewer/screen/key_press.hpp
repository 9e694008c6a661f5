// A key or a key with others held, as the table of commands and scripts spell it: `n`, `Ctrl+F`, `F1`, `Left`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace viewer {

struct KeyPress {
  // What was typed, by the person's keyboard layout; 0: a key without a character, or with Ctrl.
  char32_t character = 0;
  int key = 0;  // GLFW's number of one of these
  bool control = false;

  bool operator==(const KeyPress&) const = default;
};

// None: no key is called so.
std::optional<KeyPress> key_named(std::string_view name);

// Whether a key of GLFW's without a character is one that commands may have.
bool has_name(int glfw_key);

}  // namespace viewer
