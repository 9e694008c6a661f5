// Commands whose options belong together: what operations with any options would rarely come to.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace lab {

struct WalkPattern {
  std::string_view command;
  unsigned weight = 1;
};
std::span<const WalkPattern> walk_patterns();

// What an operation answers that later lines can use: under which name, with a number behind it, and where it stands.
struct WalkSave {
  std::string_view operation;  // create-key
  std::string_view name;       // key
  std::string_view path;       // KeyMetadata.KeyId
};
std::span<const WalkSave> walk_saves();

}  // namespace lab
