// The names of keys.
#include "viewer/screen/key_press.hpp"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace viewer {
namespace {

struct NamedKey {
  std::string_view name;
  int key = 0;
};

constexpr std::array named_keys = {
    NamedKey{"Left", GLFW_KEY_LEFT},      NamedKey{"Right", GLFW_KEY_RIGHT},
    NamedKey{"Up", GLFW_KEY_UP},          NamedKey{"Down", GLFW_KEY_DOWN},
    NamedKey{"Home", GLFW_KEY_HOME},      NamedKey{"End", GLFW_KEY_END},
    NamedKey{"PageUp", GLFW_KEY_PAGE_UP}, NamedKey{"PageDown", GLFW_KEY_PAGE_DOWN},
    NamedKey{"Enter", GLFW_KEY_ENTER},    NamedKey{"Escape", GLFW_KEY_ESCAPE},
    NamedKey{"Tab", GLFW_KEY_TAB},        NamedKey{"Backspace", GLFW_KEY_BACKSPACE},
    NamedKey{"F1", GLFW_KEY_F1},          NamedKey{"F2", GLFW_KEY_F2},
    NamedKey{"F3", GLFW_KEY_F3},          NamedKey{"F5", GLFW_KEY_F5},
    NamedKey{"F9", GLFW_KEY_F9},          NamedKey{"F11", GLFW_KEY_F11},
    NamedKey{"F12", GLFW_KEY_F12},
};

}  // namespace

bool has_name(int glfw_key) {
  return std::ranges::any_of(named_keys, [&](const NamedKey& one) { return one.key == glfw_key; });
}

std::optional<KeyPress> key_named(std::string_view name) {
  KeyPress press;
  if (name.starts_with("Ctrl+")) {
    press.control = true;
    name.remove_prefix(5);
  }
  if (name == "Space") return KeyPress{.character = U' ', .key = 0, .control = press.control};
  for (const NamedKey& one : named_keys) {
    if (one.name == name) {
      press.key = one.key;
      return press;
    }
  }
  if (name.size() != 1) return std::nullopt;
  const char letter = name.front();
  if (!press.control) {
    press.character = static_cast<unsigned char>(letter);
  } else {
    press.key = std::toupper(static_cast<unsigned char>(letter));  // GLFW numbers keys as ASCII does
  }
  return press;
}

}  // namespace viewer
