// What a search found wrong, as scenario files that show it again: each story once, also across searches.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>

#include "scenarios/script.hpp"

namespace lab {

// What a story is about, whatever its names, numbers, times and chance: its operations with their options, in order.
std::uint64_t signature(const scenarios::Script& script);

// The script of its own, without anything beside its file: documents and policies stand in it.
scenarios::Script self_contained(scenarios::Script script);

// The stories of one scenario in one folder.
class SavedStories {
 public:
  // Looks at what is there already. `stem`: the name of the scenario's file, without its ending.
  SavedStories(std::filesystem::path folder, std::string stem);

  // The file that has the story; empty: it is new here.
  [[nodiscard]] std::filesystem::path file_of(const std::string& what, const scenarios::Script& script) const;
  // Writes it, under the first name STEM-WHAT-n.yaml that is free, and says where. Throws scenarios::FileError.
  std::filesystem::path save(const std::string& what, const scenarios::Script& script);

 private:
  std::filesystem::path folder_;
  std::string stem_;
  std::map<std::pair<std::string, std::uint64_t>, std::filesystem::path> known_;  // of several files the first
};

// What is wrong as a part of a file's name: `I22 some-version-always-works` is I22.
std::string file_word(const std::string& what);

}  // namespace lab
